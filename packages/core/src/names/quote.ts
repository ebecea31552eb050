/** The names of the pages and rows of `quote`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { quote } from '../catalog/namespaces.ts'

/** Order book of a stock (주식호가요청), `ka10004`: a reply. */
export interface QuoteOrderBookPage extends RowOf<typeof quote.orderBook.response> {}

/** Stock prices by day, week, month, hour and minute (주식일주월시분요청), `ka10005`: a reply, or a page of it. */
export interface QuotePeriodicPricesPage extends RowOf<typeof quote.periodicPrices.response> {}

/** Stock prices by day, week, month, hour and minute (주식일주월시분요청), `ka10005`: a row. */
export interface QuotePeriodicPricesRow extends RowsIn<typeof quote.periodicPrices.response> {}

/** Intraday price of a stock (주식시분요청), `ka10006`: a reply. */
export interface QuoteIntradayPricePage extends RowOf<typeof quote.intradayPrice.response> {}

/** Full quote sheet of a stock (시세표성정보요청), `ka10007`: a reply. */
export interface QuoteQuoteSheetPage extends RowOf<typeof quote.quoteSheet.response> {}

/** Quotes of all stock subscription rights (신주인수권전체시세요청), `ka10011`: a reply, or a page of it. */
export interface QuoteSubscriptionRightsPage extends RowOf<typeof quote.subscriptionRights.response> {}

/** Quotes of all stock subscription rights (신주인수권전체시세요청), `ka10011`: a row. */
export interface QuoteSubscriptionRightsRow extends RowsIn<typeof quote.subscriptionRights.response> {}

/** Stocks traded by institutions over a period (일별기관매매종목요청), `ka10044`: a reply, or a page of it. */
export interface QuoteDailyInstitutionStocksPage extends RowOf<typeof quote.dailyInstitutionStocks.response> {}

/** Stocks traded by institutions over a period (일별기관매매종목요청), `ka10044`: a row. */
export interface QuoteDailyInstitutionStocksRow extends RowsIn<typeof quote.dailyInstitutionStocks.response> {}

/** Institution trading trend of a stock (종목별기관매매추이요청), `ka10045`: a reply, or a page of it. */
export interface QuoteInstitutionTradingTrendPage extends RowOf<typeof quote.institutionTradingTrend.response> {}

/** Institution trading trend of a stock (종목별기관매매추이요청), `ka10045`: a row. */
export interface QuoteInstitutionTradingTrendRow extends RowsIn<typeof quote.institutionTradingTrend.response> {}

/** Trade strength by time (체결강도추이시간별요청), `ka10046`: a reply, or a page of it. */
export interface QuoteIntradayTradeStrengthPage extends RowOf<typeof quote.intradayTradeStrength.response> {}

/** Trade strength by time (체결강도추이시간별요청), `ka10046`: a row. */
export interface QuoteIntradayTradeStrengthRow extends RowsIn<typeof quote.intradayTradeStrength.response> {}

/** Trade strength by day (체결강도추이일별요청), `ka10047`: a reply, or a page of it. */
export interface QuoteDailyTradeStrengthPage extends RowOf<typeof quote.dailyTradeStrength.response> {}

/** Trade strength by day (체결강도추이일별요청), `ka10047`: a row. */
export interface QuoteDailyTradeStrengthRow extends RowsIn<typeof quote.dailyTradeStrength.response> {}

/** Intraday trading by investor (장중투자자별매매요청), `ka10063`: a reply, or a page of it. */
export interface QuoteIntradayInvestorTradingPage extends RowOf<typeof quote.intradayInvestorTrading.response> {}

/** Intraday trading by investor (장중투자자별매매요청), `ka10063`: a row. */
export interface QuoteIntradayInvestorTradingRow extends RowsIn<typeof quote.intradayInvestorTrading.response> {}

/** After-close trading by investor (장마감후투자자별매매요청), `ka10066`: a reply, or a page of it. */
export interface QuoteAfterCloseInvestorTradingPage extends RowOf<typeof quote.afterCloseInvestorTrading.response> {}

/** After-close trading by investor (장마감후투자자별매매요청), `ka10066`: a row. */
export interface QuoteAfterCloseInvestorTradingRow extends RowsIn<typeof quote.afterCloseInvestorTrading.response> {}

