import { defer, type MonoTypeOperatorFunction } from 'rxjs'
import { callback, checkOptions, count, optional, stream } from './internal/machine/arguments.ts'
import { counting, type OnDropped } from './internal/machine/dropping.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'

export interface DedupeOptions<T> extends ResetOptions {
  /** How many keys to remember; beyond it the one not seen for longest is forgotten. Default 10,000. */
  readonly max?: number | undefined
  /** Receives each value that repeats a key, at once, and how many they are by then in this subscription. */
  readonly onDropped?: OnDropped<T> | undefined
}

/**
 * Passes each value whose key has not been seen before (중복 제거).
 *
 * For what comes twice: frames repeated for each venue, rows of pages that overlap.
 *
 * ```marbles
 * source  --a--x--b--y--a--|    a: A 1, b: A 2, x: B 1, y: B 1
 *         dedupe((event) => `${event.item} ${event.price}`)
 * result  --a--x--b--------|
 * ```
 *
 * - The key is text or a number, as your function makes it; a value whose key is `null` always passes.
 * - Remembers `max` keys. A key that repeats counts as seen again, so that what repeats often is not forgotten.
 * - A `Gap` in the source passes on and forgets no key: what comes twice around a gap still comes once. `resetOn`
 *   forgets all keys at each of its values, such as on a new day.
 * - Errors and completion pass. A function that throws ends the stream with its error.
 * - O(1) a value; keeps `max` keys.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { dedupe } from '@kiwoom-rx/operators'
 *
 * const executions$ = from([
 *   { orderNumber: '0000018', executionNumber: '1', quantity: 5 },
 *   { orderNumber: '0000018', executionNumber: '1', quantity: 5 },
 *   { orderNumber: '0000018', executionNumber: '2', quantity: 3 },
 * ])
 * executions$
 *   .pipe(dedupe((execution) => `${execution.orderNumber} ${execution.executionNumber}`))
 *   .subscribe(({ quantity }) => console.log(quantity))
 * // prints: 5
 * // prints: 3
 * ```
 */
export function dedupe<T>(
  keyOf: (value: NoInfer<EventOf<T>>) => string | number | null,
  options?: DedupeOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
/** The same made apart from its source, where only the function knows what the values are. */
export function dedupe<T>(
  keyOf: (value: T) => string | number | null,
  options?: DedupeOptions<NoInfer<T>>,
): MonoTypeOperatorFunction<T>
export function dedupe<T>(
  keyOf: (value: T) => string | number | null,
  options: DedupeOptions<T> = {},
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('dedupe', options, {
    max: optional(count),
    onDropped: optional(callback),
    resetOn: optional(stream),
  })
  const { max = 10_000 } = options
  return (source) => defer(() => source.pipe(stepping(dedupeMachine(keyOf, max, counting(options.onDropped)), options)))
}

type Keys = Set<string | number>

/** The state is the keys, the one not seen for longest first, as a Set keeps its entries. */
function dedupeMachine<T>(
  keyOf: (value: T) => string | number | null,
  max: number,
  drop: (value: T) => void,
): Machine<Keys, T, T> {
  return {
    start: () => new Set(),
    atGap: (keys) => keys,
    step: (keys, value, out) => {
      const key = keyOf(value)
      if (key === null) {
        out.next(value)
        return keys
      }
      if (keys.delete(key)) {
        keys.add(key)
        drop(value)
        return keys
      }
      keys.add(key)
      for (const oldest of keys) {
        if (keys.size <= max) {
          break
        }
        keys.delete(oldest)
      }
      out.next(value)
      return keys
    },
  }
}
