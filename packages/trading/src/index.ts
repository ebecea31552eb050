/**
 * From signals to orders, and from fills to figures: brokers, execution, costs.
 *
 * @packageDocumentation
 */

export type { Charge, Costs, TradedWhere } from '@kiwoom-rx/core/costs'
export { chargeOn, noCharge } from '@kiwoom-rx/core/costs'
export type { Bar } from './bar.ts'
export type { AccountPosition, AccountState } from './broker/account.ts'
export type { Broker, TradePrint } from './broker/broker.ts'
export type {
  OrderChange,
  OrderFill,
  OrderIntent,
  OrderStanding,
  OrderType,
  OrderUpdate,
  TimeInForce,
} from './broker/order.ts'
export { costsAt, type OwnRates } from './costs.ts'
export type {
  ExecutionEvent,
  ExitReason,
  HaltReason,
  OrderPurpose,
  RefusalReason,
} from './execute/event.ts'
export type { ExecutionEquity, ExecutionPosition } from './execute/position.ts'
export type { Signal, SignalSide } from './signal.ts'
