/** The names of the pages and rows of `order`. Written by `npm run docs` from the catalogue. */
import type { RowOf } from '../catalog/field.ts'
import type { order } from '../catalog/namespaces.ts'

/** Stock buy order (주식 매수주문), `kt10000`: a reply. */
export interface OrderBuyPage extends RowOf<typeof order.buy.response> {}

/** Stock sell order (주식 매도주문), `kt10001`: a reply. */
export interface OrderSellPage extends RowOf<typeof order.sell.response> {}

/** Stock order modification (주식 정정주문), `kt10002`: a reply. */
export interface OrderModifyPage extends RowOf<typeof order.modify.response> {}

/** Stock order cancellation (주식 취소주문), `kt10003`: a reply. */
export interface OrderCancelPage extends RowOf<typeof order.cancel.response> {}

/** The pages of the namespace by api-id. */
export interface OrderPages {
  readonly kt10000: OrderBuyPage
  readonly kt10001: OrderSellPage
  readonly kt10002: OrderModifyPage
  readonly kt10003: OrderCancelPage
}
