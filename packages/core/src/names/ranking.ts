/** The names of the pages and rows of `ranking`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { ranking } from '../catalog/namespaces.ts'

/** Top stocks by order book size (호가잔량상위요청), `ka10020`: a reply, or a page of it. */
export interface RankingTopOrderBookSizePage extends RowOf<typeof ranking.topOrderBookSize.response> {}

/** Top stocks by order book size (호가잔량상위요청), `ka10020`: a row. */
export interface RankingTopOrderBookSizeRow extends RowsIn<typeof ranking.topOrderBookSize.response> {}

/** Order book size surges (호가잔량급증요청), `ka10021`: a reply, or a page of it. */
export interface RankingOrderBookSizeSurgePage extends RowOf<typeof ranking.orderBookSizeSurge.response> {}

/** Order book size surges (호가잔량급증요청), `ka10021`: a row. */
export interface RankingOrderBookSizeSurgeRow extends RowsIn<typeof ranking.orderBookSizeSurge.response> {}

/** Order book ratio surges (잔량율급증요청), `ka10022`: a reply, or a page of it. */
export interface RankingOrderBookRatioSurgePage extends RowOf<typeof ranking.orderBookRatioSurge.response> {}

/** Order book ratio surges (잔량율급증요청), `ka10022`: a row. */
export interface RankingOrderBookRatioSurgeRow extends RowsIn<typeof ranking.orderBookRatioSurge.response> {}

/** Volume surges (거래량급증요청), `ka10023`: a reply, or a page of it. */
export interface RankingVolumeSurgePage extends RowOf<typeof ranking.volumeSurge.response> {}

/** Volume surges (거래량급증요청), `ka10023`: a row. */
export interface RankingVolumeSurgeRow extends RowsIn<typeof ranking.volumeSurge.response> {}

/** Top stocks by change rate from the previous close (전일대비등락률상위요청), `ka10027`: a reply, or a page of it. */
export interface RankingTopChangeRatePage extends RowOf<typeof ranking.topChangeRate.response> {}

/** Top stocks by change rate from the previous close (전일대비등락률상위요청), `ka10027`: a row. */
export interface RankingTopChangeRateRow extends RowsIn<typeof ranking.topChangeRate.response> {}

/** Top stocks by expected change rate (예상체결등락률상위요청), `ka10029`: a reply, or a page of it. */
export interface RankingTopExpectedChangeRatePage extends RowOf<typeof ranking.topExpectedChangeRate.response> {}

/** Top stocks by expected change rate (예상체결등락률상위요청), `ka10029`: a row. */
export interface RankingTopExpectedChangeRateRow extends RowsIn<typeof ranking.topExpectedChangeRate.response> {}

/** Top stocks by today's volume (당일거래량상위요청), `ka10030`: a reply, or a page of it. */
export interface RankingTopTodayVolumePage extends RowOf<typeof ranking.topTodayVolume.response> {}

/** Top stocks by today's volume (당일거래량상위요청), `ka10030`: a row. */
export interface RankingTopTodayVolumeRow extends RowsIn<typeof ranking.topTodayVolume.response> {}

/** Top stocks by the previous day's volume (전일거래량상위요청), `ka10031`: a reply, or a page of it. */
export interface RankingTopPreviousVolumePage extends RowOf<typeof ranking.topPreviousVolume.response> {}

/** Top stocks by the previous day's volume (전일거래량상위요청), `ka10031`: a row. */
export interface RankingTopPreviousVolumeRow extends RowsIn<typeof ranking.topPreviousVolume.response> {}

/** Top stocks by trading value (거래대금상위요청), `ka10032`: a reply, or a page of it. */
export interface RankingTopTradingValuePage extends RowOf<typeof ranking.topTradingValue.response> {}

/** Top stocks by trading value (거래대금상위요청), `ka10032`: a row. */
export interface RankingTopTradingValueRow extends RowsIn<typeof ranking.topTradingValue.response> {}

/** Top stocks by credit ratio (신용비율상위요청), `ka10033`: a reply, or a page of it. */
export interface RankingTopCreditRatioPage extends RowOf<typeof ranking.topCreditRatio.response> {}

/** Top stocks by credit ratio (신용비율상위요청), `ka10033`: a row. */
export interface RankingTopCreditRatioRow extends RowsIn<typeof ranking.topCreditRatio.response> {}

/** Top stocks by foreigners' trading over a period (외인기간별매매상위요청), `ka10034`: a reply, or a page of it. */
export interface RankingTopForeignerTradingByPeriodPage
  extends RowOf<typeof ranking.topForeignerTradingByPeriod.response> {}

