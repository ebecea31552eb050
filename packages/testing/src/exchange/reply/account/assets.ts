/** kt00002, kt00003, kt00016 and kt00017 what the account is worth; kt00005, ka01690 and ka10085 what it holds. */
import { yyyymmdd } from '../../../market/calendar/time.ts'
import { settledShares } from '../../order/ledger.ts'
import { accountCode, percent, priceText, rateText } from '../../text/format.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'
import { averageOf, loanOf, type Worth, worths, worthTotal } from './balance.ts'
import { dayTrades, totalOf } from './dayTrades.ts'

/** The part of a holding's value that counts as margin (대용가). */
const SUBSTITUTE = 0.7

/** kt00003. */
export function estimatedAssets(query: AccountQuery): Known {
  return { prsm_dpst_aset_amt: `${assetsOf(query).total}` }
}

/** kt00002, of today. */
export function dailyAssets(query: AccountQuery): Known {
  const { account, body, market } = query
  const day = yyyymmdd(market.day)
  if ((body['start_dt'] ?? '') > day || (body['end_dt'] || day) < day) return {}
  const { value, loan, total } = assetsOf(query)
  const row = {
    dt: day,
    entr: `${account.cash}`,
    grnt_use_amt: '0',
    crd_loan: `${loan}`,
    ls_grnt: '0',
    repl_amt: `${substituteOf(value)}`,
    prsm_dpst_aset_amt: `${total}`,
    prsm_dpst_aset_amt_bncr_skip: `${total}`,
  }
  return { daly_prsm_dpst_aset_amt_prst: [row] }
}

/** kt00016: from this morning until now. */
export function dailyReturn(query: AccountQuery): Known {
  const { account, fees } = query
  const held = worths(account, fees)
  const { value, loan, total } = assetsOf(query)
  const trades = dayTrades(account)
  const turnover = totalOf(trades, ({ boughtAmount, soldAmount }) => boughtAmount + soldAmount)
  // What was held this morning, at the previous close.
  const before = account.positions.reduce(
    (sum, { instrument, quantity, bought, sold }) => sum + (quantity - bought + sold) * instrument.previousClose,
    0,
  )
  const opening = account.openingCash + before
  const profit = worthTotal(held, (each) => each.profit)
  return {
    mang_empno: '081',
    mngr_nm: '영업부',
    dept_nm: '영업부',
    entr_fr: `${account.openingCash}`,
    entr_to: `${account.cash}`,
    scrt_evlt_amt_fr: `${before}`,
    scrt_evlt_amt_to: `${value}`,
    crd_loan_to: `${loan}`,
    tot_amt_fr: `${opening}`,
    tot_amt_to: `${total}`,
    invt_bsamt: `${opening}`,
    evltv_prft: `${profit}`,
    prft_rt: rateText(percent(total - opening, opening)),
    tern_rt: percent(turnover, opening).toFixed(2),
  }
}

/** kt00017. */
export function today(query: AccountQuery): Known {
  const { account } = query
  const { value, loan } = assetsOf(query)
  const trades = dayTrades(account)
  return {
    d2_entra: `${account.cash}`,
    gnrl_stk_evlt_amt_d2: `${value}`,
    crd_loan_d2: `${loan}`,
    sell_amt: `${totalOf(trades, (each) => each.soldAmount)}`,
    buy_amt: `${totalOf(trades, (each) => each.boughtAmount)}`,
    cmsn: `${totalOf(trades, (each) => each.commission)}`,
    tax: `${totalOf(trades, (each) => each.tax)}`,
  }
}

