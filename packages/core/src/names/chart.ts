/** The names of the pages and rows of `chart`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { chart } from '../catalog/namespaces.ts'

/** Trading chart of a stock by investor (종목별투자자기관별차트요청), `ka10060`: a reply, or a page of it. */
export interface ChartInvestorTradingPage extends RowOf<typeof chart.investorTrading.response> {}

/** Trading chart of a stock by investor (종목별투자자기관별차트요청), `ka10060`: a row. */
export interface ChartInvestorTradingRow extends RowsIn<typeof chart.investorTrading.response> {}

/** Intraday trading chart by investor (장중투자자별매매차트요청), `ka10064`: a reply, or a page of it. */
export interface ChartIntradayInvestorTradingPage extends RowOf<typeof chart.intradayInvestorTrading.response> {}

/** Intraday trading chart by investor (장중투자자별매매차트요청), `ka10064`: a row. */
export interface ChartIntradayInvestorTradingRow extends RowsIn<typeof chart.intradayInvestorTrading.response> {}

/** Stock tick chart (주식틱차트조회요청), `ka10079`: a reply, or a page of it. */
export interface ChartStockTickPage extends RowOf<typeof chart.stockTick.response> {}

/** Stock tick chart (주식틱차트조회요청), `ka10079`: a row. */
export interface ChartStockTickRow extends RowsIn<typeof chart.stockTick.response> {}

/** Stock minute chart (주식분봉차트조회요청), `ka10080`: a reply, or a page of it. */
export interface ChartStockMinutePage extends RowOf<typeof chart.stockMinute.response> {}

/** Stock minute chart (주식분봉차트조회요청), `ka10080`: a row. */
export interface ChartStockMinuteRow extends RowsIn<typeof chart.stockMinute.response> {}

/** Stock daily chart (주식일봉차트조회요청), `ka10081`: a reply, or a page of it. */
export interface ChartStockDailyPage extends RowOf<typeof chart.stockDaily.response> {}

/** Stock daily chart (주식일봉차트조회요청), `ka10081`: a row. */
export interface ChartStockDailyRow extends RowsIn<typeof chart.stockDaily.response> {}

/** Stock weekly chart (주식주봉차트조회요청), `ka10082`: a reply, or a page of it. */
export interface ChartStockWeeklyPage extends RowOf<typeof chart.stockWeekly.response> {}

/** Stock weekly chart (주식주봉차트조회요청), `ka10082`: a row. */
export interface ChartStockWeeklyRow extends RowsIn<typeof chart.stockWeekly.response> {}

/** Stock monthly chart (주식월봉차트조회요청), `ka10083`: a reply, or a page of it. */
export interface ChartStockMonthlyPage extends RowOf<typeof chart.stockMonthly.response> {}

/** Stock monthly chart (주식월봉차트조회요청), `ka10083`: a row. */
export interface ChartStockMonthlyRow extends RowsIn<typeof chart.stockMonthly.response> {}

/** Stock yearly chart (주식년봉차트조회요청), `ka10094`: a reply, or a page of it. */
export interface ChartStockYearlyPage extends RowOf<typeof chart.stockYearly.response> {}

/** Stock yearly chart (주식년봉차트조회요청), `ka10094`: a row. */
export interface ChartStockYearlyRow extends RowsIn<typeof chart.stockYearly.response> {}

/** Sector tick chart (업종틱차트조회요청), `ka20004`: a reply, or a page of it. */
export interface ChartSectorTickPage extends RowOf<typeof chart.sectorTick.response> {}

/** Sector tick chart (업종틱차트조회요청), `ka20004`: a row. */
export interface ChartSectorTickRow extends RowsIn<typeof chart.sectorTick.response> {}

/** Sector minute chart (업종분봉조회요청), `ka20005`: a reply, or a page of it. */
export interface ChartSectorMinutePage extends RowOf<typeof chart.sectorMinute.response> {}

/** Sector minute chart (업종분봉조회요청), `ka20005`: a row. */
export interface ChartSectorMinuteRow extends RowsIn<typeof chart.sectorMinute.response> {}

/** Sector daily chart (업종일봉조회요청), `ka20006`: a reply, or a page of it. */
export interface ChartSectorDailyPage extends RowOf<typeof chart.sectorDaily.response> {}

/** Sector daily chart (업종일봉조회요청), `ka20006`: a row. */
export interface ChartSectorDailyRow extends RowsIn<typeof chart.sectorDaily.response> {}

/** Sector weekly chart (업종주봉조회요청), `ka20007`: a reply, or a page of it. */
export interface ChartSectorWeeklyPage extends RowOf<typeof chart.sectorWeekly.response> {}

/** Sector weekly chart (업종주봉조회요청), `ka20007`: a row. */
export interface ChartSectorWeeklyRow extends RowsIn<typeof chart.sectorWeekly.response> {}

/** Sector monthly chart (업종월봉조회요청), `ka20008`: a reply, or a page of it. */
export interface ChartSectorMonthlyPage extends RowOf<typeof chart.sectorMonthly.response> {}

/** Sector monthly chart (업종월봉조회요청), `ka20008`: a row. */
export interface ChartSectorMonthlyRow extends RowsIn<typeof chart.sectorMonthly.response> {}

/** Sector yearly chart (업종년봉조회요청), `ka20019`: a reply, or a page of it. */
export interface ChartSectorYearlyPage extends RowOf<typeof chart.sectorYearly.response> {}

