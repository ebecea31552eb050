/** The catalogue as plain data: every declaration with its place, its fields and its codecs. */
import type * as t from 'io-ts'
import type { Call, ItemKind, Realtime } from '../../catalog/declare.ts'
import type { RequestOf, RowOf } from '../../catalog/field.ts'
import * as namespaces from '../../catalog/namespaces.ts'
import type { WireParams } from '../records/params.ts'
import type { WireRecord } from '../records/record.ts'
import { type EndpointSpec, specsOf } from './endpointSpec.ts'

/** Every endpoint, ordered as the manual's list: by id, realtime types last. */
export const catalog: readonly EndpointSpec[] = Object.entries(namespaces)
  .flatMap(([namespace, declarations]) => specsOf(namespace, declarations))
  .sort((a, b) => compare(rank(a), rank(b)))

const byId: ReadonlyMap<string, EndpointSpec> = new Map(catalog.map((spec) => [spec.id, spec]))

/**
 * The endpoint of an api-id or realtime type, its codecs typed by the id; `undefined` for one that the catalogue does
 * not list.
 *
 * @example
 * ```ts
 * import { endpointById } from '@kiwoom-rx/core'
 *
 * const { request } = endpointById('ka10081')
 * const body = request.codec.encode({ stockCode: '005930', baseDate: '2026-11-20', adjustedPrice: 'adjusted' })
 * console.log(body) // { stk_cd: '005930', base_dt: '20261120', upd_stkpc_tp: '1' }
 * ```
 */
export function endpointById<const Id extends keyof EndpointById>(id: Id): EndpointById[Id]
export function endpointById(id: string): EndpointSpec | undefined
// The codecs are made from the very declarations from which their types are inferred, as the overload says.
export function endpointById(id: string): unknown {
  return byId.get(id)
}

/** The typed endpoint of a declaration. */
export type SpecOf<D> =
  D extends Call<string, infer Request, infer Response>
    ? EndpointSpec<t.Type<RequestOf<Request>, WireParams, unknown>, t.Type<RowOf<Response>, WireRecord, unknown>>
    : D extends Realtime<string, infer Event, ItemKind>
      ? EndpointSpec<t.Mixed, t.Type<RowOf<Event>, WireRecord, unknown>>
      : never

type ById<Namespace> = {
  readonly [Name in keyof Namespace as IdOf<Namespace[Name]>]: SpecOf<Namespace[Name]>
}
type IdOf<D> = D extends { readonly id: infer Id extends string } ? Id : never

/** Every endpoint by its id, typed. */
export interface EndpointById
  extends ById<typeof namespaces.account>,
    ById<typeof namespaces.auth>,
    ById<typeof namespaces.chart>,
    ById<typeof namespaces.condition>,
    ById<typeof namespaces.creditOrder>,
    ById<typeof namespaces.elw>,
    ById<typeof namespaces.etf>,
    ById<typeof namespaces.goldOrder>,
    ById<typeof namespaces.investor>,
    ById<typeof namespaces.lending>,
    ById<typeof namespaces.order>,
    ById<typeof namespaces.quote>,
    ById<typeof namespaces.ranking>,
    ById<typeof namespaces.realtime>,
    ById<typeof namespaces.sector>,
    ById<typeof namespaces.shortSale>,
    ById<typeof namespaces.stock>,
    ById<typeof namespaces.theme> {}

/** au, ka, kt, then the two-character realtime types. */
function rank({ id }: EndpointSpec): string {
  return `${id.length === 2 ? 1 : 0}${id}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
