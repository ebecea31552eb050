/** The names of the pages and rows of `account`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { account } from '../catalog/namespaces.ts'

/** Account number of the token (계좌번호조회), `ka00001`: a reply. */
export interface AccountAccountNumberPage extends RowOf<typeof account.accountNumber.response> {}

/** Daily balance and return (일별잔고수익률), `ka01690`: a reply, or a page of it. */
export interface AccountDailyBalanceReturnPage extends RowOf<typeof account.dailyBalanceReturn.response> {}

/** Daily balance and return (일별잔고수익률), `ka01690`: a row. */
export interface AccountDailyBalanceReturnRow extends RowsIn<typeof account.dailyBalanceReturn.response> {}

/** Realized profit and loss by stock from a date (일자별종목별실현손익요청_일자), `ka10072`: a reply, or a page of it. */
export interface AccountStockRealizedProfitLossByDatePage
  extends RowOf<typeof account.stockRealizedProfitLossByDate.response> {}

/** Realized profit and loss by stock from a date (일자별종목별실현손익요청_일자), `ka10072`: a row. */
export interface AccountStockRealizedProfitLossByDateRow
  extends RowsIn<typeof account.stockRealizedProfitLossByDate.response> {}

/** Realized profit and loss by stock over a period (일자별종목별실현손익요청_기간), `ka10073`: a reply, or a page of it. */
export interface AccountStockRealizedProfitLossByPeriodPage
  extends RowOf<typeof account.stockRealizedProfitLossByPeriod.response> {}

/** Realized profit and loss by stock over a period (일자별종목별실현손익요청_기간), `ka10073`: a row. */
export interface AccountStockRealizedProfitLossByPeriodRow
  extends RowsIn<typeof account.stockRealizedProfitLossByPeriod.response> {}

/** Daily realized profit and loss (일자별실현손익요청), `ka10074`: a reply, or a page of it. */
export interface AccountDailyRealizedProfitLossPage extends RowOf<typeof account.dailyRealizedProfitLoss.response> {}

/** Daily realized profit and loss (일자별실현손익요청), `ka10074`: a row. */
export interface AccountDailyRealizedProfitLossRow extends RowsIn<typeof account.dailyRealizedProfitLoss.response> {}

/** Unfilled orders (미체결요청), `ka10075`: a reply, or a page of it. */
export interface AccountUnfilledOrdersPage extends RowOf<typeof account.unfilledOrders.response> {}

/** Unfilled orders (미체결요청), `ka10075`: a row. */
export interface AccountUnfilledOrdersRow extends RowsIn<typeof account.unfilledOrders.response> {}

/** Filled orders (체결요청), `ka10076`: a reply, or a page of it. */
export interface AccountFilledOrdersPage extends RowOf<typeof account.filledOrders.response> {}

/** Filled orders (체결요청), `ka10076`: a row. */
export interface AccountFilledOrdersRow extends RowsIn<typeof account.filledOrders.response> {}

/** Today's realized profit and loss in detail (당일실현손익상세요청), `ka10077`: a reply, or a page of it. */
export interface AccountTodayRealizedProfitLossPage extends RowOf<typeof account.todayRealizedProfitLoss.response> {}

/** Today's realized profit and loss in detail (당일실현손익상세요청), `ka10077`: a row. */
export interface AccountTodayRealizedProfitLossRow extends RowsIn<typeof account.todayRealizedProfitLoss.response> {}

/** Account returns by position (계좌수익률요청), `ka10085`: a reply, or a page of it. */
export interface AccountPositionReturnsPage extends RowOf<typeof account.positionReturns.response> {}

/** Account returns by position (계좌수익률요청), `ka10085`: a row. */
export interface AccountPositionReturnsRow extends RowsIn<typeof account.positionReturns.response> {}

/** Unfilled split orders in detail (미체결 분할주문 상세), `ka10088`: a reply, or a page of it. */
export interface AccountUnfilledSplitOrdersPage extends RowOf<typeof account.unfilledSplitOrders.response> {}

