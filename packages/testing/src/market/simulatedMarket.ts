/** The simulated market by itself, without an exchange around it. */
import { asyncScheduler, Observable, type SchedulerLike, Subject, type Subscription } from 'rxjs'
import type { History } from './bars/history.ts'
import type { DayBar } from './bars/seededBars.ts'
import { DAY_END } from './calendar/hours.ts'
import { MarketClock } from './calendar/marketClock.ts'
import { clockText, dateText, dayOf, isTradingDay, previousTradingDay, timeOfDay } from './calendar/time.ts'
import type { MarketSink } from './instrument/marketEvent.ts'
import { type MarketNews, newsOf } from './instrument/news.ts'
import { type SectorView, type StockView, sectorView, stockView } from './instrument/stockView.ts'
import { checkedListings, type Listing, listings as usual } from './listing/listings.ts'
import { Market } from './market.ts'
import type { Scenario } from './scenario/scenario.ts'

export interface MarketOptions {
  /** Equal seeds give equal days, to the byte. Default 1. */
  readonly seed?: number | undefined
  /** The trading day, `'2026-11-20'` (Monday to Friday, no holiday). Default that one. */
  readonly day?: string | undefined
  /** What trades. Default {@link listings}. Codes have six characters. */
  readonly listings?: readonly Listing[] | undefined
  /** What kind of day it is. Default `'ordinary'`. */
  readonly scenario?: Scenario | undefined
}

export interface PlayOptions {
  /** Where all time comes from. Default: RxJS's asyncScheduler. */
  readonly scheduler?: SchedulerLike | undefined
  /** How many times as fast as the scheduler's clock the market runs. Default 1. */
  readonly speed?: number | undefined
  /** The time of day at which the stream completes. Default the end of the day, 20:00. */
  readonly until?: string | undefined
}

/** A past trading day as one bar. Prices in KRW. */
export interface DailyBar extends DayBar {
  /** `'2026-11-19'`. */
  readonly date: string
}

/** A market that stands still until it is asked to go on. */
export interface SimulatedMarket {
  /** `'2026-11-20'`. */
  readonly day: string
  /** How far the day has run: `'09:03:12'`. */
  readonly time: string
  /** On the KRX, then gold, then on the NXT (`005930_NX`). */
  readonly stocks: readonly StockView[]
  readonly sectors: readonly SectorView[]
  /** A stock by its code, on both exchanges together with `_AL`; undefined for an unknown one. */
  stock(item: string): StockView | undefined
  /**
   * Everything that is reported from now on, no matter who moves the market: {@link advanceTo} or {@link play}.
   *
   * A hot stream that never ends by itself; what happened before is not reported again.
   */
  readonly events$: Observable<MarketNews>
  /**
   * The daily bars of so many trading days before today, oldest first; they go back ten years and more.
   *
   * @throws RangeError when the market does not list the item.
   */
  history(item: string, days: number): readonly DailyBar[]
  /**
   * The next trading day begins, at midnight: today's close is its reference and today its history. What was left of
   * today is not reported.
   *
   * @example
   * ```ts
   * import { createMarket } from '@kiwoom-rx/testing/market'
   *
   * const market = createMarket({ seed: 7, day: '2026-11-20' })
   * market.advanceTo('20:00')
   * const close = market.stock('005930')?.close
   * market.nextDay()
   * console.log(market.day, market.time, market.stock('005930')?.previousClose === close)
   * // prints: 2026-11-23 00:00:00 true
   * ```
   */
  nextDay(): void
  /**
   * Reports everything up to and including a time of day, at once, and says how much that was.
   *
   * Steps of any size give the same events. A time that has passed gives none.
   *
   * @throws RangeError when the time is not like `'09:00:00'` or `'09:00'`.
   */
  advanceTo(time: string, hear?: (news: MarketNews) => void): number
  /**
   * Lets the market run while somebody listens, each event at its time.
   *
   * ```text
   * play({ speed: 60 })  --(a b)-c----(d e f)--…|
   * ```
   *
   * Cold: each subscription moves the same market on from where it stands, and unsubscribing stops it there.
   *
   * @throws RangeError when the speed is not above 0 or the time is not like `'15:30'`.
   *
   * @example
   * ```ts
   * import { VirtualClock } from '@kiwoom-rx/testing/clock'
   * import { createMarket } from '@kiwoom-rx/testing/market'
   * import { count } from 'rxjs'
   *
   * const clock = new VirtualClock({ start: '2026-11-20T00:00:00' })
   * const market = createMarket({ seed: 7 })
   * const events$ = market.play({ scheduler: clock, until: '09:30' })
   * events$.pipe(count()).subscribe((events) => console.log(market.time, events > 10_000))
   * clock.runAll()
   * // prints: 09:30:00 true
   * ```
   */
  play(options?: PlayOptions): Observable<MarketNews>
}

