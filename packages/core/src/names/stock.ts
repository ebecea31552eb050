/** The names of the pages and rows of `stock`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { stock } from '../catalog/namespaces.ts'

/** Realtime ranking of the most viewed stocks (실시간종목조회순위), `ka00198`: a reply, or a page of it. */
export interface StockViewRankingPage extends RowOf<typeof stock.viewRanking.response> {}

/** Realtime ranking of the most viewed stocks (실시간종목조회순위), `ka00198`: a row. */
export interface StockViewRankingRow extends RowsIn<typeof stock.viewRanking.response> {}

/** Basic information of a stock (주식기본정보요청), `ka10001`: a reply. */
export interface StockBasicInfoPage extends RowOf<typeof stock.basicInfo.response> {}

/** Top brokers of a stock (주식거래원요청), `ka10002`: a reply. */
export interface StockBrokersPage extends RowOf<typeof stock.brokers.response> {}

/** Recent trades of a stock (체결정보요청), `ka10003`: a reply, or a page of it. */
export interface StockTradesPage extends RowOf<typeof stock.trades.response> {}

/** Recent trades of a stock (체결정보요청), `ka10003`: a row. */
export interface StockTradesRow extends RowsIn<typeof stock.trades.response> {}

/** Credit trading trend of a stock (신용매매동향요청), `ka10013`: a reply, or a page of it. */
export interface StockCreditTradingTrendPage extends RowOf<typeof stock.creditTradingTrend.response> {}

/** Credit trading trend of a stock (신용매매동향요청), `ka10013`: a row. */
export interface StockCreditTradingTrendRow extends RowsIn<typeof stock.creditTradingTrend.response> {}

/** Daily trading in detail (일별거래상세요청), `ka10015`: a reply, or a page of it. */
export interface StockDailyTradingDetailPage extends RowOf<typeof stock.dailyTradingDetail.response> {}

/** Daily trading in detail (일별거래상세요청), `ka10015`: a row. */
export interface StockDailyTradingDetailRow extends RowsIn<typeof stock.dailyTradingDetail.response> {}

/** Stocks at new highs or lows (신고저가요청), `ka10016`: a reply, or a page of it. */
export interface StockNewHighsLowsPage extends RowOf<typeof stock.newHighsLows.response> {}

/** Stocks at new highs or lows (신고저가요청), `ka10016`: a row. */
export interface StockNewHighsLowsRow extends RowsIn<typeof stock.newHighsLows.response> {}

/** Stocks at the upper or lower price limit (상하한가요청), `ka10017`: a reply, or a page of it. */
export interface StockPriceLimitStocksPage extends RowOf<typeof stock.priceLimitStocks.response> {}

/** Stocks at the upper or lower price limit (상하한가요청), `ka10017`: a row. */
export interface StockPriceLimitStocksRow extends RowsIn<typeof stock.priceLimitStocks.response> {}

/** Stocks near their high or low (고저가근접요청), `ka10018`: a reply, or a page of it. */
export interface StockNearHighLowPage extends RowOf<typeof stock.nearHighLow.response> {}

/** Stocks near their high or low (고저가근접요청), `ka10018`: a row. */
export interface StockNearHighLowRow extends RowsIn<typeof stock.nearHighLow.response> {}

/** Stocks whose price surged or plunged (가격급등락요청), `ka10019`: a reply, or a page of it. */
export interface StockPriceSurgesPlungesPage extends RowOf<typeof stock.priceSurgesPlunges.response> {}

/** Stocks whose price surged or plunged (가격급등락요청), `ka10019`: a row. */
export interface StockPriceSurgesPlungesRow extends RowsIn<typeof stock.priceSurgesPlunges.response> {}

/** Stocks with a new volume high (거래량갱신요청), `ka10024`: a reply, or a page of it. */
export interface StockNewVolumeHighsPage extends RowOf<typeof stock.newVolumeHighs.response> {}

/** Stocks with a new volume high (거래량갱신요청), `ka10024`: a row. */
export interface StockNewVolumeHighsRow extends RowsIn<typeof stock.newVolumeHighs.response> {}

/** Stocks with volume concentrated in a price range (매물대집중요청), `ka10025`: a reply, or a page of it. */
export interface StockVolumeProfileConcentrationPage extends RowOf<typeof stock.volumeProfileConcentration.response> {}

/** Stocks with volume concentrated in a price range (매물대집중요청), `ka10025`: a row. */
export interface StockVolumeProfileConcentrationRow extends RowsIn<typeof stock.volumeProfileConcentration.response> {}

/** Stocks with high or low PER, PBR or ROE (고저PER요청), `ka10026`: a reply, or a page of it. */
export interface StockHighLowPerPage extends RowOf<typeof stock.highLowPer.response> {}

/** Stocks with high or low PER, PBR or ROE (고저PER요청), `ka10026`: a row. */
export interface StockHighLowPerRow extends RowsIn<typeof stock.highLowPer.response> {}

/** Change rate from the open (시가대비등락률요청), `ka10028`: a reply, or a page of it. */
export interface StockChangeRateFromOpenPage extends RowOf<typeof stock.changeRateFromOpen.response> {}

