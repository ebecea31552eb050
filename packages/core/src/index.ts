/**
 * Every endpoint of the Kiwoom Securities (키움증권) REST and WebSocket API as an RxJS Observable.
 *
 * @packageDocumentation
 */

export type { Holdings } from './account/holdings.ts'
export type { Position } from './account/position.ts'
export { fetchTransport, wsTransport } from './client/transports.ts'
export type { Missed } from './codec/completeness/completeness.ts'
export type { EndpointSpec, FieldSpec, MessageSpec } from './codec/endpoints/endpointSpec.ts'
export type { EndpointById } from './codec/endpoints/spec.ts'
export { catalog, endpointById } from './codec/endpoints/spec.ts'
export type { WireParams } from './codec/records/params.ts'
export type { FieldProblem } from './codec/records/problem.ts'
export type { WireRecord } from './codec/records/record.ts'
export { fieldReporter } from './codec/records/reporter.ts'
export type { Credentials, Env } from './environment.ts'
export { fromErrorData, toErrorData } from './errorData.ts'
export * from './errors.ts'
export { connect } from './kiwoom.ts'
export { type Health, type HealthOptions, type HealthReason, healthOf } from './monitoring/health.ts'
export {
  type LabelledStats,
  type Labels,
  PROMETHEUS_TYPE,
  type PrometheusOptions,
  prometheusText,
} from './monitoring/prometheus.ts'
export type { SessionStats, Stats, TokenStats } from './monitoring/stats.ts'
export type { EventOf } from './names/eventOf.ts'
export type * from './names/events.ts'
export type * from './names/pagesAndRows.ts'
export type { Diagnostic } from './observe/diagnostics.ts'
export type { LogFields, Logger, LogLevel } from './observe/logger.ts'
export type { WireEvent } from './observe/wire.ts'
export type { ConnectOptions } from './options.ts'
export type { OrderLimits } from './order/check.ts'
export type { Fill, OrderProgress, OrderState } from './order/life.ts'
export type { WhenFull } from './pull/pullBuffer.ts'
export type { PullOptions } from './pull/pullOptions.ts'
export type { ReaderStats } from './pull/readerCounts.ts'
export { type Pulled, toAsyncIterable } from './pull/toAsyncIterable.ts'
export { type PulledStream, toReadableStream } from './pull/toReadableStream.ts'
export type { ConditionOptions, ConditionParams } from './realtime/conditions/conditionFunctions.ts'
export type { ConditionChange, ConditionEvent, ConditionSet } from './realtime/conditions/searchEvents.ts'
export type { EventCounts } from './realtime/delivery/eventCounts.ts'
export type { ConnectionState } from './realtime/protocol/connectionState.ts'
export type { SocketConnection, SocketEvent, SocketTransport } from './realtime/protocol/socketTransport.ts'
export type { RegistrationPair, RegistrationStats } from './realtime/realtimeStats.ts'
export type {
  AsWhole,
  ByItem,
  ByItemOrWhole,
  Conflated,
  Emission,
  Items,
  StreamOptions,
} from './realtime/realtimeStream.ts'
export type { OnTaken, SessionOptions } from './realtime/session/sessionOptions.ts'
export type { CallOptions, ChartOptions, PageEnd, ReadOptions } from './rest/endpoint.ts'
export type { Limit } from './rest/pacing/bucket.ts'
export type { CallStats } from './rest/pacing/callCounts.ts'
export type { PaceOptions } from './rest/pacing/pacer.ts'
export type { HttpRequest, HttpResponse, HttpTransport } from './rest/protocol/httpTransport.ts'
export type { StoredToken, TokenStore } from './rest/token/tokenStore.ts'
export type { Gap, Registration } from './shared/gap.ts'
export type { ListedOrder, OrderRequest, OrderVerdict } from './shared/orders.ts'
export type { Step } from './steps.ts'
export type {
  AccountStreams,
  Auth,
  CloseOptions,
  Conditions,
  FreePagedEndpoint,
  FreeSingleEndpoint,
  Kiwoom,
  OrderEndpoint,
  PagedEndpoint,
  SingleEndpoint,
} from './surface.ts'
export { toEither, toTaskEither } from './toEither.ts'
