/** One day of a backtest, in virtual time. */
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import type { Observable, SchedulerLike } from 'rxjs'
import type { Bar } from '../bar.ts'
import type { Broker } from '../broker/broker.ts'
import { type PaperOptions, paperBroker } from '../broker/paper/paperBroker.ts'
import type { ExecutionEvent } from '../execute/event.ts'
import { dateOf } from '../koreanTime.ts'
import { LogCollector } from '../performance/collectLog.ts'
import type { ExecutionLog } from '../performance/log.ts'
import { DayHub, type DayRealtime } from './dayRealtime.ts'
import { beginningOf, cached, type DaySource, feed, hasNotices, nameOf } from './daySource.ts'
import { MinuteBars } from './minuteBars.ts'

/** The paper broker of a backtest: its options but for the streams, which are those of the day. */
export type BacktestBroker = Omit<PaperOptions, 'book$' | 'trade$' | 'vi$' | 'status$' | 'scheduler'>

/** What a strategy gets on a day. */
export interface DayContext<Parameters> {
  /** The streams of the day, by the names that they have on a client. */
  readonly realtime: DayRealtime
  /** Fills orders against the books and trades of the day. */
  readonly broker: Broker
  /** The day's time, for every operator that takes a scheduler. */
  readonly scheduler: SchedulerLike
  readonly parameters: Parameters
  /** The date of the first event, `'2026-11-20'`. */
  readonly date: string
}

/** A strategy on a day: what it does, as `execute` reports it. */
export type DayStrategy<Parameters> = (context: DayContext<Parameters>) => Observable<ExecutionEvent>

/** A day that is to be run. Plain data, which passes to another thread. */
export interface DayTask<Parameters> {
  readonly source: DaySource
  readonly parameters: Parameters
  readonly broker: BacktestBroker
  readonly cache?: string | undefined
  /** Collect the minutes of the items that were traded. */
  readonly chart: boolean
}

/** What became of a day. Plain data. */
export interface DayOutcome {
  readonly name: string
  /** `'2026-11-20'`; `null` of a day without an event. */
  readonly date: string | null
  /** Events that somebody wanted. */
  readonly events: number
  readonly gaps: number
  /** Shares that were traded and not seen. */
  readonly missedVolume: number
  readonly log: ExecutionLog
  /** What `parity` compares and blames: intents, refusals, exits, halts, fills, ends of orders and gaps, in their order. */
  readonly journal: readonly ExecutionEvent[]
  /** Minutes of the items that were traded, when a chart is wanted. */
  readonly bars: readonly Bar[]
}

/** Runs a day of a strategy; `dayRunner` makes one. */
export type DayRunner<Parameters> = (task: DayTask<Parameters>) => Promise<DayOutcome>

/**
 * Makes a strategy run on days: on this thread, or, when a module exports it, on others (일별 백테스트).
 *
 * The day's events come in the order in which they came, each at its own time: `scheduler` and the market stand still
 * while one is worked on. Timers that are due at an event's time run before it. Everything runs at once: what a strategy
 * awaits comes when the day is over, so that a pipeline must be of Observables alone.
 *
 * @example
 * ```ts
 * import { backtest, dayRunner } from '@kiwoom-rx/trading'
 * import { ignoreElements, lastValueFrom, tap } from 'rxjs'
 *
 * let trades = 0
 * const watch = dayRunner(({ realtime }) =>
 *   realtime.trade('005930').pipe(
 *     tap(() => {
 *       trades += 1
 *     }),
 *     ignoreElements(),
 *   ),
 * )
 * const days = [{ simulated: { seed: 7, items: ['005930'], until: '09:30' } }]
 * const broker = { costs: { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } } as const
 * const done = await lastValueFrom(backtest({ days, strategy: watch, broker }))
 * console.log(done._tag, trades > 500)
 * // prints: result true
 * ```
 */
export function dayRunner<Parameters = undefined>(strategy: DayStrategy<Parameters>): DayRunner<Parameters> {
  return async ({ source, parameters, broker, cache, chart }) => {
    const fast = cached(source, cache)
    const start = beginningOf(fast)
    const collector = new LogCollector(start === null ? [] : [dateOf(start)])
    const journal: ExecutionEvent[] = []
    const clock = new VirtualClock({ start: start ?? 0 })
    const hub = new DayHub((at) => {
      if (at > clock.now()) clock.advanceTo(at)
    })
    const minutes = new MinuteBars()
    if (chart) hub.all.trade$.subscribe((trade) => minutes.add(trade))
    const notices = hasNotices(source) ? { status$: hub.marketStatus() } : {}
    const paper = {
      ...paperBroker({ ...broker, ...hub.all, ...notices, vi$: hub.vi(), scheduler: clock }),
      isVirtual: true,
    }
    let failure: { readonly error: unknown } | undefined
    const date = dateOf(start ?? 0)
    const subscription = strategy({ realtime: hub, broker: paper, scheduler: clock, parameters, date }).subscribe({
      next: (event) => {
        collector.add(event)
        if (JOURNAL.has(event._tag)) journal.push(event)
      },
      error: (error: unknown) => {
        failure = { error }
      },
    })
    // A strategy that has ended needs no more of its day.
    subscription.add(() => hub.complete())
    feed(fast, hub)
    hub.complete()
    subscription.unsubscribe()
    if (failure !== undefined) throw failure.error
    const log = collector.log()
    const traded = new Set(log.fills.map(({ item }) => item))
    return {
      name: nameOf(source),
      date: start === null ? null : date,
      ...hub.seen,
      log,
      journal,
      bars: minutes.bars().filter(({ item }) => traded.has(item)),
    }
  }
}

const JOURNAL: ReadonlySet<ExecutionEvent['_tag']> = new Set([
  ...(['intent', 'refused', 'exit', 'halted'] as const),
  ...(['fill', 'ended', 'gap'] as const),
])
