/** The replies to kt10000 to kt10003, kt10006 to kt10009 and kt50000 to kt50003 (docs/protocol.md#orders). */
import { type Answer, ok } from '../request/envelope.ts'
import type { Rules } from '../rules/rules.ts'
import type { Order } from './order.ts'
import type { Orders } from './orderDesk.ts'
import { type Counter, readOrder } from './orderRequest.ts'

export function answerOrder(counter: Counter, orders: Orders): Answer {
  const request = readOrder(counter)
  switch (request._tag) {
    case 'refused':
      return request.answer
    case 'place':
      return accepted(orders.place(request.ticket), {}, counter)
    case 'change': {
      const { ticket, original } = request
      const quantity = String(ticket.quantity).padStart(12, '0')
      return ticket.action === 'cancel'
        ? accepted(orders.cancel(ticket, original), { base_orig_ord_no: original.root, cncl_qty: quantity }, counter)
        : accepted(orders.modify(ticket, original), { base_orig_ord_no: original.root, mdfy_qty: quantity }, counter)
    }
  }
}

function accepted(order: Order, more: Readonly<Record<string, string>>, { call, rules }: Counter): Answer {
  // Gold has one venue, and a cancellation's reply names none.
  const venue = call.of === 'gold' || order.action === 'cancel' ? {} : { dmst_stex_tp: order.venue }
  return ok({ ord_no: order.number, ...more, ...venue }, undefined, sentence(order, call.of === 'credit', rules))
}

function sentence({ action, side }: Order, isCredit: boolean, { mockOrders }: Rules): string {
  const word = side === 'buy' ? '매수' : '매도'
  if (mockOrders) return `모의투자 ${word}${SUFFIX[action]}주문완료`
  if (action === 'modify' || action === 'cancel') return `${word}${SUFFIX[action]} 주문입력이 완료되었습니다`
  return `${isCredit ? '신용 ' : ''}${word}주문이 완료되었습니다.`
}

const SUFFIX = { buy: '', sell: '', modify: '정정', cancel: '취소' }
