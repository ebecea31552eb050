/** What may never appear or vanish, and what no print may do: over days, seeds and scenarios drawn at random. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import type { Candle } from '../../src/market/bars/candles.ts'
import { DAY_END } from '../../src/market/calendar/hours.ts'
import { isTradingDay } from '../../src/market/calendar/time.ts'
import { investors, turnovers } from '../../src/market/instrument/investors.ts'
import type { MarketEvent } from '../../src/market/instrument/marketEvent.ts'
import type { VenueInstrument as Instrument } from '../../src/market/instrument/venueInstrument.ts'
import { isOnGrid } from '../../src/market/listing/ticks.ts'
import { Market } from '../../src/market/market.ts'
import { scenarioNames } from '../../src/market.ts'

type Trade = Extract<MarketEvent, { _tag: 'trade' }>

const sum = <T>(all: readonly T[], of: (each: T) => number): number => all.reduce((total, each) => total + of(each), 0)

/** The rules of a session, held against each event; what they find wrong. */
class Referee {
  readonly wrong: string[] = []
  readonly trades = new Map<Instrument, Trade[]>()
  readonly offBook = new Map<Instrument, { size: number; value: number }>()
  readonly #interrupted = new Set<Instrument>()
  /** The last trade before the order whose prints these are. */
  readonly #before = new Map<Instrument, { at: number; price: number; last: number }>()
  /** Where an instrument without trades begins to count from. */
  readonly #start = new Map<Instrument, number>()
  readonly #reference = new Map<Instrument, number>()

  hear(event: MarketEvent): void {
    switch (event._tag) {
      case 'trade':
        this.#judge(event)
        break
      case 'offBook': {
        const { instrument, price, size } = event
        this.#judgePrice(instrument, price, size)
        const so = this.offBook.get(instrument) ?? { size: 0, value: 0 }
        this.offBook.set(instrument, { size: so.size + size, value: so.value + size * price })
        break
      }
      case 'viStart':
        this.#interrupted.add(event.instrument)
        break
      case 'viEnd':
        this.#interrupted.delete(event.instrument)
        break
      case 'book':
        this.#judgeBook(event.instrument)
        if (event.instrument.volume === 0) this.#start.set(event.instrument, event.instrument.last)
        break
      case 'expected':
      case 'afterHours':
      case 'phase':
        break
    }
  }

  #judge(trade: Trade): void {
    const { at, instrument, isAuction, price, size } = trade
    const { listing } = instrument
    this.#judgePrice(instrument, price, size)
    if (this.#interrupted.has(instrument)) this.wrong.push(`${listing.code} traded under an interruption`)
    const own = this.trades.get(instrument) ?? []
    const last = own.at(-1)?.price ?? this.#start.get(instrument) ?? instrument.previousClose
    this.trades.set(instrument, own)
    own.push(trade)
    if (isAuction) {
      const { postClose } = instrument.hours
      // Trades at the closing price set no reference.
      const isAtClose = instrument.venue === 'KRX' && at >= postClose.from && at < postClose.to
      if (!isAtClose) this.#reference.set(instrument, price)
      return
    }
    const before = this.#before.get(instrument)
    // Prints of one instant are of one order.
    const from = before?.at === at ? before.last : last
    this.#before.set(instrument, { at, price, last: from })
    // The NXT's sessions begin with the KRX's reference.
    const latest = this.#reference.get(instrument) ?? instrument.previousClose
    const reference = instrument.venue === 'NXT' ? instrument.viReference : latest
    if (Math.abs(price - reference) * 10 >= reference) this.wrong.push(`${listing.code} ran through a static VI`)
    const percent = listing.isKospi200 || listing.kind === 'etf' ? 3 : 6
    if (listing.kind !== 'gold' && Math.abs(price - from) * 100 >= from * percent) {
      this.wrong.push(`${listing.code} ran through a dynamic VI: ${price} from ${from}`)
    }
  }

  #judgePrice({ limits, listing }: Instrument, price: number, size: number): void {
    if (price > limits.upper || price < limits.lower) this.wrong.push(`${listing.code}: ${price} is beyond its limits`)
    if (!isOnGrid(price, listing.kind)) this.wrong.push(`${listing.code}: ${price} is off the grid`)
    if (!Number.isInteger(size) || size < 1) this.wrong.push(`${listing.code}: ${size} shares`)
  }

  #judgeBook({ book, listing }: Instrument): void {
    const [ask, bid] = [book.best('asks'), book.best('bids')]
    if (ask !== undefined && bid !== undefined && ask.price <= bid.price) this.wrong.push(`${listing.code} is crossed`)
    for (const side of ['asks', 'bids'] as const) {
      const total = sum(book.levels(side), ({ size }) => size)
      if (total !== book.total(side).size) this.wrong.push(`${listing.code}: the levels are not the total`)
    }
  }
}

