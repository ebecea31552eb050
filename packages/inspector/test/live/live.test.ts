/** What a page is sent of a client that runs, compared with the client's own streams; and what no page is ever sent. */
import { connect, type Gap, type Kiwoom, type Trade } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { filter, firstValueFrom, map, Subject, Subscription } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccountLike, type Inspector, probe, startInspector } from '../../src/index.ts'
import { registry } from '../../src/probe/registry.ts'
import type { CandlesMessage } from '../../src/protocol/market.ts'
import { openReader, type Reader } from '../support/events.ts'

const APP_KEY = 'PSkeykeykeykeykeykeykeykeykeykeykeykey01'
const SECRET_KEY = 'SEsecretsecretsecretsecretsecretsecret02'
const DAY = { date: '2026-11-20', startAt: '10:00:00', speed: 5 }

let exchange: StartedExchange
let kiwoom: Kiwoom
let inspector: Inspector
let page: Reader | undefined
let account: Subject<AccountLike>
let used: Subscription
let tokens: string[]

beforeEach(async () => {
  exchange = await startExchange({ port: 0, seed: 3, scenario: 'lively', rules: DAY })
  tokens = []
  kiwoom = connect({
    env: exchange,
    credentials: { appKey: APP_KEY, secretKey: SECRET_KEY },
    tokenStore: {
      get: () => [undefined],
      set: ({ token }) => {
        tokens.push(token)
        return [true]
      },
    },
  })
  account = new Subject()
  inspector = await startInspector(kiwoom, { account$: account })
  used = new Subscription()
})

afterEach(async () => {
  used.unsubscribe()
  page?.close()
  page = undefined
  await inspector.close()
  await kiwoom.close()
  await exchange.close()
})

async function open(): Promise<Reader> {
  page = await openReader(inspector.url)
  return page
}

describe('the session', () => {
  it('is what stats() returns: pairs, counts, codes and connection', async () => {
    used.add(kiwoom.realtime.trade(['005930', '000660']).subscribe())
    used.add(kiwoom.realtime.orderBook('005930').subscribe())
    used.add(kiwoom.realtime.vi().subscribe())
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    const { next } = await open()
    const shown = await next('session', ({ registrations }) => registrations.every(({ status }) => status === 'held'))
    const { registrations, session } = kiwoom.stats()
    expect(shown.registrations.map(({ type, item, status }) => `${type} ${item} ${status}`)).toEqual(
      registrations.pairs.map(({ type, item, state }) => `${type} ${item} ${state}`).sort(),
    )
    const { pairs: _, searches: __, ...counts } = registrations
    expect(shown).toMatchObject({ ...counts, connection: session.state, omitted: 0, logins: 1 })
  })

  it('counts the events of each registration as its subscriber does', async () => {
    const { next, first } = await open()
    const counts = new Map<string, number>()
    used.add(
      kiwoom.realtime
        .trade(['005930', '000660'])
        .subscribe(({ item }) => counts.set(item, (counts.get(item) ?? 0) + 1)),
    )
    await first('session', ({ registrations }) => registrations.some(({ events }) => events > 20))
    exchange.pauseMarket()
    // Nothing comes any more: two messages with equal counts are the last.
    const before = await next('session')
    const after = await next('session', ({ frames }) => frames === kiwoom.stats().session.frames)
    expect(before.at).toBeLessThan(after.at)
    const settled = await next('session')
    expect(Object.fromEntries(settled.registrations.map(({ item, events }) => [item, events]))).toEqual(
      Object.fromEntries(counts),
    )
  })

  it('has the steps from before the page was opened, in the order of steps$', async () => {
    const steps: string[] = []
    used.add(kiwoom.steps$.subscribe(({ machine, event, after }) => steps.push(`${machine} ${event._tag} ${after}`)))
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    const { first } = await open()
    const shown = await first('steps')
    const sent = shown.steps.map(({ machine, event, after }) => `${machine} ${event} ${after}`)
    expect(sent.length).toBeGreaterThan(4)
    expect(sent).toEqual(steps.slice(0, sent.length))
  })

  it('has the gap of a lost connection, in the log and on the lane', async () => {
    const { first } = await open()
    const gaps: Gap[] = []
    used.add(kiwoom.gaps$.subscribe((gap) => gaps.push(gap)))
    used.add(kiwoom.realtime.trade('005930').subscribe())
    await first('values', ({ lanes }) => lanes.some(({ name }) => name === '0B 005930'))
    exchange.dropSockets({ abrupt: true })
    const shown = await first('gaps', (message) => message.gaps.length > 0)
    expect(shown.gaps.map(({ from, to, reason }) => ({ from, to, reason }))).toEqual(
      gaps.map(({ from, to, reason }) => ({ from, to, reason })),
    )
    expect(shown.gaps[0]?.registrations).toEqual(['0B 005930'])
    const lane = await first('values', ({ lanes }) =>
      lanes.some(({ name, marks }) => name === '0B 005930' && marks.some(({ _tag }) => _tag === 'gap')),
    )
    expect(lane.omittedLanes).toBe(0)
  })
})

