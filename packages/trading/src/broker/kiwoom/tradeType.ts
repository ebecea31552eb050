/** How the exchange calls the types of orders (매매구분). */
import type { Kiwoom } from '@kiwoom-rx/core'
import type { OrderIntent, OrderType, TimeInForce } from '../order.ts'

type TradeType = Parameters<Kiwoom['order']['buy']>[0]['tradeType']

const TYPES: Readonly<Record<OrderType, Readonly<Record<TimeInForce, TradeType>>>> = {
  limit: { day: 'limit', ioc: 'limitIoc', fok: 'limitFok' },
  market: { day: 'market', ioc: 'marketIoc', fok: 'marketFok' },
  best: { day: 'bestOppositeLimit', ioc: 'bestOppositeIoc', fok: 'bestOppositeFok' },
  mid: { day: 'mid', ioc: 'midIoc', fok: 'midFok' },
}

export function tradeTypeOf({ orderType, timeInForce = 'day' }: OrderIntent): TradeType {
  return TYPES[orderType][timeInForce]
}
