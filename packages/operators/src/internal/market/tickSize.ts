/** Steps of prices (호가단위), lowest prices first: below which price, in which steps. */
export type TickTable = readonly (readonly [below: number, step: number])[]

/** The steps of an instrument's prices: of stocks, of funds (ETF, ETN and ELW), or your own table. */
export type TickSizes = 'stock' | 'fund' | TickTable

const ABOVE_ALL = Number.POSITIVE_INFINITY

// KRX and NXT since January 2023 (docs/protocol.md#ticks).
const STOCK: TickTable = [
  [2_000, 1],
  [5_000, 5],
  [20_000, 10],
  [50_000, 50],
  [200_000, 100],
  [500_000, 500],
  [ABOVE_ALL, 1_000],
]
const FUND: TickTable = [
  [2_000, 1],
  [ABOVE_ALL, 5],
]

/** The table that is meant, or an error that says what is wrong with it. */
export function ticksOf(name: string, sizes: TickSizes): TickTable {
  const table = sizes === 'stock' ? STOCK : sizes === 'fund' ? FUND : sizes
  const isTable =
    Array.isArray(table) &&
    table.length > 0 &&
    table.every(([below, step], at) => below > (table[at - 1]?.[0] ?? 0) && step > 0 && step < ABOVE_ALL)
  if (!isTable) {
    throw new RangeError(`${name} must be 'stock', 'fund' or a table like [[2000, 1], [Infinity, 5]], but is ${sizes}`)
  }
  return table
}

/** How many steps there are from 0 up to a price; a fraction between two steps. */
export function stepsUpTo(price: number, table: TickTable): number {
  let [steps, from, last] = [0, 0, 1]
  for (const [below, step] of table) {
    steps += Math.max(0, Math.min(price, below) - from) / step
    from = below
    last = step
  }
  return steps + Math.max(0, price - from) / last
}
