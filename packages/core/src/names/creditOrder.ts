/** The names of the pages and rows of `creditOrder`. Written by `npm run docs` from the catalogue. */
import type { RowOf } from '../catalog/field.ts'
import type { creditOrder } from '../catalog/namespaces.ts'

/** Credit buy order (신용 매수주문), `kt10006`: a reply. */
export interface CreditOrderBuyPage extends RowOf<typeof creditOrder.buy.response> {}

/** Credit sell order (신용 매도주문), `kt10007`: a reply. */
export interface CreditOrderSellPage extends RowOf<typeof creditOrder.sell.response> {}

/** Credit order modification (신용 정정주문), `kt10008`: a reply. */
export interface CreditOrderModifyPage extends RowOf<typeof creditOrder.modify.response> {}

/** Credit order cancellation (신용 취소주문), `kt10009`: a reply. */
export interface CreditOrderCancelPage extends RowOf<typeof creditOrder.cancel.response> {}

/** The pages of the namespace by api-id. */
export interface CreditOrderPages {
  readonly kt10006: CreditOrderBuyPage
  readonly kt10007: CreditOrderSellPage
  readonly kt10008: CreditOrderModifyPage
  readonly kt10009: CreditOrderCancelPage
}
