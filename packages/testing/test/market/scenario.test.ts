import { describe, expect, it } from 'vitest'
import { tickUp } from '../../src/market/listing/ticks.ts'
import { createMarket, listings, type MarketNews, type NewsOf, type Scenario, scenarioNames } from '../../src/market.ts'

// One day of each scenario takes a second; `npm run test:long` has them over more seeds.
const SEEDS = process.env['KIWOOM_LONG'] === undefined ? [7] : [1, 3]

function hasTag<Tag extends MarketNews['_tag']>(news: MarketNews, tag: Tag): news is NewsOf<Tag> {
  return news._tag === tag
}

function day(scenario: Scenario, seed: number, until = '20:00') {
  const market = createMarket({ seed, scenario })
  const news: MarketNews[] = []
  market.advanceTo(until, (each) => news.push(each))
  const of = <Tag extends MarketNews['_tag']>(tag: Tag): readonly NewsOf<Tag>[] =>
    news.flatMap((each) => (hasTag(each, tag) ? [each] : []))
  const stocks = market.stocks.filter((stock) => stock.market !== 'gold')
  const first = market.stock('005930')
  if (first === undefined) throw new Error('not listed')
  return { market, news, of, stocks, first }
}

const seconds = (time: string): number => time.split(':').reduce((total, part) => total * 60 + Number(part), 0)

describe.each(SEEDS)('seed %i', (seed) => {
  it('calm: no interruption, and every stock ends near where it began', () => {
    const { of, stocks } = day('calm', seed)
    expect(of('viStart')).toEqual([])
    expect(of('trade').length).toBeGreaterThan(100_000)
    for (const { price, previousClose } of stocks) expect(Math.abs(price / previousClose - 1)).toBeLessThan(0.06)
  })

  it('crash: every stock and every index falls by a sixth or more, through static interruptions downwards', () => {
    const { of, stocks, market } = day('crash', seed)
    for (const { price, previousClose, lowerLimit, viCount } of stocks) {
      expect(price / previousClose).toBeLessThan(0.86)
      expect(price).toBeGreaterThanOrEqual(lowerLimit)
      expect(viCount).toBeGreaterThan(0)
    }
    for (const { price, previousClose } of market.sectors) expect(price / previousClose).toBeLessThan(0.86)
    const starts = of('viStart').filter((each) => !each.item.startsWith('M'))
    expect(starts.every(({ kind, direction }) => kind !== 'dynamic' && direction === 'down')).toBe(true)
  })

  it('viStorm: every stock is interrupted often, by both kinds', () => {
    const { of, stocks } = day('viStorm', seed)
    // A fund follows its assets, and they move less than a stock.
    for (const { kind, viCount } of stocks) expect(viCount).toBeGreaterThanOrEqual(kind === 'etf' ? 1 : 10)
    const kinds = of('viStart').map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'static').length).toBeGreaterThan(50)
    expect(kinds.filter((kind) => kind === 'dynamic').length).toBeGreaterThan(50)
  })

  it('halted: one stock says nothing, shows nothing and is suspended; the others trade', () => {
    const { news, of, first } = day('halted', seed, '10:00')
    expect(news.filter((each) => each._tag !== 'phase' && each.item === '005930')).toEqual([])
    expect(first).toMatchObject({ state: 'suspended', volume: 0, open: null, asks: [], bids: [], minutes: [] })
    expect(first.price).toBe(first.previousClose)
    expect(of('trade').length).toBeGreaterThan(1_000)
  })

  it('examDay: everything an hour late', () => {
    const { of } = day('examDay', seed)
    const phases = new Map(of('phase').map(({ code, time }) => [code, time]))
    expect(['P', '3', '4', 'a', 'b', 'V'].map((code) => phases.get(code))).toEqual([
      '09:00:00',
      '10:00:00',
      '16:30:00',
      '16:40:00',
      '17:00:00',
      '20:00:00',
    ])
    const trades = of('trade').filter(({ item }) => /^\d{6}$/.test(item))
    expect(trades[0]?.time.slice(0, 5)).toBe('10:00')
    expect(trades.filter(({ time }) => time >= '16:20' && time < '16:30')).toEqual([])
    const evening = trades.filter(({ time }) => time >= '17:00')
    expect(evening.length).toBeGreaterThan(100)
    expect(trades.filter(({ time }) => time >= '16:41' && time < '17:00').length).toBeGreaterThan(10)
  })

  it('illiquid: few prints, and gaps in the book', () => {
    const { of } = day('illiquid', seed)
    const usual = day('ordinary', seed)
    const count = (trades: readonly NewsOf<'trade'>[]) => trades.filter(({ item }) => item === '005930').length
    expect(count(of('trade'))).toBeLessThan(400)
    expect(count(usual.of('trade'))).toBeGreaterThan(20 * count(of('trade')))
    const { market } = day('illiquid', seed, '11:00')
    const { asks = [], bids = [] } = market.stock('005930') ?? {}
    const prices = [...asks.map(({ price }) => price).toReversed(), ...bids.map(({ price }) => price)]
    // Three empty prices between two levels. Where the price has been lately, orders stand closer.
    const gaps = prices.filter((price, n) => {
      const lower = prices[n + 1] ?? Number.NaN
      return Array.from({ length: 4 }).reduce<number>((each) => tickUp(each, 'stock'), lower) === price
    })
    expect(gaps.length).toBeGreaterThan(5)
  })

  it('limitUp: rises to its limit within the first hours, and stays there with bids queueing', () => {
    const { first, of, market } = day('limitUp', seed, '15:29')
    expect(first.price).toBe(first.upperLimit)
    const noon = of('book').filter(({ item, time }) => item === '005930' && time > '12:00' && time < '15:20')
    expect(noon.length).toBeGreaterThan(100)
    for (const { ask, bid } of noon) expect([ask, bid]).toEqual([null, first.upperLimit])
    const queues = noon.map(({ bidVolume }) => bidVolume)
    const usual = market.stock('000660')?.bids[0]?.size ?? 0
    expect(Math.min(...queues)).toBeGreaterThan(usual)
    const prints = of('trade').filter(({ item, time }) => item === '005930' && time > '12:00')
    expect(prints.length).toBeGreaterThan(0)
    expect(new Set(prints.map(({ price }) => price))).toEqual(new Set([first.upperLimit]))
    expect(first.viCount).toBeGreaterThan(0)
  })
})

