/** An index over instruments, weighted by market value: it moves when one of its members trades. */
import { random, seedOf } from '../../random.ts'
import { MinuteCandles } from '../bars/candles.ts'
import type { History, PastDay, RecordedDay } from '../bars/history.ts'
import type { DayBar } from '../bars/seededBars.ts'
import { minutesOf } from '../bars/seededMinutes.ts'
import type { Listing } from '../listing/listings.ts'
import type { Instrument, Tick } from './instrument.ts'

export interface Sector {
  /** 업종코드. */
  readonly code: string
  readonly name: string
  /** About where the index stood yesterday. */
  readonly base: number
  readonly has: (listing: Listing) => boolean
}

const isStock = ({ kind, market }: Listing, of: Listing['market']): boolean => market === of && kind === 'stock'

export const sectors: readonly Sector[] = [
  { code: '001', name: '종합(KOSPI)', base: 2_650, has: (listing) => isStock(listing, 'kospi') },
  { code: '101', name: '종합(KOSDAQ)', base: 860, has: (listing) => isStock(listing, 'kosdaq') },
  { code: '201', name: 'KOSPI200', base: 355, has: ({ isKospi200 }) => isKospi200 },
]

/** How many members stand how. */
export interface Breadth {
  readonly upperLimit: number
  /** Those at the upper limit included. */
  readonly rising: number
  readonly unchanged: number
  /** Those at the lower limit included. */
  readonly falling: number
  readonly lowerLimit: number
  readonly traded: number
}

export class SectorIndex {
  readonly history: SectorHistory
  readonly code: string
  readonly name: string
  readonly members: readonly Instrument[]
  readonly previousClose: number
  readonly previousVolume: number
  /** In points. */
  readonly minutes: MinuteCandles = new MinuteCandles()
  /** Where it stood when it was last quoted, oldest first: at most once every two seconds. Shares of its members. */
  readonly ticks: Tick[] = []
  readonly #previousWorth: number
  /** Against the previous close, percent, when a member traded last. */
  percent = 0
  open = 0
  high = 0
  low = 0

  constructor({ code, name }: Sector, members: readonly Instrument[], history: SectorHistory) {
    this.history = history
    this.code = code
    this.name = name
    this.members = members
    this.previousClose = history.close
    this.previousVolume = total(this.members, ({ previousVolume }) => previousVolume)
    this.#previousWorth = total(this.members, ({ previousClose, listing }) => previousClose * listing.shares)
  }

  /** Where it stands, to two decimals. */
  get last(): number {
    return points(this.previousClose * this.ratio)
  }

  /** What the members are worth, by what they were worth yesterday. */
  get ratio(): number {
    return total(this.members, ({ regularPrice, listing }) => regularPrice * listing.shares) / this.#previousWorth
  }

  /** The same, at the price that a member's opening auction would find where it has not opened yet. */
  get openingRatio(): number {
    const price = ({ expected, regularPrice, volume }: Instrument): number =>
      volume === 0 ? (expected?.price ?? regularPrice) : regularPrice
    return total(this.members, (member) => price(member) * member.listing.shares) / this.#previousWorth
  }

  get volume(): number {
    return total(this.members, ({ volume }) => volume)
  }

  /** KRW. */
  get value(): number {
    return total(this.members, ({ value }) => value)
  }

  get breadth(): Breadth {
    const count = (holds: (instrument: Instrument) => boolean): number => this.members.filter(holds).length
    return {
      upperLimit: count(({ last, limits }) => last >= limits.upper),
      rising: count(({ last, previousClose }) => last > previousClose),
      unchanged: count(({ last, previousClose }) => last === previousClose),
      falling: count(({ last, previousClose }) => last < previousClose),
      lowerLimit: count(({ last, limits }) => last <= limits.lower),
      traded: count(({ volume }) => volume > 0),
    }
  }

  /** Today as a past day. */
  record(): RecordedDay {
    const { previousClose, last: close, volume, value } = this
    const [open, high, low] = this.open === 0 ? [close, close, close] : [this.open, this.high, this.low]
    const minutes = [...this.minutes.candles]
    return {
      bar: { previousClose, open, high, low, close, volume, value },
      day: { previousClose, close, minutes },
    }
  }

