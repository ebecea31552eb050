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
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import { concat, ignoreElements, map, NEVER, type Observable, repeat, retry, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'

const RULES: Partial<Rules> = { date: '2026-11-20', initialCash: 1e15 }
// Far below the market, so that it stays open; on its step.
const BUY = { exchange: 'krx', stockCode: '005930', orderQuantity: 3, orderPrice: 60_000, tradeType: 'limit' } as const

const STOCKS = [
  ['005930', 60_000],
  ['000660', 250_000],
  ['035420', 170_000],
  ['035720', 45_000],
  ['005380', 160_000],
  ['068270', 125_000],
] as const

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
  const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
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
    clock.advanceBy(ms)
  }
  return { exchange, kiwoom, pass, clock }
}

/** What a stream reported: its last value, or its error. */
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
      // Every fault comes first in its turn; repeats may meet others.
      plan = [i % 3 === 0 ? 'none' : (names[i % names.length] ?? 'none'), pick(), pick()]
      const [first = ''] = plan
      const before = exchange.orders().length
      // A shape of its own for most, twins among them.
      const [stockCode, orderPrice] = STOCKS[i % STOCKS.length] ?? ['005930', 60_000]
      const params = { ...BUY, stockCode, orderPrice, orderQuantity: 1 + (i % 613) }
      const order$ = kiwoom.order.buy(params).pipe(retry(2))
      const told = heard(order$)
      heard(order$)
      pass(15_000)
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
    expect(verdicts['accepted']).toBeGreaterThan(300)
    expect(verdicts['unknown']).toBeGreaterThan(300)
    expect(lookups['accepted']).toBeGreaterThan(100)
    expect(lookups['absent']).toBeGreaterThan(50)
  })
})

