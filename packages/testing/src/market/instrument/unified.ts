/** An instrument as both exchanges show it together (통합, `_AL`): volumes add up, prices are those of the last trade. */

import { type Candle, MinuteCandles } from '../bars/candles.ts'
import type { History, PastDay } from '../bars/history.ts'
import type { DayBar } from '../bars/seededBars.ts'
import type { Best, BookView, Level, Limits } from '../book/book.ts'
import { type BookSide, isBetter } from '../book/restingOrders.ts'
import type { Hours } from '../calendar/hours.ts'
import type { Listing } from '../listing/listings.ts'
import type { AfterHoursTotals, Expected, Instrument, Tick, TradingState } from './instrument.ts'
import type { Deal, Flow } from './participants.ts'
import type { Vi } from './vi.ts'

const LEVELS = 10

type Summed =
  | 'volume'
  | 'value'
  | 'buyVolume'
  | 'sellVolume'
  | 'buyCount'
  | 'sellCount'
  | 'previousVolume'
  | 'previousValue'

export class Unified implements Instrument {
  readonly krx: Instrument
  readonly nxt: Instrument
  readonly listing: Listing
  readonly venue = 'unified'
  readonly item: string
  readonly book: BookView

  constructor(krx: Instrument, nxt: Instrument) {
    this.krx = krx
    this.nxt = nxt
    this.listing = krx.listing
    this.item = `${krx.listing.code}_AL`
    this.book = new UnifiedBook(krx.book, nxt.book)
  }

  get hours(): Hours {
    return this.krx.hours
  }

  get previousClose(): number {
    return this.krx.previousClose
  }

  get limits(): Limits {
    return this.krx.limits
  }

  get state(): TradingState {
    return this.krx.state
  }

  get expected(): Expected | undefined {
    return this.krx.expected
  }

  get vi(): Vi | undefined {
    return this.krx.vi
  }

  get vis(): readonly Vi[] {
    return this.krx.vis
  }

  get viCount(): number {
    return this.krx.viCount
  }

  get afterHours(): AfterHoursTotals {
    return this.krx.afterHours
  }

  get last(): number {
    return this.#latest.last
  }

  get officialClose(): number | undefined {
    return this.krx.officialClose
  }

  get regularPrice(): number {
    return this.krx.regularPrice
  }

  get open(): number {
    return this.#first?.open ?? 0
  }

  get openAt(): number {
    return this.#first?.openAt ?? 0
  }

  get high(): number {
    return this.#highest?.high ?? 0
  }

  get highAt(): number {
    return this.#highest?.highAt ?? 0
  }

  get low(): number {
    return this.#lowest?.low ?? 0
  }

  get lowAt(): number {
    return this.#lowest?.lowAt ?? 0
  }

  get upperLimitAt(): number | undefined {
    return earlier(this.krx.upperLimitAt, this.nxt.upperLimitAt)
  }

  get lowerLimitAt(): number | undefined {
    return earlier(this.krx.lowerLimitAt, this.nxt.lowerLimitAt)
  }

  get volume(): number {
    return this.#sum('volume')
  }

  get value(): number {
    return this.#sum('value')
  }

  get buyVolume(): number {
    return this.#sum('buyVolume')
  }

  get sellVolume(): number {
    return this.#sum('sellVolume')
  }

  get buyCount(): number {
    return this.#sum('buyCount')
  }

  get sellCount(): number {
    return this.#sum('sellCount')
  }

  get previousVolume(): number {
    return this.#sum('previousVolume')
  }

  get previousValue(): number {
    return this.#sum('previousValue')
  }

  get participants(): { readonly byBroker: readonly Flow[]; readonly program: Flow; readonly deals: readonly Deal[] } {
    const { krx, nxt } = this
    return {
      get byBroker() {
        return krx.participants.byBroker.map((flow, n) => joined(flow, nxt.participants.byBroker[n]))
      },
      get program() {
        return joined(krx.participants.program, nxt.participants.program)
      },
      get deals() {
        return merged(krx.participants.deals, nxt.participants.deals)
      },
    }
  }

  get ticks(): readonly Tick[] {
    return merged(this.krx.ticks, this.nxt.ticks)
  }

  get minutes(): Pick<MinuteCandles, 'candles'> {
    const minutes = new MinuteCandles()
    for (const { at, price, size } of this.ticks) minutes.add(at, price, size)
    return minutes
  }

