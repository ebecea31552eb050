import { Observable, type OperatorFunction } from 'rxjs'
import {
  callback,
  checkOptions,
  milliseconds,
  optional,
  type Shape,
  stream,
  word,
} from './internal/machine/arguments.ts'
import { arrivalOf, itemOf, timeOf } from './internal/machine/event.ts'
import { type Break, type EventOf, type GapOf, isBreak, itemsOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import { type Fifo, fifo } from './internal/window/fifo.ts'

export interface AsOfOptions<T, R> extends ResetOptions {
  /**
   * The time that orders the two streams: the exchange's (`'timestamp'`, default; `receivedAt` for an event without
   * one), or that of arrival (`'receivedAt'`).
   */
  readonly on?: 'timestamp' | 'receivedAt' | undefined
  /** How old the other value may be, in milliseconds; an older one counts as none. Default: any age. */
  readonly tolerance?: number | undefined
  /**
   * How far the source may be behind the other stream, in milliseconds of the time that orders them. Of what is older
   * only the latest of each item is kept; an event that is later than this gets `null`. What the other stream emits
   * while it is being subscribed to, such as `from(array)`, is kept until an event reaches it. Default 30,000: events
   * of the exchange are late by 0.3 to 1.4 seconds.
   *
   * @default 30_000
   */
  readonly slack?: number | undefined
  /**
   * What must be equal for two values to belong together. Default: their item (종목). `() => null` joins all with all,
   * such as one stock with another.
   */
  readonly by?: ((value: T | R) => string | null) | undefined
}

/** A value, and what the other stream said at its time. */
export interface AsOf<T, R> {
  readonly value: T
  /** The latest of the other stream not after it, of the same item; `null` if there is none, or only one too old. */
  readonly other: R | null
}

/**
 * Joins each event with the latest value of another stream that is not after it (시점 결합).
 *
 * A trade with the book as it was then: no pair comes out that never was.
 *
 * ```marbles
 * source  --------a--b-----c--|    a: @10, b: @20, c: @30
 * other$  --p--q-----------r--|    p: @5, q: @15, r: @35
 *         asOf(other$)
 * result  --------A--B-----C--|    A: @10 with @5, B: @20 with @15, C: @30 with @15
 * ```
 *
 * - Emits one output an event, at once. It does not wait: a value of the other stream that arrives after the event it
 *   would have belonged to is too late for it.
 * - By the exchange's time, or that of arrival (`on`); a value of the other stream that is later than the event waits
 *   until an event is as late. At equal times the other's last arrival counts. An event earlier than one before it gets
 *   `null` when what has come up meanwhile is after it. An event without a time gets `null`; a value of the other
 *   stream without a time is passed over.
 * - Values belong together when their items are equal, venue suffix included; see `by`.
 * - `other$` is subscribed first, so that synchronous sources are judged by it; it may end before, which leaves its
 *   latest values standing.
 * - A `Gap` in the source passes on and changes nothing; one in `other$` forgets the values of the items that it names
 *   (all, when it names none or you gave `by`) and is not passed on. `resetOn` forgets all at each of its values.
 * - An error of either stream passes. Completes with the source.
 * - O(1) an event amortised; keeps for each item the latest value, and those of the last `slack` milliseconds that are
 *   still ahead of its events.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { asOf } from '@kiwoom-rx/operators'
 *
 * const books$ = from([
 *   { item: '005930', timestamp: 1_000, bestBidPrice: 70_000 },
 *   { item: '005930', timestamp: 3_000, bestBidPrice: 70_100 },
 * ])
 * const trades$ = from([
 *   { item: '005930', timestamp: 2_000, price: 70_050 },
 *   { item: '005930', timestamp: 9_000, price: 70_150 },
 * ])
 * trades$
 *   .pipe(asOf(books$, { tolerance: 5_000 }))
 *   .subscribe(({ value, other }) => console.log(value.price, other?.bestBidPrice ?? 'no book'))
 * // prints: 70050 70000
 * // prints: 70150 no book
 * ```
 */
export function asOf<T, R>(
  other$: Observable<R>,
  options?: AsOfOptions<NoInfer<EventOf<T>>, NoInfer<EventOf<R>>>,
): OperatorFunction<T, AsOf<EventOf<T>, EventOf<R>> | GapOf<T>>
export function asOf<T, R>(
  other$: Observable<R | Break>,
  options: AsOfOptions<T, R> = {},
): OperatorFunction<T | Break, AsOf<T, R> | Break> {
  checkOptions('asOf', options, AS_OF)
  const rules: Rules<T, R> = {
    clockOf: options.on === 'receivedAt' ? arrivalOf : timeOf,
    tolerance: options.tolerance ?? Number.POSITIVE_INFINITY,
    slack: options.slack ?? SLACK,
    keyOf: options.by ?? itemOf,
    namesItems: options.by === undefined,
  }
  return (source) =>
    new Observable((subscriber) => {
      const other: Other<R> = { shelves: new Map(), clock: Number.NEGATIVE_INFINITY, isLive: false }
      const { shelves } = other
      subscriber.add(
        options.resetOn?.subscribe({ next: () => shelves.clear(), error: (error) => subscriber.error(error) }),
      )
      if (!subscriber.closed) {
        subscriber.add(
          other$.subscribe({
            next: (value) => shelve(other, value, rules),
            error: (error) => subscriber.error(error),
          }),
        )
      }
      if (!subscriber.closed) {
        other.isLive = true
        source.pipe(stepping(asOfMachine(shelves, rules))).subscribe(subscriber)
      }
    })
}

/** The rules of the options. */
export const AS_OF: Shape<AsOfOptions<unknown, unknown>> = {
  on: optional(word('timestamp', 'receivedAt')),
  tolerance: optional(milliseconds),
  slack: optional(milliseconds),
  by: optional(callback),
  resetOn: optional(stream),
}

interface Rules<T, R> {
  readonly clockOf: (value: unknown) => number | null
  readonly tolerance: number
  readonly slack: number
  readonly keyOf: (value: T | R) => string | null
  readonly namesItems: boolean
}

interface Timed<R> {
  readonly time: number
  readonly value: R
}

/** What the other stream has said of one key: the latest that an event has reached, and what lies ahead. */
interface Shelf<R> {
  latest: Timed<R> | null
  readonly ahead: Fifo<Timed<R>>
  /** The time of the last one ahead. */
  last: number
}

type Shelves<R> = Map<string | null, Shelf<R>>

/** All that the other stream has said. */
interface Other<R> {
  readonly shelves: Shelves<R>
  /** The latest time of it. */
  clock: number
  /** Whether the source is subscribed to: until then the other stream may run ahead of it by any time. */
  isLive: boolean
}

const SLACK = 30_000

function shelve<T, R>(other: Other<R>, value: R | Break, rules: Rules<T, R>): void {
  const { shelves } = other
  if (isBreak(value)) {
    const items = rules.namesItems ? itemsOf(value) : null
    for (const key of [...shelves.keys()]) {
      if (items === null || (key !== null && items.has(key))) {
        shelves.delete(key)
      }
    }
    return
  }
  const given = rules.clockOf(value)
  if (given === null) {
    return
  }
  const key = rules.keyOf(value)
  const shelf = shelves.get(key) ?? { latest: null, ahead: fifo<Timed<R>>(), last: Number.NEGATIVE_INFINITY }
  // Out of order it would hide what is newer: it is taken for one of the latest time.
  const time = Math.max(given, shelf.last)
  shelf.ahead.push({ time, value })
  shelf.last = time
  shelves.set(key, shelf)
  other.clock = Math.max(other.clock, time)
  // An item without events would keep all that ever came.
  if (other.isLive) reach(shelf, other.clock - rules.slack)
}

/** Stateless but for the shelves, which the other stream fills. */
function asOfMachine<T, R>(shelves: Shelves<R>, rules: Rules<T, R>): Machine<null, T, AsOf<T, R>> {
  return {
    start: () => null,
    step: (_, value, out) => {
      const [shelf, time] = [shelves.get(rules.keyOf(value)), rules.clockOf(value)]
      if (shelf === undefined || time === null) {
        out.next({ value, other: null })
        return null
      }
      reach(shelf, time)
      const { latest } = shelf
      const fits = latest !== null && latest.time <= time && time - latest.time <= rules.tolerance
      out.next({ value, other: fits ? latest.value : null })
      return null
    },
  }
}

/** Takes the latest value up to a time, and lets go of those before it. */
function reach<R>(shelf: Shelf<R>, time: number): void {
  for (let next = shelf.ahead.peek(); next !== undefined && next.time <= time; next = shelf.ahead.peek()) {
    shelf.latest = next
    shelf.ahead.shift()
  }
}
