/** Errors, diagnostics and reasons in Korean: nothing of them is lost, and no English sentence of ours is left. */
import fc from 'fast-check'
import { NEVER } from 'rxjs'
import { describe, expect, it } from 'vitest'
import * as errors from '../../src/errors.ts'
import { type Diagnostic, fromErrorData, healthOf, type KiwoomError, toErrorData } from '../../src/index.ts'
import { describeInKorean, koreanHealth, koreanMessage, koreanReason } from '../../src/ko.ts'
import { isEnglish } from '../../src/korean/translate.ts'
import { rememberSecret } from '../../src/observe/secrets.ts'
import { lossReasons } from '../../src/realtime/session/lossReasons.ts'

const SECRETS = ['KOAPPKEY-abcdef-0001', 'KOTOKEN-abcdef-0003', '8123456799']
for (const secret of SECRETS) rememberSecret(secret)
const SHOWN = /KOAPPKEY|KOTOKEN|8123456799|1234-5678/

const count = fc.integer({ min: 1, max: 999_999 })
const code = fc.constantFrom('1700', '8005', '8001', '1999', '20', '105115', undefined)
const endpoint = fc.constantFrom('ka10001', 'kt10000', 'connect', 'LOGIN', 'REG', '0B', 'order.track')
const item = fc.constantFrom('005930', '000660_NX', '069500_AL')

/** What the exchange, the network or a program may say. */
const words = fc.oneof(
  fc.constantFrom(
    '[1700:허용된 요청 개수를 초과하였습니다. 유량=5, API ID=ka10095]',
    'getaddrinfo ENOTFOUND api.kiwoom.com',
    'the server is on fire and no one looks after it',
    'no answer within 500 ms',
    `the key ${SECRETS[0]} of account 1234-5678-90 and ${SECRETS[2]} is unknown here`,
  ),
  fc.string({ maxLength: 60 }),
)
const params = fc.dictionary(
  fc.constantFrom('stockCode', 'orderQuantity', 'note'),
  fc.oneof(fc.constant('005930'), count, fc.constant('a note of many words')),
)
const problems = fc.array(
  fc.record({
    path: fc.constantFrom('stockCode', 'candles[3].open', 'orderPrice'),
    label: fc.constantFrom('종목코드 · stk_cd', '시가 · open_pric', 'unknown parameter'),
    raw: fc.oneof(words, count, fc.constant(undefined), fc.constant('(hidden)'), fc.constant({ a: 'one two three' })),
    expected: fc.constantFrom(
      "a price, such as 61300 or '-61300'",
      'one of krx (1), nxt (2)',
      'a price on its step (호가단위): the nearest are 70000 and 70100',
      'an order of at most 100 won (orderLimits.maxValue), and this is 70 × 2 = 140',
      'stockCode, which is the nearest name',
    ),
  }),
  { minLength: 1, maxLength: 3 },
)
const facts = fc.record({ endpoint, code, cause: words })

type Made = { readonly [Tag in KiwoomError['_tag']]: fc.Arbitrary<KiwoomError & { readonly _tag: Tag }> }

const plain = <E>(make: new (message: string, facts: { endpoint: string }) => E): fc.Arbitrary<E> =>
  fc.tuple(words, facts).map(([text, given]) => new make(text, given))

