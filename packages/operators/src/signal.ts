import type { OperatorFunction } from 'rxjs'
import { itemOf, timeOf } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Machine, stepping } from './internal/machine/step.ts'
import type { SignalSide } from './internal/market/signalSide.ts'

/**
 * How an order for a signal would meet the book: `limit` (보통), `market` (시장가), `best` (최유리지정가) or `mid`
 * (중간가).
 */
export type SignalOrderType = 'limit' | 'market' | 'best' | 'mid'

/** What a pipeline has found: the one vocabulary of those that combine, explain and trade signals. */
export interface Signal {
  /** Which rule found it, such as `'momentum'`. */
  readonly name: string
  /** The item (종목) it is about. */
  readonly item: string
  readonly side: SignalSide
  /** How much it counts, above 0; 1 is the ordinary. */
  readonly strength: number
  /** Why, in words. */
  readonly reason: string
  /** What it was found in: events, or the signals that it combines. */
  readonly inputs: readonly unknown[]
  /** When, epoch milliseconds, by the event that brought it; `null` if that has no time. */
  readonly timestamp: number | null
  /** KRW a share at which to trade, when the rule has one. */
  readonly price?: number | undefined
  /** Shares to trade, when the rule has a number. */
  readonly quantity?: number | undefined
  readonly orderType?: SignalOrderType | undefined
}

/** What a rule says of an event. */
export interface Verdict {
  readonly side: SignalSide
  /** Default 1. A blank, 0 or a number below makes no signal. */
  readonly strength?: number | null | undefined
  readonly reason: string
  /** KRW a share at which to trade. Default: none; what trades the signal decides. */
  readonly price?: number | undefined
  /** Shares to trade. Default: none; what trades the signal decides. */
  readonly quantity?: number | undefined
  /** How an order would meet the book. Default: what trades the signal decides. */
  readonly orderType?: SignalOrderType | undefined
}

/**
 * Turns events into signals by a rule of yours (매매 신호).
 *
 * So that what comes after need not know what was measured, only what it means.
 *
 * ```marbles
 * source  --a--b--c--|    a: A 5, b: B 1, c: A 8
 *         signal('high', ({ price }) => price > 4 ? { side: 'buy', reason: `${price} is above 4` } : null)
 * result  --p-----q--|    p: buy A high, q: buy A high
 * ```
 *
 * - The rule gives a side and a reason, and a strength when it is not 1, or `null` for no signal. An output of another
 *   operator has its event in `value`: the item and time of the signal are found in it at any depth.
 * - The event is the signal's input, whole.
 * - An event without an item makes no signal: there is nothing to trade.
 * - Emits at most one signal an event, at once. Nothing is remembered; a `Gap` in the source passes on.
 * - Errors and completion pass. A rule that throws ends the stream with its error.
 * - O(1) an event.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { delta, signal } from '@kiwoom-rx/operators'
 *
 * from([70_000, 70_600].map((price) => ({ item: '005930', price })))
 *   .pipe(
 *     delta('price'),
 *     signal('jump', ({ delta }) => (delta > 500 ? { side: 'buy', reason: `up ${delta} won at once` } : null)),
 *   )
 *   .subscribe(({ name, item, side, reason }) => console.log(name, item, side, reason))
 * // prints: jump 005930 buy up 600 won at once
 * ```
 */
export function signal<T>(
  name: string,
  rule: (value: NoInfer<EventOf<T>>) => Verdict | null,
): OperatorFunction<T, Signal | GapOf<T>>
/** The same made apart from its source, where only the rule knows what the events are. */
export function signal<T>(name: string, rule: (value: T) => Verdict | null): OperatorFunction<T, Signal>
export function signal<T>(
  name: string,
  rule: (value: T) => Verdict | null,
): OperatorFunction<T | Break, Signal | Break> {
  const machine: Machine<null, T, Signal> = {
    start: () => null,
    step: (state, value, out) => {
      const verdict = rule(value)
      const strength = verdict?.strength === undefined ? 1 : verdict.strength
      // Not `<=`: what is not a number makes no signal either.
      if (verdict === null || strength === null || !(strength > 0)) {
        return state
      }
      const item = itemOf(value)
      if (item === null) {
        return state
      }
      const { strength: _, ...said } = verdict
      out.next({ name, item, ...said, strength, inputs: [value], timestamp: timeOf(value) })
      return state
    },
  }
  return stepping(machine)
}