const someDay = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  day: fc.integer({ min: 20_000, max: 25_000 }).filter(isTradingDay),
  scenario: fc.constantFrom(...scenarioNames),
})

describe('over any day', () => {
  it('shares and money add up, and every print keeps the rules', () => {
    fc.assert(
      fc.property(someDay, ({ seed, day, scenario }) => {
        const market = new Market(seed, day, undefined, scenario)
        const referee = new Referee()
        market.advanceTo(DAY_END, { tell: (event) => referee.hear(event), flush: () => {} })
        expect(referee.wrong).toEqual([])
        for (const instrument of [...market.instruments, ...market.gold, ...market.nxt]) {
          const trades = referee.trades.get(instrument) ?? []
          const outside = referee.offBook.get(instrument) ?? { size: 0, value: 0 }
          expectTotals(instrument, trades, outside)
          expectCandles(instrument, trades)
          expectInvestors(seed, instrument)
        }
        expectIndices(market)
      }),
      runs(2, 12),
    )
  })
})

// Nothing is bought that is not sold, by brokers of any kind.
function expectTotals(
  { volume, value, offBook, buyVolume, sellVolume, participants }: Instrument,
  trades: readonly Trade[],
  outside: { readonly size: number; readonly value: number },
): void {
  expect([volume, value]).toEqual([sum(trades, ({ size }) => size), sum(trades, ({ size, price }) => size * price)])
  expect([offBook.volume, offBook.value]).toEqual([outside.size, outside.value])
  const continuous = trades.filter(({ isAuction }) => !isAuction)
  const of = (side: 'buy' | 'sell') =>
    sum(
      continuous.filter(({ aggressor }) => aggressor === side),
      ({ size }) => size,
    )
  expect([buyVolume, sellVolume]).toEqual([of('buy'), of('sell')])
  const { byBroker, program } = participants
  const [shares, money] = [volume + outside.size, value + outside.value]
  expect([sum(byBroker, ({ bought }) => bought), sum(byBroker, ({ sold }) => sold)]).toEqual([shares, shares])
  expect([sum(byBroker, ({ boughtValue }) => boughtValue), sum(byBroker, ({ soldValue }) => soldValue)]).toEqual([
    money,
    money,
  ])
  expect(program.bought <= shares && program.sold <= shares).toBe(true)
}

// The chart of the day is its ticks.
function expectCandles({ minutes, ticks, open, high, low, last }: Instrument, trades: readonly Trade[]): void {
  expect(ticks.length).toBe(trades.length)
  const { candles } = minutes
  expect(sum(candles, ({ volume }) => volume)).toBe(sum(trades, ({ size }) => size))
  expect(sum(candles, ({ value }) => value)).toBe(sum(trades, ({ size, price }) => size * price))
  const [first] = trades
  if (first === undefined) return
  const prices = trades.map(({ price }) => price)
  const day = { open: first.price, high: max(prices), low: -max(prices.map((price) => -price)), last: prices.at(-1) }
  expect({ open, high, low, last }).toEqual(day)
  const chart = {
    open: candles[0]?.open,
    high: max(candles.map((candle) => candle.high)),
    low: -max(candles.map((candle: Candle) => -candle.low)),
    last: candles.at(-1)?.close,
  }
  expect(chart).toEqual(day)
}

function expectInvestors(seed: number, { listing, minutes }: Instrument): void {
  const flows = turnovers(seed, listing.code, minutes.candles)
  const total = (of: 'bought' | 'sold' | 'boughtValue' | 'soldValue') => sum(investors, (who) => flows[who][of])
  const [shares, money] = [sum(minutes.candles, ({ volume }) => volume), sum(minutes.candles, ({ value }) => value)]
  expect([total('bought'), total('sold'), total('boughtValue'), total('soldValue')]).toEqual([
    shares,
    shares,
    money,
    money,
  ])
}

// An index is its members: what they trade, and what they are worth by what they were worth.
function expectIndices(market: Market): void {
  for (const index of market.indices) {
    const members = market.instruments.filter((each) => market.indicesOf(each).includes(index))
    expect(index.members).toEqual(members)
    expect([index.volume, index.value]).toEqual([
      sum(members, (each) => each.volume),
      sum(members, (each) => each.value),
    ])
    expect(sum(index.minutes.candles, ({ volume }) => volume)).toBe(index.volume)
    // After the close an index stands still, while its members trade on.
    const worth = (of: 'regularPrice' | 'previousClose') => sum(members, (each) => each[of] * each.listing.shares)
    const points = (index.previousClose * worth('regularPrice')) / worth('previousClose')
    expect(Math.abs(index.last - points)).toBeLessThan(0.0051)
    const { rising, unchanged, falling } = index.breadth
    expect(rising + unchanged + falling).toBe(members.length)
  }
}

// A day has more prints than a call takes arguments.
function max(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
}
