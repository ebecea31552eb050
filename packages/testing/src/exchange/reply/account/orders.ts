/** ka10075 open orders, ka10088 one of them by exchange, ka10076 executions, kt00007 and kt50031 orders in detail: newest first. */

import { clockText, hhmmss, yyyymmdd } from '../../../market/calendar/time.ts'
import { codeText, venueCode } from '../../order/notices.ts'
import { averagePrice, type Order, sideWord } from '../../order/order.ts'
import { isOpen } from '../../order/orderState.ts'
import type { Rules } from '../../rules/rules.ts'
import { accountCode, bestText, priceText } from '../../text/format.ts'
import { instrumentCode } from '../../text/instrumentCode.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'

type Row = Record<string, string>

/** ka10075. */
export function openOrders({ account, body, rules }: AccountQuery): Known {
  const rows = listed(account.orders, body).filter(isOpen)
  return { oso: rows.map((order) => ({ ...openRow(order, rules), acnt_no: account.number })) }
}

/** ka10088: what is left of an order on each exchange; here a SOR order goes to one of them whole. */
export function splitOrders({ account, body, rules }: AccountQuery): Known {
  const asked = Number(body['ord_no'] ?? 0)
  const order = account.orders.find(({ number }) => Number(number) === asked)
  if (order === undefined || !isOpen(order)) return { osop: [] }
  const row = openRow(order, rules)
  return {
    osop: [
      {
        ...row,
        acnt_no: account.number,
        osop_qty: `${order.remaining}`,
        sell_tp: order.side === 'sell' ? '1' : '2',
        stex_tp: order.instrument.venue === 'NXT' ? '2' : '1',
        stex_tp_txt: `S-${order.instrument.venue}`,
      },
    ],
  }
}

/** ka10076: orders of which something has traded; `ord_no` asks for those before it. */
export function executions({ account, body, rules }: AccountQuery): Known {
  const before = body['ord_no'] ?? ''
  const rows = listed(account.orders, { ...body, trde_tp: body['sell_tp'] ?? '0' })
    .filter(({ filled, number }) => filled > 0 && (before === '' || number < before))
    .filter(({ instrument }) => body['qry_tp'] !== '1' || isCode(body['stk_cd'], instrument.listing.code))
  const isByFill = rules.executionRows === 'fill'
  return { cntr: rows.flatMap((order) => (isByFill ? fillRows(order, rules) : [executionRow(order, rules)])) }
}

/** kt00007, of today or of a day before. */
export function orderDetails(query: AccountQuery): Known {
  return details(query, false)
}

/** kt50031, the same of gold. */
export function goldOrderDetails(query: AccountQuery): Known {
  return details(query, true)
}

function details({ account, body, market }: AccountQuery, isGold: boolean): Known {
  const {
    ord_dt: day = '',
    qry_tp: view = '',
    stk_cd: code = '',
    fr_ord_no: from = '',
    dmst_stex_tp: venue = '',
  } = body
  const asked = day === '' ? yyyymmdd(market.day) : day
  const orders = [...account.pastOrders, ...account.orders].filter((order) => yyyymmdd(order.day) === asked)
  const rows = listed(orders, { trde_tp: body['sell_tp'] ?? '0', stk_cd: code }, isGold)
    .filter((order) => code === '' || isCode(code, order.instrument.listing.code))
    .filter((order) => (view === '3' ? isOpen(order) : view !== '4' || order.filled > 0))
    .filter((order) => from === '' || order.number >= from)
    .filter((order) => venue === '%' || venue === '' || order.venue === venue)
  return { acnt_ord_cntr_prps_dtl: (view === '2' ? rows : rows.toReversed()).map(detailRow) }
}

// By side (1 sells, 2 buys), stock and venue, as far as the request names them.
function listed(orders: readonly Order[], body: Readonly<Record<string, string>>, isGold = false): readonly Order[] {
  const { trde_tp: side = '0', all_stk_tp: scope, stk_cd: code, stex_tp: venue = '0' } = body
  return orders
    .filter((order) => (order.instrument.listing.market === 'gold') === isGold)
    .filter((order) => side === '0' || side === (order.side === 'sell' ? '1' : '2'))
    .filter((order) => scope !== '1' || isCode(code, order.instrument.listing.code))
    .filter((order) => venue === '0' || venue === venueCode(order.venue))
    .toReversed()
}

