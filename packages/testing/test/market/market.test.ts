import { describe, expect, it } from 'vitest'
import type { Candle } from '../../src/market/bars/candles.ts'
import { ListingHistory } from '../../src/market/bars/history.ts'
import { CLOSE, DAY_END, OPEN } from '../../src/market/calendar/hours.ts'
import type { MarketEvent, MarketSink } from '../../src/market/instrument/marketEvent.ts'
import { listings } from '../../src/market/listing/listings.ts'
import { isOnGrid, priceLimits } from '../../src/market/listing/ticks.ts'
import { Market } from '../../src/market/market.ts'

const DAY = 20_777
const HOUR = 3_600_000
const CLOSING_AUCTION = CLOSE - 600_000

type TradeEvent = Extract<MarketEvent, { _tag: 'trade' }>
type Told = (event: MarketEvent) => void

function sink(tell: Told): MarketSink {
  return { tell, flush: () => {} }
}

function told(seed: number, until: number, tell: Told): Market {
  const market = new Market(seed, DAY)
  market.advanceTo(until, sink(tell))
  return market
}

// What an event says, with the state it is read from.
function line(event: MarketEvent): string {
  if (event._tag === 'phase') return `${event.at} phase ${event.phase.code}`
  const { listing, last, volume, book, expected } = event.instrument
  const best = [book.best('asks'), book.best('bids')]
  return JSON.stringify([event.at, event._tag, listing.code, last, volume, best, expected, book.total('asks')])
}

describe('the simulated market', () => {
  it('reports the same day for the same seed', () => {
    const first: string[] = []
    const second: string[] = []
    told(7, 10 * HOUR, (event) => first.push(line(event)))
    told(7, 10 * HOUR, (event) => second.push(line(event)))
    expect(first.length).toBeGreaterThan(10_000)
    expect(second).toEqual(first)
  })

  it('reports another day for another seed', () => {
    const first: string[] = []
    const second: string[] = []
    told(7, OPEN + 60_000, (event) => first.push(line(event)))
    told(8, OPEN + 60_000, (event) => second.push(line(event)))
    expect(second).not.toEqual(first)
  })

  it('does not depend on how often it is looked at', () => {
    const atOnce: string[] = []
    told(3, OPEN + 600_000, (event) => atOnce.push(line(event)))
    const inSteps: string[] = []
    const market = new Market(3, DAY)
    for (let at = OPEN - 1_800_000; at <= OPEN + 600_000; at += 777) {
      market.advanceTo(
        at,
        sink((event) => inSteps.push(line(event))),
      )
    }
    market.advanceTo(
      OPEN + 600_000,
      sink((event) => inSteps.push(line(event))),
    )
    expect(inSteps).toEqual(atOnce)
  })

  it('reports what happens in the order of time', () => {
    let last = 0
    let backwards = 0
    told(5, DAY_END, ({ at }) => {
      if (at < last) backwards += 1
      last = at
    })
    expect(backwards).toBe(0)
  })

  it('runs through a whole day, until nothing is left', () => {
    let events = 0
    const market = told(1, DAY_END, () => {
      events += 1
    })
    expect(events).toBeGreaterThan(300_000)
    expect(market.next).toBe(Number.POSITIVE_INFINITY)
  })
})