/** Unfilled split orders in detail (미체결 분할주문 상세), `ka10088`: a row. */
export interface AccountUnfilledSplitOrdersRow extends RowsIn<typeof account.unfilledSplitOrders.response> {}

/** Trade journal of a day (당일매매일지요청), `ka10170`: a reply, or a page of it. */
export interface AccountDailyTradeJournalPage extends RowOf<typeof account.dailyTradeJournal.response> {}

/** Trade journal of a day (당일매매일지요청), `ka10170`: a row. */
export interface AccountDailyTradeJournalRow extends RowsIn<typeof account.dailyTradeJournal.response> {}

/** Deposit in detail (예수금상세현황요청), `kt00001`: a reply, or a page of it. */
export interface AccountDepositDetailPage extends RowOf<typeof account.depositDetail.response> {}

/** Deposit in detail (예수금상세현황요청), `kt00001`: a row. */
export interface AccountDepositDetailRow extends RowsIn<typeof account.depositDetail.response> {}

/** Daily estimated deposit assets (일별추정예탁자산현황요청), `kt00002`: a reply, or a page of it. */
export interface AccountDailyEstimatedDepositAssetsPage
  extends RowOf<typeof account.dailyEstimatedDepositAssets.response> {}

/** Daily estimated deposit assets (일별추정예탁자산현황요청), `kt00002`: a row. */
export interface AccountDailyEstimatedDepositAssetsRow
  extends RowsIn<typeof account.dailyEstimatedDepositAssets.response> {}

/** Estimated assets (추정자산조회요청), `kt00003`: a reply. */
export interface AccountEstimatedAssetsPage extends RowOf<typeof account.estimatedAssets.response> {}

/** Account valuation (계좌평가현황요청), `kt00004`: a reply, or a page of it. */
export interface AccountValuationStatusPage extends RowOf<typeof account.valuationStatus.response> {}

/** Account valuation (계좌평가현황요청), `kt00004`: a row. */
export interface AccountValuationStatusRow extends RowsIn<typeof account.valuationStatus.response> {}

/** Balance on a filled (trade-date) basis (체결잔고요청), `kt00005`: a reply, or a page of it. */
export interface AccountFilledBalancePage extends RowOf<typeof account.filledBalance.response> {}

/** Balance on a filled (trade-date) basis (체결잔고요청), `kt00005`: a row. */
export interface AccountFilledBalanceRow extends RowsIn<typeof account.filledBalance.response> {}

/** Orders and fills in detail (계좌별주문체결내역상세요청), `kt00007`: a reply, or a page of it. */
export interface AccountOrderFillDetailsPage extends RowOf<typeof account.orderFillDetails.response> {}

/** Orders and fills in detail (계좌별주문체결내역상세요청), `kt00007`: a row. */
export interface AccountOrderFillDetailsRow extends RowsIn<typeof account.orderFillDetails.response> {}

/** Settlements due the next day (계좌별익일결제예정내역요청), `kt00008`: a reply, or a page of it. */
export interface AccountNextDaySettlementsPage extends RowOf<typeof account.nextDaySettlements.response> {}

/** Settlements due the next day (계좌별익일결제예정내역요청), `kt00008`: a row. */
export interface AccountNextDaySettlementsRow extends RowsIn<typeof account.nextDaySettlements.response> {}

/** Order and fill status (계좌별주문체결현황요청), `kt00009`: a reply, or a page of it. */
export interface AccountOrderFillStatusPage extends RowOf<typeof account.orderFillStatus.response> {}

/** Order and fill status (계좌별주문체결현황요청), `kt00009`: a row. */
export interface AccountOrderFillStatusRow extends RowsIn<typeof account.orderFillStatus.response> {}

/** Orderable and withdrawable amounts (주문인출가능금액요청), `kt00010`: a reply. */
export interface AccountOrderableWithdrawableAmountPage
  extends RowOf<typeof account.orderableWithdrawableAmount.response> {}

