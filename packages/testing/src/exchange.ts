/**
 * A fake Kiwoom exchange with a simulated market: over real sockets ({@link startExchange}), or in memory and virtual
 * time ({@link createExchange}).
 *
 * @packageDocumentation
 */

export type {
  ConnectFault,
  Fault,
  ReceivedFault,
  RequestFault,
  SentFault,
  Strike,
} from './exchange/faults/fault.ts'
export type { AddedFault, FaultMenu } from './exchange/faults/faults.ts'
export type { DropOptions, ExchangeHandle, ExchangeOptions } from './exchange/handle.ts'
export type { InstrumentView, MarketView } from './exchange/marketView.ts'
export type { MemoryExchange } from './exchange/memory.ts'
export { createExchange } from './exchange/memory.ts'
export type { Execution } from './exchange/order/order.ts'
export type { OrderState } from './exchange/order/orderState.ts'
export type { OrderView } from './exchange/order/view.ts'
export type { RestReply, RestRequest } from './exchange/request/envelope.ts'
export type { Rules } from './exchange/rules/rules.ts'
export { mockRules, realRules } from './exchange/rules/rules.ts'
export type { SessionView } from './exchange/session/openSessions.ts'
export type { Received, ReceivedFrame, ReceivedRequest } from './exchange/session/receivedLog.ts'
export type { Pair } from './exchange/session/registrations.ts'
export { startExchange } from './exchange/start.ts'
export type { StartedExchange, StartOptions } from './exchange/started.ts'
export type { PathPoint } from './market/scenario/path.ts'
export type { Scenario, ScenarioName } from './market/scenario/scenario.ts'