describe('lanes', () => {
  it('carry what passes a probe: values, subscribers, completion', async () => {
    const { first } = await open()
    const numbers = new Subject<number>()
    used.add(numbers.pipe(probe('live numbers')).subscribe())
    used.add(numbers.pipe(probe('live numbers')).subscribe())
    numbers.next(7)
    numbers.complete()
    const marks = async (tag: string) => {
      const { lanes } = await first('values', (message) =>
        message.lanes.some(({ name, marks }) => name === 'live numbers' && marks.some(({ _tag }) => _tag === tag)),
      )
      return lanes.find(({ name }) => name === 'live numbers')
    }
    expect((await marks('value'))?.marks[0]).toMatchObject({ _tag: 'value', text: '7', number: 7, literal: '7' })
    expect((await marks('complete'))?.counts).toMatchObject({ values: 2, subscribed: 2, completions: 2 })
  })

  it('count what they leave out', async () => {
    const { messages, first } = await open()
    const numbers = new Subject<number>()
    used.add(numbers.pipe(probe('many numbers')).subscribe())
    for (let n = 1; n <= 10_000; n++) numbers.next(n)
    await first('values', ({ lanes }) =>
      lanes.some(({ name, counts }) => name === 'many numbers' && counts.values === 10_000),
    )
    const lanes = messages().flatMap((message) =>
      message._tag === 'values' ? message.lanes.filter(({ name }) => name === 'many numbers') : [],
    )
    const shown = lanes.flatMap(({ marks }) => marks)
    expect(shown.length + lanes.reduce((sum, { omitted }) => sum + omitted, 0)).toBe(10_000)
    expect(shown.length).toBeLessThan(100)
    // The latest value is always shown.
    expect(shown.at(-1)).toMatchObject({ number: 10_000 })
  })

  it('are watched while a page is open, and then no longer', async () => {
    expect(registry.watcher).toBeUndefined()
    const { close, ended } = await open()
    expect(registry.watcher).toBeDefined()
    close()
    await ended
    await expect.poll(() => registry.watcher, { timeout: 60_000 }).toBeUndefined()
  })
})

function volumeOf({ candles }: CandlesMessage): number {
  return candles.reduce((sum, { volume }) => sum + volume, 0)
}

