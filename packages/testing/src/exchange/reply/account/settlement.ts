/** kt00008 what is paid on the next trading day, kt00015 and kt50032 (gold) what has been paid: two days after its trade. */
import { clockText, nextTradingDay, previousTradingDay, yyyymmdd } from '../../../market/calendar/time.ts'
import { paymentsOn, type Settled, settledBy, settlingOn } from '../../order/ledger.ts'
import { averagePrice, type Order } from '../../order/order.ts'
import { accountCode } from '../../text/format.ts'
import { instrumentCode } from '../../text/instrumentCode.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'
import { orderWord } from './orders.ts'

type Row = Record<string, string>

/** kt00008: the trades of the day before, which settle tomorrow. `strt_dcd_seq` asks for those after it. */
export function nextSettlement({ account, body, market }: AccountQuery): Known {
  const day = nextTradingDay(market.day)
  const { sold, bought } = paymentsOn(account, day)
  const after = body['strt_dcd_seq'] ?? ''
  return {
    trde_dt: yyyymmdd(previousTradingDay(market.day)),
    setl_dt: yyyymmdd(day),
    sell_amt_sum: `${sold}`,
    buy_amt_sum: `${bought}`,
    acnt_nxdy_setl_frcs_prps_array: settlingOn(account, day)
      .map((order, n) => settlementRow(order, n + 1))
      .filter(({ seq = '' }) => after === '' || seq > after),
  }
}

function settlementRow(order: Order, place: number): Row {
  const { listing } = order.instrument
  return {
    // The desk and the place in it.
    seq: `001${String(place).padStart(4, '0')}`,
    stk_cd: accountCode(listing),
    loan_dt: order.loanDate,
    qty: `${order.filled}`,
    engg_amt: `${order.amount}`,
    cmsn: `${order.commission}`,
    stk_nm: listing.name,
    sell_tp: order.side === 'sell' ? '매도' : '매수',
    unp: `${averagePrice(order)}`,
    exct_amt: `${Math.abs(order.moved)}`,
    // With the tax for rural development in it, as in the manual's example.
    trde_tax: `${order.tax}`,
    crd_tp: `${orderWord(order)} ${order.venue === 'NXT' ? 'N' : 'K'}`,
  }
}

/** kt00015: oldest first, or newest with `qry_sort_tp` 1. */
export function transactions(query: AccountQuery): Known {
  const { account, body } = query
  const { gds_tp: product = '0', dmst_stex_tp: venue = '%' } = body
  const isAsked = product === '' || product === '0' || product === '1'
  const rows = asked(query, false)
    .filter(() => isAsked)
    .filter(({ order }) => venue === '' || venue === '%' || order.instrument.venue === venue)
    .map(transactionRow)
  return {
    acnt_no: account.number,
    trst_ovrl_trde_prps_array: body['qry_sort_tp'] === '1' ? rows.toReversed() : rows,
  }
}

/** kt50032, the same of gold. */
export function goldTransactions(query: AccountQuery): Known {
  return { acnt_print: query.account.number, gold_trde_hist: asked(query, true).map(goldRow) }
}

// Trades alone: nothing else moves an account's cash or shares here.
const SIDES: Readonly<Record<string, readonly Order['side'][]>> = {
  '': ['buy', 'sell'],
  '0': ['buy', 'sell'],
  '3': ['buy', 'sell'],
  '4': ['buy'],
  '5': ['sell'],
}

// By the days of settlement.
function asked({ account, body, market }: AccountQuery, isGold: boolean): readonly Settled[] {
  const { strt_dt: from = '', end_dt: until = '', tp: kind = '', stk_cd: code = '' } = body
  const sides = SIDES[kind] ?? []
  return settledBy(account, market.day)
    .filter(({ order }) => (order.instrument.listing.market === 'gold') === isGold)
    .filter(({ order }) => sides.includes(order.side))
    .filter(({ order }) => code === '' || instrumentCode(code) === order.instrument.listing.code)
    .filter(({ day }) => yyyymmdd(day) >= from && (until === '' || yyyymmdd(day) <= until))
}

function transactionRow({ order, day, place, cash, shares }: Settled): Row {
  const { listing, venue } = order.instrument
  const isSale = order.side === 'sell'
  return {
    trde_dt: yyyymmdd(day),
    trde_no: padded(place),
    rmrk_nm: isSale ? '장내매도' : '장내매수',
    crd_deal_tp_nm: order.loanDate === '' ? '보통매매' : '신용매매',
    exct_amt: `${Math.abs(order.moved)}`,
    loan_amt_rpya: `${isSale ? loanOf(order) : 0}`,
    entra_remn: `${cash}`,
    crnc_cd: 'KRW',
    trde_ocr_tp: '9',
    trde_kind_nm: '매매',
    stk_nm: listing.name,
    trde_amt: `${order.amount}`,
    trde_agri_tax: `${order.tax}`,
    mdia_tp_nm: 'REST API',
    io_tp: isSale ? '1' : '2',
    io_tp_nm: isSale ? '매도' : '매수',
    orig_deal_no: padded(0),
    stk_cd: accountCode(listing),
    trde_qty_jwa_cnt: `${order.filled}`,
    cmsn: `${order.commission}`,
    vlbl_nowrm: `${shares}`,
    proc_tm: PROCESSED,
    isin_cd: isin(listing.code),
    stex_cd: venue === 'NXT' ? 'NXT' : 'KRX',
    stex_nm: venue === 'NXT' ? '넥스트레이드' : '한국거래소',
    trde_unit: `${averagePrice(order)}`,
    loan_dt: order.loanDate,
    cntr_dt: yyyymmdd(order.day),
    prcsr: 'DAILY',
    proc_brch: '영업부',
    tax_sum_cmsn: `${order.commission + order.tax}`,
    trde_prtc_tp: '11',
  }
}

function goldRow({ order, day, place, cash, shares }: Settled): Row {
  const { listing } = order.instrument
  return {
    deal_dt: yyyymmdd(day),
    deal_no: padded(place),
    rmrk_nm: order.side === 'sell' ? '금현물매도' : '금현물매수',
    deal_qty: `${order.filled}`,
    exct_amt: `${Math.abs(order.moved)}`,
    entra_remn: `${cash}`,
    mdia_nm: 'REST API',
    orig_deal_no: padded(0),
    stk_nm: listing.name,
    uv_exrt: `${averagePrice(order)}`,
    cmsn: `${order.commission}`,
    spot_remn: `${shares}`,
    proc_time: PROCESSED,
    stk_cd: listing.code,
    deal_amt: `${order.amount}`,
    tax_tot_amt: `${order.tax}`,
    cntr_dt: yyyymmdd(order.day),
    proc_brch_nm: '영업부',
    prcsr: 'DAILY',
  }
}

// The settlement is booked before the market's day begins.
const PROCESSED = clockText(((4 * 60 + 5) * 60 + 18) * 1_000)

// What of a sale repays its loan.
function loanOf({ amount, commission, tax, moved }: Order): number {
  return amount - commission - tax - moved
}

function padded(number: number): string {
  return String(number).padStart(9, '0')
}

/** `KR7005930003`: the code of a stock with its check digit (ISO 6166). */
export function isin(code: string): string {
  const body = `KR7${code}00`
  const digits = [...body].map((letter) => Number.parseInt(letter, 36)).join('')
  const sum = [...digits].toReversed().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 0 ? 2 : 1)
    return total + Math.floor(value / 10) + (value % 10)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
