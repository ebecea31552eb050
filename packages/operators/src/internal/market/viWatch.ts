import {
  concat,
  delay,
  EMPTY,
  endWith,
  filter,
  map,
  merge,
  mergeMap,
  type Observable,
  of,
  type SchedulerLike,
  takeWhile,
} from 'rxjs'
import { callback, milliseconds, optional, type Shape, stream, word } from '../machine/arguments.ts'
import { itemOf, timeOf } from '../machine/event.ts'
import { type Break, isBreak } from '../machine/gap.ts'
import type { ResetOptions } from '../machine/step.ts'
import {
  advance,
  announce,
  isUnderVi,
  itemOfVi,
  timesOf,
  type ViBook,
  type ViBooks,
  type ViEvent,
  type ViOptions,
  type ViRules,
  viRules,
} from './viBook.ts'

/** How an operator reads the events of its source. */
export interface WatchOptions<T> extends ViOptions, ResetOptions {
  /**
   * The item (종목) of an event; `null` when it is about none. Default its `item`, else its `stockCode`, else that of its
   * `value`.
   */
  readonly itemOf?: ((value: T) => string | null) | undefined
  /**
   * The time of an event, epoch milliseconds: the clock that planned releases are held against. Default its
   * `timestamp`, else its `receivedAt`, else that of its `value`.
   */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/** For operators that also answer in silence. */
export interface ScheduleOptions {
  /**
   * Times planned releases, so that they need no next event. The wait is what the frame leaves between its own time and
   * the release. Default: none, a release waits for the next event or frame of its code.
   */
  readonly scheduler?: SchedulerLike | undefined
}

/** For values whose item the operator cannot find by itself. */
export interface WithItemOf<T> {
  readonly itemOf: (value: T) => string | null
}

/** What can happen to an operator that watches VIs besides its source. */
export type ViInput<T> =
  | { readonly _tag: 'frame'; readonly frame: ViEvent }
  | { readonly _tag: 'value'; readonly value: T }
  /** A gap in the source. */
  | { readonly _tag: 'gap'; readonly gap: Break }
  /** A value of `resetOn`. */
  | { readonly _tag: 'reset' }
  /** The time of a planned release has come. */
  | { readonly _tag: 'tick'; readonly item: string; readonly time: number }
  | Ended

/** The source is complete. */
interface Ended {
  readonly _tag: 'ended'
}

const ENDED: Ended = { _tag: 'ended' }
const RESET = { _tag: 'reset' } as const

export interface Watch<T> {
  readonly rules: ViRules
  readonly itemOf: (value: T) => string | null
  readonly timeOf: (value: T) => number | null
}

/** The rules of the options that all of them have. */
export const WATCH: Shape<WatchOptions<unknown>> = {
  venues: optional(word('all', 'same')),
  longest: optional(milliseconds),
  itemOf: optional(callback),
  timeOf: optional(callback),
  resetOn: optional(stream),
}

export function watchOf<T>(options: WatchOptions<T>): Watch<T> {
  return { rules: viRules(options), itemOf: options.itemOf ?? itemOf, timeOf: options.timeOf ?? timeOf }
}

/** The same for an operator that must know the item: a value without one would pass its guard in silence. */
export function guardOf<T>(name: string, options: WatchOptions<T>): Watch<T> {
  const watch = watchOf(options)
  if (options.itemOf !== undefined) return watch
  return {
    ...watch,
    itemOf: (value) => {
      const item = itemOf(value)
      if (item === null) {
        throw new TypeError(
          `${name}: a value has no item, so no VI can be held against it; give it an item or a stockCode, or say with ` +
            'the option itemOf where its item is (null for one that is about no item, which passes)',
        )
      }
      return item
    },
  }
}

/** Takes an input into the books, and says which book it was for and whether a VI is now on in it. */
export function observe<T>(
  books: ViBooks,
  input: ViInput<T>,
  watch: Watch<T>,
): { readonly key: string; readonly book: ViBook | undefined; readonly underVi: boolean } | null {
  const item = itemOfInput(input, watch)
  if (item === null) {
    return null
  }
  const key = watch.rules.keyOf(item)
  const book = books.get(key)
  const next =
    input._tag === 'frame' ? announce(book, input.frame, watch.rules) : book && advance(book, timeOfInput(input, watch))
  if (next && next !== book) {
    books.set(key, next)
  }
  return { key, book: next, underVi: next !== undefined && isUnderVi(next) }
}

function itemOfInput<T>(input: ViInput<T>, watch: Watch<T>): string | null {
  switch (input._tag) {
    case 'frame':
      return itemOfVi(input.frame)
    case 'value':
      return watch.itemOf(input.value)
    case 'tick':
      return input.item
    case 'gap':
    case 'reset':
    case 'ended':
      return null
  }
}

function timeOfInput<T>(input: ViInput<T>, watch: Watch<T>): number | null {
  return input._tag === 'value' ? watch.timeOf(input.value) : input._tag === 'tick' ? input.time : null
}

/**
 * One stream of both. `vi$` is subscribed first, so that synchronous sources are judged by it. The stream ends with
 * the source; `vi$` may end before. With a scheduler each planned release also makes a tick when its time comes.
 */
export function viInputs<T>(
  source: Observable<T | Break>,
  vi$: Observable<ViEvent | Break>,
  rules: ViRules,
  { resetOn = EMPTY, scheduler }: ResetOptions & { readonly scheduler?: SchedulerLike | undefined },
): Observable<ViInput<T>> {
  // What a gap of `vi$` has lost is unknown: a trigger cannot be found again, and a release is bounded by `longest`.
  const told = vi$.pipe(filter((frame): frame is ViEvent => !isBreak(frame)))
  const frames = told.pipe(scheduler ? mergeMap((frame) => withTick(frame, rules, scheduler)) : map(frameInput))
  const values = source.pipe(
    map((value): ViInput<T> => (isBreak(value) ? { _tag: 'gap', gap: value } : { _tag: 'value', value })),
    endWith(ENDED),
  )
  return merge(resetOn.pipe(map(() => RESET)), frames, values).pipe(takeWhile((input) => input._tag !== 'ended', true))
}

function frameInput(frame: ViEvent): ViInput<never> {
  return { _tag: 'frame', frame }
}

function withTick(frame: ViEvent, rules: ViRules, scheduler: SchedulerLike): Observable<ViInput<never>> {
  const times = timesOf(frame)
  if (times === null) {
    return of(frameInput(frame))
  }
  const time = times.release ?? times.trigger + rules.longest
  const wait = time - Math.max(times.trigger, frame.timestamp ?? times.trigger)
  if (wait <= 0) {
    return of(frameInput(frame))
  }
  const tick: ViInput<never> = { _tag: 'tick', item: itemOfVi(frame), time }
  return concat(of(frameInput(frame)), of(tick).pipe(delay(wait, scheduler)))
}
