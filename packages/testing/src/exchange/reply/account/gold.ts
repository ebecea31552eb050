/** kt50020 gold balance, kt50075 open gold orders. */

import { averagePrice, sideWord } from '../../order/order.ts'
import { isOpen } from '../../order/orderState.ts'
import { percent, rateText } from '../../text/format.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'
import { averageOf } from './balance.ts'

/** kt50020. The cash is the account's: the exchange keeps no gold account apart. */
export function goldBalance({ account }: AccountQuery): Known {
  const held = account.positions.filter(
    ({ quantity, instrument }) => quantity > 0 && instrument.listing.market === 'gold',
  )
  const value = held.reduce((sum, { quantity, instrument }) => sum + quantity * instrument.last, 0)
  const cost = held.reduce((sum, each) => sum + each.cost, 0)
  return {
    tot_entr: `${account.openingCash}`,
    net_entr: `${account.cash}`,
    tot_est_amt: `${value}`,
    net_amt: `${account.cash + value}`,
    tot_book_amt2: `${cost}`,
    tot_dep_amt: `${account.cash + value}`,
    gold_acnt_evlt_prst: held.map((position) => {
      const { instrument, quantity, bought, sold } = position
      const amount = quantity * instrument.last
      return {
        stk_cd: instrument.listing.code,
        stk_nm: instrument.listing.name,
        real_qty: `${quantity}`,
        avg_prc: `${averageOf(position)}`,
        cur_prc: `${instrument.last}`,
        est_amt: `${amount}`,
        est_lspft: `${amount - position.cost}`,
        est_ratio: rateText(percent(amount - position.cost, position.cost)),
        book_amt2: `${position.cost}`,
        qty: `${quantity}`,
        buy_qty: `${bought}`,
        sell_qty: `${sold}`,
        able_qty: `${account.orderableQuantity(instrument, '')}`,
      }
    }),
  }
}

/** kt50075. */
export function goldOpenOrders({ account, body }: AccountQuery): Known {
  const { sell_tp: side = '0', stk_cd: code = '' } = body
  const rows = account.orders
    .filter((order) => isOpen(order) && order.instrument.listing.market === 'gold')
    .filter((order) => side === '0' || side === (order.side === 'sell' ? '1' : '2'))
    .filter((order) => code === '' || code === order.instrument.listing.code)
  return {
    acnt_ord_oso_prst: rows.map((order) => ({
      stk_bond_tp: '4',
      ord_no: order.number,
      stk_cd: order.instrument.listing.code,
      trde_tp: order.type.name,
      io_tp_nm: sideWord(order).replace(/^[+-]/, ''),
      ord_qty: `${order.quantity}`,
      ord_uv: `${order.limit ?? 0}`,
      cnfm_qty: '0',
      data_send_end_tp: '접수',
      orig_ord_no: order.parent?.number ?? '0000000',
      stk_nm: order.instrument.listing.name,
      cntr_qty: `${order.filled}`,
      cntr_uv: `${averagePrice(order)}`,
      ord_remnq: `${order.remaining}`,
      dmst_stex_tp: order.venue,
      cond_uv: '0',
    })),
  }
}
