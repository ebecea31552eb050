/** The names of the pages and rows of `lending`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { lending } from '../catalog/namespaces.ts'

/** Stock lending trend of the market (대차거래추이요청), `ka10068`: a reply, or a page of it. */
export interface LendingTrendPage extends RowOf<typeof lending.trend.response> {}

/** Stock lending trend of the market (대차거래추이요청), `ka10068`: a row. */
export interface LendingTrendRow extends RowsIn<typeof lending.trend.response> {}

/** Top 10 stocks by lending (대차거래상위10종목요청), `ka10069`: a reply, or a page of it. */
export interface LendingTop10StocksPage extends RowOf<typeof lending.top10Stocks.response> {}

/** Top 10 stocks by lending (대차거래상위10종목요청), `ka10069`: a row. */
export interface LendingTop10StocksRow extends RowsIn<typeof lending.top10Stocks.response> {}

/** Lending trend of a stock (대차거래추이요청(종목별)), `ka20068`: a reply, or a page of it. */
export interface LendingStockTrendPage extends RowOf<typeof lending.stockTrend.response> {}

/** Lending trend of a stock (대차거래추이요청(종목별)), `ka20068`: a row. */
export interface LendingStockTrendRow extends RowsIn<typeof lending.stockTrend.response> {}

/** Lending transactions by stock (대차거래내역요청), `ka90012`: a reply, or a page of it. */
export interface LendingTransactionsPage extends RowOf<typeof lending.transactions.response> {}

/** Lending transactions by stock (대차거래내역요청), `ka90012`: a row. */
export interface LendingTransactionsRow extends RowsIn<typeof lending.transactions.response> {}

/** The pages of the namespace by api-id. */
export interface LendingPages {
  readonly ka10068: LendingTrendPage
  readonly ka10069: LendingTop10StocksPage
  readonly ka20068: LendingStockTrendPage
  readonly ka90012: LendingTransactionsPage
}

/** The rows of the namespace by api-id. */
export interface LendingRows {
  readonly ka10068: LendingTrendRow
  readonly ka10069: LendingTop10StocksRow
  readonly ka20068: LendingStockTrendRow
  readonly ka90012: LendingTransactionsRow
}
