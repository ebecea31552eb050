/**
 * One session of the Kiwoom Securities (키움증권) API for many processes: a gateway that owns the sessions at the exchange
 * and speaks the exchange's own protocol to everyone else.
 *
 * @packageDocumentation
 */

export type { ClientOptions, Rights } from './access/clientOptions.ts'
export { digestOf } from './access/digest.ts'
export type { Grant } from './access/tokenBook.ts'
export type { Answer } from './answer/answers.ts'
export type { LineLimits } from './client/line.ts'
export type { AuditLine, GatewayOptions, UpstreamOptions } from './gateway.ts'
export { lastOver } from './nats/bridge.ts'
export type {
  NatsConnectionLike,
  NatsKv,
  NatsMessage,
  NatsObjects,
  NatsStreamManager,
  NatsStreams,
  NatsSubscription,
} from './nats/connection.ts'
export { natsOrderStore } from './nats/natsOrderStore.ts'
export type { NatsTransportOptions, NatsTransports } from './nats/natsTransports.ts'
export { natsTransports } from './nats/natsTransports.ts'
export type { Tapes } from './nats/tapes.ts'
export { natsTapes } from './nats/tapes.ts'
export { fileOrderStore } from './order/fileOrderStore.ts'
export type { OrderLine, OrderOutcome, OrderSent, OrderSettled, OrderStore } from './order/orderRecord.ts'
export type { GrantStore } from './rest/oauth.ts'
export type { Gateway } from './server/start.ts'
export { startGateway } from './server/start.ts'
export type { NatsOptions, StartGatewayOptions } from './server/startOptions.ts'
