/** The realtime streams of a day that is replayed. */
import type { Gap, Missed, OrderBook, Trade } from '@kiwoom-rx/core'
import type { EventsOf, RealtimeType } from '@kiwoom-rx/testing/tape'
import { Observable, type Subscriber } from 'rxjs'
import type { DayEvent } from './compile.ts'
import type { DayListener } from './dayEvents.ts'

/** Streams of a day, by the names that they have on a client, so that a pipeline takes either. Hot. */
export interface DayRealtime {
  /** Trades (주식체결, 0B). */
  trade(items: string | readonly string[], options: { readonly gaps: true }): Observable<Trade | Gap | Missed>
  trade(items: string | readonly string[]): Observable<Trade>
  /** Order books (주식호가잔량, 0D). */
  orderBook(items: string | readonly string[], options: { readonly gaps: true }): Observable<OrderBook | Gap>
  orderBook(items: string | readonly string[]): Observable<OrderBook>
  /** Volatility interruptions (VI발동/해제, 1h) of the whole market. */
  vi(): Observable<EventsOf<'1h'>>
  /** Phases of the session (장시작시간, 0s). */
  marketStatus(): Observable<EventsOf<'0s'>>
  /** Events of any type that the day has; of all items unless some are given. */
  events<const Type extends RealtimeType>(type: Type, items?: string | readonly string[]): Observable<EventsOf<Type>>
}

interface Listening {
  readonly items: ReadonlySet<string> | null
  readonly gaps: boolean
  readonly subscriber: Subscriber<unknown>
}

/** Delivers the events of a day to those who subscribed; what no one wants is not even made. */
export class DayHub implements DayListener, DayRealtime {
  /** How many events were delivered, how often the connection was lost, and how many shares were not seen. */
  readonly seen = { events: 0, gaps: 0, missedVolume: 0 }
  readonly #listening = new Map<string, readonly Listening[]>()
  readonly #advance: (at: number) => void
  #isOver = false

  /** @param advance lets time pass up to an event, before it is delivered */
  constructor(advance: (at: number) => void) {
    this.#advance = advance
  }

  trade(items: string | readonly string[], options: { readonly gaps: true }): Observable<Trade | Gap | Missed>
  trade(items: string | readonly string[]): Observable<Trade>
  trade(items: string | readonly string[], options?: { readonly gaps: true }): Observable<unknown> {
    return this.#stream('0B', items, options?.gaps ?? false)
  }

  orderBook(items: string | readonly string[], options: { readonly gaps: true }): Observable<OrderBook | Gap>
  orderBook(items: string | readonly string[]): Observable<OrderBook>
  orderBook(items: string | readonly string[], options?: { readonly gaps: true }): Observable<unknown> {
    return this.#stream('0D', items, options?.gaps ?? false)
  }

  vi(): Observable<EventsOf<'1h'>> {
    return this.events('1h')
  }

  marketStatus(): Observable<EventsOf<'0s'>> {
    return this.events('0s')
  }

  events<const Type extends RealtimeType>(type: Type, items?: string | readonly string[]): Observable<EventsOf<Type>>
  events(type: string, items?: string | readonly string[]): Observable<unknown> {
    return this.#stream(type, items, false)
  }

  /** The trades and books of all items, with their gaps: what a broker fills against. */
  get all(): {
    readonly trade$: Observable<Trade | Gap | Missed>
    readonly book$: Observable<OrderBook | Gap>
  } {
    return { trade$: this.#whole('0B'), book$: this.#whole('0D') }
  }

  wants(type: string): boolean {
    return type === 'gap' || type === 'missed' || this.#listening.has(type)
  }

  wantsItem(type: string, item: unknown): boolean {
    const listening = this.#listening.get(type)
    if (listening === undefined || typeof item !== 'string') return true
    return listening.some(({ items }) => items === null || items.has(item))
  }

  next(event: DayEvent): void {
    if (event.type === 'gap') {
      this.seen.gaps += 1
      this.#advance(event.to)
      for (const type of new Set(event.registrations.map((each) => each.type))) this.#tell(type, null, event)
      return
    }
    if (event.type === 'missed') {
      this.seen.missedVolume += event.volume
      this.#tell('0B', event.item, event)
      return
    }
    this.seen.events += 1
    this.#advance(event.receivedAt)
    this.#tell(event.type, event.item, event)
  }

  isDone(): boolean {
    return this.#isOver
  }

  /** The day is over: completes what is still listened to. */
  complete(): void {
    this.#isOver = true
    for (const listening of [...this.#listening.values()]) {
      for (const { subscriber } of listening) subscriber.complete()
    }
  }

  #tell(type: string, item: string | null, event: DayEvent): void {
    const listening = this.#listening.get(type)
    if (listening === undefined) return
    const isBreak = event.type === 'gap' || event.type === 'missed'
    for (const { items, gaps, subscriber } of listening) {
      if (isBreak && !gaps) continue
      if (item === null || items === null || items.has(item)) subscriber.next(event)
    }
  }

  #whole(type: '0B'): Observable<Trade | Gap | Missed>
  #whole(type: '0D'): Observable<OrderBook | Gap>
  #whole(type: string): Observable<unknown> {
    return this.#stream(type, undefined, true)
  }

  #stream(type: string, items: string | readonly string[] | undefined, gaps: boolean): Observable<unknown> {
    const wanted = items === undefined ? null : new Set(typeof items === 'string' ? [items] : items)
    return new Observable((subscriber) => {
      if (this.#isOver) {
        subscriber.complete()
        return
      }
      const own: Listening = { items: wanted, gaps, subscriber }
      // A new list each time: the old one may just be gone through.
      this.#listening.set(type, [...(this.#listening.get(type) ?? []), own])
      return () => {
        const rest = (this.#listening.get(type) ?? []).filter((each) => each !== own)
        if (rest.length === 0) this.#listening.delete(type)
        else this.#listening.set(type, rest)
      }
    })
  }
}