function isCode(asked: string | undefined, code: string): boolean {
  return instrumentCode(asked ?? '') === code
}

function openRow(order: Order, rules: Rules): Row {
  const { instrument, executions: done } = order
  const { book, last, listing, previousClose } = instrument
  const latest = done.at(-1)
  return {
    ord_no: order.number,
    stk_cd: codeText(listing, rules),
    ord_stt: done.length === 0 ? '접수' : '체결',
    stk_nm: listing.name,
    ord_qty: `${order.quantity}`,
    ord_pric: `${order.limit ?? 0}`,
    oso_qty: `${order.remaining}`,
    cntr_tot_amt: `${order.amount}`,
    orig_ord_no: order.parent?.number ?? '0000000',
    io_tp_nm: sideWord(order),
    trde_tp: order.type.name,
    tm: hhmmss(order.acceptedAt),
    cntr_no: latest?.number ?? '',
    cntr_pric: `${averagePrice(order)}`,
    cntr_qty: `${order.filled}`,
    cur_prc: priceText(last, previousClose),
    sel_bid: bestText(book.best('asks')?.price, previousClose),
    buy_bid: bestText(book.best('bids')?.price, previousClose),
    unit_cntr_pric: latest === undefined ? '' : `${latest.price}`,
    unit_cntr_qty: latest === undefined ? '' : `${latest.quantity}`,
    tdy_trde_cmsn: `${order.commission}`,
    tdy_trde_tax: `${order.tax}`,
    ind_invsr: '',
    stex_tp: venueCode(order.venue),
    stex_tp_txt: order.instrument.venue,
    sor_yn: order.venue === 'SOR' ? 'Y' : 'N',
    stop_pric: `${order.stopPrice ?? 0}`,
  }
}

function executionRow(order: Order, rules: Rules): Row {
  const row = openRow(order, rules)
  return { ...row, ord_stt: '체결', ord_tm: row['tm'] ?? '' }
}

// Newest first: what each fill traded, and what then was left.
function fillRows(order: Order, rules: Rules): readonly Row[] {
  const row = executionRow(order, rules)
  let left = order.quantity
  return order.executions
    .map(({ number, price, quantity, at }): Row => {
      left -= quantity
      return {
        ...row,
        cntr_no: number,
        cntr_pric: `${price}`,
        cntr_qty: `${quantity}`,
        oso_qty: `${left}`,
        ord_tm: hhmmss(at),
      }
    })
    .toReversed()
}

function detailRow(order: Order): Row {
  const { listing } = order.instrument
  const isChange = order.action === 'modify' || order.action === 'cancel'
  return {
    ord_no: order.number,
    stk_cd: listing.market === 'gold' ? listing.code : accountCode(listing),
    trde_tp: order.type.name,
    crd_tp: order.loanDate === '' ? '보통매매' : '신용매매',
    ord_qty: padded(order.quantity),
    ord_uv: padded(order.limit ?? 0),
    cnfm_qty: padded(isChange ? order.quantity : 0),
    acpt_tp: order.state === 'rejected' ? '주문거부' : isChange ? '확인' : '접수',
    ord_tm: clockText(order.acceptedAt),
    ori_ord: order.parent?.number ?? '0000000',
    stk_nm: listing.name,
    io_tp_nm: orderWord(order),
    loan_dt: order.loanDate,
    cntr_qty: padded(order.filled),
    cntr_uv: padded(averagePrice(order)),
    ord_remnq: padded(order.remaining),
    comm_ord_tp: 'REST API',
    mdfy_cncl: order.action === 'modify' ? '정정' : order.action === 'cancel' ? '취소' : '',
    cnfm_tm: isChange ? clockText(order.acceptedAt) : '',
    dmst_stex_tp: order.venue,
    cond_uv: padded(order.stopPrice ?? 0),
  }
}

/** `현금매수`, `신용매도`; of a change its own word. */
export function orderWord(order: Order): string {
  const word = sideWord(order).replace(/^[+-]/, '')
  if (order.action === 'modify' || order.action === 'cancel') return word
  return `${order.loanDate === '' ? '현금' : '신용'}${word}`
}

function padded(value: number): string {
  return String(value).padStart(10, '0')
}