describe.each([1, 2, 7, 42])('a day of seed %i', (seed) => {
  const trades: TradeEvent[] = []
  const starts: Extract<MarketEvent, { _tag: 'viStart' }>[] = []
  const ends: Extract<MarketEvent, { _tag: 'viEnd' }>[] = []
  const wrong: string[] = []
  const halted = new Set<string>()
  const reference = new Map<string, number>()
  const minutes = new Map<string, Map<number, Candle>>()

  const market = new Market(seed, DAY, listings, 'lively')
  const tell: Told = (event) => {
    // The NXT has hours of its own; its laws are in conservation.test.ts.
    if (event._tag !== 'phase' && event.instrument.venue === 'NXT') return
    switch (event._tag) {
      case 'trade': {
        const { instrument, price, at, size } = event
        const { code, kind } = instrument.listing
        const { upper, lower } = instrument.limits
        trades.push(event)
        if (halted.has(code)) wrong.push(`${code} traded under an interruption at ${at}`)
        if (!isOnGrid(price, kind)) wrong.push(`${code} traded at ${price}, off the grid`)
        if (price > upper || price < lower) wrong.push(`${code} traded at ${price}, beyond ${lower} to ${upper}`)
        if (size < 1) wrong.push(`${code} traded ${size}`)
        const { postClose } = market.hours
        const isAuction = event.isAuction && !(at >= postClose.from && at < postClose.to)
        const measured = reference.get(code) ?? price
        if (!event.isAuction && Math.abs(price - measured) * 10 >= measured)
          wrong.push(`${code} ran through ${measured}`)
        if (isAuction) reference.set(code, price)
        addTo(minutes, code, event)
        break
      }
      case 'book': {
        const { listing, book, limits } = event.instrument
        const asks = book.levels('asks')
        const bids = book.levels('bids')
        if (asks.length > 10 || bids.length > 10) wrong.push('more than ten levels')
        const ladder = [...asks.toReversed(), ...bids].map(({ price }) => price)
        if (ladder.some((price, n) => n > 0 && price >= (ladder[n - 1] ?? 0))) wrong.push(`${listing.code}: ${ladder}`)
        for (const { price, size } of [...asks, ...bids]) {
          const isIn = price <= limits.upper && price >= limits.lower && isOnGrid(price, listing.kind)
          if (!isIn || size < 1) wrong.push(`${listing.code} quotes ${size} at ${price}`)
        }
        break
      }
      case 'viStart':
        starts.push(event)
        halted.add(event.instrument.listing.code)
        break
      case 'viEnd':
        ends.push(event)
        halted.delete(event.instrument.listing.code)
        break
      case 'expected':
      case 'afterHours':
      case 'offBook':
      case 'phase':
        break
    }
  }
  market.advanceTo(DAY_END, sink(tell))

  it('keeps to grid, limits, interruptions and an ordered book', () => {
    expect(wrong).toEqual([])
  })

  it('interrupts lively stocks within the first minutes', () => {
    expect(starts.filter(({ at }) => at < OPEN + 300_000).length).toBeGreaterThan(0)
  })

  it('interrupts as far from the reference as its kind asks for, for two minutes and up to thirty seconds', () => {
    expect(ends.length).toBe(starts.length)
    for (const { vi, at, instrument } of starts) {
      const { isKospi200, kind } = instrument.listing
      const narrow = isKospi200 || kind === 'etf'
      const isClosing = at >= CLOSE && at < market.hours.postClose.from
      const dynamic = (isClosing ? [2, 4] : [3, 6])[narrow ? 0 : 1] ?? 0
      const isStatic = Math.abs(vi.trigger - vi.reference) * 10 >= vi.reference
      const isDynamic =
        at > OPEN + 1_000 && Math.abs(vi.trigger - vi.dynamicReference) * 100 >= vi.dynamicReference * dynamic
      expect(vi.kind).toBe(isStatic && isDynamic ? 'both' : isStatic ? 'static' : 'dynamic')
      expect(isStatic || isDynamic).toBe(true)
      if (vi.endsAt === CLOSING_AUCTION || vi.endsAt === DAY_END) continue
      expect(vi.endsAt - at).toBeGreaterThanOrEqual(120_000)
      expect(vi.endsAt - at).toBeLessThanOrEqual(150_000)
    }
  })

  it('has minute candles that are its trades', () => {
    for (const instrument of market.instruments) {
      const built = minutes.get(instrument.listing.code) ?? new Map()
      expect(instrument.minutes.candles).toEqual([...built.values()])
    }
  })

  it('adds up: volume, value and the two sides', () => {
    for (const instrument of market.instruments) {
      const own = trades.filter((trade) => trade.instrument === instrument)
      expect(instrument.volume).toBe(own.reduce((total, { size }) => total + size, 0))
      expect(instrument.value).toBe(own.reduce((total, { size, price }) => total + size * price, 0))
      expect(instrument.buyVolume + instrument.sellVolume).toBeLessThan(instrument.volume)
      expect(instrument.low).toBeLessThanOrEqual(Math.min(instrument.open, instrument.last))
      expect(instrument.high).toBeGreaterThanOrEqual(Math.max(instrument.open, instrument.last))
    }
  })

  it('trades from the open to the close, and at the closing price after hours', () => {
    expect(trades[0]?.at).toBeGreaterThanOrEqual(OPEN)
    expect(trades.filter(({ at }) => at >= CLOSING_AUCTION && at < CLOSE)).toEqual([])
    const { postClose } = market.hours
    // The closing auction may go on for two minutes and a half.
    expect(trades.filter(({ at }) => at > CLOSE + 151_000 && at < postClose.from)).toEqual([])
    const late = trades.filter(({ at }) => at >= postClose.from && at < postClose.to)
    expect(late.length).toBeGreaterThan(100)
    expect(late.filter(({ price, instrument }) => price !== instrument.officialClose)).toEqual([])
  })

  it('trades stocks in the after-market until 20:00, and neither the fund nor gold', () => {
    const evening = trades.filter(({ at }) => at >= market.hours.postClose.to)
    expect(evening.length).toBeGreaterThan(1_000)
    expect(evening.filter(({ at, instrument }) => at >= DAY_END || instrument.listing.kind !== 'stock')).toEqual([])
    const moved = market.instruments.filter(({ last, officialClose }) => last !== officialClose)
    expect(moved.length).toBeGreaterThan(0)
  })
})

describe('the days before', () => {
  it.each(listings)('end where the next one starts: $name', (listing) => {
    const history = new ListingHistory(7, listing)
    for (let daysAgo = 1; daysAgo < 6; daysAgo += 1) {
      const day = history.day(daysAgo)
      expect(day.previousClose).toBe(history.bar(daysAgo + 1).close)
      expect(day.minutes.at(-1)?.close).toBe(day.close)
      const { upper, lower } = priceLimits(day.previousClose, listing.kind)
      for (const { open, high, low, close, volume } of day.minutes) {
        expect([open, high, low, close].every((price) => isOnGrid(price, listing.kind))).toBe(true)
        expect(low >= lower && high <= upper && low <= Math.min(open, close) && high >= Math.max(open, close)).toBe(
          true,
        )
        expect(volume).toBeGreaterThan(0)
      }
    }
  })
})

// Written again, not borrowed: the candles are to be checked against something else.
function addTo(minutes: Map<string, Map<number, Candle>>, code: string, trade: TradeEvent): void {
  const { at, price, size } = trade
  const start = Math.floor(at / 60_000) * 60_000
  const own = minutes.get(code) ?? new Map<number, Candle>()
  minutes.set(code, own)
  const so = own.get(start)
  own.set(start, {
    at: start,
    open: so?.open ?? price,
    high: Math.max(so?.high ?? price, price),
    low: Math.min(so?.low ?? price, price),
    close: price,
    volume: (so?.volume ?? 0) + size,
    value: (so?.value ?? 0) + price * size,
  })
}
