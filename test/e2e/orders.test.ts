/** Orders through everything that can befall a round trip, against the exchange's own books. */
import {
  type ConnectOptions,
  connect,
  type HttpRequest,
  type HttpResponse,
  type HttpTransport,
  KiwoomError,
  type OrderVerdict,
} from '@kiwoom-rx/core'
import { createExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import { concat, ignoreElements, map, NEVER, type Observable, retry, throwError, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'

const RULES: Partial<Rules> = { date: '2026-11-20', initialCash: 1e15 }
// Far below the market, so that it stays open; on its step.
const BUY = { exchange: 'krx', stockCode: '005930', orderQuantity: 3, orderPrice: 50_000, tradeType: 'limit' } as const

/** What befalls a request on its way. */
type Fault = (request: HttpRequest, http: HttpTransport) => Observable<HttpResponse>

const failure = (code: string) => throwError(() => Object.assign(new TypeError('fetch failed'), { code }))
const answer = (status: number, body = ''): HttpResponse => ({ status, headers: {}, body })
const refusal = (code: number, text: string) => JSON.stringify({ return_code: code, return_msg: text })
/** The exchange gets it; the reply is lost or becomes another. */
const afterwards =
  (then: Observable<HttpResponse> | ((reply: HttpResponse) => HttpResponse)): Fault =>
  (request, http) =>
    typeof then === 'function' ? http(request).pipe(map(then)) : concat(http(request).pipe(ignoreElements()), then)
/** The exchange never gets it. */
const instead =
  (then: Observable<HttpResponse> | HttpResponse): Fault =>
  () =>
    'status' in then ? concat([then]) : then

const FAULTS: Readonly<Record<string, Fault>> = {
  none: (request, http) => http(request),
  'no connection': instead(failure('ECONNREFUSED')),
  'no name': instead(failure('ENOTFOUND')),
  'reset before it arrived': instead(failure('ECONNRESET')),
  'reset after it arrived': afterwards(failure('ECONNRESET')),
  'lost before it arrived': instead(NEVER),
  'reply lost': afterwards(NEVER),
  'reply cut': afterwards((reply) => ({ ...reply, body: reply.body.slice(0, 9) })),
  'reply empty': afterwards((reply) => ({ ...reply, body: '' })),
  'reply of a proxy': afterwards(() => answer(200, '<html>')),
  'reply without a number': afterwards((reply) => ({ ...reply, body: reply.body.replace('ord_no', 'x') })),
  'ended without an answer': afterwards(concat([])),
  '401 at the gate': instead(answer(401)),
  '403 at the gate': instead(answer(403)),
  'dead token': instead(answer(200, refusal(3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]'))),
  '429 at the gate': instead(answer(429)),
  '1700 at the gate': instead(answer(429, refusal(5, '[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5]'))),
  '503 before it arrived': instead(answer(503)),
  '504 after it arrived': afterwards(() => answer(504)),
  '500 with a body': afterwards((reply) => ({ ...reply, status: 500 })),
  '1999 after it arrived': afterwards(() => answer(200, refusal(1, '[1999:예기치 못한 에러가 발생하였습니다]'))),
  '404': instead(answer(404)),
  'business refusal': instead(answer(200, refusal(20, '[2000](RC4058:장종료)'))),
}

/** The whole client on the whole exchange; every order request meets what `fault` says. */
function bench(fault: () => Fault, rules: Partial<Rules> = {}, options: Partial<ConnectOptions> = {}) {
  const clock = new VirtualTimeScheduler()
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { ...RULES, ...rules } })
  const http: HttpTransport = (request) =>
    request.url.includes('ordr') ? fault()(request, exchange.http) : exchange.http(request)
  const kiwoom = connect({
    env: exchange.env,
    http,
    socket: exchange.socket,
    credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' },
    scheduler: clock,
    seed: 1,
    ...options,
  })
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  return { exchange, kiwoom, pass, clock }
}

/** What a stream told: its last value, or its error. */
function heard<T>(source: Observable<T>): { value?: T; error?: unknown } {
  const told: { value?: T; error?: unknown } = {}
  source.subscribe({
    next: (value) => {
      told.value = value
    },
    error: (error: unknown) => {
      told.error = error
    },
  })
  return told
}

const verdictOf = ({ value, error }: { value?: unknown; error?: unknown }): string =>
  value !== undefined
    ? 'accepted'
    : error instanceof KiwoomError && error._tag === 'OrderOutcomeUnknown'
      ? 'unknown'
      : error instanceof KiwoomError
        ? 'refused'
        : `neither: ${String(error)}`

describe('1,000 orders through failures at every point of the round trip', () => {
  // Some requests of one order meet one fault and then another: mulberry32, so that every run is the same.
  let state = 11
  const chance = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const names = Object.keys(FAULTS)
  const pick = (): string => names[Math.floor(chance() * names.length)] ?? 'none'

  it('the books count each once or not at all, and neither the verdict nor the lookup is ever wrong', () => {
    let plan: string[] = []
    const { exchange, kiwoom, pass } = bench(() => FAULTS[plan.shift() ?? 'none'] ?? FAULTS['none'] ?? instead(NEVER))
    const verdicts: Record<string, number> = {}
    const lookups: Record<string, number> = {}
    const met = new Set<string>()
    for (let i = 0; i < 1000; i++) {
      // Every fault leads the list in its turn.
      plan = [names[i % names.length] ?? 'none', pick(), pick()]
      const [first = ''] = plan
      const before = exchange.orders().length
      // A shape of its own for most, twins among them.
      const params = { ...BUY, orderQuantity: 1 + (i % 613) }
      const order$ = kiwoom.order.buy(params).pipe(retry(2))
      const told = heard(order$)
      heard(order$)
      pass(60_000)
      heard(order$)
      pass(100)
      const booked = exchange.orders().length - before
      const verdict = verdictOf(told)
      met.add(`${first}: ${verdict}`)
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
      if (booked > 1 || verdict !== (booked === 1 ? 'accepted' : 'refused')) {
        expect({ first, verdict, booked }).toEqual({ first, verdict: 'unknown', booked: Math.min(booked, 1) })
      }
      const { error } = told
      if (!(error instanceof KiwoomError) || error._tag !== 'OrderOutcomeUnknown') continue
      const judged = heard<OrderVerdict>(error.lookup())
      pass(10_000)
      const tag = judged.value?._tag ?? `error ${String(judged.error)}`
      lookups[tag] = (lookups[tag] ?? 0) + 1
      if (tag !== 'undecided') expect({ first, tag }).toEqual({ first, tag: booked === 1 ? 'accepted' : 'absent' })
      if (judged.value?._tag === 'accepted') {
        expect(judged.value.order?.orderNumber).toBe(exchange.orders().at(-1)?.number)
      }
    }
    expect(met.size).toBeGreaterThanOrEqual(names.length)
    expect(Object.keys(verdicts).sort()).toEqual(['accepted', 'refused', 'unknown'])
    expect(verdicts['unknown']).toBeGreaterThan(300)
    expect(lookups['accepted']).toBeGreaterThan(100)
    expect(lookups['absent']).toBeGreaterThan(50)
    console.log(verdicts, lookups)
  })
})
