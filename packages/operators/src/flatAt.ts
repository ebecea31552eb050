import type { OperatorFunction } from 'rxjs'
import { callback, checkOptions, must, optional, type Rule, stream } from './internal/machine/arguments.ts'
import { itemOf, timeOf } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import { clockTime, koreanDay, koreanTime } from './internal/market/timeOfDay.ts'
import type { Signal } from './signal.ts'

export interface FlatAtOptions<T> extends ResetOptions {
  /** The name of the signal. Default `'flatAt'`. */
  readonly name?: string | undefined
  /** The time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`, else that of its `value`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/**
 * Emits a signal to sell each item from a time of day on, in Korea (장 마감 전 청산).
 *
 * Nothing is held over night.
 *
 * ```marbles
 * source  --a--b--x--c--|    a: A 15:14:59, b: A 15:15:00, x: B 15:15:01, c: A 15:15:02
 *         flatAt('15:15')
 * result  -----p--q-----|    p: sell A flatAt, q: sell B flatAt
 * ```
 *
 * - One signal a day for each item: at its first event at or after the time. By the times of the events, whatever the
 *   clock of the machine.
 * - The event is the signal's input, whole. An event without an item or a time is passed over. An invalid time throws
 *   when the operator is made.
 * - A `Gap` in the source passes on and changes nothing: who has had the signal needs no second one. `resetOn` begins
 *   again at each of its values.
 * - Errors and completion pass.
 * - O(1) an event; keeps the items of a day.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { flatAt } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * from(['15:14:00', '15:15:03', '15:15:04'].map((time) => ({ item: '005930', price: 70_000, timestamp: at(time) })))
 *   .pipe(flatAt('15:15'))
 *   .subscribe(({ side, item, reason }) => console.log(side, item, reason))
 * // prints: sell 005930 it is 15:15
 * ```
 */
export function flatAt<T>(
  time: string,
  options?: FlatAtOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Signal | GapOf<T>>
export function flatAt<T>(time: string, options: FlatAtOptions<T> = {}): OperatorFunction<T | Break, Signal | Break> {
  checkOptions('flatAt', options, { name: optional(text), timeOf: optional(callback), resetOn: optional(stream) })
  const { name = 'flatAt' } = options
  const clockOf = options.timeOf ?? timeOf
  const from = clockTime('flatAt: time', time)
  const machine: Machine<Given, T, Signal> = {
    start: () => ({ day: Number.NEGATIVE_INFINITY, items: new Set() }),
    atGap: (given) => given,
    step: (given, value, out) => {
      const [item, timestamp] = [itemOf(value), clockOf(value)]
      if (item === null || timestamp === null || koreanTime(timestamp) < from) {
        return given
      }
      const day = koreanDay(timestamp)
      const items = day > given.day ? new Set<string>() : given.items
      if (day < given.day || items.has(item)) {
        return given
      }
      items.add(item)
      const reason = `it is ${time}`
      out.next({ name, item, side: 'sell', strength: 1, reason, inputs: [value], timestamp })
      return { day, items }
    },
  }
  return stepping(machine, options)
}

/** Which items have had the signal of a day. */
interface Given {
  readonly day: number
  readonly items: Set<string>
}

const text: Rule = (name, value) => {
  must(name, value, typeof value === 'string', 'a text')
}
