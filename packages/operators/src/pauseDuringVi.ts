import type { MonoTypeOperatorFunction, Observable, SchedulerLike } from 'rxjs'
import { oneOf } from './arguments.ts'
import type { OfItem } from './event.ts'
import { type EventOf, type Gap, itemsOf } from './gap.ts'
import { type Machine, NOTHING, stepping } from './step.ts'
import type { ViBooks, ViEvent } from './viState.ts'
import { observe, type ViInput, viInputs, type Watch, type WatchOptions, type WithItemOf, watchOf } from './viWatch.ts'

export interface PauseOptions<T> extends WatchOptions<T> {
  /**
   * What becomes of events under a VI: `'drop'` (default) forgets them, `'hold'` keeps the latest of each item and
   * emits it at the release.
   */
  readonly policy?: 'drop' | 'hold' | undefined
  /**
   * For `'hold'`: times planned releases, so that they need no next event. The wait is what the frame leaves between
   * its own time and the release. Default: none, a release waits for the next event or frame of its code.
   */
  readonly scheduler?: SchedulerLike | undefined
  /** Is told each event that will never be emitted, when that is settled. */
  readonly onDropped?: ((value: T) => void) | undefined
}

/** The same for values whose item only you can find. */
export function pauseDuringVi<T>(
  vi$: Observable<ViEvent>,
  options: PauseOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): MonoTypeOperatorFunction<T>
/**
 * Passes events, except those of an item that is under a VI (변동성완화장치), where trading is a call auction.
 *
 * Signals from a frozen book are no signals: this keeps them back until the stock trades again.
 *
 * ```marbles
 * source  --a--x--b--c--y--d--|    a: A 1, b: A 2, c: A 3, d: A 4, x: B 1, y: B 2
 * vi$     ----t--------r------|    t: VI on A, r: VI on A released
 *         pauseDuringVi(vi$)
 * drop    --a--x--------y--d--|
 *         pauseDuringVi(vi$, { policy: 'hold' })
 * hold    --a--x-------cy--d--|
 * ```
 *
 * - A VI is on from its first frame until its release time (FID 1224) is known and the clock has reached it; a frame
 *   that carries the planned release is no release yet. The clock of a code is the latest exchange time seen on its
 *   events and frames, in epoch milliseconds: no timer, so tapes and marbles behave like the live stream. A frame that
 *   adds a release time to a VI announced without one, and has no later time of its own, is taken for the release.
 * - Frames repeat for each venue (`005930`, `005930_NX`, `005930_AL`) and may come late: a VI is known by its code and
 *   trigger time (FID 1223), pauses all venues of the code unless `venues: 'same'`, and once over stays over. A frame
 *   without a trigger time is ignored; a blank release time means that the VI is on.
 * - Events pass while `vi$` has said nothing of their code. Events without an item pass.
 * - `'hold'` emits what it held just before the first event or frame of the code that shows the release; with a
 *   `scheduler` at the planned time. The latest event of an item replaces an earlier one, which is dropped.
 * - To count what was held back use `markVi`, or `onDropped` for a log.
 * - A `Gap` in the source passes on, and drops what is held of the items that it names (all, when it names none or you
 *   gave `itemOf`): it is no longer the latest. `resetOn` drops all that is held and forgets all VIs.
 * - An error of either stream passes at once. Completes with the source: what is still held then is dropped, for its
 *   VI is still on. `vi$` may complete before, which leaves things as they are.
 * - O(1) an event; memory: a few VIs for each code that had one that day, and one event an item under VI.
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
export function pauseDuringVi<T extends OfItem | Gap>(
  vi$: Observable<ViEvent>,
  options?: PauseOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function pauseDuringVi<T>(
  vi$: Observable<ViEvent>,
  options: PauseOptions<T> = {},
): MonoTypeOperatorFunction<T | Gap> {
  const watch = watchOf('pauseDuringVi', options)
  const pause = stepping(pauseMachine(watch, options))
  return (source) => viInputs(source, vi$, watch.rules, options).pipe(pause)
}

interface Paused<T> {
  readonly books: ViBooks
  /** By book, then by item: the latest event under VI, the latest of all last. */
  readonly held: Map<string, Map<string | null, T>>
}

export function pauseMachine<T>(watch: Watch<T>, options: PauseOptions<T>): Machine<Paused<T>, ViInput<T>, T | Gap> {
  const holds = oneOf('pauseDuringVi: policy', ['drop', 'hold'], options.policy ?? 'drop') === 'hold'
  const drop = options.onDropped ?? (() => {})
  return {
    start: () => ({ books: new Map(), held: new Map() }),
    step: (state, input) => {
      const { books, held } = state
      if (input._tag === 'gap') {
        dropNamed(held, options.itemOf ? null : itemsOf(input.gap), drop)
        return [state, [input.gap]]
      }
      if (input._tag === 'reset') {
        dropNamed(held, null, drop)
        return [{ books: new Map(), held }, NOTHING]
      }
      const seen = observe(books, input, watch)
      if (seen?.underVi) {
        if (input._tag === 'value') {
          if (holds) {
            hold(held, seen.key, watch.itemOf(input.value), input.value, drop)
          } else {
            drop(input.value)
          }
        }
        return [state, NOTHING]
      }
      if (input._tag === 'ended') {
        dropNamed(held, null, drop)
        return [state, NOTHING]
      }
      const outputs = seen ? release(held, seen.key) : []
      return [state, input._tag === 'value' ? [...outputs, input.value] : outputs]
    },
  }
}

function hold<T>(
  held: Map<string, Map<string | null, T>>,
  key: string,
  item: string | null,
  value: T,
  drop: (value: T) => void,
): void {
  const values = held.get(key) ?? new Map<string | null, T>()
  const replaced = values.get(item)
  if (values.delete(item) && replaced !== undefined) {
    drop(replaced)
  }
  held.set(key, values.set(item, value))
}

/** Drops what is held of these items, or of all. */
function dropNamed<T>(
  held: Map<string, Map<string | null, T>>,
  items: ReadonlySet<string> | null,
  drop: (value: T) => void,
): void {
  for (const [key, values] of held) {
    for (const [item, value] of values) {
      if (items === null || (item !== null && items.has(item))) {
        values.delete(item)
        drop(value)
      }
    }
    if (values.size === 0) {
      held.delete(key)
    }
  }
}

function release<T>(held: Map<string, Map<string | null, T>>, key: string): readonly T[] {
  const values = held.get(key)
  held.delete(key)
  return values ? [...values.values()] : NOTHING
}
