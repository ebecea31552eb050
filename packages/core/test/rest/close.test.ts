import { VirtualClock } from '@kiwoom-rx/testing/clock'
import fc from 'fast-check'
import { type Observable, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { connect, type Kiwoom } from '../../src/index.ts'
import { reply, scriptedHttp, tokenReply } from '../kit/http.ts'

const OWN = {
  env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
  credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' },
}
const PACE = { burst: 100, perSecond: 100 }
const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const
const row = (minute: number) => ({
  cur_prc: '-61300',
  trde_qty: '10',
  cntr_tm: `2026112009${String(minute).padStart(2, '0')}00`,
  open_pric: '-61300',
  high_pric: '-61400',
  low_pric: '-61200',
})

/** A chart of `pages` pages with one row each; an answer takes 10 ms. */
function client(pages: number) {
  const clock = new VirtualTimeScheduler()
  let page = 0
  const { http, requests } = scriptedHttp(clock, 10, ({ headers }) => {
    if (headers['api-id'] === 'au10001') return tokenReply('TOKEN-0001', '20991231000000')
    if (headers['api-id'] !== 'ka10080') return reply({})
    page += 1
    return reply({ stk_min_pole_chart_qry: [row(page)] }, page < pages ? { nextKey: `key-${page}` } : {})
  })
  const kiwoom = connect({
    ...OWN,
    http,
    scheduler: clock,
    seed: 1,
    pace: { query: PACE, slack: 0 },
  })
  return { clock, kiwoom, requests }
}

describe('a finite read and close()', () => {
  it('gives the whole list or the error Closed, never half a list that looks whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 90 }), (pages, closeAt) => {
        const { clock, kiwoom } = client(pages)
        const rows: unknown[] = []
        let end = 'none'
        kiwoom.chart.stockMinute.rows(MINUTES).subscribe({
          next: (each) => rows.push(each),
          error: (error) => (end = error._tag),
          complete: () => (end = 'complete'),
        })
        clock.schedule(() => void kiwoom.close(), closeAt)
        clock.flush()
        expect(end).toBe(rows.length === pages ? 'complete' : 'Closed')
      }),
    )
  })

  it.each<[string, (kiwoom: Kiwoom) => Observable<unknown>]>([
    ['a query', ({ stock }) => stock.info({ stockCode: '005930' })],
    ['pages', ({ chart }) => chart.stockMinute(MINUTES)],
    ['rows', ({ chart }) => chart.stockMinute.rows(MINUTES)],
    ['a token asked for by name', ({ auth }) => auth.issueToken()],
    [
      'an order',
      ({ order }) => order.buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' }),
    ],
  ])('on a closed client: %s errors with Closed and sends nothing', async (_, read) => {
    const { clock, kiwoom, requests } = client(1)
    const closing = kiwoom.close()
    clock.flush()
    await closing
    let end = 'none'
    read(kiwoom).subscribe({ error: (error) => (end = error._tag), complete: () => (end = 'complete') })
    clock.flush()
    expect([end, requests.length]).toEqual(['Closed', 0])
  })

  it('ends a renewal of the token that no call waits for', async () => {
    const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
    let tokens = 0
    const { http, requests } = scriptedHttp(clock, 10, ({ headers }) => {
      if (headers['api-id'] !== 'au10001') return reply({})
      tokens += 1
      // Two minutes before its end a token is renewed ahead; the second request fails, and would be tried again.
      return tokens === 1 ? tokenReply('TOKEN-0001', '20261120090200') : new TypeError('fetch failed')
    })
    const kiwoom = connect({ ...OWN, http, scheduler: clock, seed: 1 })
    const read = (): void => {
      kiwoom.stock.info({ stockCode: '005930' }).subscribe({ error: () => undefined })
    }
    read()
    clock.advanceBy(70_000)
    read()
    clock.advanceBy(15)
    expect(tokens).toBe(2)
    const closing = kiwoom.close()
    clock.advanceBy(1)
    await closing
    const sent = requests.length
    clock.advanceBy(600_000)
    expect([requests.length - sent, clock.pending]).toEqual([0, 0])
  })

  it('ends an order that still asks about its stock with Closed, and never sends it', () => {
    const { clock, kiwoom, requests } = client(1)
    let end = 'none'
    kiwoom.order
      // 10,005 won is a price of a fund alone, so ka10100 is asked first.
      .buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, orderPrice: 10_005, tradeType: 'limit' })
      .subscribe({ next: () => (end = 'accepted'), error: (error) => (end = error._tag) })
    clock.schedule(() => void kiwoom.close(), 15)
    clock.flush()
    expect(end).toBe('Closed')
    expect(requests.map(({ headers }) => headers['api-id'])).toEqual(['au10001', 'ka10100'])
  })
})
