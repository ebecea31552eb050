/**
 * The exchange's catalogue on its own: all 207 endpoints as plain data with their codecs, without the client.
 *
 * @packageDocumentation
 */

export type { ItemKind } from './catalog/declare.ts'
export type { CodeTable, Kind } from './catalog/field.ts'
export type { WireParams } from './codec/params.ts'
export type { WireRecord } from './codec/record.ts'
export type { EndpointById, EndpointSpec, FieldSpec, MessageSpec } from './codec/spec.ts'
export { catalog, endpointById } from './codec/spec.ts'
