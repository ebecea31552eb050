/**
 * The exchange's catalogue on its own: all 207 endpoints as plain data with their codecs, without the client; and the
 * reader of realtime frames, for those that were kept.
 *
 * @packageDocumentation
 */

export type { ItemKind } from './catalog/declare.ts'
export type { CodeTable, Kind, SignMark } from './catalog/field.ts'
export type { Missed } from './codec/completeness.ts'
export type { DecodedEvent, FrameDecoder, FrameDecoderOptions } from './codec/decoder.ts'
export { frameDecoder } from './codec/decoder.ts'
export type { MissedTrades } from './codec/missedTrades.ts'
export { missedTrades } from './codec/missedTrades.ts'
export type { WireParams } from './codec/params.ts'
export type { FieldProblem } from './codec/problem.ts'
export type { WireRecord } from './codec/record.ts'
export type { EndpointById, EndpointSpec, FieldSpec, MessageSpec } from './codec/spec.ts'
export { catalog, endpointById } from './codec/spec.ts'
export { bareCode, plainCode } from './codec/stockCode.ts'
