import { defer, type MonoTypeOperatorFunction, type Observable, type OperatorFunction } from 'rxjs'
import { callback, checkOptions, clock, count, optional, word } from './internal/machine/arguments.ts'
import { counting, type OnDropped } from './internal/machine/dropping.ts'
import type { OfItem } from './internal/machine/event.ts'
import { type Break, type EventOf, type GapOf, itemsOf } from './internal/machine/gap.ts'
import { type Machine, stepping } from './internal/machine/step.ts'
import type { ViBooks, ViEvent } from './internal/market/viBook.ts'
import {
  guardOf,
  observe,
  type ScheduleOptions,
  type ViInput,
  viInputs,
  WATCH,
  type Watch,
  type WatchOptions,
  type WithItemOf,
} from './internal/market/viWatch.ts'
import type { Marked } from './markVi.ts'

export interface PauseOptions<T> extends WatchOptions<T>, ScheduleOptions {
  /**
   * What becomes of events under a VI: `'drop'` (default) forgets them, `'hold'` keeps the latest of each item and
   * emits it at the release.
   */
  readonly policy?: 'drop' | 'hold' | undefined
  /** Receives each event that will never be emitted, when that is settled, and how many they are by then. */
  readonly onDropped?: OnDropped<T> | undefined
}

export interface ReplayOptions<T> extends Omit<PauseOptions<T>, 'policy'> {
  /** Keeps all events under a VI, and emits them at the release, marked. */
  readonly policy: 'replay'
  /** How many events of a code to keep; beyond it the oldest is dropped. Default 10,000. */
  readonly max?: number | undefined
}

/** With `'replay'` all events come out, each with whether it came under a VI. */
export function pauseDuringVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: ReplayOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): OperatorFunction<T, Marked<EventOf<T>> | GapOf<T>>
export function pauseDuringVi<T extends OfItem | Break>(
  vi$: Observable<ViEvent | Break>,
  options: ReplayOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Marked<EventOf<T>> | GapOf<T>>
/** The same for values whose item only you can find. */
export function pauseDuringVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: PauseOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): MonoTypeOperatorFunction<T>
/**
 * Passes events, except those of an item that is under a VI (변동성완화장치), where trading is a call auction.
 *
 * Signals from a frozen book are no signals: this keeps them back until the stock trades again.
 *
 * ```marbles
 * source  --a--x--b--c-------y--d--|    a: A 1, b: A 2, c: A 3, d: A 4, x: B 1, y: B 2
 * vi$     ----t--------r-----------|    t: VI on A, r: VI on A released
 *         pauseDuringVi(vi$)
 * drop    --a--x-------------y--d--|
 *         pauseDuringVi(vi$, { policy: 'hold' })
 * hold    --a--x-------c-----y--d--|
 *         pauseDuringVi(vi$, { policy: 'replay' })
 * replay  --a--x-------(BC)--y--d--|    B: A 2 under VI, C: A 3 under VI
 * ```
 *
 * - A VI is on from its first frame until its release time (FID 1224) is known and the clock has reached it; a frame
 *   that carries the planned release is no release yet. The clock of a code is the latest exchange time seen on its
 *   events and frames, in epoch milliseconds: no timer, so tapes and marbles behave like the live stream. A frame that
 *   adds a release time to a VI announced without one, and has no later time of its own, is taken for the release.
 * - Frames repeat for each venue (`005930`, `005930_NX`, `005930_AL`) and may come late: a VI is known by its code and
 *   trigger time (FID 1223), pauses all venues of the code unless `venues: 'same'`, and once over stays over. A frame
 *   without a trigger time is ignored; a blank release time means that the VI is on.
 * - Events pass while `vi$` has said nothing of their code. An event without an item ends the
 *   stream with a `TypeError`: no VI can be held against it. Say with `itemOf` where its item is.
 * - `'hold'` emits what it held just before the first event or frame of the code that shows the release; with a
 *   `scheduler` at the planned time. The latest event of an item replaces an earlier one, which is dropped.
 * - `'replay'` keeps all of them, `max` a code, and emits them in their order when `'hold'` would emit the last, each as
 *   `{ value, underVi: true }`; the events that pass come as `{ value, underVi: false }`. The two cannot be mistaken for
 *   each other: a signal of a frozen book is reported late, and as what it is.
 * - To count what was held back use `markVi`, or `onDropped` for a log.
 * - A `Gap` in the source passes on, and drops what is held of the items that it names (all, when it names none or you
 *   gave `itemOf`): it is no longer the latest. `resetOn` drops all that is held and forgets all VIs.
 * - An error of either stream passes at once. Completes with the source: what is still held then is dropped, for its
 *   VI is still on. `vi$` may complete before, which leaves things as they are.
 * - O(1) an event; memory: a few VIs for each code that had one that day, and what is held.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { pauseDuringVi } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const vi$ = of({
 *   stockCode: '005930',
 *   tradeProcessedTime: '10:15:00',
 *   viReleaseTime: '10:17:10',
 *   receivedAt: at('10:15:00'),
 * })
 * const signals$ = of(
 *   { item: '005930', timestamp: at('10:15:30'), name: 'in the auction' },
 *   { item: '000660', timestamp: at('10:15:31'), name: 'another stock' },
 *   { item: '005930', timestamp: at('10:17:12'), name: 'after the release' },
 * )
 *
 * signals$.pipe(pauseDuringVi(vi$, { policy: 'drop' })).subscribe((signal) => console.log(signal.name))
 * // prints: another stock
 * // prints: after the release
 * ```
 */
