/** A client of ours behind the gateway, in virtual time. */
import { type ConditionEvent, connect, type Gap, type Kiwoom, type Trade } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type MemoryExchange } from '@kiwoom-rx/testing/exchange'
import { Subject } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { createGateway, type GatewayCore, type GatewayOptions, type UpstreamOptions } from '../src/gateway.ts'
import { breakable, GATEWAY_ENV, type Ports, portsInto } from './support/ports.ts'

const MORNING = Date.UTC(2026, 10, 20, 1)

interface Rig {
  readonly clock: VirtualClock
  readonly exchange: MemoryExchange
  readonly gateway: GatewayCore
  /** Breaks the connection of one key. */
  cut(key: number): void
  client(appKey: string): { readonly kiwoom: Kiwoom; readonly ports: Ports }
}

function rig(options: Partial<GatewayOptions> = {}, keys = 1, own: Partial<UpstreamOptions> = {}): Rig {
  const clock = new VirtualClock({ start: MORNING })
  const exchange = createExchange({ seed: 7, scenario: 'lively', scheduler: clock, rules: { latency: 1 } })
  const cuts = Array.from({ length: keys }, () => new Subject<void>())
  const sessions = cuts.map((cut$, index) => ({
    env: exchange.env,
    http: exchange.http,
    socket: breakable(exchange.socket, cut$),
    scheduler: clock,
    credentials: { appKey: `key${index}`, secretKey: 'secret-of-the-session' },
    ...own,
  }))
  const gateway = createGateway({ sessions, scheduler: clock, ...options })
  return {
    cut: (key) => cuts[key]?.next(),
    clock,
    exchange,
    gateway,
    client(appKey) {
      const ports = portsInto(() => gateway, clock)
      const credentials = { appKey, secretKey: `${appKey}-secret` }
      const kiwoom = connect({
        env: GATEWAY_ENV,
        http: ports.http,
        socket: ports.socket,
        scheduler: clock,
        credentials,
      })
      return { kiwoom, ports }
    },
  }
}

