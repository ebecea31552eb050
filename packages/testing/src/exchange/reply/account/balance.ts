/** kt00001 deposit, kt00004 valuation, kt00018 valued balance: cash and holdings at the market's prices. */
import { accountCode, percent, rateText } from '../../format.ts'
import type { Account, Position } from '../../order/account.ts'
import type { Fees } from '../../order/fees.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './index.ts'

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
export function deposit({ account, fees }: AccountQuery): Known {
  const orderable = account.orderableCash(fees)
  const free = wide(orderable)
  return {
    entr: wide(account.openingCash),
    d1_entra: wide(account.tomorrowsCash),
    d2_entra: wide(account.cash),
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
    nrpy_loan: wide(loanOf(account)),
    loan_sum: wide(loanOf(account)),
  }
}

/** kt00004. */
export function valuation({ account, fees }: AccountQuery): Known {
  const held = worths(account, fees)
  const value = worthTotal(held, (each) => each.value)
  const realized = account.positions.reduce((sum, each) => sum + each.realized, 0)
  return {
    acnt_nm: '모의',
    brch_nm: '',
    entr: String(account.openingCash).padStart(12, '0'),
    d2_entra: signedWide(account.cash),
    tot_est_amt: narrow(value),
    aset_evlt_amt: signedWide(account.cash + value - loanOf(account)),
    tot_pur_amt: narrow(worthTotal(held, ({ position }) => position.cost)),
    prsm_dpst_aset_amt: signedWide(account.cash + value - loanOf(account)),
    tdy_lspft: signedWide(realized),
    stk_acnt_evlt_prst: held.map(({ position, value: amount, profit }) => ({
      stk_cd: accountCode(position.instrument.listing),
      stk_nm: position.instrument.listing.name,
      rmnd_qty: narrow(position.quantity),
      avg_prc: narrow(averageOf(position)),
      cur_prc: narrow(position.instrument.last),
      evlt_amt: narrow(amount),
      pl_amt: signedWide(profit),
      pl_rt: rateText(percent(profit, position.cost)),
      loan_dt: position.loanDate,
      pur_amt: narrow(position.cost),
      // What was there this morning.
      setl_remn: narrow(position.quantity - position.bought + position.sold),
      tdy_buyq: narrow(position.bought),
      tdy_sellq: narrow(position.sold),
    })),
  }
}

/** kt00018. */
export function valuedBalance({ account, fees }: AccountQuery): Known {
  const held = worths(account, fees)
  const cost = worthTotal(held, ({ position }) => position.cost)
  const value = worthTotal(held, (each) => each.value)
  const profit = worthTotal(held, (each) => each.profit)
  return {
    tot_pur_amt: wide(cost),
    tot_evlt_amt: wide(value),
    tot_evlt_pl: wide(profit),
    tot_prft_rt: rateText(percent(profit, cost)),
    prsm_dpst_aset_amt: wide(account.cash + value - loanOf(account)),
    tot_loan_amt: wide(loanOf(account)),
    tot_crd_loan_amt: wide(loanOf(account)),
    tot_crd_ls_amt: wide(0),
    acnt_evlt_remn_indv_tot: held.map(({ position, value: amount, paid, commission, tax, profit: gain }) => ({
      stk_cd: accountCode(position.instrument.listing),
      stk_nm: position.instrument.listing.name,
      evltv_prft: wide(gain),
      prft_rt: rateText(percent(gain, position.cost)),
      pur_pric: wide(averageOf(position)),
      pred_close_pric: narrow(position.instrument.previousClose),
      rmnd_qty: wide(position.quantity),
      trde_able_qty: wide(account.orderableQuantity(position.instrument, position.loanDate)),
      cur_prc: narrow(position.instrument.last),
      pred_buyq: wide(0),
      pred_sellq: wide(0),
      tdy_buyq: wide(position.bought),
      tdy_sellq: wide(position.sold),
      pur_amt: wide(position.cost),
      pur_cmsn: wide(paid),
      evlt_amt: wide(amount),
      sell_cmsn: wide(commission),
      tax: wide(tax),
      sum_cmsn: wide(paid + commission),
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

// Fifteen places, the sign in the first (PROTOCOL §13); elsewhere twelve.
function wide(value: number): string {
  return value < 0 ? `-${String(-value).padStart(14, '0')}` : String(value).padStart(15, '0')
}

function narrow(value: number): string {
  return String(value).padStart(12, '0')
}

function signedWide(value: number): string {
  return value < 0 ? `-${String(-value).padStart(11, '0')}` : narrow(value)
}