/** Orderable quantity by margin rate (증거금율별주문가능수량조회요청), `kt00011`: a reply. */
export interface AccountOrderableQuantityByMarginRatePage
  extends RowOf<typeof account.orderableQuantityByMarginRate.response> {}

/** Orderable quantity by credit margin rate (신용보증금율별주문가능수량조회요청), `kt00012`: a reply. */
export interface AccountOrderableQuantityByCreditMarginRatePage
  extends RowOf<typeof account.orderableQuantityByCreditMarginRate.response> {}

/** Margin in detail (증거금세부내역조회요청), `kt00013`: a reply. */
export interface AccountMarginDetailPage extends RowOf<typeof account.marginDetail.response> {}

/** Brokerage transaction history (위탁종합거래내역요청), `kt00015`: a reply, or a page of it. */
export interface AccountTransactionHistoryPage extends RowOf<typeof account.transactionHistory.response> {}

/** Brokerage transaction history (위탁종합거래내역요청), `kt00015`: a row. */
export interface AccountTransactionHistoryRow extends RowsIn<typeof account.transactionHistory.response> {}

/** Daily account return in detail (일별계좌수익률상세현황요청), `kt00016`: a reply. */
export interface AccountDailyReturnDetailPage extends RowOf<typeof account.dailyReturnDetail.response> {}

/** Today's account status (계좌별당일현황요청), `kt00017`: a reply. */
export interface AccountTodayStatusPage extends RowOf<typeof account.todayStatus.response> {}

/** Valued balance by position (계좌평가잔고내역요청), `kt00018`: a reply, or a page of it. */
export interface AccountValuationBalancePage extends RowOf<typeof account.valuationBalance.response> {}

/** Valued balance by position (계좌평가잔고내역요청), `kt00018`: a row. */
export interface AccountValuationBalanceRow extends RowsIn<typeof account.valuationBalance.response> {}

/** Spot gold balance (금현물 잔고확인), `kt50020`: a reply, or a page of it. */
export interface AccountGoldBalancePage extends RowOf<typeof account.goldBalance.response> {}

/** Spot gold balance (금현물 잔고확인), `kt50020`: a row. */
export interface AccountGoldBalanceRow extends RowsIn<typeof account.goldBalance.response> {}

/** Spot gold deposit (금현물 예수금), `kt50021`: a reply. */
export interface AccountGoldDepositPage extends RowOf<typeof account.goldDeposit.response> {}

/** Spot gold order and fill status (금현물 주문체결전체조회), `kt50030`: a reply, or a page of it. */
export interface AccountGoldOrderFillStatusPage extends RowOf<typeof account.goldOrderFillStatus.response> {}

/** Spot gold order and fill status (금현물 주문체결전체조회), `kt50030`: a row. */
export interface AccountGoldOrderFillStatusRow extends RowsIn<typeof account.goldOrderFillStatus.response> {}

/** Spot gold orders and fills in detail (금현물 주문체결조회), `kt50031`: a reply, or a page of it. */
export interface AccountGoldOrderFillDetailsPage extends RowOf<typeof account.goldOrderFillDetails.response> {}

/** Spot gold orders and fills in detail (금현물 주문체결조회), `kt50031`: a row. */
export interface AccountGoldOrderFillDetailsRow extends RowsIn<typeof account.goldOrderFillDetails.response> {}

/** Spot gold transaction history (금현물 거래내역조회), `kt50032`: a reply, or a page of it. */
export interface AccountGoldTransactionHistoryPage extends RowOf<typeof account.goldTransactionHistory.response> {}

/** Spot gold transaction history (금현물 거래내역조회), `kt50032`: a row. */
export interface AccountGoldTransactionHistoryRow extends RowsIn<typeof account.goldTransactionHistory.response> {}

/** Spot gold unfilled orders (금현물 미체결조회), `kt50075`: a reply, or a page of it. */
export interface AccountGoldUnfilledOrdersPage extends RowOf<typeof account.goldUnfilledOrders.response> {}

