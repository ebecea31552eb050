import { concat, EMPTY, map, merge, type OperatorFunction, of, takeWhile } from 'rxjs'
import { callback, checkOptions, count, milliseconds, optional, stream } from './internal/machine/arguments.ts'
import { itemOf, type OfItem, timeOf } from './internal/machine/event.ts'
import { type Break, type EventOf, type GapOf, itemsOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, type Sink, stepping } from './internal/machine/step.ts'
import type { WithItemOf } from './internal/market/viWatch.ts'
import { type Recency, see, UNSEEN } from './internal/shared/recency.ts'

export interface LatestOptions<T> extends ResetOptions {
  /** Whether a value takes its item out instead of putting it in, such as `(hit) => hit.type === 'leave'`. */
  readonly removes?: ((value: T) => boolean) | undefined
  /** How many items to keep; beyond it the one not seen for longest is removed. Default 10,000. */
  readonly max?: number | undefined
  /** Removes items not seen for this many milliseconds of event time. Default: never. */
  readonly idle?: number | undefined
  /** The item (종목) of an event. Default its `item`, else its `stockCode`, else that of its `value`. */
  readonly itemOf?: ((value: T) => string | null) | undefined
  /** For `idle`: the time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/** What is known of all items, and what has just changed in it. */
export interface Latest<T> {
  /**
   * The latest value of each item, the least recently seen first. One map that goes on changing: look at it now, or
   * copy it.
   */
  readonly latest: ReadonlyMap<string, T>
  /** The items that have come in: with their values in `latest`. */
  readonly added: readonly string[]
  /** The items whose value has been replaced. */
  readonly changed: readonly string[]
  /** The items that are no longer in `latest`, with the last values that they had. */
  readonly removed: ReadonlyMap<string, T>
}

/** The same for values whose item only you can find. */
export function latestPerItem<T>(
  options: LatestOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): OperatorFunction<T, Latest<EventOf<T>> | GapOf<T>>
/**
 * Keeps the latest value of each item, and says at each event what has been added, changed and removed (종목별 최신값).
 *
 * A table on a screen that knows which of its rows to draw again.
 *
 * ```marbles
 * source  --a--x--b--y--|    a: A 1, b: A 4, x: B 2, y: B 0
 *         latestPerItem({ removes: (event) => event.price === 0 })
 * result  --p--q--r--s--|    p: added A, q: added B, r: changed A, s: removed B
 * ```
 *
 * - Emits one output an event: with the map of all, and the items added, changed and removed by it. An event without an
 *   item, and one that `removes` an item that is not there, emits nothing.
 * - Bounded: beyond `max` items the least recently seen is removed; with `idle` also every item not seen for that long,
 *   by the time of the events.
 * - A `Gap` in the source removes the items that it names (all, when it names none or you gave `itemOf`), for no one
 *   knows their latest values any more, then passes on. `resetOn` removes all at each of its values. What they remove
 *   is reported.
 * - Errors and completion pass.
 * - O(1) an event amortised; keeps one value an item, at most `max`.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { latestPerItem } from '@kiwoom-rx/operators'
 *
 * of(
 *   { item: '005930', price: 70_000 },
 *   { item: '000660', price: 180_000 },
 *   { item: '005930', price: 70_100 },
 * )
 *   .pipe(latestPerItem())
 *   .subscribe(({ latest, added, changed }) =>
 *     console.log([...latest.values()].map(({ price }) => price).join(' '), added.length > 0 ? 'new' : 'changed', ...added, ...changed),
 *   )
 * // prints: 70000 new 005930
 * // prints: 70000 180000 new 000660
 * // prints: 180000 70100 changed 005930
 * ```
 */
export function latestPerItem<T extends OfItem | Break>(
  options?: LatestOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Latest<EventOf<T>> | GapOf<T>>
export function latestPerItem<T>(options: LatestOptions<T> = {}): OperatorFunction<T | Break, Latest<T> | Break> {
  checkOptions('latestPerItem', options, {
    removes: optional(callback),
    max: optional(count),
    idle: optional(milliseconds),
    itemOf: optional(callback),
    timeOf: optional(callback),
    resetOn: optional(stream),
  })
  const run = stepping<State<T>, T | Notice, Latest<T>>(latestMachine(options))
  const resets = (options.resetOn ?? EMPTY).pipe(map(() => RESET))
  return (source) =>
    merge(resets, concat(source, of(ENDED))).pipe(
      takeWhile((input) => input !== ENDED),
      run,
    )
}

/** What comes besides the events. A class, because an event may be any object. */
class Notice {}

/** A value of `resetOn`: no reset of the machine, because what it removes is reported. */
const RESET: Notice = /* @__PURE__ */ new Notice()
/** The source is complete. */
const ENDED: Notice = /* @__PURE__ */ new Notice()

interface State<T> {
  readonly latest: Map<string, T>
  recency: Recency
}

function latestMachine<T>(options: LatestOptions<T>): Machine<State<T>, T | Notice, Latest<T>> {
  const bounds = { max: options.max ?? 10_000, idle: options.idle ?? Number.POSITIVE_INFINITY }
  const [keyOf, clockOf] = [options.itemOf ?? itemOf, options.timeOf ?? timeOf]
  const removes = options.removes ?? (() => false)

  const take = ({ latest, recency }: State<T>, items: Iterable<string | null>): ReadonlyMap<string, T> => {
    const taken = new Map<string, T>()
    for (const item of items) {
      const value = item === null ? undefined : latest.get(item)
      if (item !== null && value !== undefined) {
        taken.set(item, value)
        latest.delete(item)
        recency.seen.delete(item)
      }
    }
    return taken
  }
  /** Takes the items out, reports it if there were any, and keeps the rest. */
  const remove = (state: State<T>, items: Iterable<string>, out: Sink<Latest<T>>): State<T> => {
    const removed = take(state, items)
    if (removed.size > 0) {
      out.next({ latest: state.latest, added: [], changed: [], removed })
    }
    return state
  }

  return {
    start: () => ({ latest: new Map(), recency: UNSEEN() }),
    atGap: (state, gap, out) => remove(state, (options.itemOf ? null : itemsOf(gap)) ?? state.latest.keys(), out),
    step: (state, input, out) => {
      const { latest } = state
      if (input instanceof Notice) {
        return remove(state, latest.keys(), out)
      }
      const item = keyOf(input)
      if (item === null) {
        return state
      }
      if (removes(input)) {
        return remove(state, [item], out)
      }
      const [recency, forgotten] = see(state.recency, item, clockOf(input), bounds)
      state.recency = recency
      const removed = take(
        state,
        forgotten.filter((other) => other !== item),
      )
      const isChange = latest.delete(item)
      latest.set(item, input)
      out.next({ latest, added: isChange ? [] : [item], changed: isChange ? [item] : [], removed })
      return state
    },
  }
}