/** Sector yearly chart (업종년봉조회요청), `ka20019`: a row. */
export interface ChartSectorYearlyRow extends RowsIn<typeof chart.sectorYearly.response> {}

/** Spot gold tick chart (금현물틱차트조회요청), `ka50079`: a reply, or a page of it. */
export interface ChartGoldTickPage extends RowOf<typeof chart.goldTick.response> {}

/** Spot gold tick chart (금현물틱차트조회요청), `ka50079`: a row. */
export interface ChartGoldTickRow extends RowsIn<typeof chart.goldTick.response> {}

/** Spot gold minute chart (금현물분봉차트조회요청), `ka50080`: a reply, or a page of it. */
export interface ChartGoldMinutePage extends RowOf<typeof chart.goldMinute.response> {}

/** Spot gold minute chart (금현물분봉차트조회요청), `ka50080`: a row. */
export interface ChartGoldMinuteRow extends RowsIn<typeof chart.goldMinute.response> {}

/** Spot gold daily chart (금현물일봉차트조회요청), `ka50081`: a reply, or a page of it. */
export interface ChartGoldDailyPage extends RowOf<typeof chart.goldDaily.response> {}

/** Spot gold daily chart (금현물일봉차트조회요청), `ka50081`: a row. */
export interface ChartGoldDailyRow extends RowsIn<typeof chart.goldDaily.response> {}

/** Spot gold weekly chart (금현물주봉차트조회요청), `ka50082`: a reply, or a page of it. */
export interface ChartGoldWeeklyPage extends RowOf<typeof chart.goldWeekly.response> {}

/** Spot gold weekly chart (금현물주봉차트조회요청), `ka50082`: a row. */
export interface ChartGoldWeeklyRow extends RowsIn<typeof chart.goldWeekly.response> {}

/** Spot gold monthly chart (금현물월봉차트조회요청), `ka50083`: a reply, or a page of it. */
export interface ChartGoldMonthlyPage extends RowOf<typeof chart.goldMonthly.response> {}

/** Spot gold monthly chart (금현물월봉차트조회요청), `ka50083`: a row. */
export interface ChartGoldMonthlyRow extends RowsIn<typeof chart.goldMonthly.response> {}

/** Spot gold tick chart of today (금현물당일틱차트조회요청), `ka50091`: a reply, or a page of it. */
export interface ChartGoldTodayTickPage extends RowOf<typeof chart.goldTodayTick.response> {}

/** Spot gold tick chart of today (금현물당일틱차트조회요청), `ka50091`: a row. */
export interface ChartGoldTodayTickRow extends RowsIn<typeof chart.goldTodayTick.response> {}

/** Spot gold minute chart of today (금현물당일분봉차트조회요청), `ka50092`: a reply, or a page of it. */
export interface ChartGoldTodayMinutePage extends RowOf<typeof chart.goldTodayMinute.response> {}

/** Spot gold minute chart of today (금현물당일분봉차트조회요청), `ka50092`: a row. */
export interface ChartGoldTodayMinuteRow extends RowsIn<typeof chart.goldTodayMinute.response> {}

/** The pages of the namespace by api-id. */
export interface ChartPages {
  readonly ka10060: ChartInvestorTradingPage
  readonly ka10064: ChartIntradayInvestorTradingPage
  readonly ka10079: ChartStockTickPage
  readonly ka10080: ChartStockMinutePage
  readonly ka10081: ChartStockDailyPage
  readonly ka10082: ChartStockWeeklyPage
  readonly ka10083: ChartStockMonthlyPage
  readonly ka10094: ChartStockYearlyPage
  readonly ka20004: ChartSectorTickPage
  readonly ka20005: ChartSectorMinutePage
  readonly ka20006: ChartSectorDailyPage
  readonly ka20007: ChartSectorWeeklyPage
  readonly ka20008: ChartSectorMonthlyPage
  readonly ka20019: ChartSectorYearlyPage
  readonly ka50079: ChartGoldTickPage
  readonly ka50080: ChartGoldMinutePage
  readonly ka50081: ChartGoldDailyPage
  readonly ka50082: ChartGoldWeeklyPage
  readonly ka50083: ChartGoldMonthlyPage
  readonly ka50091: ChartGoldTodayTickPage
  readonly ka50092: ChartGoldTodayMinutePage
}

/** The rows of the namespace by api-id. */
export interface ChartRows {
  readonly ka10060: ChartInvestorTradingRow
  readonly ka10064: ChartIntradayInvestorTradingRow
  readonly ka10079: ChartStockTickRow
  readonly ka10080: ChartStockMinuteRow
  readonly ka10081: ChartStockDailyRow
  readonly ka10082: ChartStockWeeklyRow
  readonly ka10083: ChartStockMonthlyRow
  readonly ka10094: ChartStockYearlyRow
  readonly ka20004: ChartSectorTickRow
  readonly ka20005: ChartSectorMinuteRow
  readonly ka20006: ChartSectorDailyRow
  readonly ka20007: ChartSectorWeeklyRow
  readonly ka20008: ChartSectorMonthlyRow
  readonly ka20019: ChartSectorYearlyRow
  readonly ka50079: ChartGoldTickRow
  readonly ka50080: ChartGoldMinuteRow
  readonly ka50081: ChartGoldDailyRow
  readonly ka50082: ChartGoldWeeklyRow
  readonly ka50083: ChartGoldMonthlyRow
  readonly ka50091: ChartGoldTodayTickRow
  readonly ka50092: ChartGoldTodayMinuteRow
}
