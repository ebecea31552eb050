/** Stored candles (봉) as trades and books. */
import type { EventsOf } from '@kiwoom-rx/testing/tape'
import { Observable } from 'rxjs'
import type { Bar } from '../bar.ts'
import { blankBook, blankTrade } from './blankEvent.ts'

/** How candles are traded. */
export interface BarFill {
  /**
   * KRW between the best bid and the best ask that are shown at each price.
   *
   * @default the smallest difference between two prices of the item's candles
   */
  readonly spread?: number | undefined
}

/**
 * Makes four trades of each candle: open, the nearer of high and low, the other one, close. They are spread evenly over
 * its time, with a quarter of its volume each. After each trade comes a book around its price, with one level a side
 * and that volume.
 *
 * The prices inside a candle are not known: the order of high and low is a guess. A stop and a target inside one candle
 * may be reached in the wrong order. Use short candles.
 */
export function barEvents(bars: readonly Bar[], { spread }: BarFill = {}): Observable<EventsOf<'0B' | '0D'>> {
  if (spread !== undefined && !(spread > 0 && Number.isFinite(spread))) {
    throw new RangeError(`bars: spread must be above 0 KRW, but is ${spread}: a book without one is that of an auction`)
  }
  return new Observable((subscriber) => {
    const spreads = new Map<string, number>()
    const volumes = new Map<string, number>()
    const prints = bars.flatMap((bar) => printsOf(bar)).sort((a, b) => a.at - b.at)
    for (const { at, bar, price, volume } of prints) {
      const { item } = bar
      const gap = spread ?? spreads.get(item) ?? smallestStep(bars.filter((each) => each.item === item))
      spreads.set(item, gap)
      const total = (volumes.get(item) ?? 0) + volume
      volumes.set(item, total)
      const times = { receivedAt: at, timestamp: at }
      const [bid, ask] = [price - Math.floor(gap / 2), price + Math.ceil(gap / 2)]
      subscriber.next(blankTrade(item, times, { price, tradeVolume: volume, cumulativeVolume: total }))
      subscriber.next(blankBook(item, times, { price: ask, size: volume }, { price: bid, size: volume }))
      if (subscriber.closed) return
    }
    subscriber.complete()
  })
}

interface Print {
  readonly at: number
  readonly bar: Bar
  readonly price: number
  readonly volume: number
}

function printsOf(bar: Bar): readonly Print[] {
  const { from, to, open, high, low, close, volume } = bar
  const isHighFirst = high - open <= open - low
  const quarter = Math.floor(volume / 4)
  const prices = [open, isHighFirst ? high : low, isHighFirst ? low : high, close]
  return prices.map((price, n) => ({
    // The last trade is inside of the candle.
    at: Math.round(from + ((to - 1 - from) * n) / 3),
    bar,
    price,
    volume: n === 3 ? volume - 3 * quarter : quarter,
  }))
}

function smallestStep(bars: readonly Bar[]): number {
  const prices = [...new Set(bars.flatMap(({ open, high, low, close }) => [open, high, low, close]))].sort(
    (a, b) => a - b,
  )
  let step = Number.POSITIVE_INFINITY
  for (let n = 1; n < prices.length; n++) step = Math.min(step, (prices[n] ?? 0) - (prices[n - 1] ?? 0))
  return Number.isFinite(step) ? step : 1
}
