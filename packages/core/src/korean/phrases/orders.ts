import type { Phrases } from '../phrase.ts'

/** Orders: why one was not sent, and why its outcome is not known. */
export const orderPhrases: Phrases = [
  ['{}; it is not sent again; ask lookup() what became of it', '{1+} 주문은 다시 보내지 않습니다.'],
  ['the connection ended without an answer', '응답 없이 연결이 끊겼습니다.'],
  ['the call ended without an outcome', '결과 없이 호출이 끝났습니다.'],
  [
    'the connection failed after the order may have left: {}',
    '주문이 나갔을 수 있는 시점에 연결이 끊겼습니다. 원인: {1+}',
  ],
  ['the server answered HTTP {}', '서버가 HTTP {1}로 응답했습니다.'],
  ['the answer (HTTP {}) cannot be read', '응답(HTTP {1})을 해석할 수 없습니다.'],
  ['the exchange answered with success but gave no order number', '거래소가 성공으로 응답했지만 주문번호가 없습니다.'],
  ['the answer says success with HTTP {}', '성공 응답인데 HTTP 상태가 {1}입니다.'],
  ['the exchange refused, yet gave an order number', '거래소가 거절했는데 주문번호가 있습니다.'],
  ['the answer contradicts itself', '응답의 내용이 서로 맞지 않습니다.'],
  ['the exchange accepted, but its answer cannot be read', '거래소가 접수했지만 응답을 해석할 수 없습니다.'],
  [
    'its turn would come in {} ms, later than maxOrderWait ({} ms); nothing was sent. For a basket of many orders give connect a longer maxOrderWait, or place them in smaller parts',
    '차례가 {1} ms 뒤라 maxOrderWait({2} ms)를 넘습니다. 아무것도 보내지 않았습니다. 여러 주문을 한꺼번에 낼 때는 maxOrderWait를 늘리거나 나누어 내십시오.',
  ],
  [
    'no token came within maxOrderWait ({} ms); nothing was sent',
    'maxOrderWait({1} ms) 안에 토큰을 얻지 못했습니다. 아무것도 보내지 않았습니다.',
  ],
  [
    'the order was taken back before it left; nothing was sent',
    '주문이 나가기 전에 거둬들였습니다. 아무것도 보내지 않았습니다.',
  ],
  ['the client was closed before the order left', '주문이 나가기 전에 클라이언트가 닫혔습니다.'],
  ['the client is closed; nothing was sent', '클라이언트가 닫혀 있습니다. 아무것도 보내지 않았습니다.'],
  ['the read ended without an answer', '응답 없이 조회가 끝났습니다.'],
  [
    'an order takes no options; unsubscribe to take back one that has not left, or cancel it',
    '주문에는 옵션을 줄 수 없습니다. 아직 나가지 않은 주문은 구독을 끊어 거둬들이고, 나간 주문은 취소하십시오.',
  ],
  [
    'orders on the real exchange need connect({ allowOrders: true }); nothing was sent',
    '실전투자 주문에는 connect({ allowOrders: true })가 필요합니다. 아무것도 보내지 않았습니다.',
  ],
  [
    "track needs an order number such as '0000140', got '{}'",
    "track에는 '0000140' 같은 주문번호가 필요합니다. 받은 값: '{1+}'.",
  ],
  [
    'order {} is one of {}, which is over: numbers begin again each day',
    '주문번호 {1}은(는) {2}의 것이고 그날은 끝났습니다. 주문번호는 날마다 새로 시작합니다.',
  ],
  [
    'the trading day of order {} ({}) is over, and neither an event nor a list showed its end',
    '주문번호 {1}의 거래일({2})이 끝났지만, 실시간 통지에도 목록에도 주문의 끝이 나타나지 않았습니다.',
  ],
  [
    'this error came from another program: look the order up in the client that sent it',
    '이 오류는 다른 프로그램에서 왔습니다. 주문을 보낸 클라이언트에서 조회하십시오.',
  ],
]