/** Top stocks by foreigners' trading over a period (외인기간별매매상위요청), `ka10034`: a row. */
export interface RankingTopForeignerTradingByPeriodRow
  extends RowsIn<typeof ranking.topForeignerTradingByPeriod.response> {}

/** Top stocks by foreigners' consecutive net trading (외인연속순매매상위요청), `ka10035`: a reply, or a page of it. */
export interface RankingTopForeignerConsecutiveTradingPage
  extends RowOf<typeof ranking.topForeignerConsecutiveTrading.response> {}

/** Top stocks by foreigners' consecutive net trading (외인연속순매매상위요청), `ka10035`: a row. */
export interface RankingTopForeignerConsecutiveTradingRow
  extends RowsIn<typeof ranking.topForeignerConsecutiveTrading.response> {}

/** Top stocks by rise in foreign limit exhaustion (외인한도소진율증가상위), `ka10036`: a reply, or a page of it. */
export interface RankingTopForeignerLimitExhaustionIncreasePage
  extends RowOf<typeof ranking.topForeignerLimitExhaustionIncrease.response> {}

/** Top stocks by rise in foreign limit exhaustion (외인한도소진율증가상위), `ka10036`: a row. */
export interface RankingTopForeignerLimitExhaustionIncreaseRow
  extends RowsIn<typeof ranking.topForeignerLimitExhaustionIncrease.response> {}

/** Top stocks by foreign brokers' trading (외국계창구매매상위요청), `ka10037`: a reply, or a page of it. */
export interface RankingTopForeignBrokerTradingPage extends RowOf<typeof ranking.topForeignBrokerTrading.response> {}

/** Top stocks by foreign brokers' trading (외국계창구매매상위요청), `ka10037`: a row. */
export interface RankingTopForeignBrokerTradingRow extends RowsIn<typeof ranking.topForeignBrokerTrading.response> {}

/** Broker ranking for a stock (종목별증권사순위요청), `ka10038`: a reply, or a page of it. */
export interface RankingBrokersByStockPage extends RowOf<typeof ranking.brokersByStock.response> {}

/** Broker ranking for a stock (종목별증권사순위요청), `ka10038`: a row. */
export interface RankingBrokersByStockRow extends RowsIn<typeof ranking.brokersByStock.response> {}

/** Top stocks traded by a broker (증권사별매매상위요청), `ka10039`: a reply, or a page of it. */
export interface RankingTopStocksByBrokerPage extends RowOf<typeof ranking.topStocksByBroker.response> {}

/** Top stocks traded by a broker (증권사별매매상위요청), `ka10039`: a row. */
export interface RankingTopStocksByBrokerRow extends RowsIn<typeof ranking.topStocksByBroker.response> {}

/** Today's major brokers of a stock (당일주요거래원요청), `ka10040`: a reply, or a page of it. */
export interface RankingTodayMajorBrokersPage extends RowOf<typeof ranking.todayMajorBrokers.response> {}

/** Today's major brokers of a stock (당일주요거래원요청), `ka10040`: a row. */
export interface RankingTodayMajorBrokersRow extends RowsIn<typeof ranking.todayMajorBrokers.response> {}

/** Net buying broker ranking of a stock (순매수거래원순위요청), `ka10042`: a reply, or a page of it. */
export interface RankingNetBuyBrokersPage extends RowOf<typeof ranking.netBuyBrokers.response> {}

/** Net buying broker ranking of a stock (순매수거래원순위요청), `ka10042`: a row. */
export interface RankingNetBuyBrokersRow extends RowsIn<typeof ranking.netBuyBrokers.response> {}

/** Today's brokers that left the top ranks (당일상위이탈원요청), `ka10053`: a reply, or a page of it. */
export interface RankingTodayTopBrokerExitsPage extends RowOf<typeof ranking.todayTopBrokerExits.response> {}

/** Today's brokers that left the top ranks (당일상위이탈원요청), `ka10053`: a row. */
export interface RankingTodayTopBrokerExitsRow extends RowsIn<typeof ranking.todayTopBrokerExits.response> {}

/** Stocks institutions and foreigners net trade the same way (동일순매매순위요청), `ka10062`: a reply, or a page of it. */
export interface RankingSameDirectionNetTradingPage extends RowOf<typeof ranking.sameDirectionNetTrading.response> {}

/** Stocks institutions and foreigners net trade the same way (동일순매매순위요청), `ka10062`: a row. */
export interface RankingSameDirectionNetTradingRow extends RowsIn<typeof ranking.sameDirectionNetTrading.response> {}

