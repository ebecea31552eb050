/** An order followed from its number to its end, against the exchange's own matching. */
import { connect, type OrderState } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import type { Observable } from 'rxjs'
import { describe, expect, it } from 'vitest'

const AT = { exchange: 'krx', stockCode: '005930' } as const
const REST = { ...AT, orderQuantity: 3, orderPrice: 60_000, tradeType: 'limit' } as const
const MARKET = { ...AT, orderQuantity: 3, tradeType: 'market' } as const

function bench(rules: Partial<Rules> = {}) {
  const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { date: '2026-11-20', ...rules } })
  const kiwoom = connect({
    env: exchange.env,
    http: exchange.http,
    socket: exchange.socket,
    credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' },
    scheduler: clock,
    seed: 1,
  })
  const pass = (ms: number): void => {
    clock.advanceBy(ms)
  }
  const number = (order$: Observable<{ readonly orderNumber: string }>): string => {
    let orderNumber = ''
    order$.subscribe((reply) => {
      orderNumber = reply.orderNumber
    })
    pass(50)
    return orderNumber
  }
  /** The states of an order, in short; `|` when it completes. */
  const follow = (orderNumber: string): string[] => {
    const told: string[] = []
    kiwoom.order.track(orderNumber).subscribe({
      next: ({ _tag, filledQuantity, unfilledQuantity }: OrderState) =>
        told.push(`${_tag} ${filledQuantity}/${unfilledQuantity}`),
      complete: () => told.push('|'),
    })
    return told
  }
  return { exchange, kiwoom, pass, number, follow }
}

describe('a tracked order', () => {
  it('that rests is accepted, and ends cancelled', () => {
    const { kiwoom, pass, number, follow } = bench()
    const originalOrderNumber = number(kiwoom.order.buy(REST))
    const told = follow(originalOrderNumber)
    pass(3000)
    expect(told).toEqual(['accepted 0/3'])
    number(kiwoom.order.cancel({ ...AT, originalOrderNumber, cancelQuantity: 0 }))
    pass(3000)
    expect(told).toEqual(['accepted 0/3', 'cancelled 0/0', '|'])
  })

  it('that is tracked only after its cancellation was confirmed ends cancelled', () => {
    const { kiwoom, exchange, pass, number, follow } = bench()
    const originalOrderNumber = number(kiwoom.order.buy(REST))
    pass(1000)
    number(kiwoom.order.cancel({ ...AT, originalOrderNumber, cancelQuantity: 0 }))
    pass(5000)
    expect(exchange.orders()[0]).toMatchObject({ state: 'cancelled' })
    const told = follow(originalOrderNumber)
    pass(60_000)
    expect(told.slice(-2)).toEqual(['cancelled 0/0', '|'])
  })

  it.each([
    ['before the REST reply', 0],
    ['after the REST reply', 10],
    ['long after', 5000],
  ])(
    'whose 00 events come %s ends filled, though it is tracked only by the number of the reply',
    (_, noticeLatency) => {
      const { kiwoom, exchange, pass, number, follow } = bench({ noticeLatency })
      const others = kiwoom.realtime.trade('000660').subscribe()
      pass(3000)
      const told = follow(number(kiwoom.order.buy(MARKET)))
      pass(20_000)
      expect(exchange.orders()[0]).toMatchObject({ state: 'filled' })
      expect(told.slice(-2)).toEqual(['filled 3/0', '|'])
      others.unsubscribe()
    },
  )

  it('that was cancelled before anybody tracked it ends cancelled, where the session was in use', () => {
    const { kiwoom, pass, number, follow } = bench()
    kiwoom.realtime.trade('000660').subscribe()
    pass(3000)
    const originalOrderNumber = number(kiwoom.order.buy(REST))
    pass(1000)
    number(kiwoom.order.cancel({ ...AT, originalOrderNumber, cancelQuantity: 0 }))
    pass(1000)
    const told = follow(originalOrderNumber)
    pass(3000)
    expect(told.slice(-2)).toEqual(['cancelled 0/0', '|'])
  })

  it('is followed to the number of its modification', () => {
    const { kiwoom, pass, number, follow } = bench()
    const originalOrderNumber = number(kiwoom.order.buy(REST))
    const told = follow(originalOrderNumber)
    pass(3000)
    const change = { ...AT, originalOrderNumber, modifiedQuantity: 3, modifiedPrice: 61_000 }
    const modified = number(kiwoom.order.modify(change))
    pass(3000)
    number(kiwoom.order.cancel({ ...AT, originalOrderNumber: modified, cancelQuantity: 2 }))
    pass(3000)
    expect(told).toEqual(['accepted 0/3', 'accepted 0/3', 'accepted 0/1'])
  })

  it('that is filled while the connection is lost is found filled after it', () => {
    const { kiwoom, exchange, pass, number, follow } = bench()
    const originalOrderNumber = number(kiwoom.order.buy(REST))
    const told = follow(originalOrderNumber)
    pass(3000)
    exchange.dropSockets({ abrupt: true })
    const change = { ...AT, originalOrderNumber, modifiedQuantity: 3, modifiedPrice: 90_000 }
    number(kiwoom.order.modify(change))
    pass(30_000)
    expect(told[0]).toBe('accepted 0/3')
    expect(exchange.orders().at(-1)).toMatchObject({ state: 'filled' })
  })

  it('does not open a session for an order alone: it would end another of the same app key', () => {
    const { kiwoom, exchange, pass, number } = bench()
    number(kiwoom.order.buy(REST))
    pass(1000)
    expect(exchange.sessions()).toHaveLength(0)
  })

  it.each(['', '0000000', 'x'])('is no order number: %j', (orderNumber) => {
    let error: unknown
    bench()
      .kiwoom.order.track(orderNumber)
      .subscribe({
        error: (told: unknown) => {
          error = told
        },
      })
    expect(error).toMatchObject({ _tag: 'BadRequest' })
  })
})
