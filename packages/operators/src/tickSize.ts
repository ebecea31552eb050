import { finite } from './arguments.ts'

/** Steps of prices (호가단위), lowest prices first: below which price, in which steps. */
export type TickTable = readonly (readonly [below: number, step: number])[]

/** The steps of an instrument's prices: of stocks, of funds (ETF, ETN and ELW), or your own table. */
export type TickSizes = 'stock' | 'fund' | TickTable

const ABOVE_ALL = Number.POSITIVE_INFINITY

// KRX and NXT since January 2023 (PROTOCOL §12).
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
  if (sizes === 'stock' || sizes === 'fund') {
    return sizes === 'stock' ? STOCK : FUND
  }
  if (!Array.isArray(sizes) || sizes.length === 0) {
    throw new TypeError(
      `${name} must be 'stock', 'fund' or a table such as [[2_000, 1], [Infinity, 5]], but is ${sizes}`,
    )
  }
  let last = 0
  for (const [below, step] of sizes) {
    if (!(below > last)) {
      throw new RangeError(`${name}: prices must rise from above 0, but ${below} follows ${last}`)
    }
    if (finite(name, step) <= 0) {
      throw new RangeError(`${name}: steps must be above 0, but below ${below} it is ${step}`)
    }
    last = below
  }
  return sizes
}

/** How many steps there are from 0 up to a price; a fraction between two steps. */
export function stepsUpTo(price: number, table: TickTable): number {
  const height = Math.abs(price)
  let [steps, from] = [0, 0]
  for (const [index, [below, step]] of table.entries()) {
    if (height < below || index === table.length - 1) {
      steps += (height - from) / step
      break
    }
    steps += (below - from) / step
    from = below
  }
  return price < 0 ? -steps : steps
}
