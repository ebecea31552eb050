/** The names of the pages and rows of `elw`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { elw } from '../catalog/namespaces.ts'

/** ELW daily sensitivity indicators (ELW일별민감도지표요청), `ka10048`: a reply, or a page of it. */
export interface ElwDailySensitivityPage extends RowOf<typeof elw.dailySensitivity.response> {}

/** ELW daily sensitivity indicators (ELW일별민감도지표요청), `ka10048`: a row. */
export interface ElwDailySensitivityRow extends RowsIn<typeof elw.dailySensitivity.response> {}

/** ELW sensitivity indicators (ELW민감도지표요청), `ka10050`: a reply, or a page of it. */
export interface ElwSensitivityPage extends RowOf<typeof elw.sensitivity.response> {}

/** ELW sensitivity indicators (ELW민감도지표요청), `ka10050`: a row. */
export interface ElwSensitivityRow extends RowsIn<typeof elw.sensitivity.response> {}

/** ELWs whose price surged or plunged (ELW가격급등락요청), `ka30001`: a reply, or a page of it. */
export interface ElwPriceSurgesPlungesPage extends RowOf<typeof elw.priceSurgesPlunges.response> {}

/** ELWs whose price surged or plunged (ELW가격급등락요청), `ka30001`: a row. */
export interface ElwPriceSurgesPlungesRow extends RowsIn<typeof elw.priceSurgesPlunges.response> {}

/** Top ELWs by a broker's net trading (거래원별ELW순매매상위요청), `ka30002`: a reply, or a page of it. */
export interface ElwTopNetTradingByBrokerPage extends RowOf<typeof elw.topNetTradingByBroker.response> {}

/** Top ELWs by a broker's net trading (거래원별ELW순매매상위요청), `ka30002`: a row. */
export interface ElwTopNetTradingByBrokerRow extends RowsIn<typeof elw.topNetTradingByBroker.response> {}

/** Daily ELW holdings of the LP (ELWLP보유일별추이요청), `ka30003`: a reply, or a page of it. */
export interface ElwDailyLpHoldingsPage extends RowOf<typeof elw.dailyLpHoldings.response> {}

/** Daily ELW holdings of the LP (ELWLP보유일별추이요청), `ka30003`: a row. */
export interface ElwDailyLpHoldingsRow extends RowsIn<typeof elw.dailyLpHoldings.response> {}

/** ELW disparity rates (ELW괴리율요청), `ka30004`: a reply, or a page of it. */
export interface ElwDisparityRatePage extends RowOf<typeof elw.disparityRate.response> {}

/** ELW disparity rates (ELW괴리율요청), `ka30004`: a row. */
export interface ElwDisparityRateRow extends RowsIn<typeof elw.disparityRate.response> {}

/** ELW screener (ELW조건검색요청), `ka30005`: a reply, or a page of it. */
export interface ElwScreenerPage extends RowOf<typeof elw.screener.response> {}

/** ELW screener (ELW조건검색요청), `ka30005`: a row. */
export interface ElwScreenerRow extends RowsIn<typeof elw.screener.response> {}

/** ELW change rate ranking (ELW등락율순위요청), `ka30009`: a reply, or a page of it. */
export interface ElwChangeRateRankingPage extends RowOf<typeof elw.changeRateRanking.response> {}

/** ELW change rate ranking (ELW등락율순위요청), `ka30009`: a row. */
export interface ElwChangeRateRankingRow extends RowsIn<typeof elw.changeRateRanking.response> {}

/** ELW order book size ranking (ELW잔량순위요청), `ka30010`: a reply, or a page of it. */
export interface ElwOrderBookSizeRankingPage extends RowOf<typeof elw.orderBookSizeRanking.response> {}

/** ELW order book size ranking (ELW잔량순위요청), `ka30010`: a row. */
export interface ElwOrderBookSizeRankingRow extends RowsIn<typeof elw.orderBookSizeRanking.response> {}

/** ELW proximity rates (ELW근접율요청), `ka30011`: a reply, or a page of it. */
export interface ElwProximityRatePage extends RowOf<typeof elw.proximityRate.response> {}

/** ELW proximity rates (ELW근접율요청), `ka30011`: a row. */
export interface ElwProximityRateRow extends RowsIn<typeof elw.proximityRate.response> {}

/** ELW in detail (ELW종목상세정보요청), `ka30012`: a reply. */
export interface ElwDetailPage extends RowOf<typeof elw.detail.response> {}

/** The pages of the namespace by api-id. */
export interface ElwPages {
  readonly ka10048: ElwDailySensitivityPage
  readonly ka10050: ElwSensitivityPage
  readonly ka30001: ElwPriceSurgesPlungesPage
  readonly ka30002: ElwTopNetTradingByBrokerPage
  readonly ka30003: ElwDailyLpHoldingsPage
  readonly ka30004: ElwDisparityRatePage
  readonly ka30005: ElwScreenerPage
  readonly ka30009: ElwChangeRateRankingPage
  readonly ka30010: ElwOrderBookSizeRankingPage
  readonly ka30011: ElwProximityRatePage
  readonly ka30012: ElwDetailPage
}

/** The rows of the namespace by api-id. */
export interface ElwRows {
  readonly ka10048: ElwDailySensitivityRow
  readonly ka10050: ElwSensitivityRow
  readonly ka30001: ElwPriceSurgesPlungesRow
  readonly ka30002: ElwTopNetTradingByBrokerRow
  readonly ka30003: ElwDailyLpHoldingsRow
  readonly ka30004: ElwDisparityRateRow
  readonly ka30005: ElwScreenerRow
  readonly ka30009: ElwChangeRateRankingRow
  readonly ka30010: ElwOrderBookSizeRankingRow
  readonly ka30011: ElwProximityRateRow
}