/** Change rate from the open (시가대비등락률요청), `ka10028`: a row. */
export interface StockChangeRateFromOpenRow extends RowsIn<typeof stock.changeRateFromOpen.response> {}

/** A broker's volume analysis in a stock (거래원매물대분석요청), `ka10043`: a reply, or a page of it. */
export interface StockBrokerVolumeAnalysisPage extends RowOf<typeof stock.brokerVolumeAnalysis.response> {}

/** A broker's volume analysis in a stock (거래원매물대분석요청), `ka10043`: a row. */
export interface StockBrokerVolumeAnalysisRow extends RowsIn<typeof stock.brokerVolumeAnalysis.response> {}

/** Instant volume by broker (거래원순간거래량요청), `ka10052`: a reply, or a page of it. */
export interface StockBrokerInstantVolumePage extends RowOf<typeof stock.brokerInstantVolume.response> {}

/** Instant volume by broker (거래원순간거래량요청), `ka10052`: a row. */
export interface StockBrokerInstantVolumeRow extends RowsIn<typeof stock.brokerInstantVolume.response> {}

/** Stocks under volatility interruption (변동성완화장치발동종목요청), `ka10054`: a reply, or a page of it. */
export interface StockViTriggeredStocksPage extends RowOf<typeof stock.viTriggeredStocks.response> {}

/** Stocks under volatility interruption (변동성완화장치발동종목요청), `ka10054`: a row. */
export interface StockViTriggeredStocksRow extends RowsIn<typeof stock.viTriggeredStocks.response> {}

/** Trade volumes of today or the previous day (당일전일체결량요청), `ka10055`: a reply, or a page of it. */
export interface StockTodayPreviousTradeVolumesPage extends RowOf<typeof stock.todayPreviousTradeVolumes.response> {}

/** Trade volumes of today or the previous day (당일전일체결량요청), `ka10055`: a row. */
export interface StockTodayPreviousTradeVolumesRow extends RowsIn<typeof stock.todayPreviousTradeVolumes.response> {}

/** Stocks traded by an investor type over a period (투자자별일별매매종목요청), `ka10058`: a reply, or a page of it. */
export interface StockDailyStocksByInvestorPage extends RowOf<typeof stock.dailyStocksByInvestor.response> {}

/** Stocks traded by an investor type over a period (투자자별일별매매종목요청), `ka10058`: a row. */
export interface StockDailyStocksByInvestorRow extends RowsIn<typeof stock.dailyStocksByInvestor.response> {}

/** Daily trading of a stock by investor (종목별투자자기관별요청), `ka10059`: a reply, or a page of it. */
export interface StockInvestorTradingPage extends RowOf<typeof stock.investorTrading.response> {}

/** Daily trading of a stock by investor (종목별투자자기관별요청), `ka10059`: a row. */
export interface StockInvestorTradingRow extends RowsIn<typeof stock.investorTrading.response> {}

/** Total trading of a stock by investor (종목별투자자기관별합계요청), `ka10061`: a reply, or a page of it. */
export interface StockInvestorTradingTotalPage extends RowOf<typeof stock.investorTradingTotal.response> {}

/** Total trading of a stock by investor (종목별투자자기관별합계요청), `ka10061`: a row. */
export interface StockInvestorTradingTotalRow extends RowsIn<typeof stock.investorTradingTotal.response> {}

/** Trades of today or the previous day (당일전일체결요청), `ka10084`: a reply, or a page of it. */
export interface StockTodayPreviousTradesPage extends RowOf<typeof stock.todayPreviousTrades.response> {}

/** Trades of today or the previous day (당일전일체결요청), `ka10084`: a row. */
export interface StockTodayPreviousTradesRow extends RowsIn<typeof stock.todayPreviousTrades.response> {}

/** Watchlist quotes (관심종목정보요청), `ka10095`: a reply, or a page of it. */
export interface StockWatchlistPage extends RowOf<typeof stock.watchlist.response> {}

/** Watchlist quotes (관심종목정보요청), `ka10095`: a row. */
export interface StockWatchlistRow extends RowsIn<typeof stock.watchlist.response> {}

/** Listed stocks of a market (종목정보 리스트), `ka10099`: a reply, or a page of it. */
export interface StockListPage extends RowOf<typeof stock.list.response> {}

/** Listed stocks of a market (종목정보 리스트), `ka10099`: a row. */
export interface StockListRow extends RowsIn<typeof stock.list.response> {}

/** Listing information of a stock (종목정보 조회), `ka10100`: a reply. */
export interface StockInfoPage extends RowOf<typeof stock.info.response> {}

/** Sector codes (업종코드 리스트), `ka10101`: a reply, or a page of it. */
export interface StockSectorCodesPage extends RowOf<typeof stock.sectorCodes.response> {}

/** Sector codes (업종코드 리스트), `ka10101`: a row. */
export interface StockSectorCodesRow extends RowsIn<typeof stock.sectorCodes.response> {}

/** Broker codes (회원사 리스트), `ka10102`: a reply, or a page of it. */
export interface StockBrokerCodesPage extends RowOf<typeof stock.brokerCodes.response> {}

