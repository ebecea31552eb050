/** Codes of the exchange that people meet: what each means, and what to do. */

export interface CodeText {
  readonly meaning: string
  readonly todo: string
}

/** By the code in an error's `code` or in its message. */
export const EXCHANGE_CODES: Readonly<Record<string, CodeText>> = {
  '1511': { meaning: '필수 요청 항목이 빠졌습니다', todo: '메시지에 나온 항목을 채우십시오' },
  '1517': { meaning: '요청 항목의 형식이 다릅니다', todo: '형식을 바로잡으십시오' },
  '1700': {
    meaning: '허용된 요청 건수를 넘었습니다(유량 제한)',
    todo: '클라이언트가 기다렸다가 다시 보냅니다. 자주 나오면 앱키를 쓰는 프로세스끼리 호출 속도를 나누십시오',
  },
  '1634': {
    meaning: '한 번에 요청한 종목이 너무 많습니다(ka10095는 100종목까지)',
    todo: '한 번에 조회하는 종목 수를 줄이십시오',
  },
  '1902': { meaning: '종목 정보가 없습니다', todo: '종목코드와 거래소 구분을 확인하십시오' },
  '1999': { meaning: '거래소 쪽에 예기치 못한 오류가 있습니다', todo: '클라이언트가 다시 시도합니다. 기다리십시오' },
  '8001': {
    meaning: '앱키와 시크릿키가 맞지 않습니다(8002도 같습니다)',
    todo: '키를 확인하십시오. 실전투자와 모의투자의 키는 서로 다릅니다',
  },
  '8005': {
    meaning: '토큰이 거절되었습니다. 유효한 토큰이 거절되는 때도 있습니다',
    todo: '클라이언트가 토큰을 한 번 바꿔 다시 시도합니다',
  },
  '8010': {
    meaning: '토큰을 발급받은 IP와 다른 IP입니다',
    todo: '이 IP를 앱키에 등록하십시오. 기기마다 토큰을 따로 쓰십시오',
  },
  '8030': {
    meaning: '실전투자와 모의투자가 뒤바뀌었습니다(8031은 토큰이 그렇습니다)',
    todo: '`env`에 맞는 키를 쓰십시오',
  },
  '8050': { meaning: '등록된 단말기가 아닙니다(8040도 같습니다)', todo: '키움증권에 단말기를 등록하십시오' },
  RC4058: { meaning: '장이 끝났습니다(모의투자)', todo: '다음 장을 기다리십시오' },
  RC9000: {
    meaning: '모의투자에서 제공하지 않는 업무입니다(8104도 같습니다)',
    todo: '실전투자를 쓰거나 다른 TR을 쓰십시오',
  },
  '571557': {
    meaning: '호가단위에 맞지 않는 가격입니다',
    todo: '클라이언트가 먼저 확인합니다. `validate`를 통과하는 가격을 쓰십시오',
  },
  '506550': {
    meaning: '취소할 수 있는 수량이 없습니다(571412: 이미 취소된 주문)',
    todo: '주문을 조회하십시오. 이미 체결되었거나 취소되었습니다',
  },
}

/** Codes that say the same as another. */
const SAME: Readonly<Record<string, string>> = {
  '8002': '8001',
  '8031': '8030',
  '8040': '8050',
  '8104': 'RC9000',
  '571412': '506550',
}

/** What is known of an error's code. A business refusal has 2000 as its code, and its own one in the message. */
export function codeText(code: string | undefined, message: string): CodeText | undefined {
  const inside = /\((RC\d{4}|\d{6}):/.exec(message)?.[1]
  const found = [inside, code].map((each) => EXCHANGE_CODES[SAME[each ?? ''] ?? each ?? ''])
  return found.find((text) => text !== undefined)
}
