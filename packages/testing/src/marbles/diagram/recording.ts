/** What any stream did, as a diagram. */
import { asyncScheduler, map, Observable, type SchedulerLike } from 'rxjs'
import { draw } from './draw.ts'
import { IN_ORDER, Letters } from './letters.ts'
import type { Message } from './timeline.ts'

export interface RecordOptions {
  /** Where time comes from: that of the stream. Default: real time. */
  readonly scheduler?: SchedulerLike
  /** How long to listen, ms. Default: until the stream completes or fails. */
  readonly until?: number
  /** ms a column: coarser for a stream of minutes. Default 1. */
  readonly column?: number
}

/** What a stream did. */
export interface Recording<T> {
  /** In RxJS's syntax, one column for each `column` ms. */
  readonly marbles: string
  /** The values by letter; equal values share one. */
  readonly values: Readonly<Record<string, T>>
  /** With what it failed, if it did (`#`). */
  readonly error?: unknown
  /** When each notification came, in columns since the subscription. */
  readonly messages: readonly Message[]
  /**
   * Whether the diagram says every time. A group takes a column for each letter and bracket: what comes sooner after it
   * is drawn too late, and then only `messages` has the times.
   */
  readonly isExact: boolean
}

/**
 * Listens to a stream and reports what it did as a diagram, once it has ended or `until` has passed.
 *
 * The recording of a live stream is the source of a test: `m.cold(recording.marbles, recording.values)`.
 *
 * ```text
 * stream$        --61300---61400--61300--|
 * recordMarbles                          (r|)    r: { marbles: '--a---b--a--|', values: { a: 61300, b: 61400 } }
 * ```
 *
 * An error of the stream is part of the recording, never an error of the result. Unsubscribing stops listening.
 *
 * @throws RangeError when `until` or `column` is no number of ms.
 *
 * @example
 * ```ts
 * import { VirtualClock } from '@kiwoom-rx/testing/clock'
 * import { recordMarbles } from '@kiwoom-rx/testing/marbles'
 * import { interval, map, take } from 'rxjs'
 *
 * const clock = new VirtualClock()
 * const prices = interval(3, clock).pipe(take(3), map((n) => 61_300 + 100 * (n % 2)))
 * recordMarbles(prices, { scheduler: clock }).subscribe(({ marbles, values }) => console.log(marbles, values))
 * clock.runAll()
 * // prints: ---a--b--(a|) { a: 61300, b: 61400 }
 * ```
 */
export function recordMarbles<T>(stream$: Observable<T>, options: RecordOptions = {}): Observable<Recording<T>> {
  const { until, column = 1 } = options
  const last = until === undefined ? 0 : Math.floor(until / column)
  return recordMessages(stream$, options).pipe(map(({ messages, values }) => recordingOf(messages, values, last)))
}

/** The notifications of a stream, and when it was subscribed to. */
export interface Recorded<T> {
  /** Epoch ms of the subscription, by the scheduler. */
  readonly start: number
  readonly messages: readonly Message[]
  readonly values: readonly T[]
}

/**
 * Listens to a stream and reports its notifications, once it has ended or `until` has passed.
 *
 * @throws RangeError when `until` or `column` is no number of ms.
 */
export function recordMessages<T>(stream$: Observable<T>, options: RecordOptions): Observable<Recorded<T>> {
  const { scheduler = asyncScheduler, until, column = 1 } = options
  if (until !== undefined && !(until >= 0)) throw new RangeError(`until is ${until}; give milliseconds, 0 or more`)
  if (!(column > 0 && column < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`column is ${column}; give the milliseconds of one column, more than 0`)
  }
  return new Observable((subscriber) => {
    const start = scheduler.now()
    const messages: Message[] = []
    const values: T[] = []
    const frame = (): number => Math.floor((scheduler.now() - start) / column)
    const finish = (): void => {
      subscriber.next({ start, messages, values })
      subscriber.complete()
    }
    if (until !== undefined) subscriber.add(scheduler.schedule(finish, until))
    subscriber.add(
      stream$.subscribe({
        next: (value) => {
          values.push(value)
          messages.push({ frame: frame(), notification: { kind: 'N', value } })
        },
        error: (error: unknown) => {
          messages.push({ frame: frame(), notification: { kind: 'E', error } })
          finish()
        },
        complete: () => {
          messages.push({ frame: frame(), notification: { kind: 'C' } })
          finish()
        },
      }),
    )
  })
}

function recordingOf<T>(messages: readonly Message[], seen: readonly T[], until: number): Recording<T> {
  const letters = new Letters({}, IN_ORDER)
  const marks = letters.marks(messages)
  const drawing = draw([marks], until)
  const values: Record<string, T> = {}
  for (const [index, value] of seen.entries()) {
    const letter = marks[index]?.letter
    if (letter !== undefined && !(letter in values)) values[letter] = value
  }
  const last = messages.at(-1)?.notification
  return {
    marbles: drawing.lines[0] || '-',
    values,
    ...(last?.kind === 'E' && { error: last.error }),
    messages,
    isExact: drawing.isExact,
  }
}
