/**
 * The exchange's catalogue on its own: all 207 endpoints as plain data with their codecs, without the client; and the
 * reader of realtime frames, for those that were kept.
 *
 * @packageDocumentation
 */

export type { ItemKind } from './catalog/declare.ts'
export type { CodeTable, Kind, SignMark } from './catalog/field.ts'
export type { Missed } from './codec/completeness/completeness.ts'
export type { EndpointSpec, FieldSpec, MessageSpec } from './codec/endpoints/endpointSpec.ts'
export type { EndpointById } from './codec/endpoints/spec.ts'
export { catalog, endpointById } from './codec/endpoints/spec.ts'
export type { DecodedEvent, FrameDecoder, FrameDecoderOptions } from './codec/frameDecoder.ts'
export { frameDecoder } from './codec/frameDecoder.ts'
export type { MissedTrades } from './codec/missedTrades.ts'
export { missedTrades } from './codec/missedTrades.ts'
export type { WireParams } from './codec/records/params.ts'
export type { FieldProblem } from './codec/records/problem.ts'
export type { WireRecord } from './codec/records/record.ts'
export { bareCode, plainCode } from './codec/values/stockCode.ts'
