import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { VirtualClock } from '../../src/clock.ts'
import { clockText } from '../../src/market/calendar/time.ts'
import { createMarket, type Listing, listings, type MarketNews, type MarketOptions } from '../../src/market.ts'

const START = 8 * 3_600_000
const END = '09:30:00'

/** Everything that is reported until {@link END}, moved on by the times given, as one digest. */
function digest(options: MarketOptions, steps: readonly string[] = []): string {
  const market = createMarket(options)
  const hash = createHash('sha256')
  const hear = (news: MarketNews): unknown => hash.update(JSON.stringify(news))
  for (const time of [...steps, END]) market.advanceTo(time, hear)
  return hash.digest('hex')
}

describe('createMarket', () => {
  it('reports the same day to the byte, whatever the steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.array(fc.integer({ min: 0, max: 5_400 }), { maxLength: 40 }),
        (seed, seconds) => {
          const steps = seconds.toSorted((a, b) => a - b).map((each) => clockText(START + each * 1_000))
          const atOnce = digest({ seed })
          expect(digest({ seed })).toBe(atOnce)
          expect(digest({ seed }, steps)).toBe(atOnce)
        },
      ),
      runs(2, 12),
    )
  })

  it('reports another day for another seed', () => {
    expect(digest({ seed: 8 })).not.toBe(digest({ seed: 7 }))
  })

  it('says how much it reported, and reports nothing twice', () => {
    const market = createMarket({ seed: 7 })
    let heard = 0
    const told = market.advanceTo('09:10', () => {
      heard += 1
    })
    expect(told).toBe(heard)
    expect(told).toBeGreaterThan(1_000)
    expect(market.advanceTo('09:05')).toBe(0)
    expect(market.time).toBe('09:10:00')
  })

  it('shows what it has reported: price, volume and the best of the book', () => {
    const market = createMarket({ seed: 7 })
    const seen = new Map<string, { price: number; volume: number }>()
    market.advanceTo('09:30', (news) => {
      const stock = 'item' in news ? market.stock(news.item) : undefined
      if (news._tag === 'book') {
        expect([stock?.asks[0]?.price ?? null, stock?.bids[0]?.price ?? null]).toEqual([news.ask, news.bid])
      }
      if (news._tag !== 'trade') return
      const volume = (seen.get(news.item)?.volume ?? 0) + news.volume
      seen.set(news.item, { price: news.price, volume })
      expect([stock?.price, stock?.volume]).toEqual([news.price, volume])
    })
    expect(seen.size).toBe(market.stocks.length)
    expect(market.day).toBe('2026-11-20')
    expect(market.sectors.map(({ item }) => item)).toEqual(['001', '101', '201'])
  })

  it('has the listings that it is given', () => {
    const [first] = listings
    if (first === undefined) throw new Error('no listings')
    const own: Listing = { ...first, code: '0156T0', name: '가나다' }
    const market = createMarket({ listings: [own] })
    expect(market.stock('0156T0')?.name).toBe('가나다')
    expect(market.stock('005930')).toBeUndefined()
    expect(() => createMarket({ listings: [own, own] })).toThrow("two listings have the code '0156T0'")
    expect(() => createMarket({ listings: [{ ...own, code: '12' }] })).toThrow("six characters, got '12'")
  })

  it.each([
    ['2026-11-21', "a trading day is Monday to Friday and no holiday of the exchange, got '2026-11-21'"],
    ['soon', "a date must look like '2026-11-20', got 'soon'"],
  ])('refuses the day %s', (day, message) => {
    expect(() => createMarket({ day })).toThrow(new RangeError(message))
  })
})

describe('events$', () => {
  it('reports the same to every listener, from when it came', () => {
    const market = createMarket({ seed: 7 })
    const [first, late, pulled]: MarketNews[][] = [[], [], []]
    market.events$.subscribe((news) => first?.push(news))
    market.advanceTo('09:01', (news) => pulled?.push(news))
    market.events$.subscribe((news) => late?.push(news))
    market.advanceTo('09:02', (news) => pulled?.push(news))
    expect(first).toEqual(pulled)
    expect(late).toEqual(pulled?.filter(({ at }) => at > 9 * 3_600_000 + 60_000))
    expect(late?.length).toBeGreaterThan(10)
  })
})

describe('play', () => {
  it('reports each event at its time, what advanceTo reports, and completes', () => {
    const clock = new VirtualClock({ start: '2026-11-20T00:00:00' })
    const started = clock.now()
    const played: MarketNews[] = []
    let isComplete = false
    createMarket({ seed: 3 })
      .play({ scheduler: clock, speed: 10, until: '09:05' })
      .subscribe({
        next: (news) => {
          expect(Math.abs(clock.now() - started - news.at / 10)).toBeLessThanOrEqual(1)
          played.push(news)
        },
        complete: () => {
          isComplete = true
        },
      })
    clock.runAll()
    const pulled: MarketNews[] = []
    createMarket({ seed: 3 }).advanceTo('09:05', (news) => pulled.push(news))
    expect(played).toEqual(pulled)
    expect(isComplete).toBe(true)
  })

  it('stops where its listener leaves, and goes on from there', () => {
    const clock = new VirtualClock()
    const market = createMarket({ seed: 3 })
    market.advanceTo('09:00:10')
    const heard: MarketNews[] = []
    const subscription = market.play({ scheduler: clock }).subscribe((news) => heard.push(news))
    clock.advanceBy(20_000)
    subscription.unsubscribe()
    expect(clock.pending).toBe(0)
    const stoppedAt = heard.at(-1)?.at ?? 0
    expect(stoppedAt).toBeGreaterThan(9 * 3_600_000 + 10_000)
    expect(stoppedAt).toBeLessThanOrEqual(9 * 3_600_000 + 30_000)
    market.play({ scheduler: clock, until: '09:01' }).subscribe((news) => heard.push(news))
    clock.runAll()
    const pulled: MarketNews[] = []
    const again = createMarket({ seed: 3 })
    again.advanceTo('09:00:10')
    again.advanceTo('09:01', (news) => pulled.push(news))
    expect(heard).toEqual(pulled)
  })

  it('refuses a speed of 0', () => {
    expect(() => createMarket().play({ speed: 0 })).toThrow(new RangeError('speed must be above 0, got 0'))
  })
})
