import fc from 'fast-check'
import { type Observable, type SchedulerLike, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type ConnectOptions, connect, type Diagnostic, type HttpResponse } from '../../../src/index.ts'
import { reply, scriptedHttp, tokenReply } from '../../kit/http.ts'

const BUY = { exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' } as const
const CANCEL = { exchange: 'krx', originalOrderNumber: '0000140', stockCode: '005930', cancelQuantity: 0 } as const
const LIMIT = { burst: 5, perSecond: 5 }

function client(answer: (id: string, index: number) => HttpResponse | Error, options: Partial<ConnectOptions> = {}) {
  const clock = new VirtualTimeScheduler()
  let jumped = 0
  const scheduler: SchedulerLike = Object.assign(Object.create(clock), { now: () => clock.frame + jumped })
  const server = scriptedHttp(clock, 1, (request, index) => answer(request.headers['api-id'] ?? '', index))
  const sent: (readonly [string, number])[] = []
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
    credentials: { token: 'TOKEN-0001' },
    http: (request) => {
      sent.push([request.headers['api-id'] ?? '', clock.frame])
      return server.http(request)
    },
    scheduler,
    seed: 1,
    pace: { order: LIMIT, slack: 0 },
    ...options,
  })
  const diagnostics: Diagnostic[] = []
  kiwoom.diagnostics$.subscribe((each) => diagnostics.push(each))
  const ends: (readonly [string, string, number])[] = []
  const follow = (name: string, order$: Observable<unknown>): void => {
    order$.subscribe({
      next: () => ends.push([name, 'accepted', clock.frame]),
      error: (error) => ends.push([name, error._tag, clock.frame]),
    })
  }
  return {
    clock,
    kiwoom,
    sent,
    ends,
    diagnostics,
    buy: () => follow('buy', kiwoom.order.buy(BUY)),
    cancel: () => follow('cancel', kiwoom.order.cancel(CANCEL)),
    jump: (ms: number) => {
      jumped += ms
    },
  }
}

const accepted = () => reply({ ord_no: '0000141' })
const limited = (after: string): HttpResponse => ({ status: 429, headers: { 'retry-after': after }, body: '' })

describe('an answer to an order', () => {
  it.each<{ readonly ord_no: unknown }>([
    ...['', ' ', '0000000', '없음', '0x8c', '-5', '1e3'].map((ord_no) => ({ ord_no })),
    ...[{}, { toString: 1 }, ['0000140'], true, null].map((ord_no) => ({ ord_no })),
  ])('of success with %j proves nothing: no such number can be followed', ({ ord_no }) => {
    const { clock, buy, ends, sent } = client(() => reply({ ord_no }))
    buy()
    clock.flush()
    expect(ends).toEqual([['buy', 'OrderOutcomeUnknown', 1]])
    expect(sent).toHaveLength(1)
  })

  it.each<{ readonly return_code: unknown }>([
    ...['', ' ', '0x0', 0.5].map((return_code) => ({ return_code })),
    ...[false, [], {}, { valueOf: 1, toString: 1 }, null].map((return_code) => ({ return_code })),
  ])('with %j is no success', ({ return_code }) => {
    const { clock, buy, ends } = client(() => reply({ ord_no: '0000140', return_code }))
    buy()
    clock.flush()
    expect(ends).toEqual([['buy', 'OrderOutcomeUnknown', 1]])
  })
})