/**
 * A seeded market, before the first event of a trading day: books, trades, auctions and volatility interruptions (VI).
 *
 * The same seed, listings and day give the same events, to the byte, in whatever steps the market is moved on.
 *
 * @throws RangeError when the day is not a trading day, two listings have the same code, or the scenario does not fit.
 *
 * @example
 * ```ts
 * import { createMarket } from '@kiwoom-rx/testing/market'
 *
 * const market = createMarket({ seed: 7, day: '2026-11-20' })
 * let volume = 0
 * market.advanceTo('15:30', (event) => {
 *   if (event._tag === 'trade' && event.item === '005930') volume += event.volume
 * })
 * console.log(market.time, volume > 0, volume === market.stock('005930')?.volume)
 * // prints: 15:30:00 true true
 * ```
 */
export function createMarket(options: MarketOptions = {}): SimulatedMarket {
  const { seed = 1, day = '2026-11-20', listings = usual, scenario } = options
  const number = dayOf(day)
  if (!isTradingDay(number))
    throw new RangeError(`a trading day is Monday to Friday and no holiday of the exchange, got '${day}'`)
  return new Simulation(new Market(seed, number, checkedListings(listings), scenario))
}

class Simulation implements SimulatedMarket {
  readonly events$: Observable<MarketNews>
  readonly #market: Market
  readonly #events = new Subject<MarketNews>()
  constructor(market: Market) {
    this.#market = market
    this.events$ = this.#events.asObservable()
  }

  get stocks(): readonly StockView[] {
    const { instruments, gold, nxt } = this.#market
    return [...instruments, ...gold, ...nxt].map(stockView)
  }

  get sectors(): readonly SectorView[] {
    return this.#market.indices.map(sectorView)
  }

  get day(): string {
    return dateText(this.#market.day)
  }

  get time(): string {
    return clockText(this.#market.now)
  }

  stock(item: string): StockView | undefined {
    const quoted = this.#market.quoted(item)
    return quoted && stockView(quoted)
  }

  history(item: string, days: number): readonly DailyBar[] {
    const instrument = this.#market.quoted(item)
    if (instrument === undefined) throw new RangeError(`the market does not list '${item}'`)
    return dailyBars(this.#market.day, instrument.history, days)
  }

  nextDay(): void {
    this.#market.nextDay()
  }

  advanceTo(time: string, hear?: (news: MarketNews) => void): number {
    return this.#advance(timeOfDay(time), hear)
  }

  play({ scheduler = asyncScheduler, speed = 1, until }: PlayOptions = {}): Observable<MarketNews> {
    if (!(speed > 0)) throw new RangeError(`speed must be above 0, got ${speed}`)
    const end = until === undefined ? DAY_END : timeOfDay(until)
    return new Observable((subscriber) => {
      const clock = new MarketClock(scheduler, this.#market.now, () => speed)
      let timer: Subscription | undefined
      const wait = (): void => {
        const next = Math.min(end, this.#market.next)
        timer = scheduler.schedule(step, clock.until(next))
      }
      const step = (): void => {
        this.#advance(Math.min(end, clock.now()), (news) => subscriber.next(news))
        if (subscriber.closed) return
        if (clock.now() >= end) subscriber.complete()
        else wait()
      }
      wait()
      return () => timer?.unsubscribe()
    })
  }

  #advance(at: number, hear: ((news: MarketNews) => void) | undefined): number {
    let told = 0
    const isHeard = hear !== undefined || this.#events.observed
    const sink: MarketSink = {
      tell: (event) => {
        told += 1
        if (!isHeard) return
        const news = newsOf(event)
        hear?.(news)
        this.#events.next(news)
      },
      flush: () => {},
    }
    this.#market.advanceTo(at, sink)
    return told
  }
}

function dailyBars(today: number, history: History, days: number): readonly DailyBar[] {
  const bars: DailyBar[] = []
  for (let daysAgo = 1, day = previousTradingDay(today); daysAgo <= days; daysAgo += 1, day = previousTradingDay(day)) {
    bars.push({ date: dateText(day), ...history.bar(daysAgo) })
  }
  return bars.toReversed()
}