/** A broker's trading trend in a stock (증권사별종목매매동향요청), `ka10078`: a reply, or a page of it. */
export interface QuoteBrokerTradingTrendPage extends RowOf<typeof quote.brokerTradingTrend.response> {}

/** A broker's trading trend in a stock (증권사별종목매매동향요청), `ka10078`: a row. */
export interface QuoteBrokerTradingTrendRow extends RowsIn<typeof quote.brokerTradingTrend.response> {}

/** Daily prices of a stock (일별주가요청), `ka10086`: a reply, or a page of it. */
export interface QuoteDailyPricesPage extends RowOf<typeof quote.dailyPrices.response> {}

/** Daily prices of a stock (일별주가요청), `ka10086`: a row. */
export interface QuoteDailyPricesRow extends RowsIn<typeof quote.dailyPrices.response> {}

/** After-hours single-price quote (시간외단일가요청), `ka10087`: a reply. */
export interface QuoteAfterHoursSinglePricePage extends RowOf<typeof quote.afterHoursSinglePrice.response> {}

/** Spot gold trades (금현물체결추이), `ka50010`: a reply, or a page of it. */
export interface QuoteGoldTradesPage extends RowOf<typeof quote.goldTrades.response> {}

/** Spot gold trades (금현물체결추이), `ka50010`: a row. */
export interface QuoteGoldTradesRow extends RowsIn<typeof quote.goldTrades.response> {}

/** Spot gold daily trend (금현물일별추이), `ka50012`: a reply, or a page of it. */
export interface QuoteGoldDailyTrendPage extends RowOf<typeof quote.goldDailyTrend.response> {}

/** Spot gold daily trend (금현물일별추이), `ka50012`: a row. */
export interface QuoteGoldDailyTrendRow extends RowsIn<typeof quote.goldDailyTrend.response> {}

/** Spot gold expected executions (금현물예상체결), `ka50087`: a reply, or a page of it. */
export interface QuoteGoldExpectedExecutionsPage extends RowOf<typeof quote.goldExpectedExecutions.response> {}

/** Spot gold expected executions (금현물예상체결), `ka50087`: a row. */
export interface QuoteGoldExpectedExecutionsRow extends RowsIn<typeof quote.goldExpectedExecutions.response> {}

/** Spot gold price (금현물 시세정보), `ka50100`: a reply. */
export interface QuoteGoldPricePage extends RowOf<typeof quote.goldPrice.response> {}

/** Spot gold minute bars with best quotes, newest first (금현물 호가), `ka50101`: a reply, or a page of it. */
export interface QuoteGoldOrderBookPage extends RowOf<typeof quote.goldOrderBook.response> {}

/** Spot gold minute bars with best quotes, newest first (금현물 호가), `ka50101`: a row. */
export interface QuoteGoldOrderBookRow extends RowsIn<typeof quote.goldOrderBook.response> {}

/** Program trading by time (프로그램매매추이요청 시간대별), `ka90005`: a reply, or a page of it. */
export interface QuoteIntradayProgramTradingPage extends RowOf<typeof quote.intradayProgramTrading.response> {}

/** Program trading by time (프로그램매매추이요청 시간대별), `ka90005`: a row. */
export interface QuoteIntradayProgramTradingRow extends RowsIn<typeof quote.intradayProgramTrading.response> {}

/** Program arbitrage balance trend (프로그램매매차익잔고추이요청), `ka90006`: a reply, or a page of it. */
export interface QuoteProgramArbitrageBalancePage extends RowOf<typeof quote.programArbitrageBalance.response> {}

/** Program arbitrage balance trend (프로그램매매차익잔고추이요청), `ka90006`: a row. */
export interface QuoteProgramArbitrageBalanceRow extends RowsIn<typeof quote.programArbitrageBalance.response> {}

/** Cumulative program trading (프로그램매매누적추이요청), `ka90007`: a reply, or a page of it. */
export interface QuoteCumulativeProgramTradingPage extends RowOf<typeof quote.cumulativeProgramTrading.response> {}

/** Cumulative program trading (프로그램매매누적추이요청), `ka90007`: a row. */
export interface QuoteCumulativeProgramTradingRow extends RowsIn<typeof quote.cumulativeProgramTrading.response> {}

