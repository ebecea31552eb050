/** The names of the pages and rows of `etf`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { etf } from '../catalog/namespaces.ts'

/** ETF returns (ETF수익율요청), `ka40001`: a reply, or a page of it. */
export interface EtfReturnsPage extends RowOf<typeof etf.returns.response> {}

/** ETF returns (ETF수익율요청), `ka40001`: a row. */
export interface EtfReturnsRow extends RowsIn<typeof etf.returns.response> {}

/** ETF information (ETF종목정보요청), `ka40002`: a reply. */
export interface EtfInfoPage extends RowOf<typeof etf.info.response> {}

/** ETF daily trend (ETF일별추이요청), `ka40003`: a reply, or a page of it. */
export interface EtfDailyTrendPage extends RowOf<typeof etf.dailyTrend.response> {}

/** ETF daily trend (ETF일별추이요청), `ka40003`: a row. */
export interface EtfDailyTrendRow extends RowsIn<typeof etf.dailyTrend.response> {}

/** Quotes of all ETFs (ETF전체시세요청), `ka40004`: a reply, or a page of it. */
export interface EtfQuotesPage extends RowOf<typeof etf.quotes.response> {}

/** Quotes of all ETFs (ETF전체시세요청), `ka40004`: a row. */
export interface EtfQuotesRow extends RowsIn<typeof etf.quotes.response> {}

/** ETF trend by time with NAV and tracking (ETF시간대별추이요청), `ka40006`: a reply, or a page of it. */
export interface EtfIntradayTrendPage extends RowOf<typeof etf.intradayTrend.response> {}

/** ETF trend by time with NAV and tracking (ETF시간대별추이요청), `ka40006`: a row. */
export interface EtfIntradayTrendRow extends RowsIn<typeof etf.intradayTrend.response> {}

/** ETF trades by time (ETF시간대별체결요청), `ka40007`: a reply, or a page of it. */
export interface EtfIntradayTradesPage extends RowOf<typeof etf.intradayTrades.response> {}

/** ETF trades by time (ETF시간대별체결요청), `ka40007`: a row. */
export interface EtfIntradayTradesRow extends RowsIn<typeof etf.intradayTrades.response> {}

/** ETF trades by day with net buying (ETF일자별체결요청), `ka40008`: a reply, or a page of it. */
export interface EtfDailyTradesPage extends RowOf<typeof etf.dailyTrades.response> {}

/** ETF trades by day with net buying (ETF일자별체결요청), `ka40008`: a row. */
export interface EtfDailyTradesRow extends RowsIn<typeof etf.dailyTrades.response> {}

/** ETF NAV by day, newest first (ETF시간대별체결요청), `ka40009`: a reply, or a page of it. */
export interface EtfIntradayNavPage extends RowOf<typeof etf.intradayNav.response> {}

/** ETF NAV by day, newest first (ETF시간대별체결요청), `ka40009`: a row. */
export interface EtfIntradayNavRow extends RowsIn<typeof etf.intradayNav.response> {}

/** ETF foreigners' net buying by day, newest first (ETF시간대별추이요청), `ka40010`: a reply, or a page of it. */
export interface EtfIntradayForeignerNetBuyPage extends RowOf<typeof etf.intradayForeignerNetBuy.response> {}

/** ETF foreigners' net buying by day, newest first (ETF시간대별추이요청), `ka40010`: a row. */
export interface EtfIntradayForeignerNetBuyRow extends RowsIn<typeof etf.intradayForeignerNetBuy.response> {}

/** The pages of the namespace by api-id. */
export interface EtfPages {
  readonly ka40001: EtfReturnsPage
  readonly ka40002: EtfInfoPage
  readonly ka40003: EtfDailyTrendPage
  readonly ka40004: EtfQuotesPage
  readonly ka40006: EtfIntradayTrendPage
  readonly ka40007: EtfIntradayTradesPage
  readonly ka40008: EtfDailyTradesPage
  readonly ka40009: EtfIntradayNavPage
  readonly ka40010: EtfIntradayForeignerNetBuyPage
}

/** The rows of the namespace by api-id. */
export interface EtfRows {
  readonly ka40001: EtfReturnsRow
  readonly ka40003: EtfDailyTrendRow
  readonly ka40004: EtfQuotesRow
  readonly ka40006: EtfIntradayTrendRow
  readonly ka40007: EtfIntradayTradesRow
  readonly ka40008: EtfDailyTradesRow
  readonly ka40009: EtfIntradayNavRow
  readonly ka40010: EtfIntradayForeignerNetBuyRow
}
