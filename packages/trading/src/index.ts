/**
 * From signals to orders, and from fills to figures: brokers, execution, costs.
 *
 * @packageDocumentation
 */

export type { Charge, Costs, TradedWhere } from '@kiwoom-rx/core/costs'
export { chargeOn, noCharge } from '@kiwoom-rx/core/costs'
export {
  type BacktestOptions,
  type BacktestProgress,
  type BacktestResult,
  backtest,
  type DaysOptions,
} from './backtest/backtest.ts'
export type { BarFill } from './backtest/barEvents.ts'
export {
  type CompileTapeOptions,
  compileDay,
  compileSimulated,
  compileTape,
  type DayEvent,
} from './backtest/compile.ts'
export { type DayEventsOptions, dayEvents, daySummary } from './backtest/dayEvents.ts'
export { DayFileError, type DaySummary } from './backtest/dayFile.ts'
export type { DayRealtime } from './backtest/dayRealtime.ts'
export type { DaySource } from './backtest/daySource.ts'
export { type Parity, type ParityDifference, type ParityOptions, parity } from './backtest/parity.ts'
export {
  type BacktestBroker,
  type DayContext,
  type DayOutcome,
  type DayRunner,
  type DayStrategy,
  type DayTask,
  dayRunner,
} from './backtest/runDay.ts'
export type { RunOptions, StrategyModule } from './backtest/runTasks.ts'
export { gridOf, type SweepOptions, type SweepResult, type SweepTrial, sweep } from './backtest/sweep.ts'
export {
  type WalkForward,
  type WalkForwardOptions,
  type WalkForwardStep,
  walkForward,
} from './backtest/walkForward.ts'
export type { Bar } from './bar.ts'
export { barsOfCandles, barsOfTrades, type CandleOptions, type ChartCandle } from './barsOf.ts'
export type { AccountPosition, AccountState } from './broker/account.ts'
export type { Broker, TradePrint } from './broker/broker.ts'
export { type KiwoomBrokerOptions, kiwoomBroker } from './broker/kiwoom/kiwoomBroker.ts'
export type {
  OrderChange,
  OrderFill,
  OrderIntent,
  OrderStanding,
  OrderType,
  OrderUpdate,
  TimeInForce,
} from './broker/order.ts'
export { type PaperBook, type PaperOptions, paperBroker } from './broker/paper/paperBroker.ts'
export { type CostsOf, type CostsOption, costsAt, type OwnRates } from './costs.ts'
export type {
  ExecutionEvent,
  ExitReason,
  HaltReason,
  OrderPurpose,
  RefusalReason,
} from './execute/event.ts'
export { type Execution, execute } from './execute/execute.ts'
export type {
  Distance,
  EntryOptions,
  ExecuteOptions,
  ExitOptions,
  RiskOptions,
  Size,
  SizeContext,
} from './execute/options.ts'
export type { ExecutionEquity, ExecutionPosition } from './execute/position.ts'
export {
  type ExecutionStore,
  fileStore,
  memoryStore,
  type StoredExecution,
  type StoredOrder,
  type StoredPosition,
} from './execute/store.ts'
export type { Activity } from './performance/activity.ts'
export type { BootstrapOptions, Confidence, Interval } from './performance/bootstrap.ts'
export type { Drawdown } from './performance/drawdowns.ts'
export type { EquityPoint } from './performance/equityCurve.ts'
export { collectLog, type EvaluateOptions, evaluate } from './performance/evaluate.ts'
export { type Evaluation, evaluationOf } from './performance/evaluation.ts'
export type { EvaluationOptions } from './performance/evaluationOptions.ts'
export type { Exposure } from './performance/exposure.ts'
export { joinLogs } from './performance/joinLogs.ts'
export type { ClosedTrade, ExecutionLog, LoggedFill, LoggedNotice, ProfitPoint } from './performance/log.ts'
export type { PeriodReturn } from './performance/periodReturns.ts'
export type { TradeFigures, TradeGroup } from './performance/tradeFigures.ts'
export type { Warning } from './performance/warnings.ts'
export type { ReportedDay } from './report/chartData.ts'
export { htmlReport, type ReportOptions } from './report/htmlReport.ts'
export type { ReportLanguage } from './report/texts.ts'
export type { Signal, SignalSide } from './signal.ts'