/** Every error that its constructor can make. */
const ERRORS: Made = {
  BadRequest: fc
    .tuple(words, facts, fc.option(problems, { nil: undefined }))
    .map(([text, given, found]) => new errors.BadRequest(text, { ...given, ...(found && { problems: found }) })),
  Unauthorized: fc
    .tuple(words, facts, fc.boolean())
    .map(([text, given, retryable]) => new errors.Unauthorized(text, { ...given, retryable })),
  RateLimited: fc
    .tuple(words, facts, count, count)
    .map(([text, given, retryAfter, quota]) => new errors.RateLimited(text, { ...given, retryAfter, quota })),
  Rejected: plain(errors.Rejected),
  Unavailable: fc
    .tuple(words, facts, count, words)
    .map(([text, given, status, snippet]) => new errors.Unavailable(text, { ...given, status, snippet })),
  Timeout: plain(errors.Timeout),
  DecodeError: fc
    .tuple(words, facts, problems)
    .map(([text, given, found]) => new errors.DecodeError(text, { ...given, problems: found })),
  PagingStopped: fc
    .tuple(words, facts, fc.constantFrom('repeatedKey' as const, 'maxPages' as const), count)
    .map(([text, given, reason, pages]) => new errors.PagingStopped(text, { ...given, reason, pages })),
  OrderOutcomeUnknown: fc.tuple(words, facts, params, count).map(
    ([text, given, sent, sentAt]) =>
      new errors.OrderOutcomeUnknown(text, {
        ...given,
        request: { endpoint: 'kt10000', params: sent },
        sentAt,
        lookup: () => NEVER,
      }),
  ),
  RegistrationRefused: plain(errors.RegistrationRefused),
  RegistrationLimit: fc
    .tuple(words, facts, count, count)
    .map(([text, given, limit, requested]) => new errors.RegistrationLimit(text, { ...given, limit, requested })),
  SessionTaken: plain(errors.SessionTaken),
  Aborted: plain(errors.Aborted),
  BufferFull: fc
    .tuple(words, facts, count)
    .map(([text, given, buffer]) => new errors.BufferFull(text, { ...given, buffer })),
  Closed: plain(errors.Closed),
}

type Reported = { readonly [Tag in Diagnostic['_tag']]: fc.Arbitrary<Diagnostic & { readonly _tag: Tag }> }

function tagged<Tag extends string, Facts>(_tag: Tag, shape: { [K in keyof Facts]: fc.Arbitrary<Facts[K]> }) {
  return fc.record(shape).map((given) => ({ _tag, ...given }))
}

/** Every diagnostic. */
const DIAGNOSTICS: Reported = {
  Undecodable: tagged('Undecodable', { endpoint, problems, dropped: fc.boolean() }),
  UnusualReply: tagged('UnusualReply', { endpoint, text: words }),
  UnknownFrame: tagged('UnknownFrame', {
    stage: fc.constantFrom('text frame', 'condition hit without a stock code'),
    text: words,
  }),
  Pacing: tagged('Pacing', { endpoint, wait: count }),
  Retry: tagged('Retry', { endpoint, attempt: count, wait: count, reason: fc.constant('Unavailable'), cause: words }),
  TokenStore: tagged('TokenStore', { reason: words }),
  UnseenOrder: tagged('UnseenOrder', {
    endpoint,
    outcome: fc.constantFrom('accepted' as const, 'refused' as const, 'unknown' as const),
    detail: fc.oneof(words, fc.constant('order 0000140')),
  }),
  OrderListsUnread: tagged('OrderListsUnread', { orders: count, wait: count, reason: words }),
  OrderUnclear: tagged('OrderUnclear', {
    orderNumber: fc.constant('0000140'),
    reason: fc.constantFrom('notListed' as const, 'unreadable' as const),
    wait: count,
  }),
  Reconnect: tagged('Reconnect', { attempt: count, wait: count, reason: words }),
  Unanswered: tagged('Unanswered', { request: fc.constantFrom('REG', 'CNSRREQ'), wait: count }),
  Quiet: tagged('Quiet', { endpoint, item, ms: count }),
  NeverHeard: tagged('NeverHeard', { endpoint, item, ms: count }),
  Repeated: tagged('Repeated', { endpoint, item }),
  Missed: tagged('Missed', { endpoint, item, volume: count }),
  StalePositions: tagged('StalePositions', { reason: words, wait: count }),
  ClockSkew: tagged('ClockSkew', { ms: count }),
  GatewayLost: tagged('GatewayLost', { from: count, reason: words, count }),
  Conflated: tagged('Conflated', { endpoint, item, count }),
  Suppressed: tagged('Suppressed', { kind: fc.constant('Undecodable'), count }),
  SystemMessage: tagged('SystemMessage', { code: fc.constantFrom('R10001', 'R10004'), text: words }),
}

