import { inspect } from 'node:util'
import { take, toArray } from 'rxjs'
import type { TestScheduler } from 'rxjs/testing'
import { describe, expect, it } from 'vitest'
import { type ConnectOptions, connect, type Diagnostic, type HttpResponse, type Kiwoom } from '../../../src/index.ts'
import type { HttpRequest } from '../../../src/rest/protocol/httpTransport.ts'
import { reply, scriptedHttp, tokenReply } from '../../kit/http.ts'
import { virtually } from '../../kit/scheduler.ts'

const KEYS = { appKey: 'APP-KEY-1234', secretKey: 'SECRET-5678' }
const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const
const candle = (minute: number) => ({
  cur_prc: '-61300',
  trde_qty: '10',
  cntr_tm: `202611200900${String(minute).padStart(2, '0')}`,
  open_pric: '-61300',
  high_pric: '-61400',
  low_pric: '-61200',
})
const candles = (count: number) => ({ stk_min_pole_chart_qry: Array.from({ length: count }, (_, i) => candle(i)) })

function client(
  clock: TestScheduler,
  answer: (request: HttpRequest, index: number) => HttpResponse | Error,
  options: Partial<ConnectOptions> = {},
) {
  const tokens = ['TOKEN-A', 'TOKEN-B', 'TOKEN-C']
  const server = scriptedHttp(clock, 1, (request, index) =>
    request.url.endsWith('/oauth2/token') ? tokenReply(tokens.shift() ?? 'TOKEN-Z') : answer(request, index),
  )
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1/', socket: 'ws://127.0.0.1:1' },
    credentials: KEYS,
    http: server.http,
    scheduler: clock,
    seed: 1,
    ...options,
  })
  const diagnostics: Diagnostic[] = []
  kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
  return {
    kiwoom,
    server,
    diagnostics,
    calls: () => server.requests.filter(({ url }) => !url.endsWith('/oauth2/token')),
  }
}

/** What became of reading one page. */
function outcome(kiwoom: Kiwoom): { value?: unknown; error?: unknown } {
  const found: { value?: unknown; error?: unknown } = {}
  kiwoom.chart.stockMinute(MINUTES).subscribe({
    next: (value) => (found.value = value),
    error: (error: unknown) => (found.error = error),
  })
  return found
}

