/**
 * kt00009 and kt50030 today's orders, kt20016 and kt20017 what may be bought on credit, kt50021 the deposit for gold.
 */
import { clockText, yyyymmdd } from '../../../market/calendar/time.ts'
import { averagePrice, type Order } from '../../order/order.ts'
import { accountCode } from '../../text/format.ts'
import { instrumentCode } from '../../text/instrumentCode.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'
import { substituteOf } from './assets.ts'
import { orderWord } from './orders.ts'

type Row = Record<string, string>

/** Needed of a stock's price for its credit, percent. */
const CREDIT_RATE = 45

/** kt00009, of today. */
export function orderStatus({ account, body, market }: AccountQuery): Known {
  const orders = asked(account.orders, body, yyyymmdd(market.day), body['sell_tp'])
    .filter(({ instrument }) => instrument.listing.market !== 'gold')
    .filter(({ filled }) => body['qry_tp'] !== '1' || filled > 0)
  const traded = (side: Order['side']): number =>
    orders.reduce((sum, order) => sum + (order.side === side ? order.amount : 0), 0)
  return {
    sell_grntl_engg_amt: `${traded('sell')}`,
    buy_engg_amt: `${traded('buy')}`,
    engg_amt: `${traded('sell') + traded('buy')}`,
    acnt_ord_cntr_prst_array: orders.map((order) => ({
      ...orderRow(order),
      cntr_no: order.executions.at(-1)?.number ?? '',
      acpt_tp: order.state === 'rejected' ? '주문거부' : '접수',
      setl_tp: '삼일결제',
      crd_deal_tp: order.loanDate === '' ? '보통매매' : '신용매매',
      cntr_tm: clockText(order.executions.at(-1)?.at ?? order.acceptedAt),
    })),
  }
}

/** kt50030, of today. */
export function goldOrders({ account, body, market }: AccountQuery): Known {
  const orders = asked(account.orders, body, yyyymmdd(market.day), body['slby_tp']).filter(
    ({ instrument }) => instrument.listing.market === 'gold',
  )
  return {
    acnt_ord_cntr_prst: (body['qry_tp'] === '2' ? orders.toReversed() : orders).map((order) => ({
      ...orderRow(order),
      stk_cd: order.instrument.listing.code,
      data_send_end_tp: statusWord(order),
      mrkt_deal_tp: '1',
      dcd_tp_nm: '삼일',
      crd_deal_tp: '보통매매',
    })),
  }
}

/** kt50021. The cash is the account's: the exchange keeps no gold account apart. */
export function goldDeposit({ account, fees }: AccountQuery): Known {
  const orderable = `${account.orderableCash(fees)}`
  return {
    entra: `${account.openingCash}`,
    prsm_entra: `${account.cash}`,
    prsm_pymn_alow_amt: orderable,
    pymn_alow_amt: orderable,
    ord_alow_amt: orderable,
  }
}

/** kt20016: every stock. */
export function creditStocks({ market, body }: AccountQuery): Known {
  const code = instrumentCode(body['stk_cd'] ?? '')
  const stocks = market.instruments.filter(({ listing }) => listing.kind === 'stock' && listing.market !== 'gold')
  return {
    crd_loan_pos_stk: stocks
      .filter(({ listing }) => code === '' || listing.code === code)
      .map(({ listing, previousClose }) => ({
        stk_cd: accountCode(listing),
        stk_nm: listing.name,
        crd_assr_rt: `${CREDIT_RATE}`,
        repl_pric: `${substituteOf(previousClose)}`,
        pred_close_pric: `${previousClose}`,
        crd_limit_over_yn: 'N',
      })),
  }
}

/** kt20017. */
export function creditOf({ market, body }: AccountQuery): Known {
  const stock = market.quoted(body['stk_cd'] ?? '')
  return { crd_alow_yn: stock?.listing.kind === 'stock' ? '< A군 신용융자 가능 >' : '< 신용융자 불가 >' }
}

// Oldest first.
function asked(
  orders: readonly Order[],
  body: Row | AccountQuery['body'],
  today: string,
  side = '0',
): readonly Order[] {
  const { ord_dt: day = '', stk_cd: code = '', fr_ord_no: from = '', dmst_stex_tp: venue = '' } = body
  if (day !== '' && day !== today) return []
  return orders
    .filter((order) => side === '' || side === '0' || side === (order.side === 'sell' ? '1' : '2'))
    .filter(({ instrument }) => code === '' || instrumentCode(code) === instrument.listing.code)
    .filter(({ number }) => from === '' || number >= from)
    .filter((order) => venue === '' || venue === '%' || order.venue === venue)
}

function orderRow(order: Order): Row {
  const isChange = order.action === 'modify' || order.action === 'cancel'
  return {
    stk_bond_tp: '1',
    ord_no: order.number,
    stk_cd: accountCode(order.instrument.listing),
    trde_tp: order.type.name,
    io_tp_nm: orderWord(order),
    ord_qty: `${order.quantity}`,
    ord_uv: `${order.limit ?? 0}`,
    cnfm_qty: `${isChange ? order.quantity : 0}`,
    orig_ord_no: order.parent?.number ?? '0000000',
    stk_nm: order.instrument.listing.name,
    cntr_qty: `${order.filled}`,
    cntr_uv: `${averagePrice(order)}`,
    comm_ord_tp: 'REST API',
    mdfy_cncl_tp: order.action === 'modify' ? '정정' : order.action === 'cancel' ? '취소' : '',
    dmst_stex_tp: order.venue,
    cond_uv: `${order.stopPrice ?? 0}`,
  }
}

// `취소확인` and `주문거부` were seen (docs/protocol.md#orders).
function statusWord({ action, state }: Order): string {
  if (state === 'rejected') return '주문거부'
  return action === 'cancel' ? '취소확인' : action === 'modify' ? '정정확인' : '접수'
}
