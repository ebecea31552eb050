import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { describe, expect, it } from 'vitest'
import { connect, isKiwoomError } from '../src/index.ts'
import * as slim from '../src/slim.ts'

const { chart, connectSlim, stock } = slim
const credentials = { appKey: 'any key', secretKey: 'any secret' }

function exchangeInMemory() {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({ seed: 7, scheduler: clock })
  const { env, http, socket } = exchange
  return { clock, exchange, options: { env, http, credentials, scheduler: clock, seed: 1 }, socket }
}

/** What a call throws, as a text. */
function problem(call: () => unknown): string {
  try {
    call()
    return 'nothing'
  } catch (error) {
    return isKiwoomError(error) ? `${error._tag} ${error.message}` : `foreign ${String(error)}`
  }
}

describe('connectSlim', () => {
  it('reads the pages that connect reads, with the same requests', () => {
    const params = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const
    const [a, b] = [exchangeInMemory(), exchangeInMemory()]
    const clients = [connectSlim({ chart, stock }, a.options), connect({ ...b.options, socket: b.socket })]
    const seen = clients.map((kiwoom) => {
      const events: unknown[] = []
      kiwoom.wire$.subscribe((event) => events.push({ ...event, headers: undefined }))
      kiwoom.chart
        .stockMinute(params, { maxPages: 3 })
        .subscribe({ next: (page) => events.push(page), error: () => undefined })
      kiwoom.stock.basicInfo({ stockCode: '005930' }).subscribe((page) => events.push(page))
      return events
    })
    for (const { clock } of [a, b]) clock.advanceBy(60_000)
    expect(seen[0]?.length).toBeGreaterThan(8)
    expect(seen[0]).toEqual(seen[1])
  })

  it('ends reads with Closed and completes its streams when it is closed', async () => {
    const { options } = exchangeInMemory()
    const kiwoom = connectSlim({ stock }, options)
    const ends: string[] = []
    kiwoom.stock.basicInfo({ stockCode: '005930' }).subscribe({ error: (error) => ends.push(error._tag) })
    kiwoom.diagnostics$.subscribe({ complete: () => ends.push('diagnostics$') })
    kiwoom.wire$.subscribe({ complete: () => ends.push('wire$') })
    const [first, second] = [kiwoom.close(), kiwoom.close()]
    await Promise.all([first, second])
    expect([ends, first === second]).toEqual([['Closed', 'diagnostics$', 'wire$'], true])
  })

  it('has the namespaces that were named, and no orders', () => {
    const kiwoom = connectSlim({ chart }, exchangeInMemory().options)
    expect(Object.keys(kiwoom).sort()).toEqual(['chart', 'close', 'diagnostics$', 'wire$'])
    expect(Object.keys(slim)).not.toContain('order')
  })

  it('offers every namespace of queries that connect has, each with all its endpoints', () => {
    const { connectSlim: _, ...namespaces } = slim
    const { options, socket } = exchangeInMemory()
    const whole = connect({ ...options, socket })
    const own = connectSlim(namespaces, options)
    for (const name of Object.keys(namespaces)) {
      const endpoints = Object.keys(Reflect.get(whole, name)).filter((each) => !each.endsWith('$'))
      expect([name, Object.keys(Reflect.get(own, name)).sort()]).toEqual([name, endpoints.sort()])
    }
    expect(Object.keys(namespaces)).toHaveLength(12)
  })

  it.each([
    ['a namespace under the name of another', { stock: chart }, /stock is no namespace of queries.*account, chart/],
    ['a name that there is not', { charts: chart }, /charts is no namespace/],
    ['something else', { chart: {} }, /chart is no namespace/],
  ])('refuses %s', (_, namespaces, message) => {
    expect(problem(() => Reflect.apply(connectSlim, undefined, [namespaces, exchangeInMemory().options]))).toMatch(
      message,
    )
  })

  it.each([
    ['an option of connect that it does not have', { realtime: {} }, /BadRequest.*realtime/],
    [
      'a pace of an endpoint that is not among its own',
      { pace: { byId: { ka10001: { burst: 1, perSecond: 1 } } } },
      /ka10001/,
    ],
    ['a blank key', { credentials: { appKey: '', secretKey: 'x' } }, /credentials.appKey/],
    ['an address that names no exchange', { env: 'Mock' }, /env must be/],
  ])('refuses %s', (_, wrong, message) => {
    const options = { ...exchangeInMemory().options, ...wrong }
    expect(problem(() => Reflect.apply(connectSlim, undefined, [{ chart }, options]))).toMatch(message)
  })
})
