/** The texts of the orders panel. */
import type { Text } from '../../texts/language.ts'

const text = (ko: string, en: string): Text => ({ ko, en })

export const TEXTS = {
  title: text('주문', 'Orders'),
  orders: text('주문', 'Orders'),
  noOrders: text('아직 주문이 없습니다', 'No orders yet'),
  buy: text('매수', 'buy'),
  sell: text('매도', 'sell'),
  open: text('미체결', 'open'),
  over: text('종료', 'over'),
  filled: text('체결', 'filled'),
  accepted: text('접수', 'accepted'),
  confirmed: text('확인', 'confirmed'),
  cancelled: text('취소', 'cancelled'),
  rejected: text('거부', 'rejected'),
  changes: text('원주문', 'changes'),
  market: text('시장가', 'market'),
  steps: text('주문 기록', 'Steps'),
  more: text('건의 이전 주문은 남아 있지 않습니다', 'earlier orders are not kept'),
  positions: text('보유 종목', 'Positions'),
  noPositions: text('보유 종목이 없습니다', 'No positions'),
  notPassed: text(
    'startInspector에 account$를 주면 보유 종목과 평가금액이 보입니다',
    'Give startInspector an account$ to see positions and equity',
  ),
  item: text('종목', 'Item'),
  quantity: text('수량', 'Quantity'),
  averagePrice: text('평균 단가', 'Average price'),
  price: text('현재가', 'Price'),
  profit: text('평가 손익', 'Profit'),
  equity: text('평가금액', 'Equity'),
} as const
