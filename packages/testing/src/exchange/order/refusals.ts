/** Why an order is not accepted: return code 20, no order number (docs/protocol.md#errors). */
import { type Answer, business } from '../request/envelope.ts'
import type { Rules } from '../rules/rules.ts'

/** Seen on the mock host; what the real one says is not recorded. */
export function closed({ mockOrders }: Pick<Rules, 'mockOrders'>): Answer {
  return business('RC4058', mockOrders ? '모의투자 장종료 상태입니다.' : '장종료 상태입니다.')
}

/** The venue does not take such an order at this time (the code is on record, its text is ours). */
export function wrongKind(): Answer {
  return business('521790', '해당 시간에 주문할 수 없는 매매구분입니다.')
}

/** The mock host has the KRX only (docs/protocol.md#environments). */
export function noSuchVenue(): Answer {
  return business('RC9000', '모의투자에서는 해당업무가 제공되지 않습니다.')
}

export function unknownTradeType(): Answer {
  return business('407022', '매매구분을 확인하세요.')
}

export function badOrderPrice(): Answer {
  return business('308003', '주문단가를 확인하세요.')
}

export function offTick(): Answer {
  return business('571557', '주문단가가 호가단위에 맞지 않습니다.')
}

// The numbers below are ours: no source recorded them.

export function outsideLimits(): Answer {
  return business('571559', '주문단가가 상한가 또는 하한가를 벗어났습니다.')
}

export function notOnNxt(): Answer {
  return business('571560', 'NXT 거래 대상 종목이 아닙니다.')
}

export function notEnoughCash(orderable: number): Answer {
  return business('855056', `매수증거금이 부족합니다. 주문가능금액=${orderable}`)
}

export function notEnoughShares(orderable: number): Answer {
  return business('800033', `매도가능수량이 부족합니다. ${orderable}주 매도가능`)
}

export function notEnoughCredit(limit: number): Answer {
  return business('855057', `신용한도를 초과하였습니다. 한도=${limit}`)
}

export function noOpenOrder(): Answer {
  return business('RC4033', '정정/취소할 수량이 없습니다.')
}
