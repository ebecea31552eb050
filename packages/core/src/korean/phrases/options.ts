import type { Phrases } from '../phrase.ts'

/** Options, addresses and keys that cannot be right. */
export const optionPhrases: Phrases = [
  ['there is no option {}; did you mean {}?', '{1} 옵션은 없습니다. 가장 가까운 이름은 {2}입니다.'],
  ['there is no option {}; there are {}', '{1} 옵션은 없습니다. 쓸 수 있는 옵션: {2}.'],
  ['the options must be an object, got {}', '옵션은 객체여야 합니다. 받은 값: {1+}.'],
  [
    "env must be 'mock', 'real' or { rest: 'http://…', socket: 'ws://…' }; env.{} is {}",
    "env는 'mock'(모의투자), 'real'(실전투자) 또는 { rest: 'http://…', socket: 'ws://…' }여야 합니다. env.{1} 값: {2+}.",
  ],
  [
    'env.{} is {}, so keys and tokens would travel readable; use {}, or allow it by allowInsecure: true',
    'env.{1} 주소 {2}에서는 앱키와 토큰이 암호화되지 않은 채 전송됩니다. {3} 주소를 쓰거나 allowInsecure: true로 허용하십시오.',
  ],
  [
    'credentials.{} is missing; give { appKey, secretKey } or { token }',
    'credentials.{1} 값이 없습니다. { appKey, secretKey } 또는 { token }을 주십시오.',
  ],
  [
    'credentials.{} begins or ends with a space or a line break, or holds a letter that no key has; trim it; give { appKey, secretKey } or { token }',
    'credentials.{1} 값의 앞뒤에 공백이나 줄바꿈이 있거나, 키에 쓰이지 않는 글자가 있습니다. 다듬은 값으로 { appKey, secretKey } 또는 { token }을 주십시오.',
  ],
  [
    'credentials.{} is blank or no text; give { appKey, secretKey } or { token }',
    'credentials.{1} 값이 비어 있거나 문자열이 아닙니다. { appKey, secretKey } 또는 { token }을 주십시오.',
  ],
  [
    'a page must hold no app key: everyone who opens it can read it. Connect it to a gateway with a token of its own ({ env: gateway, credentials: { token } }), or to an exchange in memory ({ env, http, socket })',
    '웹 페이지에는 앱키를 둘 수 없습니다. 페이지를 여는 누구나 읽을 수 있기 때문입니다. 게이트웨이에 전용 토큰으로 접속하거나({ env: gateway, credentials: { token } }), 메모리 안의 거래소에 접속하십시오({ env, http, socket }).',
  ],
  [
    "{} is no namespace of queries; give some of this entry's own under their names: {}",
    '{1}은(는) 조회 네임스페이스가 아닙니다. 이 진입점의 네임스페이스를 이름 그대로 주십시오: {2}.',
  ],
  [
    "proxy must be the address of a proxy, such as 'http://proxy.example:3128', or false",
    "proxy는 프록시 주소(예: 'http://proxy.example:3128') 또는 false여야 합니다.",
  ],
  ['HTTPS_PROXY or HTTP_PROXY is no address of a proxy', 'HTTPS_PROXY 또는 HTTP_PROXY의 값이 프록시 주소가 아닙니다.'],
  [
    'this runtime has no WebSocket; give connect a socket transport',
    '이 런타임에는 WebSocket이 없습니다. connect에 socket 전송 계층을 주십시오.',
  ],
  [
    'orderLimits must be an object such as { maxQuantity: 10 }, got {}',
    'orderLimits는 { maxQuantity: 10 } 같은 객체여야 합니다. 받은 값: {1+}.',
  ],
  ["orderLimits has no '{}'; it takes {}", "orderLimits에는 '{1}' 항목이 없습니다. 쓸 수 있는 항목: {2}."],
  [
    'orderLimits.{} is undefined; leave it out for no limit',
    'orderLimits.{1} 값이 undefined입니다. 한도를 두지 않으려면 항목을 빼십시오.',
  ],
  ['the token store needs the path of a file, got {}', '토큰 저장소에는 파일 경로가 필요합니다. 받은 값: {1+}.'],
  [
    '{}: only ~/ is known, the home folder; write the whole path',
    '{1}: 경로 앞에는 홈 폴더를 뜻하는 ~/만 쓸 수 있습니다. 전체 경로를 적으십시오.',
  ],
  ['a whole number of pages, {} or more', '{1} 이상의 쪽수(정수)'],
  ['a whole number of attempts, {} or more', '{1} 이상의 시도 횟수(정수)'],
  ['a whole number of values, {} or more', '{1} 이상의 값 개수(정수)'],
  ['a whole number of registrations, {} or more', '{1} 이상의 등록 건수(정수)'],
  ['a whole number, {} or more', '{1} 이상의 정수'],
  ['a number of calls above 0', '0보다 큰 초당 호출 수'],
  ['a number of ms above 0', '0보다 큰 밀리초'],
  ['a number above 0', '0보다 큰 수'],
  ['a number of ms from {} to {}', '{1} 이상 {2} 이하의 밀리초'],
  ['a number of calls from {} to {}', '{1} 이상 {2} 이하의 호출 수'],
  ['{ burst, perSecond } with a burst of 1 or more', 'burst가 1 이상인 { burst, perSecond }'],
  ['a function', '함수'],
  ['an object with {}', '{1+} 메서드가 있는 객체'],
  ['an AbortSignal', 'AbortSignal'],
  ['a client of connect()', 'connect()가 돌려준 클라이언트'],
  ['a text, got {}', '문자열(받은 값: {1+})'],
  ['a list of codes', '종목코드 목록'],
  ['a list of hosts as text', '호스트 이름 문자열의 목록'],
  ['certificates as text (PEM, -----BEGIN CERTIFICATE-----)', 'PEM 형식의 인증서 문자열(-----BEGIN CERTIFICATE-----)'],
  ['the nextKey of a page before', '앞 쪽에서 받은 nextKey(연속조회키)'],
  [
    'no date, because its rows have none or come in no order of time',
    '기준 일시 없음(이 목록의 행에는 일시가 없거나 시간순이 아닙니다)',
  ],
  [
    "a date or datetime, '2026-11-20' or '2026-11-20T09:00:00'",
    "날짜 또는 일시('2026-11-20' 또는 '2026-11-20T09:00:00')",
  ],
]