/** Broker codes (회원사 리스트), `ka10102`: a row. */
export interface StockBrokerCodesRow extends RowsIn<typeof stock.brokerCodes.response> {}

/** Top 50 stocks by program net buying (프로그램순매수상위50요청), `ka90003`: a reply, or a page of it. */
export interface StockProgramNetBuyTop50Page extends RowOf<typeof stock.programNetBuyTop50.response> {}

/** Top 50 stocks by program net buying (프로그램순매수상위50요청), `ka90003`: a row. */
export interface StockProgramNetBuyTop50Row extends RowsIn<typeof stock.programNetBuyTop50.response> {}

/** Program trading by stock (종목별프로그램매매현황요청), `ka90004`: a reply, or a page of it. */
export interface StockProgramTradingByStockPage extends RowOf<typeof stock.programTradingByStock.response> {}

/** Program trading by stock (종목별프로그램매매현황요청), `ka90004`: a row. */
export interface StockProgramTradingByStockRow extends RowsIn<typeof stock.programTradingByStock.response> {}

/** Stocks eligible for a margin loan (신용융자 가능종목요청), `kt20016`: a reply, or a page of it. */
export interface StockMarginLoanStocksPage extends RowOf<typeof stock.marginLoanStocks.response> {}

/** Stocks eligible for a margin loan (신용융자 가능종목요청), `kt20016`: a row. */
export interface StockMarginLoanStocksRow extends RowsIn<typeof stock.marginLoanStocks.response> {}

/** Margin loan eligibility of a stock (신용융자 가능문의), `kt20017`: a reply. */
export interface StockMarginLoanEligibilityPage extends RowOf<typeof stock.marginLoanEligibility.response> {}

/** The pages of the namespace by api-id. */
export interface StockPages {
  readonly ka00198: StockViewRankingPage
  readonly ka10001: StockBasicInfoPage
  readonly ka10002: StockBrokersPage
  readonly ka10003: StockTradesPage
  readonly ka10013: StockCreditTradingTrendPage
  readonly ka10015: StockDailyTradingDetailPage
  readonly ka10016: StockNewHighsLowsPage
  readonly ka10017: StockPriceLimitStocksPage
  readonly ka10018: StockNearHighLowPage
  readonly ka10019: StockPriceSurgesPlungesPage
  readonly ka10024: StockNewVolumeHighsPage
  readonly ka10025: StockVolumeProfileConcentrationPage
  readonly ka10026: StockHighLowPerPage
  readonly ka10028: StockChangeRateFromOpenPage
  readonly ka10043: StockBrokerVolumeAnalysisPage
  readonly ka10052: StockBrokerInstantVolumePage
  readonly ka10054: StockViTriggeredStocksPage
  readonly ka10055: StockTodayPreviousTradeVolumesPage
  readonly ka10058: StockDailyStocksByInvestorPage
  readonly ka10059: StockInvestorTradingPage
  readonly ka10061: StockInvestorTradingTotalPage
  readonly ka10084: StockTodayPreviousTradesPage
  readonly ka10095: StockWatchlistPage
  readonly ka10099: StockListPage
  readonly ka10100: StockInfoPage
  readonly ka10101: StockSectorCodesPage
  readonly ka10102: StockBrokerCodesPage
  readonly ka90003: StockProgramNetBuyTop50Page
  readonly ka90004: StockProgramTradingByStockPage
  readonly kt20016: StockMarginLoanStocksPage
  readonly kt20017: StockMarginLoanEligibilityPage
}

/** The rows of the namespace by api-id. */
export interface StockRows {
  readonly ka00198: StockViewRankingRow
  readonly ka10003: StockTradesRow
  readonly ka10013: StockCreditTradingTrendRow
  readonly ka10015: StockDailyTradingDetailRow
  readonly ka10016: StockNewHighsLowsRow
  readonly ka10017: StockPriceLimitStocksRow
  readonly ka10018: StockNearHighLowRow
  readonly ka10019: StockPriceSurgesPlungesRow
  readonly ka10024: StockNewVolumeHighsRow
  readonly ka10025: StockVolumeProfileConcentrationRow
  readonly ka10026: StockHighLowPerRow
  readonly ka10028: StockChangeRateFromOpenRow
  readonly ka10043: StockBrokerVolumeAnalysisRow
  readonly ka10052: StockBrokerInstantVolumeRow
  readonly ka10054: StockViTriggeredStocksRow
  readonly ka10055: StockTodayPreviousTradeVolumesRow
  readonly ka10058: StockDailyStocksByInvestorRow
  readonly ka10059: StockInvestorTradingRow
  readonly ka10061: StockInvestorTradingTotalRow
  readonly ka10084: StockTodayPreviousTradesRow
  readonly ka10095: StockWatchlistRow
  readonly ka10099: StockListRow
  readonly ka10101: StockSectorCodesRow
  readonly ka10102: StockBrokerCodesRow
  readonly ka90003: StockProgramNetBuyTop50Row
  readonly ka90004: StockProgramTradingByStockRow
  readonly kt20016: StockMarginLoanStocksRow
}
