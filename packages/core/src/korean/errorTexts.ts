/** What each error means and what to do about it. */
import type { KiwoomError } from '../errors.ts'
import type { CodeText } from './exchangeCodes.ts'

/** One entry for each `_tag`: the compiler refuses a union that has grown. */
export const ERROR_TEXTS: Readonly<Record<KiwoomError['_tag'], CodeText>> = {
  BadRequest: {
    meaning:
      '요청이 잘못되었습니다. 빠졌거나, 모르는 것이거나, 형식이 틀린 항목이 있습니다. 아무것도 실행되지 않았습니다',
    todo: '호출을 고치십시오. `problems`에 항목별로 허용되는 값이 있습니다. `code`가 있으면 거래소가 거절한 것이고, 메시지에 항목 이름이 있습니다',
  },
  Unauthorized: {
    meaning: '앱키나 토큰이 거절되었습니다',
    todo: '`code`를 보십시오. 8001·8002는 키, 8030·8031은 다른 환경(실전·모의)의 키, 8010·8040·8050은 등록되지 않은 IP나 단말기입니다. `retryable`이 true이면 1분 뒤에 다시 호출하십시오. 거래소가 유효한 토큰을 거절하는 때가 있습니다',
  },
  RateLimited: {
    meaning: '요청이 너무 많아 거래소가 거절했고(유량 제한), 다시 보내도 계속 거절했습니다',
    todo: '`retryAfter`가 있으면 그만큼(밀리초) 기다렸다가 다시 호출하십시오. 자주 나오면 다른 프로그램이 같은 앱키를 쓰는 것이니 호출 속도를 나누십시오. 주문이라면 아무것도 나가지 않았습니다. 지금 가격으로 다시 판단하십시오',
  },
  Rejected: {
    meaning: '거래소가 요청을 이해했지만 거절했습니다. 사유는 거래소 메시지에 있습니다',
    todo: '거래소 메시지를 읽으십시오(장 종료, 호가단위 오류, 취소할 수량 없음, 모의투자 미제공 등). 같은 호출은 다시 해도 거절됩니다',
  },
  Unavailable: {
    meaning: '네트워크나 서버에 장애가 있거나 거래소가 점검 중입니다. 같은 호출이 나중에는 될 수 있습니다',
    todo: '나중에 다시 호출하십시오. `status`와 `snippet`에 누가 응답했는지 나옵니다. 밤이나 주말에 HTML이나 502가 오면 점검입니다',
  },
  Timeout: {
    meaning: '제시간에 응답이 오지 않았습니다',
    todo: '조회라면 다시 호출하십시오. 되풀이되면 네트워크를 살피고 `timeout`을 늘리십시오. 주문이라면 `maxOrderWait` 안에 아무것도 나가지 않았으니 다시 판단하십시오. `order.track`에서 왔다면 주문이 끝나기 전에 그날이 끝난 것입니다',
  },
  DecodeError: {
    meaning: '해석할 수 없는 응답이 왔습니다',
    todo: '이 응답으로 판단하지 마십시오. `problems`에 TR, 위치, 원래 값이 있으니 함께 제보해 주십시오. `strict`가 아니면 대부분 `null`과 진단으로 대신합니다',
  },
  PagingStopped: {
    meaning: '연속조회를 더 이어 갈 수 없습니다. 이미 받은 것은 그대로 전달되었습니다',
    todo: '받은 데까지 쓰십시오. `maxPages`라면 덜 요청하거나 `until`을 주거나 `maxPages`를 늘리십시오. `repeatedKey`라면 거래소가 같은 쪽을 되풀이하는 것이니 나중에 다시 조회하십시오',
  },
  OrderOutcomeUnknown: {
    meaning: '주문이 나갔지만 어떻게 되었는지 증명하는 응답이 없습니다. 자동으로 다시 보내지 않습니다',
    todo: '주문을 다시 내지 마십시오. `error.lookup()`이 거래소의 목록을 읽고 판정합니다. `accepted`나 `absent`일 때만 움직이십시오. 재시작한 뒤라면 미체결과 체결 내역부터 확인하십시오',
  },
  RegistrationRefused: {
    meaning: '거래소가 실시간 등록을 거절했습니다',
    todo: '종목코드나 실시간 종류를 고치십시오. 다른 구독은 계속됩니다',
  },
  RegistrationLimit: {
    meaning: '한 접속이 받을 수 있는 실시간 등록이나 조건검색의 수를 넘었습니다. 나머지는 계속됩니다',
    todo: '다른 종목의 구독을 먼저 끊거나, 게이트웨이 뒤에 앱키를 여러 개 두십시오. `limit`이 한 접속의 한도입니다. 그대로 다시 구독하면 또 실패합니다',
  },
  SessionTaken: {
    meaning: '같은 앱키로 다른 곳에서 로그인하여 이 세션이 끝났습니다(R10001)',
    todo: '그 앱키로 로그인하는 다른 프로그램을 찾아 끝내십시오. 그런 다음 `kiwoom.resume()`을 부르고 다시 구독하십시오',
  },
  Aborted: {
    meaning: '호출의 `AbortSignal`이 끝나기 전에 중단되었습니다. 앞서 받은 것은 전부가 아닙니다',
    todo: '할 일이 없습니다. 이 프로그램이 중단한 것입니다. 필요하면 다시 요청하십시오',
  },
  BufferFull: {
    meaning: '읽히지 않은 값이 `buffer`를 넘었습니다. 읽는 쪽이 너무 느리고, 버려도 되는 값이 없습니다',
    todo: '더 빨리 읽거나, 읽는 쪽의 `onFull`로 무엇을 버려도 되는지 정하십시오(유한한 조회는 `wait`, 실시간은 `latest`나 `dropOldest`). 기다리던 값은 먼저 전달되었고 나머지는 잃었습니다',
  },
  Closed: {
    meaning: '`close()`로 클라이언트가 닫혔습니다',
    todo: '할 일이 없습니다. 이 프로그램이 `close()`를 불렀습니다. 앞서 받은 것은 전체 목록이 아닙니다',
  },
}