describe('a scripted path', () => {
  const points = [
    ['09:00', 79_000],
    ['10:00', 82_000],
    ['11:00', 82_000],
    ['13:00', 75_500],
    ['15:20', 78_000],
  ] as const
  const listed = createMarket().stocks.find(({ item }) => item === '005930')

  function wanted(time: string): number {
    const at = seconds(time)
    for (const [n, [from, start]] of points.entries()) {
      const [to, end] = points[n + 1] ?? ['24:00', start]
      if (at < seconds(`${to}:00`)) {
        return (
          start +
          ((end - start) * Math.max(0, at - seconds(`${from}:00`))) / (seconds(`${to}:00`) - seconds(`${from}:00`))
        )
      }
    }
    return 0
  }

  it.each(SEEDS)('is traded along, within one per cent and mostly a fifth of it, with seed %i', (seed) => {
    const { of } = day({ paths: { '005930': points } }, seed, '15:20')
    const trades = of('trade').filter(({ item, time }) => item === '005930' && time > '09:01')
    expect(trades.length).toBeGreaterThan(5_000)
    const off = trades.map(({ price, time }) => Math.abs(price / wanted(time) - 1))
    expect(Math.max(...off)).toBeLessThan(0.01)
    expect(off.toSorted((a, b) => a - b)[Math.floor(off.length / 2)]).toBeLessThan(0.002)
  })

  it('keeps to the limits of the previous close that is given', () => {
    const own = listings.find(({ code }) => code === '005930')
    if (own === undefined) throw new Error('not listed')
    const market = createMarket({
      listings: [{ ...own, previousClose: 10_000 }],
      scenario: {
        paths: {
          '005930': [
            ['09:00', 10_000],
            ['09:30', 12_900],
          ],
        },
      },
    })
    market.advanceTo('15:00')
    expect(market.stock('005930')).toMatchObject({ previousClose: 10_000, upperLimit: 13_000 })
    expect(market.stock('005930')?.price).toBeGreaterThan(12_800)
    expect(market.stock('005930')?.viCount).toBeGreaterThan(0)
  })

  it.each<[string, Scenario, string]>([
    ['an unknown code', { paths: { '999999': points } }, "the scenario names '999999', which the market does not list"],
    ['no point', { paths: { '005930': [] } }, 'the path of 005930 has no point'],
    [
      'times that fall',
      {
        paths: {
          '005930': [
            ['10:00', 79_000],
            ['09:59', 79_000],
          ],
        },
      },
      "the times of a path must rise: 005930 has '09:59' after '10:00'",
    ],
    [
      'a price beyond the limits',
      { paths: { '005930': [['09:00', 200_000]] } },
      `the path of 005930 (삼성전자) has 200000 at 09:00, outside the day's price limits ${listed?.lowerLimit} to ${listed?.upperLimit}; a listing's previousClose moves them`,
    ],
    [
      'an invalid time',
      { paths: { '005930': [['noon', 79_000]] } },
      "a time of day must look like '09:00:00', got 'noon'",
    ],
  ])('refuses %s', (_, scenario, message) => {
    expect(() => createMarket({ scenario })).toThrow(new RangeError(message))
  })
})

describe('a scenario', () => {
  it('befalls the stocks that it names', () => {
    const { stocks } = day({ name: 'limitUp', codes: ['035420', '086520'] }, 7, '14:00')
    expect(stocks.filter(({ price, upperLimit }) => price === upperLimit).map(({ item }) => item)).toEqual([
      '035420',
      '086520',
      '035420_NX',
      '086520_NX',
    ])
  })

  it('must be one of those that there are', () => {
    const wrong: unknown = 'boom'
    const isScenario = (value: unknown): value is Scenario => value !== undefined
    expect(() => createMarket(isScenario(wrong) ? { scenario: wrong } : {})).toThrow(
      `scenario must be one of ${scenarioNames.join(', ')}, or paths by code; got 'boom'`,
    )
    expect(() => createMarket({ scenario: { name: 'halted', codes: ['1'] } })).toThrow("the scenario names '1'")
  })
})
