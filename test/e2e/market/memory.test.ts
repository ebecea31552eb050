import { type ConnectOptions, connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type MemoryExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import { toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'

/** The whole client against the whole exchange, on one virtual clock: not a real millisecond passes. */
function bench(rules: Partial<Rules> = {}, options: Partial<ConnectOptions> = {}) {
  const clock = new VirtualClock()
  const exchange: MemoryExchange = createExchange({
    seed: 7,
    scheduler: clock,
    rules: { date: '2026-11-20', ...rules },
  })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1, ...options })
  const pass = (ms: number): void => {
    clock.advanceBy(ms)
  }
  return { clock, exchange, kiwoom, pass }
}

describe('in virtual time', () => {
  it('a refused rate is met with a wait, and every page still comes', () => {
    const { kiwoom, exchange, pass } = bench(
      { pageSize: 20, queryBurst: 2, queryRate: 1 },
      { pace: { burst: 5, perSecond: 5 } },
    )
    let rows = 0
    const params = { stockCode: '005930', candleInterval: 60, adjustedPrice: 'adjusted' } as const
    kiwoom.chart.stockMinute.rows(params).subscribe(() => {
      rows += 1
    })
    pass(120_000)
    expect(rows).toBeGreaterThan(100)
    expect(exchange.received.requestCount('ka10080')).toBeGreaterThan(Math.ceil(rows / 20))
  })

  it('an hour of ticks with three lost connections delivers what a live session was sent, in order, and reports the rest', () => {
    const { kiwoom, exchange, pass } = bench()
    const seen: number[] = []
    const gaps: unknown[] = []
    kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
    const trades = kiwoom.realtime.trade('005930').subscribe(({ cumulativeVolume }) => seen.push(cumulativeVolume ?? 0))
    for (let drop = 0; drop < 3; drop++) {
      pass(20 * 60_000)
      exchange.dropSockets({ abrupt: true })
    }
    pass(60_000)
    expect(seen.length).toBeGreaterThan(1000)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(gaps).toHaveLength(3)
    expect(exchange.registrations()).toEqual([{ type: '0B', item: '005930' }])
    trades.unsubscribe()
    pass(10_000)
    expect(exchange.registrations()).toEqual([])
    expect(exchange.sessions()).toEqual([])
  })

  it('a day longer than the token lives needs a second token and no attention', () => {
    const { kiwoom, exchange, pass } = bench({ tokenLife: 3_600_000 })
    const errors: unknown[] = []
    const read = (): void => {
      const params = { market: 'all', measure: 'amount', tradeType: 'netBuy', stockCode: '005930' } as const
      kiwoom.chart.intradayInvestorTrading(params).subscribe({ error: (error: unknown) => errors.push(error) })
    }
    for (let hour = 0; hour < 3; hour++) {
      read()
      pass(3_500_000)
    }
    expect(errors).toEqual([])
    expect(exchange.received.requestCount('au10001')).toBeGreaterThanOrEqual(3)
  })

  it('the same seed gives the same events', () => {
    const run = () => {
      const { kiwoom, pass } = bench()
      const events: unknown[] = []
      kiwoom.realtime
        .trade(['005930', '086520'])
        .pipe(toArray())
        .subscribe((all) => events.push(...all))
      pass(300_000)
      void kiwoom.close()
      pass(5_000)
      return events
    }
    const first = run()
    expect(first.length).toBeGreaterThan(100)
    expect(run()).toEqual(first)
  })
})