describe('an order that cannot leave soon', () => {
  it.each(['3600', '3000000', 'Fri, 31 Dec 2099 23:59:59 GMT'])(
    'is refused at once when the exchange asks to come back after %s, and a cancellation leaves',
    (after) => {
      const { clock, buy, cancel, ends, sent } = client((id) => (id === 'kt10000' ? limited(after) : accepted()))
      buy()
      clock.schedule(cancel, 50)
      clock.flush()
      expect(ends).toEqual([
        ['buy', 'RateLimited', 1],
        ['cancel', 'accepted', 51],
      ])
      expect(sent).toHaveLength(2)
    },
  )

  it('is refused at once when its turn would come after maxOrderWait, and nothing of it is sent later', () => {
    const { clock, buy, ends, sent } = client(accepted, { maxOrderWait: 2_100 })
    for (let i = 0; i < 20; i++) buy()
    clock.flush()
    // 5 at once, and 10 more in the two seconds after.
    expect(sent).toHaveLength(15)
    expect(ends.filter(([, end]) => end === 'RateLimited')).toEqual(
      Array.from({ length: 5 }, () => ['buy', 'RateLimited', 0]),
    )
  })

  it('is refused when cancellations that came later pushed it beyond maxOrderWait', () => {
    const { clock, buy, cancel, ends, sent } = client(accepted, { maxOrderWait: 1_000 })
    for (let i = 0; i < 10; i++) buy()
    for (let i = 0; i < 5; i++) cancel()
    clock.flush()
    expect(sent.map(([id]) => id)).toEqual([...Array(5).fill('kt10000'), ...Array(5).fill('kt10003')])
    expect(ends.filter(([, end]) => end === 'RateLimited')).toEqual(
      Array.from({ length: 5 }, () => ['buy', 'RateLimited', 1_000]),
    )
  })

  it('is a Timeout when no token comes', () => {
    const options = { credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' }, maxOrderWait: 3_000 }
    const { clock, buy, ends, sent } = client(() => ({ status: 503, headers: {}, body: '' }), {
      ...options,
      retry: { attempts: 100 },
    })
    buy()
    clock.flush()
    expect(ends).toEqual([['buy', 'Timeout', 3_000]])
    expect(sent.every(([id]) => id === 'au10001')).toBe(true)
  })
})

describe('an order whose token is refused', () => {
  const KEYS = { appKey: 'APP-KEY-1234', secretKey: 'SECRET-5678' }
  const refused: HttpResponse = { status: 401, headers: {}, body: '' }
  const sameToken = tokenReply('TOKEN-A', '20991121090000')

  it('and issued again unchanged leaves once the refusals end, and only once', () => {
    let orders = 0
    const { clock, buy, ends, diagnostics } = client(
      (id) => {
        if (id === 'au10001') return sameToken
        orders += 1
        return orders < 4 ? refused : accepted()
      },
      { credentials: KEYS },
    )
    buy()
    clock.flush()
    expect(ends.map(([, end]) => end)).toEqual(['accepted'])
    expect(orders).toBe(4)
    expect(diagnostics.filter(({ _tag }) => _tag === 'Retry').length).toBeGreaterThan(1)
  })

  it('for longer than maxOrderWait is refused within it, and not sent afterwards', () => {
    const { clock, buy, ends, sent } = client((id) => (id === 'au10001' ? sameToken : refused), {
      credentials: KEYS,
      retry: { attempts: 1_000 },
    })
    buy()
    clock.flush()
    expect(ends.map(([, end]) => end)).toEqual(['Unauthorized'])
    expect(ends[0]?.[2]).toBeLessThanOrEqual(10_000)
    expect(sent.at(-1)?.[1]).toBeLessThanOrEqual(10_000)
  })

  it('is not sent when its subscriber leaves while it waits', () => {
    const { clock, kiwoom, sent } = client((id) => (id === 'au10001' ? sameToken : refused), { credentials: KEYS })
    const order = kiwoom.order.buy(BUY).subscribe({ error: () => undefined })
    clock.maxFrames = 100
    clock.flush()
    const before = sent.length
    order.unsubscribe()
    clock.maxFrames = 60_000
    clock.flush()
    expect(sent).toHaveLength(before)
  })
})

describe('a cancellation', () => {
  it('goes ahead of a hundred purchases that wait', () => {
    const { clock, buy, cancel, sent } = client(accepted, { maxOrderWait: 30_000 })
    for (let i = 0; i < 100; i++) buy()
    cancel()
    clock.flush()
    expect(sent[5]).toEqual(['kt10003', 200])
    expect(sent).toHaveLength(101)
  })
})

describe('an order and the wall clock', () => {
  it('leaves at the same time whatever the wall clock does meanwhile', () => {
    const jumps = fc.array(fc.record({ at: fc.nat(5_000), ms: fc.integer({ min: -7_200_000, max: 0 }) }), {
      maxLength: 5,
    })
    const wishes = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(jumps, wishes, (turns, times) => {
        const run = (isJumping: boolean) => {
          const { clock, buy, jump, sent } = client(accepted)
          for (const at of times) clock.schedule(buy, at)
          if (isJumping) for (const { at, ms } of turns) clock.schedule(() => jump(ms), at + 0.5)
          clock.flush()
          return sent.map(([, at]) => at)
        }
        const [steady, jumping] = [run(false), run(true)]
        expect(jumping).toHaveLength(steady.length)
        // What passed between the last look at a clock and its jump is unknown: at most one refill of the bucket.
        const latest = Math.max(...steady)
        expect(Math.max(...jumping)).toBeLessThanOrEqual(latest + turns.length * 1_000)
      }),
    )
  })
})
