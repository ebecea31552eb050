/** An ordinary day against what is known of real ones (stylised facts): few seeds here, more in the long test. */
import { describe, expect, it } from 'vitest'
import { createMarket, listings, type StockView } from '../../src/market.ts'
import { autocorrelation, dayStatistics, median } from '../support/statistics.ts'

const SEEDS = [1, 2, 3]
// Its tick is 0.6 % of its price.
const WIDE = '004410'
const days = SEEDS.map((seed) => {
  const market = createMarket({ seed })
  market.advanceTo('15:31')
  return market.stocks.filter(({ item, market: of }) => of !== 'gold' && !item.includes('_'))
})
const of = (pick: (stock: StockView) => number): readonly number[] => days.flat().map(pick)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('an ordinary day', () => {
  it('has a range of two to four per cent in the median, and hardly any interruption', () => {
    const ranges = of((stock) => dayStatistics(stock).range)
    expect(median(ranges)).toBeGreaterThan(0.02)
    expect(median(ranges)).toBeLessThan(0.04)
    expect(of(({ viCount }) => viCount).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2)
  })

  it('gives no hint by the minute: returns are near uncorrelated where the tick is narrow', () => {
    // A tick that is wide against a minute's move shows as the bounce between bid and ask.
    const narrow = days.flat().filter((stock) => dayStatistics(stock).ticksAMinute > 0.8)
    expect(narrow.length).toBeGreaterThan(5)
    expect(Math.abs(mean(narrow.map((stock) => autocorrelation(dayStatistics(stock).returns))))).toBeLessThan(0.1)
    expect(Math.abs(mean(of((stock) => autocorrelation(dayStatistics(stock).returns))))).toBeLessThan(0.2)
  })

  it('gives no hint at the mid either, where a wide tick lets trades bounce between bid and ask', () => {
    const returns = SEEDS.map((seed) => {
      const market = createMarket({ seed, listings: listings.filter(({ code }) => code === WIDE) })
      const mids: number[] = []
      for (let minute = 541; minute <= 920; minute += 1) {
        market.advanceTo(`${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`)
        const { asks = [], bids = [], price = 0 } = market.stock(WIDE) ?? {}
        mids.push(((asks[0]?.price ?? price) + (bids[0]?.price ?? price)) / 2)
      }
      return mids.slice(1).map((mid, n) => Math.log(mid / (mids[n] ?? mid)))
    })
    expect(returns.flat().filter((each) => each !== 0).length).toBeGreaterThan(50)
    expect(Math.abs(mean(returns.map(autocorrelation)))).toBeLessThan(0.15)
  })

  it('has volatility in clusters and fat tails', () => {
    expect(mean(of((stock) => autocorrelation(dayStatistics(stock).returns.map(Math.abs))))).toBeGreaterThan(0.08)
    expect(median(of((stock) => dayStatistics(stock).kurtosis))).toBeGreaterThan(4)
  })

  it('trades in the shape of a U: most at the open, more at the close than at noon', () => {
    expect(median(of((stock) => dayStatistics(stock).openToNoon))).toBeGreaterThan(2)
    expect(median(of((stock) => dayStatistics(stock).closeToNoon))).toBeGreaterThan(1.1)
  })

  it('trades about as much as a usual day of its listing', () => {
    for (const stocks of days) {
      const [samsung] = stocks
      expect(samsung?.volume).toBeGreaterThan(7_000_000)
      expect(samsung?.volume).toBeLessThan(30_000_000)
    }
  })
})
