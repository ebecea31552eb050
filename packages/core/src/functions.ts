/** The functions of a client, made from the catalogue: one for each endpoint, under its namespace. */
import type { Observable } from 'rxjs'
import type { EndpointSpec } from './codec/endpoints/endpointSpec.ts'
import { catalog } from './codec/endpoints/spec.ts'
import type { Credentials } from './environment.ts'
import type { OrderDesk } from './order/orderDesk.ts'
import { conditionFunctions } from './realtime/conditions/conditionFunctions.ts'
import type { RealtimeClient } from './realtime/realtimeClient.ts'
import { authFunction } from './rest/authEndpoints.ts'
import { type EndpointContext, restEndpoint } from './rest/endpoint.ts'
import type { Tokens } from './rest/token/tokens.ts'
import type { Outgoing, Reply } from './shared/call.ts'
import { specOf } from './shared/specOf.ts'
import type { Kiwoom, Orders, Queries } from './surface.ts'

/** The namespaces that only read. */
export function queryFunctions(context: EndpointContext): Queries {
  const make = (spec: EndpointSpec) => restEndpoint(spec, context)
  return {
    account: functionsOf('account', make),
    chart: functionsOf('chart', make),
    elw: functionsOf('elw', make),
    etf: functionsOf('etf', make),
    investor: functionsOf('investor', make),
    lending: functionsOf('lending', make),
    quote: functionsOf('quote', make),
    ranking: functionsOf('ranking', make),
    sector: functionsOf('sector', make),
    shortSale: functionsOf('shortSale', make),
    stock: functionsOf('stock', make),
    theme: functionsOf('theme', make),
  }
}

/** The namespaces that place, modify and cancel. */
export function orderFunctions(desk: OrderDesk): Orders {
  return {
    order: { ...functionsOf('order', desk.order), track: desk.track },
    creditOrder: functionsOf('creditOrder', desk.order),
    goldOrder: functionsOf('goldOrder', desk.order),
  }
}

export function authFunctions(credentials: Credentials, tokens: Tokens, context: EndpointContext): Kiwoom['auth'] {
  return functionsOf('auth', (spec) => authFunction(spec, credentials, tokens, context))
}

// The functions are made from the same declarations from which their types are inferred. The overloads state that,
// because the compiler cannot follow a loop over the declarations.
export function functionsOf<Name extends keyof Kiwoom>(
  namespace: Name,
  make: (spec: EndpointSpec) => unknown,
): Kiwoom[Name]
export function functionsOf(namespace: string, make: (spec: EndpointSpec) => unknown): object {
  const specs = catalog.filter((spec) => spec.namespace === namespace)
  return Object.fromEntries(specs.map((spec) => [spec.name, make(spec)]))
}

export function searchFunctions(client: RealtimeClient, context: EndpointContext): Kiwoom['condition']
export function searchFunctions(client: RealtimeClient, context: EndpointContext): object {
  return conditionFunctions(client.searches, (id: string, query: (call: Outgoing) => Observable<Reply>) =>
    restEndpoint(specOf(id), { ...context, query }),
  )
}
