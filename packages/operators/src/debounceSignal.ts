import type { MonoTypeOperatorFunction } from 'rxjs'
import {
  callback,
  checkOptions,
  clock,
  milliseconds,
  must,
  optional,
  type Rule,
  stream,
} from './internal/machine/arguments.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import { type ClockOptions, NEVER, type TimedMachine, timed, UNKNOWN } from './internal/machine/timed.ts'

export interface DebounceSignalOptions<T> extends ClockOptions<T> {
  /** How long a signal must hold before it counts, in milliseconds. */
  readonly ms: number
  /** What is taken as said at the start, and after a gap or reset, such as `'leave'`. Default: nothing. */
  readonly initial?: Saying | undefined
}

/** What a signal says, such as `'enter'` or `true`; `null` says nothing. */
export type Saying = string | number | boolean | null

/**
 * Passes a signal once it has held for a while without being taken back (신호 유지 확인).
 *
 * An edge that flips back at once was none: neither it nor its way back comes out.
 *
 * ```marbles
 * source  --a--b--c--d--e--|    a: up @0, b: down @2, c: up @4, d: up @8, e: down @9
 *         debounceSignal((event) => event.says, { ms: 5 })
 * result  --------------c--|
 * ```
 *
 * - The function reads what an event says. An event that says something new is held; it comes out when `ms` have gone by
 *   in which nothing else was said. Another saying in that time takes its place; the saying that last came out takes it
 *   back. Repeating what is held or has come out changes nothing, and does not prolong the wait. Before anything has come
 *   out `initial` stands in its place: with `{ initial: 'leave' }` a first enter that is taken back leaves no trace.
 * - For edges, as `threshold`, `band` and `crossover` make them: they are rare and stand until the opposite comes. For a
 *   condition that is reported again by every event use `confirm`, which looks at the events of one row, has no way
 *   back to hold, and passes the event that confirms; this passes the event with which the signal began.
 * - By the time of the events, what is due comes out with the first event that is late enough, just before it is looked
 *   at; with a `scheduler` by its time, as soon as it is due. Before any time is known events are skipped.
 * - An event that says `null` changes nothing, but its time counts.
 * - A `Gap` in the source passes on and drops what is held: whether it held cannot be known; `resetOn` does so at each
 *   of its values. After both `initial` stands again.
 * - Errors pass at once. At completion what is held is dropped: it has not held long enough.
 * - O(1) an event; keeps one event.
 * - One state for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { debounceSignal, threshold } from '@kiwoom-rx/operators'
 *
 * // Above 70,000 for a second only, then again and for good.
 * const trades$ = from([
 *   { timestamp: 0, price: 70_100 },
 *   { timestamp: 1_000, price: 69_900 },
 *   { timestamp: 5_000, price: 70_200 },
 *   { timestamp: 9_000, price: 69_800 },
 * ])
 * trades$
 *   .pipe(threshold('price', { enter: 70_000 }), debounceSignal(({ edge }) => edge, { ms: 3_000, initial: 'leave' }))
 *   .subscribe(({ edge, measured }) => console.log(edge, measured))
 * // prints: enter 70200
 * ```
 */
export function debounceSignal<T>(
  saying: (value: NoInfer<EventOf<T>>) => Saying,
  options: DebounceSignalOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
/** The same made apart from its source, where only the function knows what the events are. */
export function debounceSignal<T>(
  saying: (value: T) => Saying,
  options: DebounceSignalOptions<NoInfer<T>>,
): MonoTypeOperatorFunction<T>
export function debounceSignal<T>(
  saying: (value: T) => Saying,
  options: DebounceSignalOptions<T>,
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('debounceSignal', options, {
    ms: milliseconds,
    initial: says,
    scheduler: optional(clock),
    timeOf: optional(callback),
    resetOn: optional(stream),
  })
  return timed(debounceMachine(saying, options.ms, options.initial ?? null), options)
}

/** Anything that can be said. */
const says: Rule = (name, value) => {
  const isNumber = typeof value === 'number'
  const isSaid = isNumber ? Number.isFinite(value) : ['string', 'boolean', 'undefined'].includes(typeof value)
  must(name, value, isSaid || value === null, 'what a signal says')
}

interface Held<T> {
  readonly value: T
  readonly says: Saying
  readonly until: number
}

interface Signals<T> {
  /** What last came out, or stands in its place. */
  readonly passed: Saying
  readonly held: Held<T> | null
}

function debounceMachine<T>(saying: (value: T) => Saying, ms: number, initial: Saying): TimedMachine<Signals<T>, T, T> {
  return {
    start: () => ({ passed: initial, held: null }),
    due: ({ held }) => held?.until ?? NEVER,
    pass: (state, _, out) => {
      if (state.held === null) {
        return state
      }
      out.next(state.held.value)
      return { passed: state.held.says, held: null }
    },
    take: (state, value, time) => {
      const says = saying(value)
      if (says === null || time === UNKNOWN || says === state.held?.says) {
        return state
      }
      return { passed: state.passed, held: says === state.passed ? null : { value, says, until: time + ms } }
    },
  }
}