/** Program trading of a stock by time (종목시간별프로그램매매추이요청), `ka90008`: a reply, or a page of it. */
export interface QuoteStockIntradayProgramTradingPage
  extends RowOf<typeof quote.stockIntradayProgramTrading.response> {}

/** Program trading of a stock by time (종목시간별프로그램매매추이요청), `ka90008`: a row. */
export interface QuoteStockIntradayProgramTradingRow
  extends RowsIn<typeof quote.stockIntradayProgramTrading.response> {}

/** Program trading by day (프로그램매매추이요청 일자별), `ka90010`: a reply, or a page of it. */
export interface QuoteDailyProgramTradingPage extends RowOf<typeof quote.dailyProgramTrading.response> {}

/** Program trading by day (프로그램매매추이요청 일자별), `ka90010`: a row. */
export interface QuoteDailyProgramTradingRow extends RowsIn<typeof quote.dailyProgramTrading.response> {}

/** Program trading of a stock by day (종목일별프로그램매매추이요청), `ka90013`: a reply, or a page of it. */
export interface QuoteStockDailyProgramTradingPage extends RowOf<typeof quote.stockDailyProgramTrading.response> {}

/** Program trading of a stock by day (종목일별프로그램매매추이요청), `ka90013`: a row. */
export interface QuoteStockDailyProgramTradingRow extends RowsIn<typeof quote.stockDailyProgramTrading.response> {}

/** The pages of the namespace by api-id. */
export interface QuotePages {
  readonly ka10004: QuoteOrderBookPage
  readonly ka10005: QuotePeriodicPricesPage
  readonly ka10006: QuoteIntradayPricePage
  readonly ka10007: QuoteQuoteSheetPage
  readonly ka10011: QuoteSubscriptionRightsPage
  readonly ka10044: QuoteDailyInstitutionStocksPage
  readonly ka10045: QuoteInstitutionTradingTrendPage
  readonly ka10046: QuoteIntradayTradeStrengthPage
  readonly ka10047: QuoteDailyTradeStrengthPage
  readonly ka10063: QuoteIntradayInvestorTradingPage
  readonly ka10066: QuoteAfterCloseInvestorTradingPage
  readonly ka10078: QuoteBrokerTradingTrendPage
  readonly ka10086: QuoteDailyPricesPage
  readonly ka10087: QuoteAfterHoursSinglePricePage
  readonly ka50010: QuoteGoldTradesPage
  readonly ka50012: QuoteGoldDailyTrendPage
  readonly ka50087: QuoteGoldExpectedExecutionsPage
  readonly ka50100: QuoteGoldPricePage
  readonly ka50101: QuoteGoldOrderBookPage
  readonly ka90005: QuoteIntradayProgramTradingPage
  readonly ka90006: QuoteProgramArbitrageBalancePage
  readonly ka90007: QuoteCumulativeProgramTradingPage
  readonly ka90008: QuoteStockIntradayProgramTradingPage
  readonly ka90010: QuoteDailyProgramTradingPage
  readonly ka90013: QuoteStockDailyProgramTradingPage
}

/** The rows of the namespace by api-id. */
export interface QuoteRows {
  readonly ka10005: QuotePeriodicPricesRow
  readonly ka10011: QuoteSubscriptionRightsRow
  readonly ka10044: QuoteDailyInstitutionStocksRow
  readonly ka10045: QuoteInstitutionTradingTrendRow
  readonly ka10046: QuoteIntradayTradeStrengthRow
  readonly ka10047: QuoteDailyTradeStrengthRow
  readonly ka10063: QuoteIntradayInvestorTradingRow
  readonly ka10066: QuoteAfterCloseInvestorTradingRow
  readonly ka10078: QuoteBrokerTradingTrendRow
  readonly ka10086: QuoteDailyPricesRow
  readonly ka50010: QuoteGoldTradesRow
  readonly ka50012: QuoteGoldDailyTrendRow
  readonly ka50087: QuoteGoldExpectedExecutionsRow
  readonly ka50101: QuoteGoldOrderBookRow
  readonly ka90005: QuoteIntradayProgramTradingRow
  readonly ka90006: QuoteProgramArbitrageBalanceRow
  readonly ka90007: QuoteCumulativeProgramTradingRow
  readonly ka90008: QuoteStockIntradayProgramTradingRow
  readonly ka90010: QuoteDailyProgramTradingRow
  readonly ka90013: QuoteStockDailyProgramTradingRow
}
