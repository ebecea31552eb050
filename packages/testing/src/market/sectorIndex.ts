/** An index over instruments, weighted by market value: it moves when one of its members trades. */
import { random, seedOf } from '../random.ts'
import { MinuteCandles } from './candles.ts'
import type { Instrument } from './instrument.ts'

export interface Sector {
  /** 업종코드. */
  readonly code: string
  readonly name: string
  /** About where the index stood yesterday. */
  readonly base: number
  readonly has: (instrument: Instrument) => boolean
}

const isStock = ({ listing }: Instrument, market: string): boolean =>
  listing.market === market && listing.kind === 'stock'

export const sectors: readonly Sector[] = [
  { code: '001', name: '종합(KOSPI)', base: 2_650, has: (instrument) => isStock(instrument, 'kospi') },
  { code: '101', name: '종합(KOSDAQ)', base: 860, has: (instrument) => isStock(instrument, 'kosdaq') },
  { code: '201', name: 'KOSPI200', base: 355, has: ({ listing }) => listing.isKospi200 },
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
  readonly code: string
  readonly name: string
  readonly members: readonly Instrument[]
  readonly previousClose: number
  readonly previousVolume: number
  /** In points. */
  readonly minutes: MinuteCandles = new MinuteCandles()
  readonly #previousWorth: number
  open = 0
  high = 0
  low = 0

  constructor(seed: number, { code, name, base, has }: Sector, instruments: readonly Instrument[]) {
    this.code = code
    this.name = name
    this.members = instruments.filter(has)
    this.previousClose = points(base * (1 + 0.02 * random(seedOf(seed, code, 'index')).bell()))
    this.previousVolume = total(this.members, ({ previousVolume }) => previousVolume)
    this.#previousWorth = total(this.members, ({ previousClose, listing }) => previousClose * listing.shares)
  }

  /** Where it stands, to two decimals. */
  get last(): number {
    return points(this.previousClose * this.ratio)
  }

  /** What the members are worth, by what they were worth yesterday. */
  get ratio(): number {
    return total(this.members, ({ last, listing }) => last * listing.shares) / this.#previousWorth
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

  /** A member has traded. */
  moved(at: number, size: number): void {
    const { last } = this
    if (this.open === 0) this.open = this.high = this.low = last
    if (last > this.high) this.high = last
    if (last < this.low) this.low = last
    this.minutes.add(at, last, size)
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
