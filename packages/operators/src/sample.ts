import { defer, endWith, filter, type MonoTypeOperatorFunction, map, merge, type Observable, takeWhile } from 'rxjs'
import { callback, checkOptions, optional, stream } from './internal/machine/arguments.ts'
import { counting, type OnDropped } from './internal/machine/dropping.ts'
import { type Break, type EventOf, isBreak } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'

export interface SampleOptions<T> extends ResetOptions {
  /** Receives each event that will never be emitted, when that is settled, and how many they are by then. */
  readonly onDropped?: OnDropped<T> | undefined
}

/**
 * Passes, at each beat of a clock, the latest event that has come since the beat before (표본 추출).
 *
 * As many values as the clock has beats, at most: for a chart, a log, a model fed once a second.
 *
 * ```marbles
 * source  --1--2----3-----4--|
 * clock$  ------0-0---0-0----|
 *         sample(clock$)
 * result  ------2-----3------|
 * ```
 *
 * - The clock is any stream, such as `interval(1_000, scheduler)` or the bars of another item; only that it emits counts.
 *   A beat after which nothing has come gives nothing.
 * - An event that a later one replaces before the beat is dropped, and so is one that no beat follows before the end or
 *   before a gap; see `onDropped`.
 * - `clock$` is subscribed first. When it completes nothing more comes out, but the source goes on until it ends; a gap
 *   in it is no beat.
 * - A `Gap` in the source passes on and drops the event that waits: it is no longer the latest. `resetOn` drops it too.
 * - An error of either stream passes. Completes with the source.
 * - O(1) an event; keeps one event.
 * - One sample for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { Subject } from 'rxjs'
 * import { sample } from '@kiwoom-rx/operators'
 *
 * const [trade$, second$] = [new Subject<number>(), new Subject<void>()]
 * let lost = 0
 * trade$
 *   .pipe(sample(second$, { onDropped: (_, count) => { lost = count } }))
 *   .subscribe((price) => console.log(price, `${lost} in between`))
 * trade$.next(70_000)
 * trade$.next(70_100)
 * second$.next()
 * // prints: 70100 1 in between
 * ```
 */
export function sample<T>(
  clock$: Observable<unknown>,
  options?: SampleOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function sample<T>(
  clock$: Observable<unknown>,
  options: SampleOptions<T> = {},
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('sample', options, { onDropped: optional(callback), resetOn: optional(stream) })
  const beats = clock$.pipe(
    filter((beat) => !isBreak(beat)),
    map(() => BEAT),
  )
  return (source) =>
    defer(() =>
      merge<(T | Break | Sign)[]>(beats, source.pipe(endWith(ENDED))).pipe(
        takeWhile((input) => input !== ENDED, true),
        stepping(sampleMachine(counting(options.onDropped)), options),
      ),
    )
}

/** What happens besides the source. */
class Sign {}

/** The clock beats. */
const BEAT = new Sign()
/** The source is complete. */
const ENDED = new Sign()

/** The state is the one event that waits, shared by all starts so that what a reset throws away is reported. */
function sampleMachine<T>(drop: (value: T) => void): Machine<T[], T | Sign, T> {
  const waiting: T[] = []
  const start = (): T[] => {
    waiting.splice(0).forEach(drop)
    return waiting
  }
  return {
    start,
    step: (_, input, out) => {
      if (input === BEAT) {
        for (const output of waiting.splice(0)) {
          out.next(output)
        }
        return waiting
      }
      start()
      if (!(input instanceof Sign)) {
        waiting.push(input)
      }
      return waiting
    },
  }
}