/** Top stocks by intraday investor trading (장중투자자별매매상위요청), `ka10065`: a reply, or a page of it. */
export interface RankingTopIntradayInvestorTradingPage
  extends RowOf<typeof ranking.topIntradayInvestorTrading.response> {}

/** Top stocks by intraday investor trading (장중투자자별매매상위요청), `ka10065`: a row. */
export interface RankingTopIntradayInvestorTradingRow
  extends RowsIn<typeof ranking.topIntradayInvestorTrading.response> {}

/** After-hours single-price change rate ranking (시간외단일가등락율순위요청), `ka10098`: a reply, or a page of it. */
export interface RankingAfterHoursSinglePriceChangeRatePage
  extends RowOf<typeof ranking.afterHoursSinglePriceChangeRate.response> {}

/** After-hours single-price change rate ranking (시간외단일가등락율순위요청), `ka10098`: a row. */
export interface RankingAfterHoursSinglePriceChangeRateRow
  extends RowsIn<typeof ranking.afterHoursSinglePriceChangeRate.response> {}

/** Top stocks by foreigner and institution trading (외국인기관매매상위요청), `ka90009`: a reply, or a page of it. */
export interface RankingTopForeignerInstitutionTradingPage
  extends RowOf<typeof ranking.topForeignerInstitutionTrading.response> {}

/** Top stocks by foreigner and institution trading (외국인기관매매상위요청), `ka90009`: a row. */
export interface RankingTopForeignerInstitutionTradingRow
  extends RowsIn<typeof ranking.topForeignerInstitutionTrading.response> {}

/** The pages of the namespace by api-id. */
export interface RankingPages {
  readonly ka10020: RankingTopOrderBookSizePage
  readonly ka10021: RankingOrderBookSizeSurgePage
  readonly ka10022: RankingOrderBookRatioSurgePage
  readonly ka10023: RankingVolumeSurgePage
  readonly ka10027: RankingTopChangeRatePage
  readonly ka10029: RankingTopExpectedChangeRatePage
  readonly ka10030: RankingTopTodayVolumePage
  readonly ka10031: RankingTopPreviousVolumePage
  readonly ka10032: RankingTopTradingValuePage
  readonly ka10033: RankingTopCreditRatioPage
  readonly ka10034: RankingTopForeignerTradingByPeriodPage
  readonly ka10035: RankingTopForeignerConsecutiveTradingPage
  readonly ka10036: RankingTopForeignerLimitExhaustionIncreasePage
  readonly ka10037: RankingTopForeignBrokerTradingPage
  readonly ka10038: RankingBrokersByStockPage
  readonly ka10039: RankingTopStocksByBrokerPage
  readonly ka10040: RankingTodayMajorBrokersPage
  readonly ka10042: RankingNetBuyBrokersPage
  readonly ka10053: RankingTodayTopBrokerExitsPage
  readonly ka10062: RankingSameDirectionNetTradingPage
  readonly ka10065: RankingTopIntradayInvestorTradingPage
  readonly ka10098: RankingAfterHoursSinglePriceChangeRatePage
  readonly ka90009: RankingTopForeignerInstitutionTradingPage
}

/** The rows of the namespace by api-id. */
export interface RankingRows {
  readonly ka10020: RankingTopOrderBookSizeRow
  readonly ka10021: RankingOrderBookSizeSurgeRow
  readonly ka10022: RankingOrderBookRatioSurgeRow
  readonly ka10023: RankingVolumeSurgeRow
  readonly ka10027: RankingTopChangeRateRow
  readonly ka10029: RankingTopExpectedChangeRateRow
  readonly ka10030: RankingTopTodayVolumeRow
  readonly ka10031: RankingTopPreviousVolumeRow
  readonly ka10032: RankingTopTradingValueRow
  readonly ka10033: RankingTopCreditRatioRow
  readonly ka10034: RankingTopForeignerTradingByPeriodRow
  readonly ka10035: RankingTopForeignerConsecutiveTradingRow
  readonly ka10036: RankingTopForeignerLimitExhaustionIncreaseRow
  readonly ka10037: RankingTopForeignBrokerTradingRow
  readonly ka10038: RankingBrokersByStockRow
  readonly ka10039: RankingTopStocksByBrokerRow
  readonly ka10040: RankingTodayMajorBrokersRow
  readonly ka10042: RankingNetBuyBrokersRow
  readonly ka10053: RankingTodayTopBrokerExitsRow
  readonly ka10062: RankingSameDirectionNetTradingRow
  readonly ka10065: RankingTopIntradayInvestorTradingRow
  readonly ka10098: RankingAfterHoursSinglePriceChangeRateRow
  readonly ka90009: RankingTopForeignerInstitutionTradingRow
}
