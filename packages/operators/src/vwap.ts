import type { OperatorFunction } from 'rxjs'
import type { EventOf, GapOf } from './internal/machine/gap.ts'
import { type Keyed, measureBy, type NumericKey, type Selector } from './internal/machine/measure.ts'
import { stepping } from './internal/machine/step.ts'
import type { Queue } from './internal/window/queue.ts'
import { sums } from './internal/window/totals.ts'
import { type Rolling, rolling, type WindowOptions, windowMachine, windowOf } from './internal/window/window.ts'

/**
 * Emits the volume-weighted average price over a rolling window (거래량 가중 평균가격).
 *
 * What was paid for a share, on average, lately.
 *
 * ```marbles
 * source  --a--b--c--|    a: {"price":4,"volume":1}, b: {"price":8,"volume":-3}, c: {"price":9,"volume":1}
 *         vwap('price', 'volume', { count: 2 })
 * result  -----x--y--|    x: 7, y: 8.25
 * ```
 *
 * - The price and the volume are keys, or what selectors pick. Of the volume only the magnitude counts, because the
 *   sign of a trade's volume is its side (FID 15).
 * - `{ count: n }` is over the last n trades, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time, and answers from the first on. `least` sets how many trades it takes.
 * - A trade whose price or volume is blank (`null`, absent, not finite) is skipped; while all volumes are 0 there is no
 *   answer. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers. Sums are kept to twice the digits of a double, so no
 *   rounding error gathers over a long stream.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { vwap } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { item: '005930', price: 70_000, tradeVolume: 10 },
 *   { item: '005930', price: 70_100, tradeVolume: -30 },
 * ])
 * trades$.pipe(vwap('price', 'tradeVolume', { count: 2 })).subscribe(({ result }) => console.log(result))
 * // prints: 70075
 * ```
 */
export function vwap<T, P extends NumericKey<EventOf<T>>, V extends NumericKey<EventOf<T>>>(
  price: P | Selector<EventOf<T>>,
  volume: V | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by keys inside a generic function, where only the constraint of `T` is known. */
export function vwap<T extends Keyed<P | V>, P extends string, V extends string>(
  price: P,
  volume: V,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function vwap<T, P extends NumericKey<T>, V extends NumericKey<T>>(
  price: P | Selector<T>,
  volume: V | Selector<T>,
  window: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  const [priceOf, volumeOf] = [measureBy<T, P>(price), measureBy<T, V>(volume)]
  const read = (value: T): Trade | null => {
    const [price, volume] = [priceOf(value), volumeOf(value)]
    return price === null || volume === null ? null : { price, volume: Math.abs(volume) }
  }
  windowOf('vwap', window)
  return stepping(
    windowMachine(
      'vwap',
      read,
      window,
      rolling(traded, (vwap) => vwap),
    ),
    window,
  )
}

interface Trade {
  readonly price: number
  readonly volume: number
}

/** The price of a share of all trades together; `null` without shares. */
function traded(): Queue<Trade> {
  const [values, volumes] = [sums(), sums()]
  return {
    push: ({ price, volume }) => {
      values.push(price * volume)
      volumes.push(volume)
    },
    shift: () => {
      values.shift()
      volumes.shift()
    },
    result: () => (volumes.result() === 0 ? null : values.result() / volumes.result()),
  }
}
