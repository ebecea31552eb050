/** The last step before an order leaves: what stops it there, and that nothing leaves after `close()`. */
import { type Observable, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type ConnectOptions, connect } from '../../src/index.ts'
import { reply, scriptedHttp, tokenReply } from '../kit/http.ts'

// Off the stocks' steps and on the funds': ka10100 is asked first.
const FUND_QUESTION = { exchange: 'krx', stockCode: '005930', orderQuantity: 1, orderPrice: 10_005, tradeType: 'limit' }
const PLAIN = { ...FUND_QUESTION, orderPrice: 10_000 }

/** Answers after 5 ms; `listing` is what ka10100 says, `undefined` for no answer at all. */
function bench(options: Partial<ConnectOptions> = {}) {
  const clock = new VirtualTimeScheduler()
  const { http, requests } = scriptedHttp(clock, 5, ({ headers }) => {
    switch (headers['api-id']) {
      case 'au10001':
        return tokenReply('TOKENTOKEN')
      case 'ka10100':
        return reply({ code: '005930', marketCode: '8' })
      default:
        return reply({ ord_no: '0000140' })
    }
  })
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
    credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' },
    scheduler: clock,
    seed: 1,
    http,
    ...options,
  })
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  const sent = (): number => requests.filter(({ url }) => url.endsWith('/ordr')).length
  const buy = (params: object): Observable<object> => Reflect.apply(kiwoom.order.buy, undefined, [params])
  return { kiwoom, pass, sent, buy }
}

const endOf = (source: Observable<object>): { end: string } => {
  const seen = { end: '' }
  source.subscribe({
    next: () => {
      seen.end = 'accepted'
    },
    error: (error: { _tag: string }) => {
      seen.end = error._tag
    },
  })
  return seen
}

describe('an order with options', () => {
  it.each<object>([{ signal: new AbortController().signal }, {}, { maxPages: 1 }])(
    'is refused and not sent: a signal that is ignored would look like one that takes it back (%j)',
    (options) => {
      const { kiwoom, pass, sent } = bench()
      const bought: Observable<object> = Reflect.apply(kiwoom.order.buy, undefined, [PLAIN, options])
      const seen = endOf(bought)
      pass(1_000)
      expect([seen.end, sent()]).toEqual(['BadRequest', 0])
    },
  )
})

describe('an order that has not left', () => {
  // The token comes at 5 ms, the answer to ka10100 at 10 ms; the order leaves then and is answered at 15 ms.
  it.each(Array.from({ length: 20 }, (_, at) => [at]))(
    'when close() is called %i ms after it was asked for, errors with Closed, or is answered',
    (at) => {
      for (const params of [FUND_QUESTION, PLAIN]) {
        const { kiwoom, pass, sent, buy } = bench()
        const order = endOf(buy(params))
        pass(at)
        const before = sent()
        void kiwoom.close()
        expect(sent()).toBe(before)
        pass(60_000)
        expect({ sent: sent(), end: order.end }).toEqual(
          before === 0 ? { sent: 0, end: 'Closed' } : { sent: 1, end: 'accepted' },
        )
        expect(endOf(buy(params)).end).toBe('Closed')
      }
    },
  )

  it.each(Array.from({ length: 12 }, (_, at) => [at]))(
    'and is unsubscribed after %i ms, is not sent, unless it left before',
    (at) => {
      const { pass, sent, buy } = bench()
      const subscription = buy(FUND_QUESTION).subscribe()
      pass(at)
      const before = sent()
      subscription.unsubscribe()
      pass(60_000)
      expect(sent()).toBe(before)
    },
  )

  it('and is unsubscribed by the diagnostic that its turn has come, is not sent', () => {
    const { kiwoom, pass, sent, buy } = bench({ pace: { order: { burst: 1, perSecond: 1 } } })
    endOf(buy(PLAIN))
    pass(100)
    const order$ = buy(PLAIN)
    const subscription = order$.subscribe()
    kiwoom.diagnostics$.subscribe(({ _tag }) => {
      if (_tag === 'Pacing') subscription.unsubscribe()
    })
    endOf(buy(PLAIN))
    pass(10_000)
    expect(sent()).toBe(2)
  })
})

describe('an order whose quantity is no number', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'is refused before it is sent, and the error names it: %s',
    (orderQuantity) => {
      const { pass, sent, buy } = bench()
      let message = ''
      buy({ ...PLAIN, orderQuantity }).subscribe({
        error: (error: Error) => {
          message = error.message
        },
      })
      pass(1_000)
      expect(message).toContain(`got ${orderQuantity}`)
      expect(sent()).toBe(0)
    },
  )
})
