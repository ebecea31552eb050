/** The Korean of what only docs/errors.md says; errors, diagnostics and health have theirs in packages/core/src/korean. */
import type { lossReasons } from '../../../packages/core/src/realtime/session/lossReasons.ts'

interface ReasonText {
  readonly meaning: string
  readonly todo: string
}

/** One entry for each reason: the compiler refuses one that is missing. */
export const REASON_TEXTS: Readonly<Record<keyof typeof lossReasons, ReasonText>> = {
  closed: {
    meaning: '소켓이 닫혔습니다. 코드와 문구는 거래소나 네트워크의 것입니다',
    todo: '1006: 네트워크나 중간의 프로세스. 1000이 되풀이되면: 같은 앱키의 다른 로그인. 게이트웨이의 1008: 이 프로그램이 너무 느리게 읽음',
  },
  ended: {
    meaning: '거래소가 자체 메시지로 세션을 끊었습니다',
    todo: 'R10002: PING에 응답하지 않음(이벤트 루프가 몇 초 동안 막힘). R10004: 토큰',
  },
  taken: {
    meaning: '같은 앱키로 다른 곳에서 로그인했습니다(R10001)',
    todo: '그 앱키를 쓰는 다른 프로그램을 찾으십시오',
  },
  silent: {
    meaning: '`realtime.silence`가 허용하는 동안 PING을 포함해 아무 프레임도 오지 않았습니다',
    todo: '회선이 끊긴 줄 모르고 있는 것입니다. 유휴 연결을 끊는 방화벽, 절전에 들어간 노트북 등',
  },
  unanswered: {
    meaning: '등록(REG)이나 해지(REMOVE)를 두 번 보냈지만 응답이 없었습니다',
    todo: '드물면 할 일이 없습니다. 거래소가 바빴습니다',
  },
  beforeLogin: {
    meaning: '로그인(LOGIN)이 먼저라고 거래소가 계속 응답했습니다',
    todo: '할 일이 없습니다. 다음 로그인에서 풀립니다',
  },
  takenAlong: {
    meaning: '다른 등록의 해지에 함께 해지되었을 수 있습니다',
    todo: '거래소가 지정한 것만 해지한다면 잃은 것이 없습니다. 그다음 필요한 것은 REST로 읽으십시오',
  },
  takenBack: { meaning: '다시 필요해진 사이에 해지되어, 새로 등록했습니다', todo: '위와 같습니다' },
  noToken: {
    meaning: '토큰을 얻지 못했습니다. 문구는 그 오류의 것입니다',
    todo: '문구를 보십시오. 키, 점검, 네트워크',
  },
  notOpened: {
    meaning: '소켓이 제시간에 열리지 않았습니다',
    todo: '10000번 포트가 막혀 있습니다. 방화벽, 프록시를 확인하십시오',
  },
  noLogin: {
    meaning: '로그인(LOGIN) 응답이 제시간에 오지 않았습니다',
    todo: '드물면 할 일이 없습니다. 거래소가 바빴습니다',
  },
  loginRefused: { meaning: '토큰과 무관한 코드로 로그인(LOGIN)이 거절되었습니다', todo: '위의 코드 표를 찾아보십시오' },
  tokenRefused: {
    meaning: '연달아 두 토큰으로 로그인(LOGIN)이 거절되었습니다',
    todo: '저절로 풀립니다. 거래소가 유효한 토큰을 거절하는 때가 있습니다. 계속되면 `Unauthorized`를 보십시오',
  },
}
