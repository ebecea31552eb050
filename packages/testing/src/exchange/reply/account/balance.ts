/** kt00001 deposit, kt00004 valuation, kt00018 valued balance: cash and holdings at the market's prices. */
import { nextTradingDay, previousTradingDay } from '../../../market/calendar/time.ts'
import { type Position, settlementOf } from '../../order/accountBooks.ts'
import type { Fees } from '../../order/fees.ts'
import { paymentsOn, settledShares, tradedOn } from '../../order/ledger.ts'
import type { Account } from '../../order/order.ts'
import { accountCode, percent, rateText } from '../../text/format.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'

/** A holding at the price of its last trade. */
export interface Worth {
  readonly position: Position
  readonly value: number
  /** The commission of its purchase, KRW. */
  readonly paid: number
  /** What a sale at that price would cost, KRW. */
  readonly commission: number
  readonly tax: number
  /** After these fees and that of the purchase, KRW. */
  readonly profit: number
}

/**
 * kt00001. Shares settle two days later: the deposit is the one at the start of the day, and what today's trades
 * make of it is the estimate for D+2.
 */
export function deposit({ account, fees, market }: AccountQuery): Known {
  const orderable = account.orderableCash(fees)
  const free = `${orderable}`
  const tomorrow = paymentsOn(account, nextTradingDay(market.day))
  const after = paymentsOn(account, settlementOf(market.day))
  return {
    entr: `${account.openingCash}`,
    d1_entra: `${account.tomorrowsCash}`,
    d1_slby_exct_amt: `${tomorrow.sold - tomorrow.bought}`,
    d1_buy_exct_amt: `${tomorrow.bought}`,
    d1_sel_exct_amt: `${tomorrow.sold}`,
    d2_entra: `${account.cash}`,
    d2_slby_exct_amt: `${after.sold - after.bought}`,
    d2_buy_exct_amt: `${after.bought}`,
    d2_sel_exct_amt: `${after.sold}`,
    pymn_alow_amt: free,
    ord_alow_amt: free,
    '20stk_ord_alow_amt': free,
    '30stk_ord_alow_amt': free,
    '40stk_ord_alow_amt': free,
    '50stk_ord_alow_amt': free,
    '60stk_ord_alow_amt': free,
    '100stk_ord_alow_amt': free,
    d1_pymn_alow_amt: free,
    d2_pymn_alow_amt: free,
    nrpy_loan: `${loanOf(account)}`,
    loan_sum: `${loanOf(account)}`,
  }
}

/** kt00004. */
export function valuation({ account, fees, market }: AccountQuery): Known {
  const held = worths(account, fees)
  const value = worthTotal(held, (each) => each.value)
  const realized = account.positions.reduce((sum, each) => sum + each.realized, 0)
  return {
    acnt_nm: '모의',
    brch_nm: '',
    entr: `${account.openingCash}`,
    d2_entra: `${account.cash}`,
    tot_est_amt: `${value}`,
    aset_evlt_amt: `${account.cash + value - loanOf(account)}`,
    tot_pur_amt: `${worthTotal(held, ({ position }) => position.cost)}`,
    prsm_dpst_aset_amt: `${account.cash + value - loanOf(account)}`,
    tdy_lspft: `${realized}`,
    stk_acnt_evlt_prst: held.map(({ position, value: amount, profit }) => ({
      stk_cd: accountCode(position.instrument.listing),
      stk_nm: position.instrument.listing.name,
      rmnd_qty: `${position.quantity}`,
      avg_prc: `${averageOf(position)}`,
      cur_prc: `${position.instrument.last}`,
      evlt_amt: `${amount}`,
      pl_amt: `${profit}`,
      pl_rt: rateText(percent(profit, position.cost)),
      loan_dt: position.loanDate,
      pur_amt: `${position.cost}`,
      setl_remn: `${settledShares(account, position, market.day)}`,
      ...yesterdaysTrades(account, position, market.day),
      tdy_buyq: `${position.bought}`,
      tdy_sellq: `${position.sold}`,
    })),
  }
}

/** kt00018. */
export function valuedBalance({ account, fees, market }: AccountQuery): Known {
  const held = worths(account, fees)
  const cost = worthTotal(held, ({ position }) => position.cost)
  const value = worthTotal(held, (each) => each.value)
  const profit = worthTotal(held, (each) => each.profit)
  return {
    tot_pur_amt: `${cost}`,
    tot_evlt_amt: `${value}`,
    tot_evlt_pl: `${profit}`,
    tot_prft_rt: rateText(percent(profit, cost)),
    prsm_dpst_aset_amt: `${account.cash + value - loanOf(account)}`,
    tot_loan_amt: `${loanOf(account)}`,
    tot_crd_loan_amt: `${loanOf(account)}`,
    tot_crd_ls_amt: '0',
    acnt_evlt_remn_indv_tot: held.map(({ position, value: amount, paid, commission, tax, profit: gain }) => ({
      stk_cd: accountCode(position.instrument.listing),
      stk_nm: position.instrument.listing.name,
      evltv_prft: `${gain}`,
      prft_rt: rateText(percent(gain, position.cost)),
      pur_pric: `${averageOf(position)}`,
      pred_close_pric: `${position.instrument.previousClose}`,
      rmnd_qty: `${position.quantity}`,
      trde_able_qty: `${account.orderableQuantity(position.instrument, position.loanDate)}`,
      cur_prc: `${position.instrument.last}`,
      ...yesterdaysTrades(account, position, market.day),
      tdy_buyq: `${position.bought}`,
      tdy_sellq: `${position.sold}`,
      pur_amt: `${position.cost}`,
      pur_cmsn: `${paid}`,
      evlt_amt: `${amount}`,
      sell_cmsn: `${commission}`,
      tax: `${tax}`,
      sum_cmsn: `${paid + commission}`,
      poss_rt: percent(amount, value).toFixed(2),
      crd_tp: position.loanDate === '' ? '00' : '03',
      crd_tp_nm: position.loanDate === '' ? '' : '유통융자',
      crd_loan_dt: position.loanDate,
    })),
  }
}

/** What is held, at the market's prices. Gold has its own replies. */
export function worths(account: Account, fees: Fees): readonly Worth[] {
  return account.positions
    .filter(({ quantity, instrument }) => quantity > 0 && instrument.listing.market !== 'gold')
    .map((position) => {
      const { instrument, quantity, cost } = position
      const { listing } = instrument
      const value = instrument.last * quantity
      const paid = fees.commission(cost, listing)
      const commission = fees.commission(value, listing)
      const tax = fees.tax(value, listing)
      return { position, value, paid, commission, tax, profit: value - cost - paid - commission - tax }
    })
}

/** What a share cost on average, to the won. */
export function averageOf({ cost, quantity }: Position): number {
  return quantity === 0 ? 0 : Math.round(cost / quantity)
}

/** What the account owes for credit orders, KRW. */
export function loanOf(account: Account): number {
  return account.positions.reduce((sum, { loan }) => sum + loan, 0)
}

/** A sum over the holdings. */
export function worthTotal(held: readonly Worth[], of: (worth: Worth) => number): number {
  return held.reduce((sum, each) => sum + of(each), 0)
}

function yesterdaysTrades(account: Account, position: Position, today: number): Readonly<Record<string, string>> {
  const yesterday = previousTradingDay(today)
  return {
    pred_buyq: `${tradedOn(account, position, yesterday, 'buy')}`,
    pred_sellq: `${tradedOn(account, position, yesterday, 'sell')}`,
  }
}