/** Spot gold unfilled orders (금현물 미체결조회), `kt50075`: a row. */
export interface AccountGoldUnfilledOrdersRow extends RowsIn<typeof account.goldUnfilledOrders.response> {}

/** The pages of the namespace by api-id. */
export interface AccountPages {
  readonly ka00001: AccountAccountNumberPage
  readonly ka01690: AccountDailyBalanceReturnPage
  readonly ka10072: AccountStockRealizedProfitLossByDatePage
  readonly ka10073: AccountStockRealizedProfitLossByPeriodPage
  readonly ka10074: AccountDailyRealizedProfitLossPage
  readonly ka10075: AccountUnfilledOrdersPage
  readonly ka10076: AccountFilledOrdersPage
  readonly ka10077: AccountTodayRealizedProfitLossPage
  readonly ka10085: AccountPositionReturnsPage
  readonly ka10088: AccountUnfilledSplitOrdersPage
  readonly ka10170: AccountDailyTradeJournalPage
  readonly kt00001: AccountDepositDetailPage
  readonly kt00002: AccountDailyEstimatedDepositAssetsPage
  readonly kt00003: AccountEstimatedAssetsPage
  readonly kt00004: AccountValuationStatusPage
  readonly kt00005: AccountFilledBalancePage
  readonly kt00007: AccountOrderFillDetailsPage
  readonly kt00008: AccountNextDaySettlementsPage
  readonly kt00009: AccountOrderFillStatusPage
  readonly kt00010: AccountOrderableWithdrawableAmountPage
  readonly kt00011: AccountOrderableQuantityByMarginRatePage
  readonly kt00012: AccountOrderableQuantityByCreditMarginRatePage
  readonly kt00013: AccountMarginDetailPage
  readonly kt00015: AccountTransactionHistoryPage
  readonly kt00016: AccountDailyReturnDetailPage
  readonly kt00017: AccountTodayStatusPage
  readonly kt00018: AccountValuationBalancePage
  readonly kt50020: AccountGoldBalancePage
  readonly kt50021: AccountGoldDepositPage
  readonly kt50030: AccountGoldOrderFillStatusPage
  readonly kt50031: AccountGoldOrderFillDetailsPage
  readonly kt50032: AccountGoldTransactionHistoryPage
  readonly kt50075: AccountGoldUnfilledOrdersPage
}

/** The rows of the namespace by api-id. */
export interface AccountRows {
  readonly ka01690: AccountDailyBalanceReturnRow
  readonly ka10072: AccountStockRealizedProfitLossByDateRow
  readonly ka10073: AccountStockRealizedProfitLossByPeriodRow
  readonly ka10074: AccountDailyRealizedProfitLossRow
  readonly ka10075: AccountUnfilledOrdersRow
  readonly ka10076: AccountFilledOrdersRow
  readonly ka10077: AccountTodayRealizedProfitLossRow
  readonly ka10085: AccountPositionReturnsRow
  readonly ka10088: AccountUnfilledSplitOrdersRow
  readonly ka10170: AccountDailyTradeJournalRow
  readonly kt00001: AccountDepositDetailRow
  readonly kt00002: AccountDailyEstimatedDepositAssetsRow
  readonly kt00004: AccountValuationStatusRow
  readonly kt00005: AccountFilledBalanceRow
  readonly kt00007: AccountOrderFillDetailsRow
  readonly kt00008: AccountNextDaySettlementsRow
  readonly kt00009: AccountOrderFillStatusRow
  readonly kt00015: AccountTransactionHistoryRow
  readonly kt00018: AccountValuationBalanceRow
  readonly kt50020: AccountGoldBalanceRow
  readonly kt50030: AccountGoldOrderFillStatusRow
  readonly kt50031: AccountGoldOrderFillDetailsRow
  readonly kt50032: AccountGoldTransactionHistoryRow
  readonly kt50075: AccountGoldUnfilledOrdersRow
}
