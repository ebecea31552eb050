/**
 * A fake Kiwoom exchange with a simulated market: over real sockets ({@link startExchange}), or in memory and virtual
 * time ({@link createExchange}).
 *
 * @packageDocumentation
 */

export type { RestReply, RestRequest } from './exchange/envelope.ts'
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
export type { Received, ReceivedFrame, ReceivedRequest } from './exchange/log.ts'
export type { InstrumentView, MarketView } from './exchange/marketView.ts'
export type { Execution } from './exchange/order/order.ts'
export type { OrderState } from './exchange/order/orderState.ts'
export type { OrderView } from './exchange/order/view.ts'
export type { Pair } from './exchange/registrations.ts'
export type { Rules } from './exchange/rules.ts'
export { mockRules, realRules } from './exchange/rules.ts'
export type { SessionView } from './exchange/sessions.ts'
export type { PathPoint } from './market/path.ts'
export type { Scenario, ScenarioName } from './market/scenario.ts'
export type { MemoryExchange } from './memory.ts'
export { createExchange } from './memory.ts'
export type { StartedExchange, StartOptions } from './server/start.ts'
export { startExchange } from './server/start.ts'