  get history(): History {
    const [krx, nxt] = [this.krx.history, this.nxt.history]
    return {
      bar: (daysAgo) => joinedBar(krx.bar(daysAgo), nxt.bar(daysAgo)),
      day: (daysAgo): PastDay => {
        const [home, other] = [krx.day(daysAgo), nxt.day(daysAgo)]
        return { ...home, minutes: joinedMinutes(home.minutes, other.minutes) }
      },
    }
  }

  #sum(of: Summed): number {
    return this.krx[of] + this.nxt[of]
  }

  get #traded(): readonly Instrument[] {
    return [this.krx, this.nxt].filter(({ volume }) => volume > 0)
  }

  get #latest(): Instrument {
    const [krx, nxt] = [this.krx.ticks.at(-1)?.at ?? 0, this.nxt.ticks.at(-1)?.at ?? 0]
    return nxt > krx ? this.nxt : this.krx
  }

  get #first(): Instrument | undefined {
    return this.#traded.toSorted((a, b) => a.openAt - b.openAt)[0]
  }

  get #highest(): Instrument | undefined {
    return this.#traded.toSorted((a, b) => b.high - a.high)[0]
  }

  get #lowest(): Instrument | undefined {
    return this.#traded.toSorted((a, b) => a.low - b.low)[0]
  }
}

/** Two books as one: a price has what both have there. */
class UnifiedBook implements BookView {
  readonly #krx: BookView
  readonly #nxt: BookView

  constructor(krx: BookView, nxt: BookView) {
    this.#krx = krx
    this.#nxt = nxt
  }

  levels(side: BookSide): readonly Level[] {
    const levels = new Map<number, Level>()
    for (const { price, size, change } of [...this.#krx.levels(side), ...this.#nxt.levels(side)]) {
      const so = levels.get(price)
      levels.set(price, { price, size: size + (so?.size ?? 0), change: change + (so?.change ?? 0) })
    }
    return [...levels.values()].toSorted((a, b) => (isBetter(side, a.price, b.price) ? -1 : 1)).slice(0, LEVELS)
  }

  best(side: BookSide): Best | undefined {
    const first = this.#krx.best(side)
    const second = this.#nxt.best(side)
    if (first === undefined || second === undefined) return first ?? second
    if (first.price === second.price) return { price: first.price, size: first.size + second.size }
    return isBetter(side, first.price, second.price) ? first : second
  }

  bestPrice(side: BookSide): number | undefined {
    const first = this.#krx.bestPrice(side)
    const second = this.#nxt.bestPrice(side)
    if (first === undefined || second === undefined) return first ?? second
    return isBetter(side, first, second) ? first : second
  }

  total(side: BookSide): { readonly size: number; readonly change: number } {
    const [krx, nxt] = [this.#krx.total(side), this.#nxt.total(side)]
    return { size: krx.size + nxt.size, change: krx.change + nxt.change }
  }
}

function joinedBar(krx: DayBar, nxt: DayBar): DayBar {
  const { previousClose, close } = krx
  const [volume, value] = [krx.volume + nxt.volume, krx.value + nxt.value]
  if (nxt.volume === 0) return { ...krx, volume, value }
  if (krx.volume === 0) return { ...nxt, previousClose, close }
  return { ...krx, high: Math.max(krx.high, nxt.high), low: Math.min(krx.low, nxt.low), volume, value }
}

function joinedMinutes(krx: readonly Candle[], nxt: readonly Candle[]): readonly Candle[] {
  const minutes = new Map(krx.map((minute) => [minute.at, minute]))
  for (const minute of nxt) {
    const so = minutes.get(minute.at)
    if (so === undefined) minutes.set(minute.at, minute)
    else {
      const { high, low, volume, value } = minute
      const prices = volume === 0 ? {} : { high: Math.max(so.high, high), low: Math.min(so.low, low) }
      minutes.set(minute.at, { ...so, ...prices, volume: so.volume + volume, value: so.value + value })
    }
  }
  return [...minutes.values()].toSorted((a, b) => a.at - b.at)
}

function joined(one: Flow, other: Flow | undefined): Flow {
  return {
    bought: one.bought + (other?.bought ?? 0),
    sold: one.sold + (other?.sold ?? 0),
    boughtValue: one.boughtValue + (other?.boughtValue ?? 0),
    soldValue: one.soldValue + (other?.soldValue ?? 0),
  }
}

function merged<T extends { readonly at: number }>(one: readonly T[], other: readonly T[]): readonly T[] {
  const all: T[] = []
  let n = 0
  for (const tick of one) {
    for (let next = other[n]; next !== undefined && next.at < tick.at; next = other[n]) {
      all.push(next)
      n += 1
    }
    all.push(tick)
  }
  return [...all, ...other.slice(n)]
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other)
}
