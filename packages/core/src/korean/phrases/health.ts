import type { Phrases } from '../phrase.ts'

/** The texts of `healthOf`. */
export const healthPhrases: Phrases = [
  ['the session is being opened (attempt {})', '세션을 여는 중입니다({1}번째 시도).'],
  [
    'the connection is lost; attempt {} in {} ms: {}',
    '접속이 끊겼습니다. {2} ms 뒤에 다시 시도합니다({1}번째 시도). 사유: {3+}',
  ],
  [
    'another login with the same app key ended the session (R10001); nothing logs in before resume()',
    '같은 앱키로 다른 곳에서 로그인하여 세션이 끝났습니다(R10001). resume()을 부르기 전에는 다시 로그인하지 않습니다.',
  ],
  [
    'another login with the same app key ended the session (R10001); the next login is in {} ms',
    '같은 앱키로 다른 곳에서 로그인하여 세션이 끝났습니다(R10001). {1} ms 뒤에 다시 로그인합니다.',
  ],
  ['the client is closed', '클라이언트가 닫혔습니다.'],
  ['no frame came for {} ms', '{1} ms 동안 아무 프레임도 오지 않았습니다.'],
  ['{} of {} registrations are held', '실시간 등록 {2}건 가운데 {1}건이 되어 있습니다.'],
  ['all {} codes of the connection are used', '이 접속의 종목 한도 {1}개를 모두 쓰고 있습니다.'],
  ['all {} condition searches are used', '실시간 조건검색 한도 {1}개를 모두 쓰고 있습니다.'],
  ['{} calls of {} wait, the first for {} ms', '{2} 호출 {1}건이 기다리고 있으며, 가장 오래된 것은 {3} ms째입니다.'],
  ['the token has expired; the next call asks for another', '토큰이 만료되었습니다. 다음 호출이 새로 발급받습니다.'],
  ["this machine's clock is {} ms ahead of the exchange's", '이 컴퓨터의 시계가 거래소보다 {1} ms 빠릅니다.'],
  ["this machine's clock is {} ms behind the exchange's", '이 컴퓨터의 시계가 거래소보다 {1} ms 느립니다.'],
]
