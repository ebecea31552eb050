/** The orders that clients make, and what the exchange's books have of each. */
import { endpointById } from '@kiwoom-rx/core'
import type { MemoryExchange, OrderView } from '@kiwoom-rx/testing/exchange'
import type { Observable } from 'rxjs'

/** An order as its program sees it. Its wire values are its own alone, so that the books can be searched for it. */
export interface SimOrder {
  readonly id: number
  readonly client: string
  readonly apiId: string
  readonly key: string
  readonly outcome$: Observable<{ readonly orderNumber: string }>
  readonly madeAt: number
  outcome: OrderFate
  verdict: 'none' | 'accepted' | 'absent' | 'undecided' | 'failed'
  /** Whether its process was killed while it was under way. */
  isOrphan: boolean
}

export type OrderFate =
  | { readonly _tag: 'pending' }
  | { readonly _tag: 'left' }
  | { readonly _tag: 'accepted'; readonly number: string }
  | { readonly _tag: 'unknown' }
  | { readonly _tag: 'refused'; readonly error: string }

/** The values by which an order is known on the wire. */
export function keyOfBody(apiId: string, body: Readonly<Record<string, string>>): string {
  const names = [
    'dmst_stex_tp',
    'stk_cd',
    'ord_qty',
    'ord_uv',
    'trde_tp',
    'orig_ord_no',
    'mdfy_qty',
    'mdfy_uv',
    'cncl_qty',
  ]
  return [apiId, ...names.map((name) => body[name] ?? '')].join(' ')
}

export class OrderIndex {
  readonly orders: SimOrder[] = []
  readonly #keys = new Set<string>()
  readonly #exchange: MemoryExchange
  #views: readonly OrderView[] = []
  #byKey = new Map<string, OrderView[]>()

  constructor(exchange: MemoryExchange) {
    this.#exchange = exchange
  }

  /** Whether no order before had these values. */
  isNew(key: string): boolean {
    if (this.#keys.has(key)) return false
    this.#keys.add(key)
    return true
  }

  /** Whether an order of the plan has these values. */
  isKnown(key: string): boolean {
    return this.#keys.has(key)
  }

  /** Reads the exchange's books. */
  look(): readonly OrderView[] {
    this.#views = this.#exchange.orders()
    this.#byKey = new Map()
    for (const view of this.#views) {
      const key = keyOfBody(view.apiId, view.body)
      const same = this.#byKey.get(key)
      if (same === undefined) this.#byKey.set(key, [view])
      else same.push(view)
    }
    return this.#views
  }

  /** What the books had of an order when they were read last. */
  booked({ key }: SimOrder): readonly OrderView[] {
    return this.#byKey.get(key) ?? []
  }
}

/** What an order asks for, by the names of the client. */
export type OrderParams = Readonly<Record<string, string | number>>

/** The wire values of an order. */
export function keyOf(apiId: string, params: OrderParams): string {
  const body: unknown = endpointById(apiId)?.request.codec.encode({ ...params })
  return keyOfBody(apiId, Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)])))
}
