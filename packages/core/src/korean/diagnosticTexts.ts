/** What each diagnostic means and what to do about it. */
import type { Diagnostic } from '../observe/diagnostics.ts'
import type { CodeText } from './exchangeCodes.ts'

/** One entry for each `_tag`: the compiler refuses a union that has grown. */
export const DIAGNOSTIC_TEXTS: Readonly<Record<Diagnostic['_tag'], CodeText>> = {
  Undecodable: {
    meaning: '응답이나 이벤트에 읽을 수 없는 값이 있거나, 필수 값이 없어 항목 하나를 뺐습니다',
    todo: '`problems`의 위치와 원래 값을 보십시오. `dropped: true`이면 이벤트나 행이 빠졌으니, 필요하면 REST로 조회하십시오. 선언이 틀렸을 수 있으니 제보해 주십시오',
  },
  UnusualReply: {
    meaning:
      '성공이라는 응답이지만 내용이 평소와 다릅니다. 실패처럼 읽히는 메시지이거나, 내용이 없거나, 목록이 빠져 있습니다',
    todo: '`text`를 읽으십시오. 그 응답의 행이 중요하면 판단하기 전에 다시 조회하십시오',
  },
  UnknownFrame: {
    meaning: 'JSON 객체가 아니거나 종류를 모르는 프레임이 왔습니다',
    todo: '드물면 할 일이 없습니다. 되풀이되면 `stage`와 `text`를 제보해 주십시오. 거래소가 바뀌었을 수 있습니다',
  },
  Pacing: {
    meaning: '거래소의 호출 한도를 넘지 않도록 호출이 차례를 기다립니다',
    todo: '할 일이 없습니다. 호출은 `wait` ms 뒤에 나갑니다. 대기가 길어지면 덜 요청하거나 천천히 요청하십시오',
  },
  Retry: {
    meaning: '실패한 호출을 다시 시도합니다. `reason`은 오류의 `_tag`, `cause`는 그 메시지입니다',
    todo: '호출이 오류로 끝나기 전까지는 할 일이 없습니다. 무슨 일인지는 `cause`에 있습니다',
  },
  TokenStore: {
    meaning: '토큰 저장소가 실패했습니다. 클라이언트는 자기 토큰으로 계속합니다',
    todo: '저장소를 고치십시오(파일 권한, 폴더, 디스크 용량). 그때까지는 프로세스마다 토큰을 따로 발급받습니다',
  },
  UnseenOrder: {
    meaning: '구독자가 없는 사이에 주문의 결과가 나왔습니다',
    todo: '다른 주문을 내기 전에 계좌에서 이 주문을 확인하십시오. 결과가 나올 때까지 주문의 구독을 유지하십시오',
  },
  OrderListsUnread: {
    meaning: '추적 중인 주문의 목록(미체결·체결)을 읽지 못했습니다. `wait` ms 뒤에 다시 읽습니다',
    todo: '할 일이 없습니다. 주문의 상태는 마지막으로 알던 그대로입니다. 오래 계속되면 `Retry`와 네트워크를 살피십시오',
  },
  OrderUnclear: {
    meaning:
      '추적 중인 주문의 상태를 알 수 없습니다. 어느 목록과 이벤트에도 없거나(`notListed`), 필요한 수량을 다 읽을 수 없습니다(`unreadable`). `wait` ms 뒤에 목록을 다시 읽습니다',
    todo: '다음 조회를 기다리십시오. 되풀이되면 다른 프로그램(영웅문)으로 계좌를 확인하고, 이 주문을 대신하는 주문을 내지 마십시오',
  },
  Reconnect: {
    meaning: '세션의 소켓이 끊겼거나 열리지 않아 다시 시도합니다',
    todo: '할 일이 없습니다. 등록이 복구되면 `Gap`이 옵니다. `attempt`가 계속 커지면 사유를 확인하십시오',
  },
  Unanswered: {
    meaning: '소켓으로 보낸 요청에 `wait` ms 안에 응답이 없어 한 번 더 보냅니다',
    todo: '할 일이 없습니다. 두 번째 프레임에 응답이 오거나, 다시 접속한 뒤 `Gap`이 옵니다',
  },
  Quiet: {
    meaning:
      '시장은 열려 있는데 등록한 종목에서 한동안 아무것도 오지 않습니다. 거래가 뜸한 종목일 수도, 장애일 수도 있습니다',
    todo: '거래가 드문 종목이면 할 일이 없습니다. 늘 거래되는 종목이면 구독을 끊고 다시 구독한 뒤 REST와 비교하십시오',
  },
  NeverHeard: {
    meaning:
      '장중에 등록한 뒤로 한 번도 아무것도 오지 않았습니다. 없는 종목코드이거나, 그 거래소에서 거래되지 않거나, 휴장일입니다',
    todo: '종목코드와 거래소 구분(`_NX`는 NXT에서 거래되는 종목만)을 확인하고, 오늘이 휴장일인지 보십시오',
  },
  Repeated: {
    meaning: '같은 체결이나 통지가 두 번 와서 한 번은 뺐습니다',
    todo: '할 일이 없습니다. 구독자는 한 번만 받았습니다',
  },
  Missed: {
    meaning: '거래소는 거래량에 더했지만 스트림으로는 오지 않은 체결이 있습니다',
    todo: '누적해서 쓰는 값은 REST로 다시 읽으십시오. `gaps: true`인 스트림에는 제자리에 나타나고, 연산자는 거기서 다시 시작합니다',
  },
  StalePositions: {
    meaning: '잔고가 계좌와 다를 수 있습니다. `wait` ms 뒤에 다시 읽습니다',
    todo: '`holdings$`가 다시 `current`가 될 때까지 이 잔고로 매매하지 마십시오',
  },
  ClockSkew: {
    meaning:
      '이 컴퓨터의 시계가 거래소보다 `ms`만큼 빠릅니다(0보다 작으면 느립니다). 5분 넘게 어긋나서 `receivedAt`이 틀리고 토큰 만료 시각도 틀릴 수 있습니다',
    todo: '이 컴퓨터의 시계를 맞추십시오(chrony, systemd-timesyncd)',
  },
  GatewayLost: {
    meaning:
      '게이트웨이가 거래소와 끊겨 이 클라이언트의 등록 `count`건에 이벤트가 오지 않습니다. 복구되면 `Gap`이 옵니다',
    todo: '할 일이 없습니다. 게이트웨이가 복구되면 `Gap`이 옵니다. 오래 계속되면 게이트웨이의 `/health`를 보십시오',
  },
  Conflated: {
    meaning: '이 클라이언트가 너무 느리게 읽어, 게이트웨이가 시세나 호가를 더 새로운 것으로 바꿨습니다',
    todo: '더 빨리 읽으십시오. 구독자의 일을 줄이거나, 종목을 줄이거나, 무엇을 버릴지 스스로 고르는 `conflate`를 쓰십시오',
  },
  Suppressed: {
    meaning: '같은 종류의 진단이 짧은 시간에 너무 많아 일부를 하나씩 알리지 않았습니다',
    todo: '`kind`를 보십시오. 보고된 것보다 더 자주 일어나고 있습니다',
  },
  SystemMessage: {
    meaning: '거래소가 자체 코드로 세션을 끊었거나 알림을 보냈습니다(R10001, R10002, R10004)',
    todo: '`code`를 보십시오. R10001은 다른 곳의 로그인입니다. 그 밖의 코드에서는 클라이언트가 스스로 다시 로그인합니다',
  },
}