export function pauseDuringVi<T extends OfItem | Break>(
  vi$: Observable<ViEvent | Break>,
  options?: PauseOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function pauseDuringVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: PauseOptions<T> | ReplayOptions<T> = {},
): OperatorFunction<T | Break, T | Marked<T> | Break> {
  checkOptions<PauseOptions<T> | ReplayOptions<T>>('pauseDuringVi', options, {
    ...WATCH,
    policy: optional(word('drop', 'hold', 'replay')),
    max: optional(count),
    onDropped: optional(callback),
    scheduler: optional(clock),
  })
  const watch = guardOf('pauseDuringVi', options)
  const { policy = 'drop' } = options
  const max = options.policy === 'replay' ? (options.max ?? 10_000) : 1
  const itemsCount = options.itemOf === undefined
  return (source) =>
    defer(() =>
      viInputs(source, vi$, watch.rules, options).pipe(
        stepping(pauseMachine(watch, { policy, max, itemsCount }, counting(options.onDropped))),
      ),
    )
}

interface Pausing {
  readonly policy: 'drop' | 'hold' | 'replay'
  readonly max: number
  /** Whether a gap's items are the keys by which events are held. */
  readonly itemsCount: boolean
}

interface Held<T> {
  readonly item: string | null
  readonly value: T
}

interface Paused<T> {
  readonly books: ViBooks
  /** By book: the events under VI, the latest of all last. By item when only one of each is held, else by number. */
  readonly held: Map<string, Map<string | number | null, Held<T>>>
  /** How many have been held. */
  readonly number: number
}

function pauseMachine<T>(
  watch: Watch<T>,
  { policy, max, itemsCount }: Pausing,
  drop: (value: T) => void,
): Machine<Paused<T>, ViInput<T>, T | Marked<T> | Break> {
  const marked = (value: T, underVi: boolean): T | Marked<T> => (policy === 'replay' ? { value, underVi } : value)
  return {
    start: () => ({ books: new Map(), held: new Map(), number: 0 }),
    step: (state, input, out) => {
      const { books, held, number } = state
      if (input._tag === 'gap') {
        dropNamed(held, itemsCount ? itemsOf(input.gap) : null, drop)
        out.next(input.gap)
        return state
      }
      if (input._tag === 'reset') {
        dropNamed(held, null, drop)
        return { books: new Map(), held, number }
      }
      const seen = observe(books, input, watch)
      if (seen?.underVi) {
        if (input._tag !== 'value') {
          return state
        }
        if (policy === 'drop') {
          drop(input.value)
          return state
        }
        const item = watch.itemOf(input.value)
        const values = held.get(seen.key) ?? new Map<string | number | null, Held<T>>()
        held.set(seen.key, values)
        hold(values, policy === 'hold' ? item : number, { item, value: input.value }, drop)
        dropOldest(values, policy === 'hold' ? Number.POSITIVE_INFINITY : max, drop)
        return { books, held, number: number + 1 }
      }
      if (input._tag === 'ended') {
        dropNamed(held, null, drop)
        return state
      }
      for (const value of seen ? release(held, seen.key) : []) {
        out.next(marked(value, true))
      }
      if (input._tag === 'value') {
        out.next(marked(input.value, false))
      }
      return state
    },
  }
}

function hold<T>(
  values: Map<string | number | null, Held<T>>,
  key: string | number | null,
  value: Held<T>,
  drop: (value: T) => void,
): void {
  const replaced = values.get(key)
  if (values.delete(key) && replaced !== undefined) {
    drop(replaced.value)
  }
  values.set(key, value)
}

function dropOldest<T>(values: Map<string | number | null, Held<T>>, max: number, drop: (value: T) => void): void {
  for (const [key, { value }] of values) {
    if (values.size <= max) {
      break
    }
    values.delete(key)
    drop(value)
  }
}

/** Drops what is held of these items, or of all. */
function dropNamed<T>(
  held: Map<string, Map<string | number | null, Held<T>>>,
  items: ReadonlySet<string> | null,
  drop: (value: T) => void,
): void {
  for (const [book, values] of held) {
    for (const [key, { item, value }] of values) {
      if (items === null || (item !== null && items.has(item))) {
        values.delete(key)
        drop(value)
      }
    }
    if (values.size === 0) {
      held.delete(book)
    }
  }
}

function release<T>(held: Map<string, Map<string | number | null, Held<T>>>, book: string): readonly T[] {
  const values = held.get(book)
  held.delete(book)
  return values ? Array.from(values.values(), ({ value }) => value) : []
}
