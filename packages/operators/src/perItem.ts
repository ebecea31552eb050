import { groupBy, mergeMap, Observable, type OperatorFunction, Subject, tap } from 'rxjs'
import { callback, checkOptions, count, milliseconds, optional, stream } from './internal/machine/arguments.ts'
import { itemOf, type OfItem, timeOf } from './internal/machine/event.ts'
import { type Break, type EventOf, type GapOf, isBreak, itemsOf } from './internal/machine/gap.ts'
import type { ResetOptions } from './internal/machine/step.ts'
import type { WithItemOf } from './internal/market/viWatch.ts'
import { see, UNSEEN } from './internal/shared/recency.ts'

export interface PerItemOptions<T> extends ResetOptions {
  /** How many items to remember; beyond it the one not seen for longest is forgotten. Default 10,000. */
  readonly max?: number | undefined
  /** Forgets items not seen for this many milliseconds of event time. Default: never. */
  readonly idle?: number | undefined
  /** The item (종목) of an event. Default its `item`, else its `stockCode`, else that of its `value`. */
  readonly itemOf?: ((value: T) => string | null) | undefined
  /** For `idle`: the time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/** The same for values whose item only you can find. */
export function perItem<T, Out>(
  project: (events$: Observable<EventOf<T>>, item: string | null) => Observable<Out>,
  options: PerItemOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): OperatorFunction<T, Out | GapOf<T>>
/**
 * Runs an operator for each item (종목) by itself, on a stream in which many are mixed.
 *
 * As if every stock had its own stream.
 *
 * ```marbles
 * source  --a--x--b--y--c--|    a: A 1, b: A 4, c: A 9, x: B 2, y: B 4
 *         perItem(delta('price'))
 * result  --------p--q--r--|    p: A +3, q: B +2, r: A +5
 * ```
 *
 * - `project` takes the stream of one item to the stream of its results: an operator (`perItem(delta('price'))`) or a
 *   pipeline (`perItem((events$) => events$.pipe(…))`). It is called once for each item.
 * - Results come in the order of the events that caused them, as long as the pipeline answers at once.
 * - Bounded: beyond `max` items the least recently seen is forgotten; with `idle` also every item not seen for that
 *   long, by the time of the events. To forget is to complete the item's pipeline; if the item comes back it begins
 *   again. Events without an item share one pipeline.
 * - A `Gap` in the source forgets the items that it names (all, when it names none or you gave `itemOf`), then passes
 *   on, once. `resetOn` forgets all items at each of its values.
 * - An error of the source or of one pipeline passes and ends all. Completion of the source completes the pipelines,
 *   and then the result.
 * - O(1) an event besides the pipeline's own work; memory: one pipeline an item, at most `max`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { delta, perItem, threshold } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { item: '005930', price: 70_000 },
 *   { item: '000660', price: 180_000 },
 *   { item: '005930', price: 70_300 },
 *   { item: '000660', price: 180_100 },
 * ])
 * trades$
 *   .pipe(perItem((trade$) => trade$.pipe(delta('price'), threshold((change) => change.delta, { enter: 200 }))))
 *   .subscribe((crossing) => console.log(crossing.value.value.item, crossing.edge, crossing.measured))
 * // prints: 005930 enter 300
 * ```
 */
export function perItem<T extends OfItem | Break, Out>(
  project: (events$: Observable<NoInfer<EventOf<T>>>, item: string | null) => Observable<Out>,
  options?: PerItemOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Out | GapOf<T>>
/** The same made apart from its source, where only the pipeline knows what the events are. */
export function perItem<T extends OfItem, Out>(
  project: (events$: Observable<T>, item: string | null) => Observable<Out>,
  options?: PerItemOptions<T>,
): OperatorFunction<T, Out>
export function perItem<T, Out>(
  // Of no gaps in truth: they are a group of their own.
  project: (events$: Observable<T | Break>, item: string | null) => Observable<Out>,
  options: PerItemOptions<T> = {},
): OperatorFunction<T | Break, Out | T | Break> {
  checkOptions('perItem', options, {
    max: optional(count),
    idle: optional(milliseconds),
    itemOf: optional(callback),
    timeOf: optional(callback),
    resetOn: optional(stream),
  })
  const bounds = { max: options.max ?? 10_000, idle: options.idle ?? Number.POSITIVE_INFINITY }
  const keyOf = options.itemOf ?? itemOf
  const clockOf = options.timeOf ?? timeOf
  return (source) =>
    new Observable((subscriber) => {
      let recency = UNSEEN()
      const endings = new Map<string | null, Subject<void>>()
      const forget = (items: Iterable<string | null>): void => {
        for (const item of items) {
          const ending = endings.get(item)
          endings.delete(item)
          ending?.next()
        }
      }
      const forgetNamed = (items: ReadonlySet<string> | null): void => {
        const named = [...recency.seen.keys()].filter((item) => items === null || (item !== null && items.has(item)))
        for (const item of named) {
          recency.seen.delete(item)
        }
        forget(named)
      }
      subscriber.add(
        options.resetOn?.subscribe({ next: () => forgetNamed(null), error: (error) => subscriber.error(error) }),
      )
      if (subscriber.closed) {
        return
      }
      source
        .pipe(
          tap((value) => {
            if (isBreak(value)) {
              // The names of a gap are the exchange's; keys of your own cannot be distinguished from them.
              forgetNamed(options.itemOf ? null : itemsOf(value))
              return
            }
            const [next, forgotten] = see(recency, keyOf(value), clockOf(value), bounds)
            recency = next
            forget(forgotten)
          }),
          groupBy((value) => (isBreak(value) ? GAPS : keyOf(value)), {
            duration: ({ key }) => {
              const ending = new Subject<void>()
              if (key !== GAPS) {
                endings.set(key, ending)
              }
              return ending
            },
          }),
          mergeMap((events$) => (events$.key === GAPS ? events$ : project(events$, events$.key))),
        )
        .subscribe(subscriber)
    })
}

const GAPS: unique symbol = Symbol('gaps')