describe('a query', () => {
  it('sends nothing before it is subscribed, then a token request and one call', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, server } = client(clock, () => reply(candles(1)))
      const page$ = kiwoom.chart.stockMinute(MINUTES)
      flush()
      expect(server.requests).toHaveLength(0)
      page$.subscribe()
      flush()
      expect(server.requests).toEqual([
        {
          method: 'POST',
          url: 'http://127.0.0.1:1/oauth2/token',
          headers: { 'content-type': 'application/json;charset=UTF-8', 'api-id': 'au10001' },
          body: '{"grant_type":"client_credentials","appkey":"APP-KEY-1234","secretkey":"SECRET-5678"}',
        },
        {
          method: 'POST',
          url: 'http://127.0.0.1:1/api/dostk/chart',
          headers: {
            'content-type': 'application/json;charset=UTF-8',
            'api-id': 'ka10080',
            authorization: 'Bearer TOKEN-A',
          },
          body: '{"stk_cd":"005930","tic_scope":"1","upd_stkpc_tp":"1"}',
        },
      ])
    }))

  it('take(10) inside the first page makes exactly one request', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, calls } = client(clock, () => reply(candles(20), { nextKey: 'k1' }))
      let rows: unknown[] = []
      kiwoom.chart.stockMinute
        .rows(MINUTES)
        .pipe(take(10), toArray())
        .subscribe((all) => (rows = all))
      flush()
      expect(rows).toHaveLength(10)
      expect(calls()).toHaveLength(1)
    }))

  it('repeats the identical body with the next-key header', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, calls, server } = client(clock, (_, i) => reply(candles(2), i === 1 ? { nextKey: 'k1' } : {}))
      let rows = 0
      kiwoom.chart.stockMinute.rows(MINUTES).subscribe(() => (rows += 1))
      flush()
      expect(rows).toBe(4)
      expect(calls().map(({ headers }) => [headers['cont-yn'], headers['next-key']])).toEqual([
        [undefined, undefined],
        ['Y', 'k1'],
      ])
      expect(new Set(calls().map(({ body }) => body)).size).toBe(1)
      expect(server.peak()).toBe(1)
    }))

  it('is aborted by its unsubscription', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, server, calls } = client(clock, () => reply(candles(1)))
      const subscription = kiwoom.chart.stockMinute(MINUTES).subscribe()
      // The token's answer comes at 1 ms, the call leaves then, and its own answer is due at 2 ms.
      clock.schedule(() => clock.schedule(() => subscription.unsubscribe()), 1)
      flush()
      expect(calls()).toHaveLength(1)
      expect(server.aborted()).toBe(1)
    }))

  it.each([
    [
      'a missing parameter',
      { stockCode: '005930', adjustedPrice: 'adjusted' },
      'candleInterval (틱범위 · tic_scope): expected a number, got nothing',
    ],
    [
      'an unknown parameter',
      { ...MINUTES, interval: 1 },
      'interval (unknown parameter): expected one of stockCode, candleInterval, adjustedPrice, baseDate, got 1',
    ],
    [
      'a mistyped parameter',
      { ...MINUTES, candleIntervall: 1 },
      'candleIntervall (unknown parameter): expected candleInterval, which is the nearest name, got 1',
    ],
    [
      'an unknown code',
      { ...MINUTES, adjustedPrice: 'maybe' },
      "adjustedPrice (수정주가구분 · upd_stkpc_tp): expected one of unadjusted (0), adjusted (1), got 'maybe'",
    ],
    [
      'a malformed date',
      { ...MINUTES, baseDate: 'yesterday' },
      "baseDate (기준일자 · base_dt): expected a date, '2026-11-20' or '20261120', got 'yesterday'",
    ],
    [
      'a malformed code',
      { ...MINUTES, stockCode: '005930 ' },
      "stockCode (종목코드 · stk_cd): expected an instrument code, such as '005930' or '005930_NX', got '005930 '",
    ],
  ])('with %s is a BadRequest before anything is sent', (_, params, message) =>
    virtually(({ flush }, clock) => {
      const { kiwoom, server } = client(clock, () => reply({}))
      let error: unknown
      // The compiler refuses these; a program in JavaScript can still ask.
      Reflect.apply(kiwoom.chart.stockMinute, undefined, [params]).subscribe({ error: (e: unknown) => (error = e) })
      flush()
      expect(error).toMatchObject({ _tag: 'BadRequest', endpoint: 'ka10080', message: `ka10080: ${message}` })
      expect(server.requests).toHaveLength(0)
    }),
  )

  it('accepts code names and wire codes alike', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, calls } = client(clock, () => reply({ opmr_invsr_trde_chart: [] }))
      kiwoom.chart
        .intradayInvestorTrading({ market: 'kospi', measure: '2', tradeType: 'netBuy', stockCode: '005930' })
        .subscribe()
      flush()
      expect(calls()[0]?.body).toBe('{"mrkt_tp":"001","amt_qty_tp":"2","trde_tp":"0","stk_cd":"005930"}')
    }))
})

