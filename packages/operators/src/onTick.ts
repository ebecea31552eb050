import type { TickSizes } from './internal/market/tickSize.ts'
import { tickSizeAt } from './tickSizeAt.ts'

/**
 * The nearest price on its step (호가단위), below or above: what an order may ask for.
 *
 * - A price that is on its step stays. `'down'` never gives less than one step.
 * - An invalid table, or a price that is not above 0, throws.
 * - O(1).
 *
 * @example
 * ```ts
 * import { onTick } from '@kiwoom-rx/operators'
 *
 * console.log(onTick(70_049, 'down'), onTick(70_049, 'up'), onTick(70_100, 'up'))
 * // prints: 70000 70100 70100
 * ```
 */
export function onTick(price: number, toward: 'down' | 'up', sizes: TickSizes = 'stock'): number {
  if (!(price > 0 && price < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`onTick: price must be above 0, but is ${price}`)
  }
  const step = tickSizeAt(price, sizes)
  const steps = price / step
  return toward === 'up' ? Math.ceil(steps) * step : Math.max(Math.floor(steps), 1) * step
}