describe('a gateway', () => {
  it('carries the events of one registration to every client that wants it', () => {
    const { clock, exchange, client } = rig()
    const seen: string[][] = [[], [], []]
    const subscriptions = seen.map((events, index) =>
      client(`c${index}`)
        .kiwoom.realtime.trade('005930')
        .subscribe((trade) => events.push(JSON.stringify(trade))),
    )
    clock.advanceBy(20_000)
    expect(exchange.registrations()).toEqual([{ type: '0B', item: '005930' }])
    expect(exchange.sessions().length).toBe(1)
    expect(seen[0]?.length).toBeGreaterThan(20)
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
    for (const subscription of subscriptions) subscription.unsubscribe()
    clock.advanceBy(5_000)
    expect(exchange.registrations()).toEqual([])
  })

  it('announces the gap of a lost session to each client, with its own registrations', () => {
    const { clock, exchange, client } = rig()
    const gaps: Gap[][] = [[], []]
    const items = ['005930', '000660']
    items.forEach((item, index) => {
      const { kiwoom } = client(`c${index}`)
      kiwoom.realtime.trade(item, { gaps: true }).subscribe((event) => {
        if (event.type === 'gap') gaps[index]?.push(event)
      })
    })
    clock.advanceBy(10_000)
    exchange.dropSockets()
    clock.advanceBy(10_000)
    expect(gaps.map((each) => each.map(({ registrations }) => registrations))).toEqual(
      items.map((item) => [[{ type: '0B', item }]]),
    )
  })

  it('passes queries and orders on', () => {
    const { clock, exchange, client } = rig()
    const { kiwoom } = client('c')
    const names: unknown[] = []
    kiwoom.stock.info({ stockCode: '005930' }).subscribe((page) => names.push(page.stockName))
    const numbers: (string | null)[] = []
    kiwoom.order
      .buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' })
      .subscribe(({ orderNumber }) => numbers.push(orderNumber))
    clock.advanceBy(5_000)
    expect(names.length).toBe(1)
    expect(numbers.length).toBe(1)
    expect(exchange.orders().length).toBe(1)
  })

  it('sends no order beyond the limits of its session, for any client', () => {
    const { clock, exchange, client } = rig({}, 1, { orderLimits: { maxQuantity: 2 } })
    const { kiwoom } = client('c')
    const outcomes: string[] = []
    for (const orderQuantity of [2, 3]) {
      kiwoom.order.buy({ exchange: 'krx', stockCode: '005930', orderQuantity, tradeType: 'market' }).subscribe({
        next: () => outcomes.push(`${orderQuantity} accepted`),
        error: ({ _tag }) => outcomes.push(`${orderQuantity} ${_tag}`),
      })
    }
    clock.advanceBy(5_000)
    expect(outcomes.sort()).toEqual(['2 accepted', '3 Rejected'])
    expect(exchange.orders().map(({ quantity }) => quantity)).toEqual([2])
  })

  it('moves the codes of a lost session to another, with a gap for those alone', () => {
    const { clock, exchange, client, cut } = rig({}, 2)
    const { kiwoom } = client('c')
    const gaps: Gap[] = []
    const trades: Trade[] = []
    kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
    kiwoom.realtime.trade(['005930', '000660', '035420', '005380']).subscribe((trade) => trades.push(trade))
    clock.advanceBy(10_000)
    const heldBy = () => exchange.sessions().map(({ registrations }) => Object.values(registrations).flat())
    const before = heldBy()
    expect(before.map(({ length }) => length)).toEqual([2, 2])
    cut(0)
    clock.advanceBy(2_000)
    expect(gaps.map(({ registrations }) => registrations)).toEqual([before[0]])
    expect(exchange.registrations().length).toBe(4)
    // What moved does not move back.
    clock.advanceBy(60_000)
    expect(gaps.length).toBe(1)
    expect(new Set(trades.slice(-100).map(({ item }) => item)).size).toBe(4)
  })

  it('searches a condition once for all, and reports what changed over a loss behind its gap', () => {
    const { clock, exchange, client, cut } = rig()
    const seen: ConditionEvent[][] = [[], []]
    const gaps: Gap[] = []
    const [first, second] = [client('a').kiwoom, client('b').kiwoom]
    first.gaps$.subscribe((gap) => gaps.push(gap))
    const subscriptions = [
      first.condition.searchRealtime({ conditionNumber: '0' }).subscribe((event) => seen[0]?.push(event)),
    ]
    clock.advanceBy(5_000)
    subscriptions.push(
      second.condition.searchRealtime({ conditionNumber: '0' }).subscribe((event) => seen[1]?.push(event)),
    )
    clock.advanceBy(20_000)
    const sets = seen.map((events) => membersOf(events))
    expect(sets[0]?.length).toBeGreaterThan(0)
    expect(sets[1]).toEqual(sets[0])
    expect(exchange.received.frames.filter(({ trnm }) => trnm === 'CNSRREQ').length).toBe(1)
    cut(0)
    clock.advanceBy(20_000)
    expect(
      gaps.some(({ registrations }) => registrations.some(({ type, item }) => type === '02' && item === '0')),
    ).toBe(true)
    expect(membersOf(seen[0] ?? [])).toEqual(membersOf(seen[1] ?? []))
    const direct: ConditionEvent[] = []
    const other = client('c')
      .kiwoom.condition.searchRealtime({ conditionNumber: '0' })
      .subscribe((event) => direct.push(event))
    clock.advanceBy(1_000)
    expect(membersOf(direct)).toEqual(membersOf(seen[0] ?? []))
    other.unsubscribe()
    for (const subscription of subscriptions) subscription.unsubscribe()
    clock.advanceBy(5_000)
    expect(exchange.received.frames.filter(({ trnm }) => trnm === 'CNSRCLR').length).toBe(1)
  })

  it('lists and searches conditions for one client after the other', () => {
    const { clock, client } = rig()
    const found: number[] = []
    for (const name of ['a', 'b', 'c']) {
      client(name)
        .kiwoom.condition.search({ conditionNumber: '2' })
        .subscribe((page) => found.push(Object.values(page).flat().length))
    }
    clock.advanceBy(10_000)
    expect(found.length).toBe(3)
    expect(new Set(found).size).toBe(1)
  })

  it('gives queries of several clients their turns, one of each after the other', () => {
    const { clock, client } = rig()
    const done: string[] = []
    const ask = (name: string, count: number): void => {
      const { kiwoom } = client(name)
      for (let index = 0; index < count; index++) {
        kiwoom.stock.info({ stockCode: '005930' }).subscribe(() => done.push(name))
      }
    }
    ask('greedy', 40)
    clock.advanceBy(100)
    ask('modest', 2)
    clock.advanceBy(2_000)
    // Five a second for all: the two of the modest one do not wait for the forty.
    expect(done.filter((name) => name === 'modest').length).toBe(2)
    clock.advanceBy(60_000)
    expect(done.length).toBe(42)
  })
})

