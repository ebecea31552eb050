/** Where the charts of a stock or an index come from: today's trades, and the days before. */
import type { Candle } from '../../../market/bars/candles.ts'
import type { History } from '../../../market/bars/history.ts'
import type { DayBar } from '../../../market/bars/seededBars.ts'
import type { Instrument, Tick } from '../../../market/instrument/instrument.ts'
import type { SectorIndex } from '../../../market/instrument/sectorIndex.ts'
import type { Market } from '../../../market/market.ts'

/** A trading day in minutes, oldest first. */
export interface ChartDay {
  readonly previousClose: number
  readonly minutes: readonly Candle[]
}

interface Days {
  /** Days since 1970. */
  readonly today: number
  /** 0 is today. */
  readonly day: (daysAgo: number) => ChartDay
  /** The day as one bar; undefined of today before its first trade. */
  readonly bar: (daysAgo: number) => DayBar | undefined
}

/** The days of a stock (or of gold), or of an index. */
export type Series = Days &
  (
    | {
        readonly of: 'instrument'
        readonly ticks: readonly Tick[]
        readonly shares: number
        readonly limits: Instrument['limits']
      }
    | { readonly of: 'index'; readonly ticks: readonly Tick[]; readonly isClosed: boolean }
  )

export class ChartHistory {
  readonly #market: Market
  readonly #past = new Map<string, ChartDay>()

  constructor(market: Market) {
    this.#market = market
  }

  instrument(instrument: Instrument): Series {
    const { item, ticks, listing, limits, history } = instrument
    return { of: 'instrument', ticks, shares: listing.shares, limits, ...this.#days(item, instrument, history) }
  }

  index(index: SectorIndex): Series {
    const isClosed = index.members.every(({ officialClose }) => officialClose !== undefined)
    return { of: 'index', ticks: index.ticks, isClosed, ...this.#days(`index ${index.code}`, index, index.history) }
  }

  #days(key: string, now: Instrument | SectorIndex, history: History): Days {
    const today = this.#market.day
    return {
      today,
      day: (daysAgo) => {
        if (daysAgo === 0) return { previousClose: now.previousClose, minutes: now.minutes.candles }
        return this.#remembered(`${key} ${today} ${daysAgo}`, () => history.day(daysAgo))
      },
      bar: (daysAgo) => (daysAgo === 0 ? barOf(now) : history.bar(daysAgo)),
    }
  }

  #remembered(key: string, make: () => ChartDay): ChartDay {
    const known = this.#past.get(key)
    if (known !== undefined) return known
    const day = make()
    this.#past.set(key, day)
    return day
  }
}

// After the close the day's close is the official one, whatever trades later.
function barOf(now: Instrument | SectorIndex): DayBar | undefined {
  const { previousClose, open, high, low, volume, value } = now
  if (volume === 0) return undefined
  const close = 'regularPrice' in now ? now.regularPrice : now.last
  return { previousClose, open, high, low, close, volume, value }
}