  /** A member has traded. */
  moved(at: number, size: number): void {
    const { last } = this
    this.percent = (last / this.previousClose - 1) * 100
    if (this.open === 0) this.open = this.high = this.low = last
    if (last > this.high) this.high = last
    if (last < this.low) this.low = last
    this.minutes.add(at, last, size)
    this.#quote(at, last, size)
  }

  #quote(at: number, price: number, size: number): void {
    const quoted = this.ticks.at(-1)
    if (quoted === undefined || Math.floor(quoted.at / QUOTED) < Math.floor(at / QUOTED)) {
      this.ticks.push({ at, price, size })
    } else this.ticks[this.ticks.length - 1] = { at, price, size: quoted.size + size }
  }
}

// How often an index is quoted, ms.
const QUOTED = 2_000

// An index moves less than its members.
const VOLATILITY = 0.01
// The members do not reach their extremes at one time: the index has this part of their common reach.
const REACH = 0.6

/**
 * The past of an index. Its open, close and volume are its members'; its minutes are drawn to fit, because the members'
 * own minutes of ten years would take seconds.
 */
export class SectorHistory implements History {
  readonly #seed: number
  readonly #code: string
  readonly #members: readonly { readonly shares: number; readonly history: History }[]
  readonly #recorded: RecordedDay[] = []
  readonly #seededClose: number

  constructor(
    seed: number,
    { code, base }: Sector,
    members: readonly { readonly shares: number; readonly history: History }[],
  ) {
    this.#seed = seed
    this.#code = code
    this.#members = members
    this.#seededClose = points(base * (1 + 0.02 * random(seedOf(seed, code, 'index')).bell()))
  }

  /** Yesterday's close. */
  get close(): number {
    return this.#recorded.at(-1)?.bar.close ?? this.#seededClose
  }

  record(day: RecordedDay): void {
    this.#recorded.push(day)
  }

  bar(daysAgo: number): DayBar {
    const recorded = this.#recorded.at(-daysAgo)
    if (recorded !== undefined) return recorded.bar
    const bars = this.#members.map(({ shares, history }) => ({ shares, bar: history.bar(daysAgo) }))
    const anchor = this.#worth((bar) => bar.close, this.#recorded.length + 1)
    const level = (of: (bar: DayBar) => number): number => {
      let worth = 0
      for (const { shares, bar } of bars) worth += of(bar) * shares
      return anchor === 0 ? this.#seededClose : (this.#seededClose * worth) / anchor
    }
    const [open, close] = [level((bar) => bar.open), level((bar) => bar.close)]
    const [top, bottom] = [Math.max(open, close), Math.min(open, close)]
    const high = top + REACH * Math.max(0, level((bar) => bar.high) - top)
    const low = bottom - REACH * Math.max(0, bottom - level((bar) => bar.low))
    return {
      previousClose: points(level((bar) => bar.previousClose)),
      open: points(open),
      high: points(high),
      low: points(low),
      close: points(close),
      volume: bars.reduce((sum, { bar }) => sum + bar.volume, 0),
      value: bars.reduce((sum, { bar }) => sum + bar.value, 0),
    }
  }

  day(daysAgo: number): PastDay {
    const recorded = this.#recorded.at(-daysAgo)
    if (recorded !== undefined) return recorded.day
    const bar = this.bar(daysAgo)
    const listing = { code: this.#code, kind: 'stock', volatility: VOLATILITY } as const
    const before = daysAgo - this.#recorded.length
    return {
      previousClose: bar.previousClose,
      close: bar.close,
      minutes: minutesOf(this.#seed, listing, bar, before, points),
    }
  }

  #worth(of: (bar: DayBar) => number, daysAgo: number): number {
    return this.#members.reduce((sum, { shares, history }) => sum + of(history.bar(daysAgo)) * shares, 0)
  }
}

function total(members: readonly Instrument[], of: (instrument: Instrument) => number): number {
  let sum = 0
  for (const member of members) sum += of(member)
  return sum
}

/** To two decimals, as an index is quoted. */
function points(value: number): number {
  return Math.round(value * 100) / 100
}