describe('an order', () => {
  const through = (name: string) => () => FAULTS[name] ?? instead(NEVER)

  it('is sent once, however many subscribe, retry and repeat', () => {
    const { exchange, kiwoom, pass } = bench(through('none'))
    const order$ = kiwoom.order.buy(BUY)
    pass(1000)
    expect(exchange.received.requestCount()).toBe(0)
    const all = [order$, order$.pipe(retry(3)), order$.pipe(repeat(3))].map((each) => heard(each))
    pass(1000)
    all.push(heard(order$))
    const orderNumber = exchange.orders()[0]?.number
    expect(all.map(({ value }) => value)).toEqual(all.map(() => ({ orderNumber, exchange: 'krx' })))
    expect(exchange.orders()).toHaveLength(1)
  })

  it("is sent as the vendor's samples are: texts, and blanks for what is left out", () => {
    const { exchange, kiwoom, pass } = bench(through('none'))
    heard(kiwoom.order.buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' }))
    pass(1000)
    expect(exchange.orders()[0]?.body).toEqual({
      dmst_stex_tp: 'KRX',
      stk_cd: '005930',
      ord_qty: '1',
      ord_uv: '',
      trde_tp: '3',
      cond_uv: '',
    })
  })

  it('can be modified and cancelled, in stocks and in gold', () => {
    const { exchange, kiwoom, pass } = bench(through('none'))
    const at = { exchange: 'krx', stockCode: '005930' } as const
    const bought = heard(kiwoom.order.buy(BUY))
    pass(1000)
    const originalOrderNumber = bought.value?.orderNumber ?? ''
    const change = { ...at, originalOrderNumber, modifiedQuantity: 3, modifiedPrice: 61_000 }
    const modified = heard(kiwoom.order.modify(change))
    pass(1000)
    const cancelled = heard(
      kiwoom.order.cancel({ ...at, originalOrderNumber: modified.value?.orderNumber ?? '', cancelQuantity: 0 }),
    )
    const gold = heard(
      kiwoom.goldOrder.buy({ stockCode: 'M04020000', orderQuantity: 1, orderPrice: 180_000, tradeType: 'limit' }),
    )
    pass(1000)
    expect(modified.value).toMatchObject({ parentOrderNumber: originalOrderNumber, modifiedQuantity: 3 })
    expect(cancelled.value).toMatchObject({ parentOrderNumber: originalOrderNumber })
    expect(exchange.orders().map(({ action, state }) => `${action} ${state}`)).toEqual([
      'buy modified',
      'modify cancelled',
      'cancel confirmed',
      'buy open',
    ])
    expect(gold.value?.orderNumber).toBe(exchange.orders()[3]?.number)
  })

  it('whose reply is lost says when it left and what it was, and finds itself: placed, modified, cancelled, gold', () => {
    let fault = 'none'
    const { exchange, kiwoom, pass } = bench(() => FAULTS[fault] ?? instead(NEVER))
    const lose = (order$: Observable<object>, how: string): OrderVerdict | undefined => {
      fault = how
      const { error } = heardSoon(order$)
      fault = 'none'
      if (!(error instanceof KiwoomError) || error._tag !== 'OrderOutcomeUnknown') throw new Error(String(error))
      expect(error.sentAt).toBeGreaterThan(0)
      const verdict = heard(error.lookup())
      pass(10_000)
      return verdict.value
    }
    const heardSoon = <T>(source: Observable<T>) => {
      const told = heard(source)
      pass(12_000)
      return told
    }
    const gone = 'reset before it arrived'
    const done = 'reply lost'
    const at = { exchange: 'krx', stockCode: '005930' } as const
    const last = () => exchange.orders().at(-1)?.number
    const gold = { stockCode: 'M04020000', orderQuantity: 1, orderPrice: 180_000, tradeType: 'limit' } as const
    expect(lose(kiwoom.order.buy(BUY), gone)).toEqual({ _tag: 'absent' })
    const { value } = heardSoon(kiwoom.order.buy({ ...BUY, orderQuantity: 5 }))
    const change = { ...at, originalOrderNumber: value?.orderNumber ?? '', modifiedQuantity: 5, modifiedPrice: 61_000 }
    expect(lose(kiwoom.order.modify(change), gone)).toEqual({ _tag: 'absent' })
    expect(lose(kiwoom.order.modify({ ...change, modifiedPrice: 61_100 }), done)).toMatchObject({
      _tag: 'accepted',
      order: { orderNumber: last(), originalOrderNumber: value?.orderNumber, orderPrice: 61_100, open: true },
    })
    const cancel = { ...at, originalOrderNumber: last() ?? '', cancelQuantity: 0 }
    expect(lose(kiwoom.order.cancel(cancel), gone)).toEqual({ _tag: 'absent' })
    expect(lose(kiwoom.order.cancel(cancel), done)).toEqual({ _tag: 'accepted', order: null })
    expect(lose(kiwoom.goldOrder.buy(gold), gone)).toEqual({ _tag: 'absent' })
    expect(lose(kiwoom.goldOrder.buy({ ...gold, orderQuantity: 2 }), done)).toMatchObject({
      _tag: 'accepted',
      order: { orderNumber: last(), orderQuantity: 2 },
    })
  })

  it('that no one waits for any more before it left is never sent, and is when somebody comes back', () => {
    const { exchange, kiwoom, pass } = bench(through('none'))
    const order$ = kiwoom.order.buy(BUY)
    order$.subscribe().unsubscribe()
    pass(1000)
    expect(exchange.orders()).toHaveLength(0)
    heard(order$)
    pass(1000)
    expect(exchange.orders()).toHaveLength(1)
  })

  it('that has left keeps its outcome though everybody leaves, and reports that in diagnostics$', () => {
    const { exchange, kiwoom, pass, clock } = bench(through('none'), { latency: 50 })
    const diagnostics: unknown[] = []
    kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
    const order$ = kiwoom.order.buy(BUY)
    const subscription = order$.subscribe()
    // The token comes at 50 ms, the order leaves then.
    clock.schedule(() => subscription.unsubscribe(), 60)
    pass(1000)
    const number = exchange.orders()[0]?.number
    expect(heard(order$).value).toMatchObject({ orderNumber: number })
    expect(diagnostics).toContainEqual({
      _tag: 'UnseenOrder',
      endpoint: 'kt10000',
      outcome: 'accepted',
      detail: `order ${number}`,
    })
  })

  it('that has left is waited for by close(); one that has not errors with Closed', async () => {
    const { exchange, kiwoom, pass } = bench(through('none'), { latency: 50 })
    const first = heard(kiwoom.order.buy(BUY))
    pass(60)
    const waiting = Array.from({ length: 8 }, () => heard(kiwoom.order.buy(BUY)))
    const closing = kiwoom.close()
    pass(1000)
    await closing
    expect(first.value).toMatchObject({ orderNumber: exchange.orders()[0]?.number })
    const ends = waiting.map(verdictOf)
    expect(ends.filter((end) => end === 'accepted')).toHaveLength(exchange.orders().length - 1)
    expect(waiting.at(-1)?.error).toMatchObject({ _tag: 'Closed' })
    expect(heard(kiwoom.order.buy(BUY)).error).toMatchObject({ _tag: 'Closed' })
  })

  it('behind 200 queued queries leaves at once', () => {
    const { exchange, kiwoom, pass } = bench(through('none'), {}, { pace: { total: { burst: 5, perSecond: 5 } } })
    const codes = ['005930', '000660', '035420', '035720']
    for (let i = 0; i < 200; i++) {
      kiwoom.stock.info({ stockCode: codes[i % 4] ?? '005930' }).subscribe()
    }
    pass(1000)
    const before = exchange.received.requests.length
    const told = heard(kiwoom.order.buy(BUY))
    pass(10)
    expect(told.value).toBeDefined()
    expect(before).toBeLessThan(20)
  })
})

describe('before an order is sent', () => {
  const at = (params: object, options: Partial<ConnectOptions> = {}) => {
    const { exchange, kiwoom, pass } = bench(() => FAULTS['none'] ?? instead(NEVER), {}, options)
    const told = heard(kiwoom.order.buy({ ...BUY, ...params }))
    pass(5000)
    return { ...told, sent: exchange.received.requestCount('kt10000') }
  }

  it.each<[string, object, string]>([
    [
      'a price off its step',
      { orderPrice: 78_950 },
      'orderPrice (주문단가 · ord_uv): expected a price on its step (호가단위): the nearest are 78900 and 79000, got 78950',
    ],
    [
      'a price on no step',
      { orderPrice: 60_001 },
      'orderPrice (주문단가 · ord_uv): expected a price on its step (호가단위): the nearest are 60000 and 60100, got 60001',
    ],
    [
      'part of a share',
      { orderQuantity: 1.5 },
      'orderQuantity (주문수량 · ord_qty): expected a whole number, 1 or more, got 1.5',
    ],
    ['no share', { orderQuantity: 0 }, 'orderQuantity (주문수량 · ord_qty): expected a whole number, 1 or more, got 0'],
    [
      'a limit order without a price',
      { orderPrice: undefined },
      'orderPrice (주문단가 · ord_uv): expected the price of a limit order, above 0, got nothing',
    ],
    [
      'a market order with a price',
      { tradeType: 'market' },
      'orderPrice (주문단가 · ord_uv): expected no price for a trade type that has none, got 60000',
    ],
    [
      'a stop order without its trigger',
      { tradeType: 'stopLimit' },
      'stopPrice (조건단가 · cond_uv): expected the price that triggers the order, above 0, got nothing',
    ],
  ])('%s is a BadRequest', (_, params, message) => {
    const { error, sent } = at(params)
    expect(error).toMatchObject({ _tag: 'BadRequest', endpoint: 'kt10000', message: `kt10000: ${message}` })
    expect(sent).toBe(0)
  })

  it('a price that only a fund may have is let through for a fund', () => {
    const { value } = at({ stockCode: '069500', orderPrice: 46_205, orderQuantity: 1 })
    expect(value).toBeDefined()
  })

  it.each<[string, object, object, string]>([
    ['maxQuantity', { maxQuantity: 2 }, {}, 'orderLimits.maxQuantity'],
    ['maxValue', { maxValue: 100_000 }, {}, '60000 × 3 = 180000'],
    [
      'maxValue, of an order without a price',
      { maxValue: 1e9 },
      { tradeType: 'market', orderPrice: undefined },
      'cannot be checked',
    ],
    ['allowedStocks', { allowedStocks: ['000660'] }, {}, 'orderLimits.allowedStocks (000660)'],
  ])('%s refuses', (_, orderLimits, params, message) => {
    const { error, sent } = at(params, { orderLimits })
    expect(error).toMatchObject({ _tag: 'BadRequest', message: expect.stringContaining(message) })
    expect(sent).toBe(0)
  })

  it('orders within the limits leave', () => {
    const orderLimits = { maxQuantity: 3, maxValue: 180_000, allowedStocks: ['005930'] }
    expect(at({}, { orderLimits }).value).toBeDefined()
  })

  it.each<[Partial<ConnectOptions>, string]>([
    [{ env: 'real' }, 'BadRequest'],
    [{ env: { rest: 'https://API.kiwoom.com', socket: 'wss://x' } }, 'BadRequest'],
    [{ env: 'real', allowOrders: true }, ''],
    [{ env: 'mock' }, ''],
  ])('%j: the real exchange takes orders only from those who allowed it', (options, tag) => {
    const { error, sent } = at({}, options)
    expect(error instanceof KiwoomError ? error._tag : '').toBe(tag)
    expect(sent).toBe(tag === '' ? 1 : 0)
  })

  it.each([
    [{ maxValue: '1000' }, "orderLimits.maxValue must be a number above 0, got '1000'"],
    [{ allowedStocks: '005930' }, "orderLimits.allowedStocks must be a list of codes, got '005930'"],
  ])('limits %j that would limit nothing are refused by connect', (orderLimits, message) => {
    const options = { env: 'mock', credentials: { token: 'TOKEN' }, orderLimits }
    expect(() => Reflect.apply(connect, undefined, [options])).toThrow(message)
  })
})
