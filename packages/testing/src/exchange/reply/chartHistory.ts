/** Where the charts of a stock or an index come from: today's trades, and the seeded days before. */
import type { Candle } from '../../market/candles.ts'
import type { Instrument, Tick } from '../../market/instrument.ts'
import type { Market } from '../../market/market.ts'
import type { SectorIndex } from '../../market/sectorIndex.ts'

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
    | { readonly of: 'index' }
  )

export class ChartHistory {
  readonly #market: Market
  readonly #past = new Map<string, ChartDay>()

  constructor(market: Market) {
    this.#market = market
  }

  instrument(instrument: Instrument): Series {
    const { previousClose, minutes, ticks, listing, limits } = instrument
    return {
      of: 'instrument',
      today: this.#market.day,
      ticks,
      shares: listing.shares,
      limits,
      day: (daysAgo) =>
        daysAgo === 0 ? { previousClose, minutes: minutes.candles } : this.#pastDay(instrument, daysAgo),
    }
  }

  index(index: SectorIndex): Series {
    const { previousClose, minutes } = index
    return {
      of: 'index',
      today: this.#market.day,
      day: (daysAgo) => (daysAgo === 0 ? { previousClose, minutes: minutes.candles } : this.#indexDay(index, daysAgo)),
    }
  }

  #pastDay(instrument: Instrument, daysAgo: number): ChartDay {
    return this.#remembered(`${instrument.item} ${daysAgo}`, () => instrument.pastDay(daysAgo))
  }

  // All past days have the same minutes, so that the members' can be added up one by one.
  #indexDay(index: SectorIndex, daysAgo: number): ChartDay {
    return this.#remembered(`index ${index.code} ${daysAgo}`, () => {
      const days = index.members.map((member) => ({ member, day: this.#pastDay(member, daysAgo) }))
      const yesterday = index.members.reduce((sum, each) => sum + each.previousClose * each.listing.shares, 0)
      const level = (priceOf: (day: ChartDay) => number): number => {
        const worth = days.reduce((sum, { member, day }) => sum + priceOf(day) * member.listing.shares, 0)
        return Math.round(((index.previousClose * worth) / yesterday) * 100) / 100
      }
      const minutes = (days[0]?.day.minutes ?? []).map(({ at }, n): Candle => {
        const price = (key: 'open' | 'high' | 'low' | 'close'): number => level((day) => day.minutes[n]?.[key] ?? 0)
        const sum = (key: 'volume' | 'value'): number =>
          days.reduce((all, { day }) => all + (day.minutes[n]?.[key] ?? 0), 0)
        return {
          at,
          open: price('open'),
          high: price('high'),
          low: price('low'),
          close: price('close'),
          volume: sum('volume'),
          value: sum('value'),
        }
      })
      return { previousClose: level((day) => day.previousClose), minutes }
    })
  }

  #remembered(key: string, make: () => ChartDay): ChartDay {
    const known = this.#past.get(key)
    if (known !== undefined) return known
    const day = make()
    this.#past.set(key, day)
    return day
  }
}
