import type { Observable, OperatorFunction } from 'rxjs'
import { checkOptions, clock, optional } from './internal/machine/arguments.ts'
import type { OfItem } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Machine, stepping } from './internal/machine/step.ts'
import { latestVi, type ViBooks, type ViEvent } from './internal/market/viBook.ts'
import {
  observe,
  type ScheduleOptions,
  type ViInput,
  viInputs,
  WATCH,
  type Watch,
  type WatchOptions,
  type WithItemOf,
  watchOf,
} from './internal/market/viWatch.ts'

/** Whether an item is under a VI, and under which. Times are epoch milliseconds. */
export interface ViState {
  /** The code, without a venue suffix; with venues `'same'` the item that the frames name. */
  readonly item: string
  readonly underVi: boolean
  /** When the VI was triggered (발동), this one or the one that is over. */
  readonly trigger: number
  /** When it will be or was released (해제), as far as the exchange has said; `null` while it has not. */
  readonly release: number | null
}

/** The same for values whose item only you can find. */
export function viState<T>(
  vi$: Observable<ViEvent | Break>,
  options: WatchOptions<EventOf<T>> & ScheduleOptions & WithItemOf<EventOf<T>>,
): OperatorFunction<T, ViState | GapOf<T>>
/**
 * Reports for each item when it comes under a VI (변동성완화장치) and when it is released.
 *
 * The switch behind the other VI operators, for a screen, a log or a rule of your own.
 *
 * ```marbles
 * source  --a--x--b--y--c--|    a: A 1, b: A 2, c: A 3, x: B 1, y: B 2
 * vi$     ----t--------r---|    t: VI on A, r: VI on A released
 *         viState(vi$)
 * result  ----T--------R---|    T: A under VI, R: A released
 * ```
 *
 * - The rules are those of `pauseDuringVi`: a VI is over when its release time (FID 1224) is known and the clock of its
 *   code has reached it; frames that repeat for each venue are one VI.
 * - The events of the source move the clock of their code; none of them comes out. Releases are seen at the first event
 *   or frame of the code at or after them; with a `scheduler` when they are due.
 * - Emits when an item comes under a VI, when a VI that is on gets another release time, or gives way to a later one, and
 *   when it is over. A VI that was over before its first frame came is not reported.
 * - Says nothing of an item before its first VI: it is not under one.
 * - A `Gap` in the source passes on and changes nothing, for VIs are reported by `vi$`; `resetOn` forgets all VIs,
 *   unreported, at each of its values.
 * - An error of either stream passes. Completes with the source; `vi$` may complete before, which changes nothing.
 * - O(1) an event; memory: a few VIs for each code that had one that day.
 *
 * @example
 * ```ts
 * import { from, of } from 'rxjs'
 * import { viState } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const vi$ = of({
 *   stockCode: '005930',
 *   tradeProcessedTime: '10:15:00',
 *   viReleaseTime: '10:17:10',
 *   receivedAt: at('10:15:00'),
 * })
 * const trades$ = from(['10:15:30', '10:17:12'].map((time) => ({ item: '005930', timestamp: at(time) })))
 *
 * trades$.pipe(viState(vi$)).subscribe(({ item, underVi }) => console.log(item, underVi ? 'under VI' : 'released'))
 * // prints: 005930 under VI
 * // prints: 005930 released
 * ```
 */
export function viState<T extends OfItem | Break>(
  vi$: Observable<ViEvent | Break>,
  options?: WatchOptions<NoInfer<EventOf<T>>> & ScheduleOptions,
): OperatorFunction<T, ViState | GapOf<T>>
export function viState<T>(
  vi$: Observable<ViEvent | Break>,
  options: WatchOptions<T> & ScheduleOptions = {},
): OperatorFunction<T | Break, ViState | Break> {
  checkOptions('viState', options, { ...WATCH, scheduler: optional(clock) })
  const watch = watchOf(options)
  const tell = stepping(stateMachine(watch))
  return (source) => viInputs(source, vi$, watch.rules, options).pipe(tell)
}

interface States {
  readonly books: ViBooks
  /** What was last reported of each key. */
  readonly told: Map<string, ViState>
}

function stateMachine<T>(watch: Watch<T>): Machine<States, ViInput<T>, ViState | Break> {
  const start = (): States => ({ books: new Map(), told: new Map() })
  return {
    start,
    step: (states, input, out) => {
      if (input._tag === 'gap') {
        out.next(input.gap)
        return states
      }
      if (input._tag === 'reset') {
        return start()
      }
      const seen = observe(states.books, input, watch)
      const vi = seen?.book ? latestVi(seen.book) : null
      if (seen === null || vi === null) {
        return states
      }
      const before = states.told.get(seen.key)
      const { trigger, release } = vi
      const isNews = seen.underVi
        ? !before?.underVi || before.trigger !== trigger || before.release !== release
        : before?.underVi === true
      if (!isNews) {
        return states
      }
      const state = { item: seen.key, underVi: seen.underVi, trigger, release }
      states.told.set(seen.key, state)
      out.next(state)
      return states
    },
  }
}
