import { connect, type Gap, type Kiwoom } from '@kiwoom-rx/core'
import { type StartedExchange, type StartOptions, startExchange } from '@kiwoom-rx/testing/exchange'
import { filter, firstValueFrom, lastValueFrom, merge, take, toArray } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'

const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const
const open: { kiwoom: Kiwoom; exchange: StartedExchange }[] = []

/** A client against the exchange over real HTTP and WebSocket. */
async function pair(options: StartOptions = {}, appKey = 'key') {
  const exchange = await startExchange({ seed: 7, ...options, rules: { speed: 30, ...options.rules } })
  const kiwoom = connect({ env: exchange, credentials: { appKey, secretKey: 'any' } })
  open.push({ kiwoom, exchange })
  return { exchange, kiwoom }
}

afterEach(async () => {
  for (const { kiwoom, exchange } of open.splice(0)) {
    await kiwoom.close()
    await exchange.close()
  }
})

/** Waits for an event, never for time: the state of the exchange after the frame that was awaited. */
const ready = (kiwoom: Kiwoom) => firstValueFrom(kiwoom.connection$.pipe(filter(({ _tag }) => _tag === 'ready')))

describe('over real sockets, REST', () => {
  it('makes exactly one request for ten rows of the first page', async () => {
    const { kiwoom, exchange } = await pair()
    const rows = await lastValueFrom(kiwoom.chart.stockMinute.rows(MINUTES).pipe(take(10), toArray()))
    expect(rows).toHaveLength(10)
    expect(exchange.received.requestCount('ka10080')).toBe(1)
    expect(exchange.received.requestCount('au10001')).toBe(1)
  })

  it('reads every candle once, newest first, over many pages', async () => {
    const { kiwoom, exchange } = await pair({ rules: { pageSize: 400, historyDays: 4, queryBurst: 50, queryRate: 50 } })
    const rows = await lastValueFrom(kiwoom.chart.stockMinute.rows(MINUTES).pipe(toArray()))
    const times = rows.map(({ tradeTime }) => tradeTime)
    expect(new Set(times).size).toBe(times.length)
    expect(times).toEqual([...times].sort().reverse())
    expect(exchange.received.requestCount('ka10080')).toBe(Math.ceil(times.length / 400))
    expect(times.length).toBeGreaterThan(4 * 300)
  })

  it('goes on with a new token when the exchange has ended the old one', async () => {
    const { kiwoom, exchange } = await pair()
    await firstValueFrom(kiwoom.chart.stockMinute(MINUTES))
    exchange.revokeTokens()
    await firstValueFrom(kiwoom.chart.stockMinute(MINUTES))
    expect(exchange.received.requestCount('au10001')).toBe(2)
    expect(exchange.received.requestCount('ka10080')).toBe(3)
  })

  it('passes on what the exchange says of a parameter', async () => {
    const { kiwoom } = await pair({ rules: { unsupported: { ka10064: 'RC9000' } } })
    const params = { market: 'all', measure: 'amount', tradeType: 'netBuy', stockCode: '005930' } as const
    await expect(firstValueFrom(kiwoom.chart.intradayInvestorTrading(params))).rejects.toMatchObject({
      _tag: 'Rejected',
      endpoint: 'ka10064',
      message: expect.stringContaining('RC9000'),
    })
  })
})

describe('over real sockets, realtime', () => {
  it('registers for the first subscriber, removes after the last, and receives what was sent', async () => {
    const { kiwoom, exchange } = await pair()
    const { trade, orderBook, vi } = kiwoom.realtime
    const events = merge(trade(['005930', '000660']), orderBook('005930'), vi()).pipe(take(50), toArray())
    const both = await Promise.all([lastValueFrom(events), lastValueFrom(events)])
    for (const list of both) expect(list).toHaveLength(50)
    await expect.poll(() => exchange.received.frameCount('REMOVE')).toBeGreaterThan(0)
    await expect.poll(() => exchange.registrations()).toEqual([])
    expect(exchange.received.frames.map(({ trnm }) => trnm)[0]).toBe('LOGIN')
  })

  it('comes back after a broken connection with exactly what has subscribers, and announces the gap first', async () => {
    const { kiwoom, exchange } = await pair()
    const order: string[] = []
    const gone = kiwoom.realtime.trade('000660').subscribe()
    const stream$ = kiwoom.realtime.trade('005930', { gaps: true })
    const kept = stream$.subscribe((event) => order.push(event.type))
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    const gap = firstValueFrom(kiwoom.gaps$)
    gone.unsubscribe()
    exchange.dropSockets({ abrupt: true })
    const { from, to, registrations }: Gap = await gap
    expect(to).toBeGreaterThan(from)
    expect(registrations).toContainEqual({ type: '0B', item: '005930' })
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    expect(exchange.registrations()).toEqual([{ type: '0B', item: '005930' }])
    expect(order.filter((type) => type === 'gap')).toHaveLength(1)
    expect(order.at(-1)).toBe('0B')
    kept.unsubscribe()
  })

  it('ends without a fight when the same app key logs in elsewhere', async () => {
    const { kiwoom, exchange } = await pair()
    const taken = firstValueFrom(kiwoom.realtime.trade('004410_NX'))
    await ready(kiwoom)
    const other = connect({ env: exchange, credentials: { appKey: 'key', secretKey: 'any' } })
    other.realtime.trade('005930').subscribe()
    await expect(taken).rejects.toMatchObject({ _tag: 'SessionTaken', code: 'R10001' })
    expect(exchange.sessions()).toHaveLength(1)
    await other.close()
  })

  it('leaves nothing registered and completes every stream on close()', async () => {
    const { kiwoom, exchange } = await pair()
    const ended: string[] = []
    kiwoom.realtime.orderBook(['005930', '000660']).subscribe({ complete: () => ended.push('books') })
    kiwoom.diagnostics$.subscribe({ complete: () => ended.push('diagnostics') })
    await firstValueFrom(kiwoom.realtime.orderBook('005930'))
    await kiwoom.close()
    expect(ended).toEqual(['books', 'diagnostics'])
    expect(exchange.received.frameCount('REMOVE')).toBe(1)
    await expect.poll(() => exchange.sessions()).toEqual([])
  })
})
