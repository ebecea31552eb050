/** The exchange as a broker where replies are lost, connections break and programs end. */
import { connect, type HttpResponse, type HttpTransport } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { listings } from '@kiwoom-rx/testing/market'
import { concat, ignoreElements, lastValueFrom, map, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { kiwoomBroker, type OrderIntent, type OrderUpdate } from '../../src/index.ts'
import { ITEM } from './rigs.ts'

const MARKET: OrderIntent = { clientId: 'one', item: ITEM, side: 'buy', quantity: 5, orderType: 'market', price: null }
const REST: OrderIntent = { ...MARKET, orderType: 'limit', price: 56_000 }

/** What becomes of the next order request: it arrives or not, and its reply is lost. */
type Fault = 'none' | 'reply lost' | 'never arrives'

interface Odd {
  readonly late?: boolean
}

function bench() {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({
    seed: 7,
    scheduler: clock,
    listings: listings.filter(({ code }) => code === ITEM),
    rules: { date: '2026-11-20', startAt: '10:00:00' },
  })
  const reset = throwError(() => Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' }))
  let fault: Fault = 'none'
  let rewritten = (rows: readonly object[]): readonly object[] => rows
  /** The lists of open and filled orders, as a test says. */
  const listsOf = (response: HttpResponse): HttpResponse => {
    const body = JSON.parse(response.body) as Record<string, unknown>
    const lists = ['oso', 'cntr'].flatMap((key) => (Array.isArray(body[key]) ? [[key, rewritten(body[key])]] : []))
    return { ...response, body: JSON.stringify({ ...body, ...Object.fromEntries(lists) }) }
  }
  const http: HttpTransport = (request) => {
    if (/^ka1007[56]$/.test(request.headers['api-id'] ?? '')) return exchange.http(request).pipe(map(listsOf))
    if (!request.url.includes('ordr') || fault === 'none') return exchange.http(request)
    const isLost = fault === 'reply lost'
    fault = 'none'
    return isLost ? concat(exchange.http(request).pipe(ignoreElements()), reset) : reset
  }
  const client = () =>
    connect({
      env: exchange.env,
      http,
      socket: exchange.socket,
      credentials: { appKey: 'any', secretKey: 'any' },
      scheduler: clock,
      seed: 1,
    })
  const kiwoom = client()
  return {
    clock,
    exchange,
    kiwoom,
    broker: kiwoomBroker(kiwoom, { scheduler: clock }),
    /** A broker of another run of the program. */
    nextBroker: () => kiwoomBroker(client(), { scheduler: clock }),
    rewrite: (rows: typeof rewritten) => {
      rewritten = rows
    },
    strike: (next: Fault) => {
      fault = next
    },
  }
}

function tagsOf(updates: readonly OrderUpdate[]): readonly string[] {
  return updates.map(({ _tag }) => _tag)
}

describe('kiwoomBroker', () => {
  it('reports a lost reply as unknown, finds the order by lookup and follows it, and sends it once', () => {
    const { clock, exchange, broker, strike } = bench()
    const heard: OrderUpdate[] = []
    strike('reply lost')
    broker.submit(MARKET).subscribe((update) => heard.push(update))
    clock.advanceBy(60_000)
    expect(tagsOf(heard).slice(0, 2)).toEqual(['unknown', 'accepted'])
    expect(heard.at(-1)).toMatchObject({ _tag: 'fill', filledQuantity: 5, openQuantity: 0 })
    expect(exchange.orders()).toHaveLength(1)
  })

  it('reports an order that never arrived as rejected, once that is proved', () => {
    const { clock, exchange, broker, strike } = bench()
    const heard: OrderUpdate[] = []
    let isComplete = false
    strike('never arrives')
    broker.submit(MARKET).subscribe({
      next: (update) => heard.push(update),
      complete: () => {
        isComplete = true
      },
    })
    clock.advanceBy(60_000)
    expect(tagsOf(heard)).toEqual(['unknown', 'rejected'])
    expect(isComplete).toBe(true)
    expect(exchange.orders()).toHaveLength(0)
  })

  it('looks up a cancellation whose reply was lost', () => {
    const { clock, broker, strike } = bench()
    const heard: OrderUpdate[] = []
    broker.submit(REST).subscribe((update) => heard.push(update))
    clock.advanceBy(3_000)
    strike('reply lost')
    const answers: OrderUpdate[] = []
    broker.cancel(heard[0]?.orderId ?? '').subscribe((update) => answers.push(update))
    clock.advanceBy(120_000)
    expect(tagsOf(answers)).toEqual(['unknown', 'cancelled'])
    expect(tagsOf(heard)).toEqual(['accepted', 'cancelled'])
  })

  it('counts fills that came while the connection was lost, at the price of the list', () => {
    const { clock, exchange, broker } = bench()
    const heard: OrderUpdate[] = []
    broker.account$.subscribe()
    clock.advanceBy(3_000)
    // Only its notices are lost: the order itself arrives.
    exchange.faults.add({ on: 'sent', type: '00', times: 100, do: { _tag: 'withhold' } })
    broker.submit(MARKET).subscribe((update) => heard.push(update))
    clock.advanceBy(2_000)
    exchange.dropSockets({ abrupt: true })
    clock.advanceBy(60_000)
    const [order] = exchange.orders()
    const fills = heard.filter((update) => update._tag === 'fill')
    expect(fills.reduce((sum, { fillQuantity }) => sum + fillQuantity, 0)).toBe(5)
    const paid = fills.reduce((sum, { fillQuantity, fillPrice }) => sum + fillQuantity * fillPrice, 0)
    expect(Math.abs(paid - (order?.amount ?? 0))).toBeLessThan(5)
    expect(fills.some(({ isEstimated }) => isEstimated)).toBe(true)
    expect(fills.reduce((sum, { commission }) => sum + commission, 0)).toBe(order?.commission)
  })

  it.each([
    ['by its number', true],
    ['by what it was, when no number is known', false],
  ])('finds an order of an earlier run %s', (_, isKnown) => {
    const { clock, exchange, broker, nextBroker } = bench()
    const heard: OrderUpdate[] = []
    const sentAt = clock.now()
    broker.submit(REST).subscribe((update) => heard.push(update))
    clock.advanceBy(5_000)
    const next = nextBroker()
    const again: OrderUpdate[] = []
    next.recover?.(REST, isKnown ? (heard[0]?.orderId ?? null) : null, sentAt).subscribe((update) => again.push(update))
    clock.advanceBy(5_000)
    expect(again[0]).toMatchObject({ _tag: 'accepted', orderId: heard[0]?.orderId, clientId: 'one' })
    next.cancel(again[0]?.orderId ?? '').subscribe()
    clock.advanceBy(10_000)
    expect(tagsOf(again)).toEqual(['accepted', 'cancelled'])
    expect(exchange.orders().filter(({ action }) => action === 'buy')).toHaveLength(1)
  })

  it('says of an order of an earlier run that no list shows that it never arrived', () => {
    const { clock, nextBroker } = bench()
    const heard: OrderUpdate[] = []
    nextBroker()
      .recover?.(REST, null, clock.now())
      .subscribe((update) => heard.push(update))
    clock.advanceBy(10_000)
    expect(tagsOf(heard)).toEqual(['rejected'])
  })

  it.each<[string, (clock: VirtualClock) => number, object]>([
    ['whose quantity the lists show unreadably', (clock) => clock.now(), { ord_qty: '2147483647' }],
    ['that is listed late', (clock) => clock.now(), { late: true }],
    ['when our clock is half a minute ahead of the exchange', (clock) => clock.now() + 30_000, {}],
    ['when our clock is ten minutes ahead of the exchange', (clock) => clock.now() + 600_000, {}],
  ])('never says of an order of an earlier run that it never arrived, %s', (_, sentAtOf, { late, ...cells }: Odd) => {
    const { clock, exchange, broker, nextBroker, rewrite } = bench()
    broker.submit(REST).subscribe()
    const sentAt = sentAtOf(clock)
    clock.advanceBy(1_000)
    let reads = 0
    rewrite((rows) => {
      reads += 1
      return late && reads <= 2 ? [] : rows.map((row) => ({ ...row, ...cells }))
    })
    const heard: OrderUpdate[] = []
    nextBroker()
      .recover?.(REST, null, sentAt)
      .subscribe((update) => heard.push(update))
    clock.advanceBy(20_000)
    expect(tagsOf(heard)).toEqual([late ? 'accepted' : 'unknown'])
    expect(exchange.orders()).toHaveLength(1)
  })

  it.each<[string, OrderIntent, boolean, readonly string[]]>([
    ['that was filled, by its number', MARKET, true, ['accepted', 'fill 5 of 5']],
    ['that was filled, by what it was', MARKET, false, ['accepted', 'fill 5 of 5']],
    ['that its day ended', REST, true, ['accepted', 'cancelled']],
  ])('finds an order of another day %s', (_, intent, isKnown, expected) => {
    const { clock, exchange, broker, nextBroker } = bench()
    const [heard, again]: [OrderUpdate[], OrderUpdate[]] = [[], []]
    const sentAt = clock.now()
    broker.submit(intent).subscribe((update) => heard.push(update))
    clock.advanceBy(20_000)
    const spent = heard.reduce((sum, each) => sum + (each._tag === 'fill' ? each.fillQuantity * each.fillPrice : 0), 0)
    clock.advanceBy(15 * 3_600_000)
    const next = nextBroker()
    next.recover?.(intent, isKnown ? (heard[0]?.orderId ?? null) : null, sentAt).subscribe((each) => again.push(each))
    clock.advanceBy(20_000)
    expect(
      again.map((each) => (each._tag === 'fill' ? `fill ${each.fillQuantity} of ${each.quantity}` : each._tag)),
    ).toEqual(expected)
    const fill = again.find(({ _tag }) => _tag === 'fill')
    if (fill?._tag === 'fill') expect(fill.fillQuantity * fill.fillPrice).toBeCloseTo(spent, -1)
    expect(exchange.orders()).toHaveLength(1)
  })

  it.each<[string, string | null, boolean, string]>([
    ['unknown where the list of its day is empty', null, false, 'unknown'],
    ['unknown where its number is not in it', '0009999', true, 'unknown'],
    ['rejected where the list has other orders alone', null, true, 'rejected'],
  ])('leaves an order of another day %s', (_, orderId, hasOthers, tag) => {
    const { clock, broker, nextBroker } = bench()
    const heard: OrderUpdate[] = []
    const sentAt = clock.now()
    if (hasOthers) broker.submit({ ...REST, quantity: 99 }).subscribe()
    clock.advanceBy(15 * 3_600_000)
    nextBroker()
      .recover?.(REST, orderId, sentAt)
      .subscribe((update) => heard.push(update))
    clock.advanceBy(20_000)
    expect(tagsOf(heard)).toEqual([tag])
  })

  it('trades over real sockets', async () => {
    const exchange = await startExchange({ port: 0, seed: 7, rules: { startAt: '10:00:00' } })
    const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
    const broker = kiwoomBroker(kiwoom)
    const bought = await lastValueFrom(broker.submit(MARKET))
    const sold = await lastValueFrom(broker.submit({ ...MARKET, clientId: 'two', side: 'sell' }))
    expect([bought, sold]).toMatchObject([
      { _tag: 'fill', filledQuantity: 5, openQuantity: 0 },
      { _tag: 'fill', filledQuantity: 5, openQuantity: 0 },
    ])
    expect(exchange.orders().map(({ side, filled }) => `${side} ${filled}`)).toEqual(['buy 5', 'sell 5'])
    await kiwoom.close()
    await exchange.close()
  })
})