const SUBJECTS: readonly (readonly [string, fc.Arbitrary<KiwoomError | Diagnostic>])[] = [
  ...Object.entries(ERRORS),
  ...Object.entries(DIAGNOSTICS),
]

/** What stands in no quotation marks: the words of others do. */
function own(text: string): string {
  return text.replaceAll(/“[^”]*”/g, '“”')
}

/** Numbers and codes among the facts; `sentAt` is shown as a time. */
function plainFacts(subject: KiwoomError | Diagnostic): readonly string[] {
  const entries = Object.entries('toJSON' in subject ? subject.toJSON() : subject)
  const kept = new Set(['code', 'item', 'orderNumber', 'kind', 'request'])
  return entries.flatMap(([name, value]) => {
    if (typeof value === 'number' && name !== 'sentAt') return [String(value)]
    return typeof value === 'string' && kept.has(name) ? [value] : []
  })
}

describe.each(SUBJECTS)('%s in Korean', (tag, subjects) => {
  it('has no secret, and no English sentence outside of quotation marks', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const text = koreanMessage(subject)
        expect(subject._tag).toBe(tag)
        expect(text).not.toMatch(SHOWN)
        expect(isEnglish(own(text)), text).toBe(false)
      }),
    )
  })

  it('keeps its numbers and codes, and says what to do', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const { what, values, todo } = describeInKorean(subject)
        const said = koreanMessage(subject)
        expect(plainFacts(subject).filter((fact) => !said.includes(fact))).toEqual([])
        for (const text of [what, todo]) expect(text).toMatch(/\p{Script=Hangul}/u)
        for (const value of values) expect(said).toContain(value)
        expect(said).toMatch(/조치: /)
      }),
    )
  })
})

it.each(Object.entries(ERRORS))('%s has the same Korean text after it has crossed a boundary', (_, made) => {
  fc.assert(
    fc.property(made, (error) => {
      const again = fromErrorData(structuredClone(toErrorData(error)))
      expect(again && koreanMessage(again)).toBe(koreanMessage(error))
    }),
  )
})

describe('koreanMessage', () => {
  it('shows an order that cannot be right: which value, and which would be', () => {
    const problem = {
      path: 'orderPrice',
      label: '주문단가 · ord_uv',
      raw: 70_001,
      expected: 'a price on its step (호가단위): the nearest are 70000 and 70100',
    }
    const text = koreanMessage(new errors.BadRequest('…', { endpoint: 'kt10000', problems: [problem] }))
    expect(text).toContain(
      'orderPrice (주문단가 · ord_uv): 기대한 값은 호가단위에 맞는 가격(가장 가까운 가격: 70000, 70100), 받은 값은 70001',
    )
  })

  it('explains the code of the exchange, also one inside the message', () => {
    const [wrongKey, closed] = [
      new errors.Unauthorized('[8002:키 오류]', { endpoint: 'au10001', code: '8002' }),
      new errors.Rejected('[2000](RC4058:모의투자 장종료 상태입니다)', { endpoint: 'kt10000', code: '2000' }),
    ].map(koreanMessage)
    expect(wrongKey).toContain('앱키와 시크릿키가 맞지 않습니다')
    expect(wrongKey).toContain('[8002:키 오류]')
    expect(closed).toContain('다음 장을 기다리십시오')
  })

  it('advises by what the error holds: a refusal by its code, what passes by its kind', () => {
    const advice = [
      new errors.BadRequest('there is no option timout; did you mean timeout?', { endpoint: 'connect' }),
      new errors.BadRequest('[1511:필수입력 파라미터]', { endpoint: 'ka10001', code: '1517' }),
      new errors.RateLimited('[1700:…]', { endpoint: 'ka10001', code: '1700' }),
      new errors.Unauthorized('[8030:…]', { endpoint: 'au10001', code: '8030' }),
    ].map((error) => describeInKorean(error).todo)
    expect(advice[0]).toBe('메시지에 나온 옵션이나 값을 고치십시오')
    expect(advice[1]).toBe('형식을 바로잡으십시오')
    expect(advice[2]).toContain('`retryAfter`')
    expect(advice[3]).toBe('`env`에 맞는 키를 쓰십시오')
  })

  it('shows a lost order with what was sent and when', () => {
    const request = { endpoint: 'kt10000', params: { stockCode: '005930', orderQuantity: 3 } }
    const sentAt = Date.parse('2026-11-20T09:00:05+09:00')
    const message = 'no answer within 5000 ms; it is not sent again; ask lookup() what became of it'
    const error = new errors.OrderOutcomeUnknown(message, { endpoint: 'kt10000', request, sentAt, lookup: () => NEVER })
    const text = koreanMessage(error)
    expect(text).toContain('5000 ms 안에 응답이 오지 않았습니다.')
    expect(text).toContain('stockCode=005930 orderQuantity=3')
    expect(text).toContain('2026-11-20 09:00:05(한국 시각)')
    expect(text).toContain('주문을 다시 내지 마십시오')
  })
})

