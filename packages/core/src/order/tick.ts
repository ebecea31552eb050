/** Tick sizes (호가단위): the steps in which prices may be written (docs/protocol.md#ticks). */

/** The tables of steps. */
export type TickTable = 'stock' | 'fund' | 'gold'

// Stocks of all KRX markets and NXT since January 2023: each step, and the price below which it is valid.
const STOCK: readonly (readonly [below: number, step: number])[] = [
  [2_000, 1],
  [5_000, 5],
  [20_000, 10],
  [50_000, 50],
  [200_000, 100],
  [500_000, 500],
]

/** The step at a price. */
export function tickAt(price: number, table: TickTable): number {
  switch (table) {
    case 'stock':
      return STOCK.find(([below]) => price < below)?.[1] ?? 1_000
    case 'fund':
      // ETF, ETN and ELW.
      return price < 2_000 ? 1 : 5
    case 'gold':
      // Won a gram, on the KRX gold market.
      return 10
  }
}

/** The nearest valid prices: the price itself when it is valid, else the one below (if any) and the one above. */
export function nearestPrices(price: number, table: TickTable): readonly number[] {
  const below = Math.floor(price / tickAt(price, table)) * tickAt(price, table)
  if (below === price) return [price]
  // Every step divides the price at which the next step begins, so the price above may be that one.
  const above = below + tickAt(price, table)
  return below > 0 ? [below, above] : [above]
}

/** Whether a price is on its step. */
export function isOnTick(price: number, table: TickTable): boolean {
  return price > 0 && price % tickAt(price, table) === 0
}