describe('an answer', () => {
  const refusal = (returnCode: number, message: string, status = 200): HttpResponse => ({
    status,
    headers: {},
    body: JSON.stringify({ return_code: returnCode, return_msg: message }),
  })

  it.each<[string, HttpResponse | Error, object]>([
    ['1504 is a bad request', refusal(1, '잘못된 요청입니다[1504:…]'), { _tag: 'BadRequest', code: '1504' }],
    [
      '1511 is a bad request',
      refusal(2, '입력 값 오류입니다[1511:…필수입력 파라미터=cycle_tp]'),
      { _tag: 'BadRequest', code: '1511' },
    ],
    ['8030 is about the key', refusal(3, '인증에 실패했습니다[8030:…]'), { _tag: 'Unauthorized', code: '8030' }],
    ['1634 is final', refusal(5, '[1634:…]', 429), { _tag: 'Rejected', code: '1634', retryable: false }],
    [
      '1700 may pass',
      refusal(5, '[1700:… 유량=5, API ID=ka10080]', 429),
      { _tag: 'RateLimited', code: '1700', retryable: true },
    ],
    ['a business refusal', refusal(20, '[2000](RC4058:모의투자 장종료)'), { _tag: 'Rejected', code: '2000' }],
    ['an HTTP 503', { status: 503, headers: {}, body: 'down' }, { _tag: 'Unavailable', status: 503 }],
    [
      'a page of HTML with 200',
      { status: 200, headers: {}, body: '<html>\n  점검중</html>' },
      { _tag: 'Unavailable', status: 200, snippet: '<html> 점검중</html>', retryable: true },
    ],
    ['an empty body', { status: 200, headers: {}, body: '' }, { _tag: 'Unavailable', status: 200, retryable: true }],
    ['1999 may pass', refusal(20, '[1999:예상하지 못한 오류]'), { _tag: 'Unavailable', code: '1999', retryable: true }],
    ['8006 may pass', refusal(3, '[8006:Token 생성 실패]'), { _tag: 'Unavailable', code: '8006', retryable: true }],
    ['maintenance may pass', refusal(3, '시스템 점검 중입니다'), { _tag: 'Unavailable', code: '3', retryable: true }],
    ['no return_code', { status: 200, headers: {}, body: '{}' }, { _tag: 'DecodeError' }],
    ['a blank return_code', { status: 200, headers: {}, body: '{"return_code":""}' }, { _tag: 'DecodeError' }],
    ['an object as return_code', { status: 200, headers: {}, body: '{"return_code":{}}' }, { _tag: 'DecodeError' }],
    [
      'an object as return_msg',
      { status: 200, headers: {}, body: '{"return_code":2,"return_msg":{"toString":1}}' },
      { _tag: 'BadRequest' },
    ],
    [
      'headers of a transport that are no texts',
      Object.assign({ status: 429, headers: {}, body: '' }, { headers: { 'retry-after': 5 } }),
      { _tag: 'DecodeError' },
    ],
    ['a broken network', new TypeError('fetch failed'), { _tag: 'Unavailable', status: undefined }],
  ])('%s', (_, answer, expected) =>
    virtually(({ flush }, clock) => {
      const { kiwoom } = client(clock, () => answer, { retry: { attempts: 2 } })
      const found = outcome(kiwoom)
      flush()
      expect(found.error).toMatchObject(expected)
    }),
  )

  it('a return_code that is text counts like a number', () =>
    virtually(({ flush }, clock) => {
      const body = JSON.stringify({ return_code: '0', return_msg: ' 조회가 완료되었습니다', ...candles(1) })
      const { kiwoom } = client(clock, () => ({ status: 200, headers: {}, body }))
      const found = outcome(kiwoom)
      flush()
      expect(found.value).toMatchObject({ candles: [{ price: 61300, tradeTime: '2026-11-20T09:00:00' }] })
    }))

  it('a passing failure is tried again, later each time, and reported', () =>
    virtually(({ flush }, clock) => {
      const limited = refusal(5, '[1700:…]', 429)
      const { kiwoom, calls, diagnostics } = client(clock, (_, i) => (i < 3 ? limited : reply(candles(1))))
      const found = outcome(kiwoom)
      flush()
      expect(found.value).toBeDefined()
      expect(calls()).toHaveLength(3)
      const waits = diagnostics.flatMap((d) => (d._tag === 'Retry' ? [d.wait] : []))
      // Half as fast as 5 a second (and the slack), then half again but for the little that grew back meanwhile.
      expect(waits).toEqual([499, 787])
    }))

  it.each([
    ['seconds', { 'retry-after': '7' }],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 06:00:07 GMT', date: 'Fri, 20 Nov 2026 06:00:00 GMT' }],
  ])('waits as long as Retry-After says, in %s', (_, headers: Record<string, string>) =>
    virtually(({ flush }, clock) => {
      const limited = { ...refusal(5, '[1700:…]', 429), headers }
      const { kiwoom, diagnostics } = client(clock, (_, i) => (i === 1 ? limited : reply(candles(1))))
      outcome(kiwoom)
      flush()
      expect(diagnostics).toContainEqual({
        _tag: 'Retry',
        endpoint: 'ka10080',
        attempt: 2,
        wait: 7000,
        reason: 'RateLimited',
        cause: 'ka10080: [1700:…]',
      })
    }),
  )

  it.each<[string, HttpResponse]>([
    ['return_code 3 with 8005', refusal(3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]')],
    ['HTTP 401', { status: 401, headers: {}, body: '' }],
    ['return_code 8005', refusal(8005, 'Token이 유효하지 않습니다')],
  ])('a dead token, reported by %s, is replaced once and the request repeated', (_, answer) =>
    virtually(({ flush }, clock) => {
      const dead = (request: HttpRequest) => request.headers['authorization'] === 'Bearer TOKEN-A'
      const { kiwoom, calls } = client(clock, (request) => (dead(request) ? answer : reply(candles(1))))
      const found = outcome(kiwoom)
      flush()
      expect(found.value).toBeDefined()
      expect(calls().map(({ headers }) => headers['authorization'])).toEqual(['Bearer TOKEN-A', 'Bearer TOKEN-B'])
    }),
  )

  it.each([
    ['8010', '인증에 실패했습니다[8010:Token을 발급받은 IP와 서비스를 요청한 IP가 동일하지 않습니다]'],
    ['8031', '투자구분이 달라서 Token을 사용할수가 없습니다[8031:…]'],
    ['8050', '지정단말기 인증에 실패했습니다[8050:…]'],
  ])('that goes on refusing keeps its own words: %s', (code, message) =>
    virtually(({ flush }, clock) => {
      const { kiwoom } = client(clock, () => refusal(3, message), { credentials: { token: 'TOKEN-GIVEN' } })
      const given = outcome(kiwoom)
      flush()
      expect(given.error).toMatchObject({ _tag: 'Unauthorized', code, cause: { _tag: 'Unauthorized', code } })
      expect(String(given.error)).toContain(message)
    }),
  )

  it('with trouble at the token endpoint costs one budget of attempts, and each Retry names its cause', () =>
    virtually(({ flush }, clock) => {
      const answers = [
        { status: 403, headers: {}, body: 'forbidden' },
        { status: 401, headers: {}, body: '' },
        { status: 200, headers: {}, body: '' },
        refusal(3, '[8009:Token 발급 실패]'),
        Object.assign(new TypeError('fetch failed'), { cause: new Error('getaddrinfo ENOTFOUND api.kiwoom.com') }),
      ]
      const { http, requests } = scriptedHttp(clock, 1, (_, index) => answers[index] ?? reply({}))
      const { kiwoom, diagnostics } = client(clock, () => reply({}), { http })
      const found = outcome(kiwoom)
      flush()
      expect(requests).toHaveLength(5)
      expect(found.error).toMatchObject({ _tag: 'Unavailable', endpoint: 'au10001', retryable: true })
      expect(String(found.error)).toContain('ENOTFOUND')
      expect(diagnostics.flatMap((each) => (each._tag === 'Retry' ? [each.cause] : []))).toEqual([
        'au10001: HTTP 403: forbidden',
        'au10001: HTTP 401, with an empty body',
        "au10001: HTTP 200 without the exchange's JSON, with an empty body",
        'au10001: [8009:Token 발급 실패]',
      ])
    }))

  it('that refuses every token passes for the budget of one call, and costs two tokens', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, calls, diagnostics } = client(clock, () => refusal(3, '[8005:…]'))
      const found = outcome(kiwoom)
      flush()
      expect(found.error).toMatchObject({ _tag: 'Unauthorized', code: '8005', retryable: true })
      const carried = calls().map(({ headers }) => headers['authorization'])
      expect(carried).toEqual(['Bearer TOKEN-A', ...Array.from({ length: 5 }, () => 'Bearer TOKEN-B')])
      expect(diagnostics.filter(({ _tag }) => _tag === 'Retry')).toHaveLength(4)
    }))

  it.each<[string, HttpResponse]>([
    ['8005', refusal(3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]')],
    ['a bare HTTP 401', { status: 401, headers: {}, body: '' }],
    ['a bare HTTP 403', { status: 403, headers: {}, body: '<html>' }],
  ])('of %s to a token that is issued again unchanged passes, with a diagnostic for each wait', (_, answer) =>
    virtually(({ flush }, clock) => {
      const server = scriptedHttp(clock, 1, (request) => {
        if (request.url.endsWith('/oauth2/token')) return tokenReply('TOKEN-A')
        return clock.now() < 2_000 ? answer : reply(candles(1))
      })
      const { kiwoom, diagnostics } = client(clock, () => reply({}), { http: server.http })
      const found = outcome(kiwoom)
      flush()
      expect(found).toMatchObject({ value: { candles: [{}] } })
      const told = diagnostics.flatMap((each) => (each._tag === 'Retry' ? [each.reason] : []))
      expect(told.length).toBeGreaterThan(1)
      expect(new Set(told)).toEqual(new Set(['Unauthorized']))
      expect(server.requests.filter(({ url }) => url.endsWith('/oauth2/token'))).toHaveLength(2)
    }),
  )

  it.each(['8001', '8002', '8010', '8030', '8031', '8050'])('of %s does not pass, and is not tried again', (code) =>
    virtually(({ flush }, clock) => {
      const { kiwoom, calls } = client(clock, () => refusal(3, `[${code}:…]`))
      const found = outcome(kiwoom)
      flush()
      expect(found.error).toMatchObject({ _tag: 'Unauthorized', code, retryable: false })
      expect(calls()).toHaveLength(2)
    }),
  )

  it('that never comes is a Timeout', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom } = client(clock, () => reply({}), {
        http: () => clock.createColdObservable<HttpResponse>('-'),
        timeout: 1000,
        retry: { attempts: 1 },
      })
      const found = outcome(kiwoom)
      flush()
      expect(found.error).toMatchObject({ _tag: 'Timeout', endpoint: 'au10001', retryable: true })
    }))

  it('with a value that does not parse gives null and a diagnostic; strictly it is a DecodeError', () =>
    virtually(({ flush }, clock) => {
      const bad = { stk_min_pole_chart_qry: [{ ...candle(0), trde_qty: 'many' }] }
      const lenient = client(clock, () => reply(bad))
      const strict = client(clock, () => reply(bad), { strict: true })
      const found = outcome(lenient.kiwoom)
      const failed = outcome(strict.kiwoom)
      flush()
      expect(found.value).toMatchObject({ candles: [{ volume: null, price: 61300 }] })
      const problems = [{ path: 'candles[0].volume', label: '거래량 · trde_qty', raw: 'many', expected: 'a number' }]
      expect(lenient.diagnostics).toEqual([{ _tag: 'Undecodable', endpoint: 'ka10080', problems, dropped: false }])
      expect(failed.error).toMatchObject({ _tag: 'DecodeError', problems })
    }))

  it('keeps unknown keys, drops a last row of blanks, and drops a row without an essential value with a diagnostic', () =>
    virtually(({ flush }, clock) => {
      const blank = Object.fromEntries(Object.keys(candle(0)).map((key) => [key, '']))
      const rows = [{ ...candle(0), zz_new_key: '99' }, { ...candle(1), cur_prc: '' }, blank]
      const { kiwoom, diagnostics } = client(clock, () => reply({ stk_min_pole_chart_qry: rows }))
      const found = outcome(kiwoom)
      flush()
      expect(found.value).toMatchObject({ candles: [{ zz_new_key: '99' }] })
      expect(found.value).toHaveProperty('candles.length', 1)
      expect(diagnostics).toMatchObject([
        { _tag: 'Undecodable', dropped: true, problems: [{ path: 'candles[1].price' }] },
      ])
    }))
})

