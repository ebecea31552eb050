/** The market of an exchange may be hours ahead of this machine's clock: its times are times all the same. */
import { connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { describe, expect, it } from 'vitest'

describe('an event of a simulated market', () => {
  it.each([
    ['two hours ahead of the client', '07:00:00', '09:00:00', 1],
    ['that runs sixty times as fast', '09:00:00', '09:00:00', 60],
    ['behind the client', '15:00:00', '09:00:00', 1],
  ])('has its time in a market %s', (_, now, startAt, speed) => {
    const clock = new VirtualClock({ start: `2026-11-20T${now}` })
    const exchange = createExchange({ seed: 7, scheduler: clock, rules: { startAt, speed } })
    const { env, http, socket } = exchange
    const credentials = { appKey: 'any', secretKey: 'any' }
    const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
    const lags: (number | null)[] = []
    kiwoom.realtime.trade('005930').subscribe(({ timestamp, receivedAt }) => {
      lags.push(timestamp === null ? null : Math.abs(timestamp - receivedAt))
    })
    clock.advanceBy(10_000)
    expect(lags.length).toBeGreaterThan(5)
    expect(lags.filter((lag) => lag === null || lag > 12 * 3_600_000)).toEqual([])
  })

  it('is dated by the market in each reply over HTTP', async () => {
    const exchange = await startExchange({ seed: 7, rules: { startAt: '10:00:00', date: '2026-11-20' } })
    const reply = await fetch(`${exchange.rest}/oauth2/token`, { method: 'POST', body: '{}' })
    const late = Date.parse(reply.headers.get('date') ?? '') - Date.parse('2026-11-20T10:00:00+09:00')
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(60_000)
    await exchange.close()
  })
})