describe('koreanReason', () => {
  const reasons: { readonly [Name in keyof typeof lossReasons]: string } = {
    closed: lossReasons.closed(1006, ''),
    ended: lossReasons.ended('R10004', '토큰이 만료되었습니다'),
    taken: lossReasons.taken('동일한 앱키로 접속'),
    silent: lossReasons.silent(45_000),
    unanswered: lossReasons.unanswered('REG', 5_000),
    beforeLogin: lossReasons.beforeLogin('로그인이 필요합니다'),
    takenAlong: lossReasons.takenAlong(),
    takenBack: lossReasons.takenBack(),
    noToken: lossReasons.noToken('au10001: the request failed on its way: fetch failed'),
    notOpened: lossReasons.notOpened(10_000),
    noLogin: lossReasons.noLogin(10_000),
    loginRefused: lossReasons.loginRefused(1, '거절'),
    tokenRefused: lossReasons.tokenRefused('805004', '토큰 오류'),
  }

  it.each(Object.entries(reasons))('gives %s in Korean, with its numbers', (_, reason) => {
    const text = koreanReason(reason)
    expect(text).toMatch(/\p{Script=Hangul}/u)
    expect(isEnglish(own(text)), text).toBe(false)
    for (const number of reason.match(/\d+/g) ?? []) expect(text).toContain(number)
  })
})

describe('koreanHealth', () => {
  it('gives every reason that healthOf can find in Korean, with its numbers', () => {
    const session = { lastFrameAge: 31_000, logins: 1, losses: 1, takeovers: 0 }
    const calls = { ka10001: { turns: 1, refusals: 0, waited: 0, waiting: 3, oldestWait: 40_000 } }
    const states = [
      { _tag: 'connecting', attempt: 2 },
      { _tag: 'waiting', attempt: 3, wait: 500, reason: 'nothing heard for 45000 ms' },
      { _tag: 'taken', retryIn: null },
      { _tag: 'taken', retryIn: 60_000 },
      { _tag: 'closed' },
      { _tag: 'ready' },
    ]
    const registrations = { wanted: 9, held: 7, codes: 200, codeLimit: 200, searches: 10, searchLimit: 10 }
    const found = states.flatMap((state) => {
      const stats = { at: 2_000, env: 'real', clockSkew: -400_000, token: { expiresAt: 1_000 } }
      const given: unknown = { ...stats, session: { ...session, state }, registrations, calls }
      return healthOf(given as Parameters<typeof healthOf>[0]).reasons
    })
    expect(new Set(found.map((reason) => reason.code)).size).toBe(10)
    for (const reason of found) {
      const text = koreanHealth(reason)
      expect(isEnglish(own(text)), text).toBe(false)
      for (const number of reason.text.match(/\d+/g) ?? []) expect(text).toContain(number)
    }
  })
})
