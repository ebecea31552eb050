import { defer, type MonoTypeOperatorFunction } from 'rxjs'
import { callback, checkOptions, milliseconds, optional, stream } from './internal/machine/arguments.ts'
import { counting, type OnDropped } from './internal/machine/dropping.ts'
import { timeOf } from './internal/machine/event.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'

export interface CooldownOptions<T> extends ResetOptions {
  /** How long to keep quiet after an event, in milliseconds of event time. */
  readonly ms: number
  /** The time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`, else that of its `value`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
  /** Receives each event that is held back, at once, and how many they are by then in this subscription. */
  readonly onDropped?: OnDropped<T> | undefined
}

/** The same for values whose time only you can find. */
export function cooldown<T>(
  options: CooldownOptions<EventOf<T>> & { readonly timeOf: (value: EventOf<T>) => number | null },
): MonoTypeOperatorFunction<T>
/**
 * Passes an event, then none for a while (재진입 대기).
 *
 * After a signal, time for it to play out before the next one counts.
 *
 * ```marbles
 * source  --a--b--c--d--|    a: @0, b: @900, c: @1000, d: @1500
 *         cooldown({ ms: 1000 })
 * result  --a-----c-----|
 * ```
 *
 * - The while is measured in the time of the events (epoch milliseconds), from the last one that passed, so that tapes
 *   and marbles behave like the live stream: an event passes again when it is at least `ms` later. Events that are held
 *   back do not prolong it.
 * - An event without a time, or with an earlier one than has been seen, counts at the latest time seen; while no time
 *   is known every event passes.
 * - A `Gap` in the source passes on, and the next event passes; `resetOn` does so at each of its values.
 * - Errors and completion pass; nothing is left over at the end.
 * - O(1) a value and in memory.
 * - One cooldown for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { cooldown } from '@kiwoom-rx/operators'
 *
 * const signals$ = from([
 *   { item: '005930', timestamp: 0, name: 'buy' },
 *   { item: '005930', timestamp: 20_000, name: 'buy again' },
 *   { item: '005930', timestamp: 60_000, name: 'buy later' },
 * ])
 * signals$.pipe(cooldown({ ms: 60_000 })).subscribe(({ name }) => console.log(name))
 * // prints: buy
 * // prints: buy later
 * ```
 */
export function cooldown<T extends object>(options: CooldownOptions<NoInfer<EventOf<T>>>): MonoTypeOperatorFunction<T>
export function cooldown<T>(options: CooldownOptions<T>): MonoTypeOperatorFunction<T | Break> {
  checkOptions('cooldown', options, {
    ms: milliseconds,
    timeOf: optional(callback),
    onDropped: optional(callback),
    resetOn: optional(stream),
  })
  const { ms: length, timeOf: clockOf = timeOf } = options
  return (source) =>
    defer(() => source.pipe(stepping(cooldownMachine(length, clockOf, counting(options.onDropped)), options)))
}

interface Quiet {
  readonly clock: number
  readonly until: number
}

function cooldownMachine<T>(
  length: number,
  clockOf: (value: T) => number | null,
  drop: (value: T) => void,
): Machine<Quiet, T, T> {
  return {
    start: () => ({ clock: Number.NEGATIVE_INFINITY, until: Number.NEGATIVE_INFINITY }),
    step: (quiet, value, out) => {
      const clock = Math.max(quiet.clock, clockOf(value) ?? Number.NEGATIVE_INFINITY)
      if (clock < quiet.until) {
        drop(value)
        return { clock, until: quiet.until }
      }
      out.next(value)
      return { clock, until: clock + length }
    },
  }
}
