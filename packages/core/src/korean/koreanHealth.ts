/** The reasons of a health that is not `ok`, in Korean. */
import type { HealthReason } from '../monitoring/health.ts'
import type { CodeText } from './exchangeCodes.ts'

/** One entry for each reason: the compiler refuses a union that has grown. */
export const HEALTH_TEXTS: Readonly<Record<HealthReason['code'], CodeText>> = {
  closed: { meaning: '`close()`가 불렸습니다', todo: '할 일이 없습니다. 프로그램이 끝나는 중입니다' },
  taken: {
    meaning: '같은 앱키로 다른 곳에서 로그인하여 세션이 끝났습니다(R10001)',
    todo: '다른 프로그램을 끝내고 `kiwoom.resume()`을 부르십시오. 앱키 하나에 세션 하나입니다',
  },
  reconnecting: { meaning: '접속이 끊겼고 곧 다시 시도합니다', todo: '기다리십시오. 사유는 텍스트에 있습니다' },
  connecting: { meaning: '토큰 발급, 소켓 접속 또는 로그인이 진행 중입니다', todo: '기다리십시오' },
  silent: {
    meaning: '30초 동안 PING을 포함해 아무 프레임도 오지 않았습니다',
    todo: '기다리십시오. 45초가 지나면 클라이언트가 접속을 끊고 다시 맺습니다(`realtime.silence`)',
  },
  registrations: {
    meaning: '구독한 것이 아직 모두 등록되지 않았습니다',
    todo: '기다리십시오. 거래소는 등록(REG)을 초당 다섯 건쯤 받습니다',
  },
  codes: {
    meaning: '종목이나 조건검색을 더 등록할 수 없습니다',
    todo: '구독을 줄이거나, 게이트웨이 뒤에 앱키를 하나 더 두십시오',
  },
  queue: {
    meaning: '호출 하나가 30초 동안 차례를 기다렸습니다',
    todo: '덜 요청하십시오. 거래소의 한도는 바뀌지 않습니다',
  },
  token: { meaning: '토큰이 만료되었습니다', todo: '할 일이 없습니다. 다음 호출이 새로 발급받습니다' },
  clock: {
    meaning: '이 컴퓨터의 시계가 5분 넘게 어긋났습니다',
    todo: '시계를 맞추십시오. `receivedAt`과 토큰 만료 판단이 시계에 달려 있습니다',
  },
}
