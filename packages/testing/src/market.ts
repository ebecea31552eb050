/**
 * A seeded stock market of one trading day: order books, trades, auctions and volatility interruptions, to be read as a
 * stream or moved on by hand. The fake exchange runs on it.
 *
 * @packageDocumentation
 */

export type { Candle } from './market/bars/candles.ts'
export type { TradingState } from './market/instrument/instrument.ts'
export type { MarketNews, NewsOf } from './market/instrument/news.ts'
export type { SectorView, StockLevel, StockView } from './market/instrument/stockView.ts'
export type { ViKind } from './market/instrument/vi.ts'
export type { Listing } from './market/listing/listings.ts'
export { listings } from './market/listing/listings.ts'
export type { SecurityKind } from './market/listing/ticks.ts'
export type { PathPoint } from './market/scenario/path.ts'
export type { Scenario, ScenarioName } from './market/scenario/scenario.ts'
export { scenarioNames } from './market/scenario/scenario.ts'
export type { DailyBar, MarketOptions, PlayOptions, SimulatedMarket } from './market/simulatedMarket.ts'
export { createMarket } from './market/simulatedMarket.ts'
