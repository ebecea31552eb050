/** The events of the realtime types, by name. */
import type { realtime } from '../catalog/namespaces.ts'
import type { EventOf } from './eventOf.ts'

/** Order and execution notices of the account (주문체결), `00`. */
export interface OrderExecution extends EventOf<typeof realtime.orderExecution> {}

/** Balance changes of the account (잔고), `04`. */
export interface Balance extends EventOf<typeof realtime.balance> {}

/** Quote changes without a trade (주식기세), `0A`. */
export interface QuoteChange extends EventOf<typeof realtime.quoteChange> {}

/** Stock trades (주식체결), `0B`. */
export interface Trade extends EventOf<typeof realtime.trade> {}

/** Best ask and bid (주식우선호가), `0C`. */
export interface BestQuote extends EventOf<typeof realtime.bestQuote> {}

/** Order book (주식호가잔량), `0D`. */
export interface OrderBook extends EventOf<typeof realtime.orderBook> {}

/** After-hours order book totals (주식시간외호가), `0E`. */
export interface AfterHoursQuote extends EventOf<typeof realtime.afterHoursQuote> {}

/** Today's brokers of a stock (주식당일거래원), `0F`. */
export interface Brokers extends EventOf<typeof realtime.brokers> {}

/** ETF NAV (ETF NAV), `0G`. */
export interface EtfNav extends EventOf<typeof realtime.etfNav> {}

/** Expected execution price (주식예상체결), `0H`. */
export interface ExpectedExecution extends EventOf<typeof realtime.expectedExecution> {}

/** International gold price in won (국제금환산가격), `0I`. */
export interface InternationalGold extends EventOf<typeof realtime.internationalGold> {}

/** Sector index (업종지수), `0J`. */
export interface SectorIndex extends EventOf<typeof realtime.sectorIndex> {}

/** Advancing and declining issues of a sector (업종등락), `0U`. */
export interface SectorBreadth extends EventOf<typeof realtime.sectorBreadth> {}

/** Stock reference information (주식종목정보), `0g`. */
export interface StockInfo extends EventOf<typeof realtime.stockInfo> {}

/** ELW theoretical price (ELW 이론가), `0m`. */
export interface ElwTheory extends EventOf<typeof realtime.elwTheory> {}

/** Market session status (장시작시간), `0s`. */
export interface MarketStatus extends EventOf<typeof realtime.marketStatus> {}

/** ELW indicators (ELW 지표), `0u`. */
export interface ElwIndicator extends EventOf<typeof realtime.elwIndicator> {}

/** Program trading of a stock (종목프로그램매매), `0w`. */
export interface ProgramTrading extends EventOf<typeof realtime.programTrading> {}

/** Volatility interruption triggers and releases (VI발동/해제), `1h`. */
export interface Vi extends EventOf<typeof realtime.vi> {}

/** The events by the type's own name on the wire. */
export interface NamedEvents {
  readonly '00': OrderExecution
  readonly '04': Balance
  readonly '0A': QuoteChange
  readonly '0B': Trade
  readonly '0C': BestQuote
  readonly '0D': OrderBook
  readonly '0E': AfterHoursQuote
  readonly '0F': Brokers
  readonly '0G': EtfNav
  readonly '0H': ExpectedExecution
  readonly '0I': InternationalGold
  readonly '0J': SectorIndex
  readonly '0U': SectorBreadth
  readonly '0g': StockInfo
  readonly '0m': ElwTheory
  readonly '0s': MarketStatus
  readonly '0u': ElwIndicator
  readonly '0w': ProgramTrading
  readonly '1h': Vi
}