describe('the queries of clients on two sessions', () => {
  it('use the pace of both: twice as many leave in the same time', () => {
    const doneWith = (keys: number): number => {
      const { clock, client } = rig({}, keys)
      // Each client keeps to a pace of its own, so it takes several to fill two sessions.
      const clients = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => client(name).kiwoom)
      let done = 0
      for (const kiwoom of clients) kiwoom.stock.info({ stockCode: '005930' }).subscribe()
      clock.advanceBy(5_000)
      for (const kiwoom of clients) {
        for (let count = 0; count < 10; count++) kiwoom.stock.info({ stockCode: '005930' }).subscribe(() => done++)
      }
      clock.advanceBy(1_500)
      return done
    }
    const [one, two] = [doneWith(1), doneWith(2)]
    expect(one).toBeGreaterThan(5)
    expect(two).toBeGreaterThanOrEqual(2 * one - 2)
  })
})

/** What is in the set after these events. */
function membersOf(events: readonly ConditionEvent[]): readonly string[] {
  const members = new Set<string>()
  for (const event of events) {
    if (event.type === 'set') {
      members.clear()
      for (const code of event.stockCodes) members.add(code)
    } else if (event.type === 'enter') members.add(event.stockCode)
    else members.delete(event.stockCode)
  }
  return [...members].sort()
}

describe('a REG that waits for the exchange', () => {
  it('owes its client nothing of what was removed meanwhile', () => {
    const { clock, exchange, gateway } = rig({ clients: [{ name: 'a', token: 'token-a' }] })
    exchange.faults.add({ on: 'received', trnm: 'REG', times: Number.POSITIVE_INFINITY, do: { _tag: 'ignore' } })
    const sent: string[] = []
    const line = gateway.connect({
      address: '',
      send: (data) => sent.push(String(data)),
      buffered: () => 0,
      close: () => undefined,
    })
    const change = (trnm: string, item: string[]) =>
      line.receive(JSON.stringify({ trnm, grp_no: '1', refresh: '1', data: [{ item, type: ['0B'] }] }))
    line.receive(JSON.stringify({ trnm: 'LOGIN', token: 'token-a' }))
    change('REG', ['005930', '000660'])
    clock.advanceBy(500)
    change('REMOVE', ['005930'])
    clock.advanceBy(4_000)
    const gaps = sent.filter((text) => text.includes('"trnm":"GAP"'))
    expect(gaps.map((text) => JSON.parse(text).data)).toEqual([[{ type: '0B', item: '000660' }]])
    line.closed()
  })
})

describe('a gateway to the real exchange', () => {
  it.each([{ clients: undefined }, { clients: [{ name: 'a', token: 'token-a', rights: { trade: true } }] }])(
    'sends no order without allowOrders, whatever its clients may: %j',
    ({ clients }) => {
      const { clock, exchange, gateway } = rig(clients === undefined ? {} : { clients }, 1, { env: 'real' })
      const answers: string[] = []
      const ask = (path: string, headers: Readonly<Record<string, string>>, body: object) =>
        gateway
          .answer({ method: 'POST', path, headers, body: JSON.stringify(body) })
          .subscribe(({ body: text }) => answers.push(text))
      const keys = { appkey: 'a', secretkey: 'b' }
      ask('/oauth2/token', {}, { grant_type: 'client_credentials', ...keys })
      const token: unknown = clients === undefined ? JSON.parse(answers[0] ?? '').token : 'token-a'
      const order = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '1', ord_uv: '', trde_tp: '3', cond_uv: '' }
      ask('/api/dostk/ordr', { 'api-id': 'kt10000', authorization: `Bearer ${token}` }, order)
      clock.advanceBy(20_000)
      expect(answers[1]).toMatch(/allowOrders/)
      expect(exchange.orders()).toEqual([])
    },
  )
})
