/** The names of the pages and rows of `shortSale`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { shortSale } from '../catalog/namespaces.ts'

/** Short sale trend of a stock (공매도추이요청), `ka10014`: a reply, or a page of it. */
export interface ShortSaleTrendPage extends RowOf<typeof shortSale.trend.response> {}

/** Short sale trend of a stock (공매도추이요청), `ka10014`: a row. */
export interface ShortSaleTrendRow extends RowsIn<typeof shortSale.trend.response> {}

/** The pages of the namespace by api-id. */
export interface ShortSalePages {
  readonly ka10014: ShortSaleTrendPage
}

/** The rows of the namespace by api-id. */
export interface ShortSaleRows {
  readonly ka10014: ShortSaleTrendRow
}
