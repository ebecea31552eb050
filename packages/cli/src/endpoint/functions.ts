/** The function of an endpoint that is known only when the program runs. */
import type { BadRequest, EndpointSpec, Kiwoom } from '@kiwoom-rx/core'
import type { Observable } from 'rxjs'

export type Row = Readonly<Record<string, unknown>>

/** A function of the client without the types of one endpoint. */
export interface EndpointFunction {
  (params: object, options?: object): Observable<Row>
  /** Of endpoints with a list. */
  readonly rows?: (params: object, options?: object) => Observable<Row>
  readonly validate?: (
    params: object,
  ) => { readonly _tag: 'Left'; readonly left: BadRequest } | { readonly _tag: 'Right' }
}

/** The client makes its functions from the catalogue, so that each endpoint has one under its namespace and name. */
export function functionOf(kiwoom: Kiwoom, { namespace, name }: EndpointSpec): EndpointFunction {
  const space: unknown = Reflect.get(kiwoom, namespace)
  const found: unknown = typeof space === 'object' && space !== null ? Reflect.get(space, name) : undefined
  if (isFunction(found)) return found
  throw new TypeError(`the client has no ${namespace}.${name}`)
}

function isFunction(value: unknown): value is EndpointFunction {
  return typeof value === 'function'
}
