import { type TickSizes, ticksOf } from './internal/market/tickSize.ts'

/**
 * The step of prices (호가단위) at a price: KRW.
 *
 * - Of stocks by default, or of funds (`'fund'`: ETF, ETN and ELW), or of a table of your own.
 * - At the price where two steps meet it is the upper one: 2,000 won has steps of 5.
 * - An invalid table throws.
 * - O(1).
 *
 * @example
 * ```ts
 * import { tickSizeAt } from '@kiwoom-rx/operators'
 *
 * console.log(tickSizeAt(70_000), tickSizeAt(1_999), tickSizeAt(70_000, 'fund'))
 * // prints: 100 1 5
 * ```
 */
export function tickSizeAt(price: number, sizes: TickSizes = 'stock'): number {
  const table = ticksOf('tickSizeAt: sizes', sizes)
  const found = table.find(([below]) => price < below) ?? table.at(-1)
  return found?.[1] ?? Number.NaN
}
