/** The names of the pages and rows of `sector`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { sector } from '../catalog/namespaces.ts'

/** Program trading of a stock's sector (업종프로그램요청), `ka10010`: a reply. */
export interface SectorProgramTradingPage extends RowOf<typeof sector.programTrading.response> {}

/** Net buying by investor and sector (업종별투자자순매수요청), `ka10051`: a reply, or a page of it. */
export interface SectorInvestorNetBuyPage extends RowOf<typeof sector.investorNetBuy.response> {}

/** Net buying by investor and sector (업종별투자자순매수요청), `ka10051`: a row. */
export interface SectorInvestorNetBuyRow extends RowsIn<typeof sector.investorNetBuy.response> {}

/** Sector index and its intraday values (업종현재가요청), `ka20001`: a reply, or a page of it. */
export interface SectorPricePage extends RowOf<typeof sector.price.response> {}

/** Sector index and its intraday values (업종현재가요청), `ka20001`: a row. */
export interface SectorPriceRow extends RowsIn<typeof sector.price.response> {}

/** Prices of the stocks in a sector (업종별주가요청), `ka20002`: a reply, or a page of it. */
export interface SectorStockPricesPage extends RowOf<typeof sector.stockPrices.response> {}

/** Prices of the stocks in a sector (업종별주가요청), `ka20002`: a row. */
export interface SectorStockPricesRow extends RowsIn<typeof sector.stockPrices.response> {}

/** All sector indices (전업종지수요청), `ka20003`: a reply, or a page of it. */
export interface SectorIndicesPage extends RowOf<typeof sector.indices.response> {}

/** All sector indices (전업종지수요청), `ka20003`: a row. */
export interface SectorIndicesRow extends RowsIn<typeof sector.indices.response> {}

/** Sector index and its daily values (업종현재가일별요청), `ka20009`: a reply, or a page of it. */
export interface SectorDailyPricePage extends RowOf<typeof sector.dailyPrice.response> {}

/** Sector index and its daily values (업종현재가일별요청), `ka20009`: a row. */
export interface SectorDailyPriceRow extends RowsIn<typeof sector.dailyPrice.response> {}

/** The pages of the namespace by api-id. */
export interface SectorPages {
  readonly ka10010: SectorProgramTradingPage
  readonly ka10051: SectorInvestorNetBuyPage
  readonly ka20001: SectorPricePage
  readonly ka20002: SectorStockPricesPage
  readonly ka20003: SectorIndicesPage
  readonly ka20009: SectorDailyPricePage
}

/** The rows of the namespace by api-id. */
export interface SectorRows {
  readonly ka10051: SectorInvestorNetBuyRow
  readonly ka20001: SectorPriceRow
  readonly ka20002: SectorStockPricesRow
  readonly ka20003: SectorIndicesRow
  readonly ka20009: SectorDailyPriceRow
}