it('no secret is in an error, a diagnostic or an inspected client', () =>
  virtually(({ flush }, clock) => {
    const answers: (HttpResponse | Error)[] = [
      { status: 401, headers: {}, body: '' },
      { status: 500, headers: {}, body: 'TOKEN-A APP-KEY-1234' },
      // The exchange repeats what it received.
      { status: 200, headers: {}, body: '{"return_code":20,"return_msg":"TOKEN-A of APP-KEY-1234, SECRET-5678"}' },
      { status: 200, headers: {}, body: '{"return_code":2,"return_msg":"[1511:TOKEN-A]","TOKEN-A":"TOKEN-A"}' },
      Object.assign(new TypeError('fetch failed'), { request: { headers: { authorization: 'Bearer TOKEN-A' } } }),
      new TypeError('fetch failed'),
      { status: 200, headers: {}, body: JSON.stringify({ return_code: 3, return_msg: '[8005:…]' }) },
      { status: 200, headers: {}, body: 'TOKEN-A' },
    ]
    for (const answer of answers) {
      const { kiwoom, diagnostics } = client(clock, () => answer)
      const found = outcome(kiwoom)
      flush()
      const { error } = found
      const all = [
        String(error),
        inspect(error, { depth: 99, showHidden: true, getters: true }),
        JSON.stringify(error),
        inspect(kiwoom, { depth: 9 }),
        inspect(diagnostics, { depth: 9 }),
      ]
      if (error instanceof Error) all.push(error.stack ?? '')
      for (const text of all) expect(text).not.toMatch(/APP-KEY-1234|SECRET-5678|TOKEN-[A-Z]/)
    }
  }))