/** kt00005: values are net of what a sale would cost, average prices are cut (CORRECTIONS). */
export function filledBalance(query: AccountQuery): Known {
  const { account, fees, market } = query
  const held = worths(account, fees)
  const orderable = account.orderableCash(fees)
  const cost = worthTotal(held, ({ position }) => position.cost)
  const value = worthTotal(held, net)
  const loan = loanOf(account)
  return {
    entr: `${account.openingCash}`,
    entr_d1: `${account.tomorrowsCash}`,
    entr_d2: `${account.cash}`,
    pymn_alow_amt: `${orderable}`,
    repl_amt: `${substituteOf(worthTotal(held, (each) => each.value))}`,
    ord_alowa: `${orderable}`,
    nrpy_loan: `${loan}`,
    stk_buy_tot_amt: `${cost}`,
    evlt_amt_tot: `${value}`,
    tot_pl_tot: `${value - cost}`,
    tot_pl_rt: percent(value - cost, cost).toFixed(4),
    ...marginAmounts(orderable, (rate) => `${rate}ord_alow_amt`),
    crd_loan_tot: `${loan}`,
    crd_loan_ls_tot: `${loan}`,
    stk_cntr_remn: held.map((each) => {
      const { position } = each
      return {
        crd_tp: position.loanDate === '' ? '00' : '03',
        loan_dt: position.loanDate,
        expr_dt: '',
        stk_cd: accountCode(position.instrument.listing),
        stk_nm: position.instrument.listing.name,
        setl_remn: `${settledShares(account, position, market.day)}`,
        cur_qty: `${position.quantity}`,
        cur_prc: `${position.instrument.last}`,
        buy_uv: `${Math.floor(position.cost / position.quantity)}`,
        pur_amt: `${position.cost}`,
        evlt_amt: `${net(each)}`,
        evltv_prft: `${net(each) - position.cost}`,
        pl_rt: percent(net(each) - position.cost, position.cost).toFixed(4),
      }
    }),
  }
}

/** ka01690, of today: values are gross, average prices rounded. */
export function dailyBalance(query: AccountQuery): Known {
  const { account, fees, market } = query
  const held = worths(account, fees)
  const { value, total } = assetsOf(query)
  const cost = worthTotal(held, ({ position }) => position.cost)
  const profit = worthTotal(held, (each) => each.profit)
  return {
    dt: yyyymmdd(market.day),
    tot_buy_amt: `${cost}`,
    tot_evlt_amt: `${value}`,
    tot_evltv_prft: `${profit}`,
    tot_prft_rt: percent(profit, cost).toFixed(2),
    dbst_bal: `${account.cash}`,
    day_stk_asst: `${total}`,
    // The part of cash, whatever its key says.
    buy_wght: percent(account.cash, total).toFixed(2),
    day_bal_rt: held.map(({ position, value: amount, profit: gain }) => ({
      cur_prc: `${position.instrument.last}`,
      stk_cd: position.instrument.listing.code,
      stk_nm: position.instrument.listing.name,
      rmnd_qty: `${position.quantity}`,
      buy_uv: `${averageOf(position)}`,
      buy_wght: percent(position.cost, cost).toFixed(1),
      evltv_prft: `${gain}`,
      prft_rt: percent(gain, position.cost).toFixed(2),
      evlt_amt: `${amount}`,
      evlt_wght: percent(amount, value).toFixed(1),
    })),
  }
}

/** ka10085: holdings, and what was sold of them today. */
export function returns({ account, fees, market }: AccountQuery): Known {
  const trades = dayTrades(account)
  return {
    acnt_prft_rt: worths(account, fees).map(({ position }) => {
      const { instrument, quantity, loanDate } = position
      const own = trades.find((each) => each.position === position)
      return {
        dt: '',
        stk_cd: instrument.listing.code,
        stk_nm: instrument.listing.name,
        cur_prc: priceText(instrument.last, instrument.previousClose),
        pur_pric: `${averageOf(position)}`,
        pur_amt: `${position.cost}`,
        rmnd_qty: `${quantity}`,
        tdy_sel_pl: `${own?.profit ?? 0}`,
        tdy_trde_cmsn: `${own?.commission ?? 0}`,
        tdy_trde_tax: `${own?.tax ?? 0}`,
        crd_tp: loanDate === '' ? '00' : '03',
        loan_dt: loanDate || '00000000',
        setl_remn: `${settledShares(account, position, market.day)}`,
        clrn_alow_qty: `${account.orderableQuantity(instrument, loanDate)}`,
        crd_amt: `${position.loan}`,
        crd_int: '0',
        expr_dt: '00000000',
      }
    }),
  }
}

/** What may be spent where a part of it is needed as margin, in percent. */
export function marginAmounts(orderable: number, key: (rate: number) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [20, 30, 40, 50, 60, 100].map((rate) => [key(rate), `${Math.floor((orderable * 100) / rate)}`]),
  )
}

/** What of a value counts as margin. */
export function substituteOf(value: number): number {
  return Math.floor(value * SUBSTITUTE)
}

function net({ value, commission, tax }: Worth): number {
  return value - commission - tax
}

function assetsOf({ account, fees }: AccountQuery): { value: number; loan: number; total: number } {
  const value = worthTotal(worths(account, fees), (each) => each.value)
  const loan = loanOf(account)
  return { value, loan, total: account.cash + value - loan }
}
