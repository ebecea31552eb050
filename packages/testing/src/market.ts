/**
 * A seeded stock market of one trading day: order books, trades, auctions and volatility interruptions, to be read as a
 * stream or moved on by hand. The fake exchange runs on it.
 *
 * @packageDocumentation
 */

export type { Candle } from './market/candles.ts'
export type { TradingState } from './market/instrument.ts'
export type { Listing } from './market/listings.ts'
export { listings } from './market/listings.ts'
export type { MarketNews, NewsOf } from './market/news.ts'
export type { PathPoint } from './market/path.ts'
export type { Scenario, ScenarioName } from './market/scenario.ts'
export { scenarioNames } from './market/scenario.ts'
export type { DailyBar, MarketOptions, PlayOptions, SimulatedMarket } from './market/simulatedMarket.ts'
export { createMarket } from './market/simulatedMarket.ts'
export type { SectorView, StockLevel, StockView } from './market/stockView.ts'
export type { SecurityKind } from './market/ticks.ts'
export type { ViKind } from './market/vi.ts'
