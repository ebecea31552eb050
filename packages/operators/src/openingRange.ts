import type { OperatorFunction } from 'rxjs'
import { callback, checkOptions, must, optional, type Rule, stream } from './internal/machine/arguments.ts'
import { timeOf } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Keyed, measureBy, type NumericKey, numberOf, type Selector } from './internal/machine/measure.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import { clockTime, koreanDay, koreanTime } from './internal/market/timeOfDay.ts'

export interface OpeningRangeOptions<T> extends ResetOptions {
  /** When the range begins, in Korea. Default `'09:00'`. */
  readonly from?: string | undefined
  /** When it ends, itself no more inside, such as `'09:30'`. */
  readonly to: string
  /**
   * Whether an event is the first of its day. Default: its `cumulativeVolume` is that of its own `tradeVolume`, as in the
   * first trade (0B).
   */
  readonly isFirst?: ((value: T) => boolean) | undefined
  /** The time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/** An event after the opening range of its day, and the range. */
export interface Ranged<T> {
  /** The event, whole: its item and time are here. */
  readonly value: T
  readonly measured: number
  /** The highest and the lowest number of the range. */
  readonly high: number
  readonly low: number
}

/**
 * Emits each event after the opening range of its day, with the range's high and low (시가 범위).
 *
 * What the first half hour has marked out, for a breakout from it.
 *
 * ```marbles
 * source  --a--b--c--d--e--|    a: {"price":4,"timestamp":-1}, b: {"price":5,"timestamp":0}, c: {"price":7,"timestamp":9}, d: {"price":6,"timestamp":60000}, e: {"price":8,"timestamp":60009}
 *         openingRange('price', { to: '09:01' })
 * result  -----------p--q--|    p: 6 on 5 to 7, q: 8 on 5 to 7
 * ```
 *
 * - Only of complete ranges: the stream was there before the range began (an event of that day or a day before shows
 *   it), or its first event is the day's first, and no `Gap` was inside. Otherwise the day has none, and nothing comes
 *   out until the next.
 * - Takes a key of the events (`openingRange('price', …)`), or what a selector picks. A blank (`null`, absent, not finite)
 *   is skipped, and so is an event without a time. Bad options throw when the operator is made.
 * - A `Gap` in the source passes on. After the range it changes nothing, before and inside it the day has none. `resetOn`
 *   begins again at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value and in memory.
 * - One range for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { filter, from, take } from 'rxjs'
 * import { openingRange } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * from([
 *   { timestamp: at('09:00:00'), price: 70_000, tradeVolume: 500, cumulativeVolume: 500 },
 *   { timestamp: at('09:12:00'), price: 70_400, tradeVolume: 20, cumulativeVolume: 520 },
 *   { timestamp: at('09:31:00'), price: 70_300, tradeVolume: 10, cumulativeVolume: 530 },
 *   { timestamp: at('09:40:00'), price: 70_500, tradeVolume: 90, cumulativeVolume: 620 },
 * ])
 *   .pipe(
 *     openingRange('price', { to: '09:30' }),
 *     filter(({ measured, high }) => measured > high),
 *     take(1),
 *   )
 *   .subscribe(({ measured, high, low }) => console.log(`${measured} is above ${low} to ${high}`))
 * // prints: 70500 is above 70000 to 70400
 * ```
 */
export function openingRange<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  options: OpeningRangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Ranged<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function openingRange<T extends Keyed<K>, K extends string>(
  measured: K,
  options: OpeningRangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Ranged<EventOf<T>> | GapOf<T>>
export function openingRange<T, K extends NumericKey<T>>(
  measured: K | Selector<T>,
  options: OpeningRangeOptions<T>,
): OperatorFunction<T | Break, Ranged<T> | Break> {
  checkOptions('openingRange', options, {
    from: optional(ofDay),
    to: ofDay,
    isFirst: optional(callback),
    timeOf: optional(callback),
    resetOn: optional(stream),
  })
  const { isFirst = isFirstTrade } = options
  const from = clockTime('openingRange: from', options.from ?? '09:00')
  const to = clockTime('openingRange: to', options.to)
  must('openingRange: to', options.to, to > from, 'later than from')
  return stepping(rangeMachine(measureBy<T, K>(measured), from, to, isFirst, options.timeOf ?? timeOf), options)
}

/** What is known of a day's range. */
interface Opening {
  /** The day of the latest event; `null` before the first. */
  readonly day: number | null
  /** The latest time of that day. */
  readonly last: number
  /** Whether nothing of the range can have been missed. */
  readonly isWhole: boolean
  readonly high: number
  readonly low: number
}

const NONE = { high: Number.NEGATIVE_INFINITY, low: Number.POSITIVE_INFINITY }
const UNKNOWN: Opening = { day: null, last: Number.NEGATIVE_INFINITY, isWhole: false, ...NONE }

function rangeMachine<T>(
  read: (value: T) => number | null,
  from: number,
  to: number,
  isFirst: (value: T) => boolean,
  clockOf: (value: T) => number | null,
): Machine<Opening, T, Ranged<T>> {
  return {
    start: () => UNKNOWN,
    // What has ended is not lost by a gap after it.
    atGap: (opening) => (opening.last >= to && opening.isWhole ? opening : UNKNOWN),
    step: (before, value, out) => {
      const [measured, at] = [read(value), clockOf(value)]
      if (measured === null || at === null) {
        return before
      }
      const [day, time] = [koreanDay(at), koreanTime(at)]
      const isNewDay = before.day === null || day > before.day
      const isSeenBefore = before.day !== null || time < from || isFirst(value)
      const known = isNewDay ? { day, isWhole: isSeenBefore, ...NONE } : before
      const last = isNewDay ? time : Math.max(before.last, time)
      const opening: Opening = { ...known, last }
      if (time < from || day !== opening.day) {
        return opening
      }
      if (time < to) {
        const { high, low } = opening
        // A late one of a range that has ended changes nothing.
        const isInside = last < to
        return isInside ? { ...opening, high: Math.max(high, measured), low: Math.min(low, measured) } : opening
      }
      const { isWhole, high, low } = opening
      if (isWhole && high >= low) {
        out.next({ value, measured, high, low })
      }
      return opening
    },
  }
}

function isFirstTrade(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false
  }
  const { cumulativeVolume, tradeVolume } = value as {
    readonly cumulativeVolume?: unknown
    readonly tradeVolume?: unknown
  }
  const [all, own] = [numberOf(cumulativeVolume), numberOf(tradeVolume)]
  return all !== null && own !== null && all === Math.abs(own)
}

const ofDay: Rule = (name, value) => {
  clockTime(name, value)
}
