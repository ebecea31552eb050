/** The gateway over NATS: the same client on another machine, and another gateway that takes over. */
import { connect, type Gap, type Trade } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { firstValueFrom, take, toArray } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Gateway,
  lastOver,
  natsTapes,
  natsTransports,
  type StartGatewayOptions,
  startGateway,
} from '../../src/index.ts'
import { readNumbered } from '../../src/nats/numbered.ts'
import { until } from '../support/process.ts'
import { hasNats, type NatsServer, startNats } from './server.ts'

if (!hasNats()) console.log('nats-server is not installed: the tests of NATS are skipped')

describe.runIf(hasNats())('a gateway over NATS', () => {
  let nats: NatsServer
  let exchange: StartedExchange

  beforeAll(async () => {
    nats = await startNats()
    exchange = await startExchange({ seed: 7, scenario: 'lively', rules: { speed: 5 } })
  })
  afterAll(async () => {
    await exchange.close()
    await nats.stop()
  })

  const gatewayOn = async (name: string, options: Partial<StartGatewayOptions> = {}): Promise<Gateway> =>
    startGateway({
      sessions: [{ env: exchange, credentials: { appKey: `key-of-${name}`, secretKey: 'secret-of-the-session' } }],
      nats: { connection: await nats.connect(), name, ttl: 1_500 },
      ...options,
    })
  const client = async (name: string, appKey: string) =>
    connect({
      ...natsTransports(await nats.connect(), { name }),
      credentials: { appKey, secretKey: `${appKey}-secret` },
      realtime: { retryDelay: 50, maxRetryDelay: 200 },
    })

  it('gives queries, orders and events to a client that reaches nothing but NATS', async () => {
    // Without a name, as both sides have by default.
    const gateway = await gatewayOn('main', { nats: await nats.connect() })
    const [one, two] = [await client('main', 'one'), await client('main', 'two')]
    const page = await firstValueFrom(one.stock.info({ stockCode: '005930' }))
    expect(page.stockCode).toBe('005930')
    const order = { exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' } as const
    expect((await firstValueFrom(one.order.buy(order))).orderNumber).toBe(exchange.orders().at(-1)?.number)
    const notices = firstValueFrom(one.realtime.orderExecution())
    await until(() => exchange.registrations().some(({ type }) => type === '00'), 'the registration of orders')
    await firstValueFrom(one.order.buy(order))
    expect((await notices).type).toBe('00')
    const trades: Trade[][] = [[], []]
    const subscriptions = [one, two].map((kiwoom, index) =>
      kiwoom.realtime.trade(['005930', '000660']).subscribe((trade) => trades[index]?.push(trade)),
    )
    await until(() => trades.every(({ length }) => length > 100), 'trades over NATS')
    expect(exchange.registrations().filter(({ type }) => type === '0B').length).toBe(2)
    for (const list of trades) {
      const own = list.filter(({ item }) => item === '005930')
      own.forEach(({ cumulativeVolume, tradeVolume }, index) => {
        if (index > 0) expect(cumulativeVolume).toBe((own[index - 1]?.cumulativeVolume ?? 0) + Math.abs(tradeVolume))
      })
    }
    const nc = await nats.connect()
    await until(() => trades.every(({ length }) => length > 150), 'more trades')
    const last = await lastOver(nc, 'main', { type: '0B', item: '005930' })
    expect(JSON.parse(Buffer.from(last ?? []).toString())).toMatchObject({ trnm: 'REAL' })
    for (const subscription of subscriptions) subscription.unsubscribe()
    await Promise.all([one.close(), two.close()])
    await until(() => exchange.registrations().length === 0, 'nothing is registered')
    await gateway.close()
  })

  it('makes a gap of a hole in the numbers of a subject', async () => {
    const gateway = await gatewayOn('hole')
    const nc = await nats.connect()
    // A connection that loses some messages of the entries.
    let count = 0
    const lossy: typeof nc = Object.create(nc)
    lossy.subscribe = (subject, options) =>
      nc.subscribe(subject, {
        ...options,
        callback: (error, message) => {
          const isEntry = subject.includes('.rt.') && readNumbered(message.data) !== undefined
          if (isEntry) count += 1
          if (!(isEntry && count > 20 && count < 25)) options?.callback?.(error, message)
        },
      })
    const kiwoom = connect({ ...natsTransports(lossy, { name: 'hole' }), credentials: { appKey: 'a', secretKey: 'b' } })
    const gaps: Gap[] = []
    kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
    await firstValueFrom(kiwoom.realtime.trade('005930').pipe(take(60), toArray()))
    expect(gaps.map(({ reason, registrations }) => [reason, registrations])).toEqual([
      ['4 messages of the subject were lost', [{ type: '0B', item: '005930' }]],
    ])
    await kiwoom.close()
    await gateway.close()
  })

  it('is taken over by a second one that waited, with a gap and the orders of the first', async () => {
    const leader = await gatewayOn('lead')
    const kiwoom = await client('lead', 'one')
    const gaps: Gap[] = []
    const trades: Trade[] = []
    kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
    kiwoom.realtime.trade('005930').subscribe((trade) => trades.push(trade))
    await until(() => trades.length > 10, 'trades of the first')
    const second = gatewayOn('lead')
    const token = await tokenOf(leader)
    const first = await order(leader, token, 'mine')
    expect(first).toMatchObject({ return_code: 0 })
    const booked = exchange.orders().length
    await leader.close()
    const follower = await second
    const before = trades.length
    await until(() => trades.length > before + 10, 'trades of the second')
    expect(gaps.length).toBe(1)
    // The same order again, at another gateway: the log is theirs together.
    expect(await order(follower, await tokenOf(follower), 'mine')).toEqual(first)
    // So are the tokens: a client that was given one by the first need not ask again.
    expect(await order(follower, token, 'mine')).toEqual(first)
    expect(exchange.orders().length).toBe(booked)
    await kiwoom.close()
    await follower.close()
  })

  it('survives a NATS server that is killed: its clients have a gap, and nothing twice', async () => {
    const gateway = await gatewayOn('kill', {
      nats: { connection: await nats.connect(), name: 'kill', ttl: 30_000 },
    })
    const kiwoom = await client('kill', 'one')
    const gaps: Gap[] = []
    const volumes: number[] = []
    kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
    kiwoom.realtime.trade('005930').subscribe(({ cumulativeVolume }) => volumes.push(cumulativeVolume ?? -1))
    await until(() => volumes.length > 10, 'trades before')
    await nats.restart()
    const before = volumes.length
    await until(() => volumes.length > before + 10, 'trades after')
    expect(gaps.length).toBeGreaterThan(0)
    volumes.forEach((volume, index) => {
      if (index > 0) expect(volume).toBeGreaterThan(volumes[index - 1] ?? 0)
    })
    await kiwoom.close()
    await gateway.close()
  })

  it('keeps tapes for every machine', async () => {
    const tapes = natsTapes(await nats.connect(), { name: 'tapes' })
    await tapes.put('2026-11-20', Buffer.from('a tape'))
    expect(await tapes.list()).toEqual([{ name: '2026-11-20', size: 6 }])
    expect(Buffer.from((await tapes.get('2026-11-20')) ?? []).toString()).toBe('a tape')
  })
})

async function tokenOf(gateway: Gateway): Promise<string> {
  const body = JSON.stringify({ grant_type: 'client_credentials', appkey: 'trader', secretkey: 'trader-secret' })
  return JSON.parse(await (await fetch(`${gateway.rest}/oauth2/token`, { method: 'POST', body })).text()).token
}

async function order(gateway: Gateway, token: string, id: string): Promise<unknown> {
  const answer = await fetch(`${gateway.rest}/api/dostk/ordr`, {
    method: 'POST',
    headers: { 'api-id': 'kt10000', authorization: `Bearer ${token}`, 'client-order-id': id },
    body: JSON.stringify({
      dmst_stex_tp: 'KRX',
      stk_cd: '005930',
      ord_qty: '1',
      ord_uv: '',
      trde_tp: '3',
      cond_uv: '',
    }),
  })
  return answer.json()
}