describe('connect', () => {
  it.each([
    [
      'a pace without burst',
      { env: 'mock', credentials: KEYS, pace: { total: { perSecond: 3 } } },
      'connect: pace.total must be { burst, perSecond } with a burst of 1 or more, got {"perSecond":3}',
    ],
    [
      'a pace backwards',
      { env: 'mock', credentials: KEYS, pace: { burst: 1, perSecond: -1 } },
      'connect: pace.perSecond must be a number of calls above 0, got -1',
    ],
    [
      'no secret key',
      { env: 'mock', credentials: { appKey: 'k' } },
      'connect: credentials.secretKey is missing; give { appKey, secretKey } or { token }',
    ],
    [
      'a blank key',
      { env: 'mock', credentials: { appKey: ' ', secretKey: 's' } },
      'connect: credentials.appKey is blank or no text; give { appKey, secretKey } or { token }',
    ],
    [
      'no credentials',
      { env: 'mock' },
      'connect: credentials.appKey is missing; give { appKey, secretKey } or { token }',
    ],
    [
      'a wrong env',
      { env: 'prod', credentials: KEYS },
      "connect: env must be 'mock', 'real' or { rest: 'http://…', socket: 'ws://…' }; env.rest is nothing",
    ],
    [
      'a wrong URL',
      { env: { rest: 'ftp://x', socket: 'ws://x' }, credentials: KEYS },
      "connect: env must be 'mock', 'real' or { rest: 'http://…', socket: 'ws://…' }; env.rest is 'ftp://x'",
    ],
  ])('with %s throws a BadRequest that says what to give', (_, options, message) => {
    expect(() => Reflect.apply(connect, undefined, [options])).toThrow(
      expect.objectContaining({ _tag: 'BadRequest', message }),
    )
  })
})
