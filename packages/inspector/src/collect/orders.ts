/** The lives of orders, from the account's notices (주문체결, 00). */
import type { DecodedEvent } from '@kiwoom-rx/core/catalog'
import { MOST_ORDERS, MOST_STEPS, type OrderStepView, type OrderView } from '../protocol/account.ts'

export class Orders {
  readonly #orders: Map<string, OrderView>
  #omitted: number
  version = 0

  constructor(orders: ReadonlyMap<string, OrderView> = new Map(), omitted = 0) {
    this.#orders = new Map(orders)
    this.#omitted = omitted
  }

  take(event: DecodedEvent): void {
    const orderNumber = textOf(event, 'orderNumber')
    const status = textOf(event, 'orderStatus')
    if (orderNumber === '') return
    const before = this.#orders.get(orderNumber)
    const step: OrderStepView = {
      at: event.receivedAt,
      status,
      price: status === 'filled' ? numberOf(event, 'unitFillPrice') : numberOf(event, 'orderPrice'),
      quantity: status === 'filled' ? numberOf(event, 'unitFillQuantity') : numberOf(event, 'orderQuantity'),
    }
    const open = numberOf(event, 'unfilledQuantity')
    const side = textOf(event, 'side')
    // What changed last comes first.
    this.#orders.delete(orderNumber)
    this.#orders.set(orderNumber, {
      orderNumber,
      original: originalOf(event),
      item: event.stockCode ?? '',
      name: textOf(event, 'stockName'),
      side: side === 'buy' || side === 'sell' ? side : (before?.side ?? null),
      price: numberOf(event, 'orderPrice') ?? before?.price ?? null,
      quantity: numberOf(event, 'orderQuantity') ?? before?.quantity ?? null,
      filled: Math.max(before?.filled ?? 0, numberOf(event, 'fillQuantity') ?? 0),
      open,
      isOver: status === 'rejected' || status === 'cancelled' || (status === 'filled' && open === 0),
      steps: [...(before?.steps ?? []), step].slice(-MOST_STEPS),
    })
    for (const oldest of this.#orders.keys()) {
      if (this.#orders.size <= MOST_ORDERS) break
      this.#orders.delete(oldest)
      this.#omitted += 1
    }
    this.version += 1
  }

  copy(): Orders {
    return new Orders(this.#orders, this.#omitted)
  }

  /** The latest first, and how many were forgotten. */
  view(): { readonly orders: readonly OrderView[]; readonly omitted: number } {
    return { orders: [...this.#orders.values()].reverse(), omitted: this.#omitted }
  }
}

function originalOf(event: DecodedEvent): string {
  const text = textOf(event, 'originalOrderNumber')
  return /^0*$/.test(text) ? '' : text
}

function textOf(event: DecodedEvent, name: string): string {
  const value = event[name]
  return typeof value === 'string' ? value : ''
}

function numberOf(event: DecodedEvent, name: string): number | null {
  const value = event[name]
  return typeof value === 'number' ? value : null
}
