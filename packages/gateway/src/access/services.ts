/** The kind of each api-id, from the catalogue: a query of the market, a query of the account, or an order. */
import { catalog } from '@kiwoom-rx/core'

export type Service =
  | { readonly _tag: 'query' }
  | { readonly _tag: 'account' }
  | {
      readonly _tag: 'order'
      readonly action: 'place' | 'modify' | 'cancel'
      readonly side: 'buy' | 'sell' | undefined
    }

const ORDERS: ReadonlySet<string> = new Set(['order', 'creditOrder', 'goldOrder'])

interface Known {
  readonly service: Service
  readonly url: string
  readonly product: 'stock' | 'gold'
}

const SERVICES: ReadonlyMap<string, Known> = new Map(
  catalog
    .filter(({ transport, namespace }) => transport === 'rest' && namespace !== 'auth')
    .map(({ id, url, namespace, name }) => {
      const product = namespace === 'goldOrder' ? 'gold' : 'stock'
      return [id, { url, product, service: serviceOf(namespace, name) }] as const
    }),
)

function serviceOf(namespace: string, name: string): Service {
  if (ORDERS.has(namespace)) {
    const action = name === 'modify' || name === 'cancel' ? name : 'place'
    return { _tag: 'order', action, side: name === 'buy' || name === 'sell' ? name : undefined }
  }
  return { _tag: namespace === 'account' ? 'account' : 'query' }
}

/** The kind of an api-id; `undefined` when the catalogue does not have it, because it may be an order. */
export function serviceById(id: string): Known | undefined {
  return SERVICES.get(id)
}
