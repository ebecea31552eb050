/** What the account's notices (00) say of fills: prices, and what the exchange charges. */
import type { OrderExecution } from '@kiwoom-rx/core'

interface NoticedFill {
  readonly price: number
  readonly quantity: number
}

/** Fills that no update has used yet, and charges, by order number. */
export interface FillBook {
  readonly fills: Map<string, NoticedFill[]>
  readonly charges: Map<string, { readonly commission: number; readonly tax: number }>
  readonly seen: Set<string>
}

export function newFillBook(): FillBook {
  return { fills: new Map(), charges: new Map(), seen: new Set() }
}

/** Takes note of a notice; one that repeats changes nothing. */
export function note(book: FillBook, notice: OrderExecution): void {
  const { orderNumber, orderStatus, fillNumber, unitFillPrice, unitFillQuantity } = notice
  if (orderStatus !== 'filled') return
  const { todayTradeCommission: commission, todayTradeTax: tax } = notice
  if (commission !== null && tax !== null) book.charges.set(orderNumber, { commission, tax })
  // Two venues give the same numbers.
  const key = `${orderNumber} ${notice.exchangeName} ${fillNumber}`
  if (fillNumber === null || unitFillPrice === null || unitFillQuantity === null || book.seen.has(key)) return
  book.seen.add(key)
  const known = book.fills.get(orderNumber) ?? []
  known.push({ price: unitFillPrice, quantity: unitFillQuantity })
  book.fills.set(orderNumber, known)
}

/** Shares of an order, under all its numbers, whose prices are known and not used yet. */
export function noticedQuantity(book: FillBook, numbers: readonly string[]): number {
  return numbers.flatMap((number) => book.fills.get(number) ?? []).reduce((sum, { quantity }) => sum + quantity, 0)
}

/** Uses fills of so many shares, in the order in which they came; the last one in part if need be. */
export function useFills(book: FillBook, numbers: readonly string[], wanted: number): readonly NoticedFill[] {
  const used: NoticedFill[] = []
  let left = wanted
  for (const number of numbers) {
    const fills = book.fills.get(number) ?? []
    while (left > 0) {
      const first = fills.shift()
      if (first === undefined) break
      const quantity = Math.min(left, first.quantity)
      left -= quantity
      used.push({ price: first.price, quantity })
      if (quantity < first.quantity) fills.unshift({ price: first.price, quantity: first.quantity - quantity })
    }
  }
  return used
}

/** What the exchange has charged an order under all its numbers, KRW; `null` where no notice reported one. */
export function chargedBy(
  book: FillBook,
  numbers: readonly string[],
): { readonly commission: number; readonly tax: number } | null {
  const charges = numbers.flatMap((number) => book.charges.get(number) ?? [])
  if (charges.length === 0) return null
  return {
    commission: charges.reduce((sum, { commission }) => sum + commission, 0),
    tax: charges.reduce((sum, { tax }) => sum + tax, 0),
  }
}
