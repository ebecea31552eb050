/** The names of the pages and rows of `goldOrder`. Written by `npm run docs` from the catalogue. */
import type { RowOf } from '../catalog/field.ts'
import type { goldOrder } from '../catalog/namespaces.ts'

/** Spot gold buy order (금현물 매수주문), `kt50000`: a reply. */
export interface GoldOrderBuyPage extends RowOf<typeof goldOrder.buy.response> {}

/** Spot gold sell order (금현물 매도주문), `kt50001`: a reply. */
export interface GoldOrderSellPage extends RowOf<typeof goldOrder.sell.response> {}

/** Spot gold order modification (금현물 정정주문), `kt50002`: a reply. */
export interface GoldOrderModifyPage extends RowOf<typeof goldOrder.modify.response> {}

/** Spot gold order cancellation (금현물 취소주문), `kt50003`: a reply. */
export interface GoldOrderCancelPage extends RowOf<typeof goldOrder.cancel.response> {}

/** The pages of the namespace by api-id. */
export interface GoldOrderPages {
  readonly kt50000: GoldOrderBuyPage
  readonly kt50001: GoldOrderSellPage
  readonly kt50002: GoldOrderModifyPage
  readonly kt50003: GoldOrderCancelPage
}
