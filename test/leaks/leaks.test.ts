/**
 * Every Observable of a client, subscribed and unsubscribed at random moments: nothing is left of it.
 *
 * The client has a clock of its own, so that what still waits there is the client's alone.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  catalog,
  connect,
  type EndpointSpec,
  type HttpTransport,
  type Kiwoom,
  type SocketTransport,
} from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import fc from 'fast-check'
import { finalize, type Observable } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { functionOf, paramsOf, streamOf } from '../support/calls.ts'

const isLong = process.env['KIWOOM_LONG'] !== undefined
const seed = isLong ? Number(process.env['KIWOOM_SEED']) : 20_261_120
// How often each stream is subscribed to: any stream, and those of which a program has thousands.
const TIMES = isLong ? 1_000 : 30
const QUERIES = isLong ? 20 : 2
const OFTEN = isLong ? 100_000 : 1_000

function bench() {
  const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
  const exchangeClock = new VirtualClock({ start: '2026-11-20T09:00:00' })
  const rules = { date: '2026-11-20', queryRate: 1_000, queryBurst: 1_000 }
  const begin = () => createExchange({ seed: 7, scheduler: exchangeClock, rules })
  let exchange = begin()
  const open = { requests: 0, sockets: 0 }
  const http: HttpTransport = (request) => counted(exchange.http(request), 'requests')
  const socket: SocketTransport = (url) => {
    const connection = exchange.socket(url)
    return { ...connection, events$: counted(connection.events$, 'sockets') }
  }
  const counted = <T>(source$: Observable<T>, what: keyof typeof open): Observable<T> => {
    open[what] += 1
    return source$.pipe(
      finalize(() => {
        open[what] -= 1
      }),
    )
  }
  const credentials = { appKey: 'key', secretKey: 'any' }
  const kiwoom = connect({
    env: exchange.env,
    http,
    socket,
    credentials,
    scheduler: clock,
    seed: 1,
    pace: { perSecond: 1_000, burst: 1_000 },
  })
  const pass = (ms: number): void => {
    clock.advanceBy(ms)
    exchangeClock.advanceBy(ms)
    clock.advanceBy(0)
  }
  /** Another exchange, because it remembers all that it received. */
  const forget = (): void => {
    exchange = begin()
  }
  const left = () => ({ ...open, timers: clock.pending, sessions: exchange.sessions().length })
  return { kiwoom, forget, pass, left }
}

const NOTHING = { requests: 0, sockets: 0, timers: 0, sessions: 0 }

/** Subscribes and unsubscribes, after a while that is often very short. */
function comeAndGo(stream: () => Observable<unknown>, pass: (ms: number) => void, times: number, longest = 400): void {
  const whiles = fc.sample(
    fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: longest })),
    {
      numRuns: Math.min(times, 1_000),
      seed,
    },
  )
  for (let time = 0; time < times; time += 1) {
    const subscription = stream().subscribe({ error: () => undefined })
    pass(whiles[time % whiles.length] ?? 0)
    subscription.unsubscribe()
  }
}

const { kiwoom: sample } = bench()
const offered = catalog.filter((spec) => functionOf(sample, spec) !== undefined)
const queries = offered.filter(({ transport, url }) => transport === 'rest' && !url.endsWith('ordr'))
const realtime = offered.filter(({ namespace }) => namespace === 'realtime')

function streamOfEndpoint(kiwoom: Kiwoom, spec: EndpointSpec): () => Observable<unknown> {
  const params = paramsOf(spec)
  const given = Object.keys(params).length === 0 ? [] : [params]
  return () => streamOf(functionOf(kiwoom, spec), ...given)
}

const OTHERS: readonly (readonly [string, (kiwoom: Kiwoom) => Observable<unknown>])[] = [
  ['connection$', ({ connection$ }) => connection$],
  ['gaps$', ({ gaps$ }) => gaps$],
  ['diagnostics$', ({ diagnostics$ }) => diagnostics$],
  ['wire$', ({ wire$ }) => wire$],
  ['steps$', ({ steps$ }) => steps$],
  ['account.positions$', ({ account }) => account.positions$],
  ['account.holdings$', ({ account }) => account.holdings$],
  ['condition.list', ({ condition }) => condition.list()],
  ['condition.searchRealtime', ({ condition }) => condition.searchRealtime({ conditionNumber: '1' })],
  ['order.track', ({ order }) => order.track('0000140')],
]

describe('after a stream was subscribed to and left at random moments, nothing of it is left', () => {
  // Queries share an exchange: to begin one for each takes longer than the queries.
  it(`each of the ${queries.length} queries`, { timeout: 1_800_000 }, () => {
    const { kiwoom, pass, left } = bench()
    for (const spec of queries) {
      comeAndGo(streamOfEndpoint(kiwoom, spec), pass, QUERIES, 15)
      pass(6_000)
      expect({ id: spec.id, ...left() }).toEqual({ id: spec.id, ...NOTHING })
    }
  })

  it.each(realtime.map((spec) => [spec.name, spec] as const))('%s', { timeout: 600_000 }, (_, spec) => {
    const { kiwoom, pass, left } = bench()
    const items = spec.items === 'none' ? [] : ['005930']
    comeAndGo(() => streamOf(functionOf(kiwoom, spec), ...items), pass, TIMES)
    pass(30_000)
    expect(left()).toEqual(NOTHING)
  })

  it.each(OTHERS)('%s', { timeout: 600_000 }, (_, stream) => {
    const { kiwoom, pass, left } = bench()
    comeAndGo(() => stream(kiwoom), pass, TIMES)
    pass(120_000)
    expect(left()).toEqual(NOTHING)
  })
})

describe('memory stays where it was', () => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  const heap = (): number => {
    if (typeof collect === 'function') collect()
    return process.memoryUsage().heapUsed
  }

  it.each([
    ['a realtime stream', (kiwoom: Kiwoom) => kiwoom.realtime.trade('005930')],
    ['a query', (kiwoom: Kiwoom) => kiwoom.stock.basicInfo({ stockCode: '005930' })],
  ] as const)('after thousands of subscriptions of %s', { timeout: 1_800_000 }, (_, stream) => {
    const { kiwoom, forget, pass, left } = bench()
    const round = (): number => {
      comeAndGo(() => stream(kiwoom), pass, OFTEN / 2, 15)
      pass(30_000)
      forget()
      return heap()
    }
    const before = round()
    const after = round()
    expect(left()).toEqual(NOTHING)
    expect(after - before).toBeLessThan(4_000_000)
  })
})