describe('the market', () => {
  it('has the book, the candles and the latest event of an item as the client emits them', async () => {
    const { first, next, ask } = await open()
    const trades: Trade[] = []
    used.add(kiwoom.realtime.trade('005930').subscribe((trade) => trades.push(trade)))
    used.add(kiwoom.realtime.orderBook('005930').subscribe())
    expect(await ask({ _tag: 'pick', item: '005930' })).toBe(204)
    await first('book', ({ asks }) => asks.length === 10)
    await first('candles', ({ candles }) => candles.length > 0)
    exchange.pauseMarket()
    await next('session')
    await next('session', ({ frames }) => frames === kiwoom.stats().session.frames)
    const book = await firstValueFrom(kiwoom.realtime.orderBook('005930', { replay: 1 }))
    const shown = await next('book')
    expect(shown.at).toBe(book.receivedAt)
    expect(shown.asks).toEqual(book.asks.map(({ price, size }) => ({ price, quantity: size })))
    expect(shown.bids).toEqual(book.bids.map(({ price, size }) => ({ price, quantity: size })))
    const total = trades.reduce((sum, { tradeVolume }) => sum + Math.abs(tradeVolume), 0)
    const { candles } = await first('candles', (message) => volumeOf(message) === total)
    expect(Math.max(...candles.map(({ high }) => high))).toBe(Math.max(...trades.map(({ price }) => price)))
    expect(candles.at(-1)?.close).toBe(trades.at(-1)?.price)
    expect(candles[0]?.open).toBe(trades[0]?.price)
  })
})

describe('REST', () => {
  it('has each call with its reply, its decoded page and its queue', async () => {
    const { first } = await open()
    const bought$ = kiwoom.stock.basicInfo({ stockCode: '005930' })
    const reply = await firstValueFrom(bought$)
    const { calls, queues } = await first('rest', (message) =>
      message.calls.some(({ apiId, outcome }) => apiId === 'ka10001' && outcome._tag === 'reply'),
    )
    const call = calls.find(({ apiId }) => apiId === 'ka10001')
    expect(call).toMatchObject({ name: 'stock.basicInfo', isNextPage: false, body: '{"stk_cd":"005930"}' })
    if (call?.outcome._tag !== 'reply') throw new Error('no reply')
    expect(call.outcome).toMatchObject({ status: 200, returnCode: 0, problems: [], hasNextPage: false })
    expect(JSON.parse(call.outcome.page ?? '')).toMatchObject({ stockName: reply.stockName, price: reply.price })
    expect(queues.find(({ apiId }) => apiId === 'ka10001')).toMatchObject({ calls: 1, waiting: 0, refused: 0 })
  })

  it('has the refusal of a call', async () => {
    const { first } = await open()
    exchange.faults.add({ on: 'request', apiId: 'ka10001', do: { _tag: 'refuse', as: 'rate' } })
    await firstValueFrom(kiwoom.stock.basicInfo({ stockCode: '005930' }))
    const { queues } = await first('rest', (message) => message.queues.some(({ retries }) => retries > 0))
    expect(queues.find(({ apiId }) => apiId === 'ka10001')).toMatchObject({ refused: 1, retries: 1 })
  })
})

describe('orders', () => {
  it('have the life that the exchange reported', async () => {
    const { first } = await open()
    used.add(kiwoom.realtime.orderExecution().subscribe())
    const order = { exchange: 'krx', stockCode: '005930', orderQuantity: 3, tradeType: 'market' } as const
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    const placed = await firstValueFrom(kiwoom.order.buy(order))
    const { orders } = await first('orders', (message) => message.orders.some(({ isOver }) => isOver))
    const shown = orders.find(({ isOver }) => isOver)
    expect(shown).toMatchObject({ item: '005930', side: 'buy', quantity: 3, filled: 3, open: 0 })
    expect(Number(shown?.orderNumber)).toBe(Number(placed.orderNumber))
    expect(shown?.steps.map(({ status }) => status).slice(0, 2)).toEqual(['accepted', 'filled'])
    const { marks } = await first('marks', (message) => message.marks.some(({ kind }) => kind._tag === 'fill'))
    expect(marks.find(({ kind }) => kind._tag === 'fill')).toMatchObject({ item: '005930', kind: { side: 'buy' } })
  })

  it('come with the positions and the equity that the program passes in', async () => {
    const { first } = await open()
    const position = { item: '005930', quantity: 3, averagePrice: 61_000, price: 61_300 }
    account.next({ at: 1, equity: 1_000_000, positions: [] })
    account.next({ at: 2, equity: 1_000_900, positions: [position] })
    const shown = await first('account', ({ positions }) => positions?.length === 1)
    expect(shown).toEqual({
      _tag: 'account',
      positions: [position],
      equity: [
        [1, 1_000_000],
        [2, 1_000_900],
      ],
    })
  })
})

describe('health', () => {
  it('has latencies, the event loop, what was dropped, the probes and diagnostics', async () => {
    const { first } = await open()
    used.add(kiwoom.realtime.trade('005930').pipe(probe('health trades')).subscribe())
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    exchange.pushFrame('no frame at all')
    const shown = await first(
      'health',
      ({ arrivalToProbe, framesPerSecond, lastDiagnostics }) =>
        arrivalToProbe.count > 10 && framesPerSecond.length > 1 && lastDiagnostics.length > 0,
    )
    expect(shown.loopDelay.count).toBeGreaterThan(10)
    expect(shown.slow.map(({ probe: name }) => name)).toContain('health trades')
    expect(shown.dropped.find(({ type }) => type === '0B')?.events).toBeGreaterThan(10)
    expect(shown.lastDiagnostics.map(({ kind }) => kind)).toContain('UnknownFrame')
    expect(shown.memory?.heapUsed).toBeGreaterThan(0)
  })
})

describe('secrets', () => {
  it('reach no page: no key, no token, no account number, whatever happens', async () => {
    const reader = await open()
    const { first } = reader
    const page$ = kiwoom.account.accountNumber()
    const { accountNumber: number } = await firstValueFrom(page$.pipe(probe('account page')))
    if (typeof number !== 'string') throw new Error('no account number')
    used.add(kiwoom.realtime.orderExecution().pipe(probe('notices')).subscribe())
    used.add(kiwoom.account.holdings$.pipe(probe('holdings')).subscribe())
    used.add(kiwoom.realtime.trade('005930').subscribe())
    const texts = new Subject<unknown>()
    used.add(texts.pipe(probe('texts')).subscribe({ error: () => undefined }))
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    await firstValueFrom(
      kiwoom.order
        .buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' })
        .pipe(probe('order')),
    )
    await first('orders', (message) => message.orders.some(({ isOver }) => isOver))
    exchange.dropSockets({ abrupt: true })
    await first('gaps', (message) => message.gaps.length > 0)
    account.next({ at: 1, equity: 1, positions: [{ item: number, quantity: 1, averagePrice: 1, price: 1 }] })
    const [token = ''] = tokens
    texts.next({ authorization: `Bearer ${token}`, note: `key ${APP_KEY}`, deep: { list: [SECRET_KEY, number] } })
    texts.next(`the account ${number} with ${SECRET_KEY}`)
    texts.error(new Error(`refused for ${APP_KEY} of account ${number}`))
    await first('values', ({ lanes }) =>
      lanes.some(({ name, marks }) => name === 'texts' && marks.some(({ _tag }) => _tag === 'error')),
    )
    await first('account', ({ positions }) => positions?.length === 1)
    await firstValueFrom(
      kiwoom.connection$.pipe(
        filter(({ _tag }) => _tag === 'ready'),
        map(() => true),
      ),
    )
    const late = await openReader(inspector.url)
    await late.first('health')
    const all = reader.text() + late.text()
    late.close()
    // The secrets are there to be found: the exchange has seen them.
    expect([token.length > 20, number.length >= 8]).toEqual([true, true])
    expect(all).toContain('notices')
    for (const secret of [APP_KEY, SECRET_KEY, token, number]) expect(all.includes(secret)).toBe(false)
  })
})

describe('the end', () => {
  it('ends the page when the inspector is closed', async () => {
    const { first, ended } = await open()
    await inspector.close()
    expect(await first('ended')).toMatchObject({ _tag: 'ended' })
    await ended
  })
})
