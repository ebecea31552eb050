/**
 * The gateway, the NATS server and clients, killed at random moments. `KIWOOM_GATEWAY_KILLS=200` kills so often; 20 times
 * without.
 */
import { connect } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { expect, it } from 'vitest'
import { natsTransports } from '../../src/index.ts'
import { random } from '../model/random.ts'
import { isRecord } from '../model/record.ts'
import { hasNats, startNats } from '../nats/server.ts'
import { ITEMS, startBusyMarket } from '../support/busyMarket.ts'
import { Follower } from '../support/follower.ts'
import { seenIn } from '../support/frames.ts'
import { brokenBy, lastOf, type Seen } from '../support/law.ts'
import { type Program, Supervised, start, until } from '../support/process.ts'
import { bundled, bundledCli } from './bundle.ts'

const KILLS = Number(process.env['KIWOOM_GATEWAY_KILLS'] ?? 20)
const PER_SECOND = 100
// Between two processes of a busy machine, ms.
const TOLERANCE = 500
const path = (name: string): string => new URL(`../programs/${name}`, import.meta.url).pathname

interface Asked {
  readonly price: number
  readonly quantity: number
  outcome: 'accepted' | 'refused' | 'unknown'
}

it.runIf(hasNats())('kills of gateway, NATS and clients double no order and lose nothing without a gap', async () => {
  const luck = random(Number(process.env['KIWOOM_SEED'] ?? 1))
  const nats = await startNats()
  const exchange = await startExchange({ seed: 7, rules: { initialCash: 1e13 } })
  const [cli, program] = [await bundledCli(), await bundled(path('follower.ts'))]
  const env = `${exchange.rest},${exchange.socket}`
  let port = 0
  // The order log is on NATS. The lease is short, so that the next life does not wait long for it.
  const gateway = new Supervised(() =>
    start(process.execPath, [cli, '--env', env, '--port', String(port), '--nats', nats.url, '--nats-ttl', '1500'], {
      KIWOOM_APP_KEY: 'key',
      KIWOOM_SECRET_KEY: 'secret',
    }),
  )
  const rest = (await gateway.present?.line(/^REST/))?.split(/\s+/)[1] ?? ''
  port = Number(new URL(rest).port)
  const host = { rest, socket: rest.replace('http', 'ws') }
  const realtime = { retryDelay: 50, maxRetryDelay: 200 }
  const keys = ITEMS.slice(0, 3).flatMap((item) => [`0B${item}`, `0D${item}`])
  // Two clients in this process outlive every kill, and have to know of every gap.
  const survivors = [
    new Follower('socket', connect({ env: host, credentials: { appKey: 'survivor-1', secretKey: 'a' }, realtime })),
    new Follower(
      'nats',
      connect({
        ...natsTransports(await nats.connect()),
        credentials: { appKey: 'survivor-2', secretKey: 'a' },
        realtime,
      }),
    ),
  ]
  const ours = [
    new Supervised(() => start(process.execPath, [program, 'socket', host.rest, host.socket, 'program-1', ...keys])),
    new Supervised(() => start(process.execPath, [program, 'nats', nats.url, 'program-2', ...keys])),
  ]
  const python = new Supervised(() =>
    start('python3', [path('client.py'), host.rest, host.socket, 'python', '0B', ITEMS.slice(0, 3).join(',')]),
  )
  const market = startBusyMarket(exchange, PER_SECOND, 7)
  const sentAt = (key: string): readonly number[] => market.sentAt.get(key) ?? []
  const orders = new Map<string, Asked>()
  const kills = { gateway: 0, nats: 0, client: 0 }

  const post = async (path: string, headers: Readonly<Record<string, string>>, body: object): Promise<unknown> => {
    const signal = AbortSignal.timeout(20_000)
    const answer = await fetch(host.rest + path, { method: 'POST', headers, body: JSON.stringify(body), signal })
    return answer.status === 200 ? JSON.parse(await answer.text()) : undefined
  }
  const order = async (id: string): Promise<void> => {
    const number = orders.size
    const known = orders.get(id) ?? {
      price: 60_000 + 100 * (number % 60),
      quantity: 1 + Math.floor(number / 60),
      outcome: 'unknown',
    }
    orders.set(id, known)
    try {
      const keys = { appkey: 'trader', secretkey: 'trader-secret' }
      const issued = await post('/oauth2/token', {}, { grant_type: 'client_credentials', ...keys })
      const token = isRecord(issued) ? String(issued['token']) : ''
      const headers = { 'api-id': 'kt10000', authorization: `Bearer ${token}`, 'client-order-id': id }
      const body = { dmst_stex_tp: 'KRX', stk_cd: '005930', trde_tp: '0', cond_uv: '' }
      const uv = { ord_qty: String(known.quantity), ord_uv: String(known.price) }
      const answer = await post('/api/dostk/ordr', headers, { ...body, ...uv })
      const code = isRecord(answer) ? answer['return_code'] : undefined
      // A limit and a bad token are about the call.
      if (code === 0) known.outcome = 'accepted'
      else if (code !== undefined && code !== 3 && code !== 5 && known.outcome === 'unknown') known.outcome = 'refused'
    } catch {
      // The gateway was killed meanwhile.
    }
  }

  /** Both survivors get events again. */
  const recovered = async (): Promise<void> => {
    const counts = survivors.map(({ streams }) => streams.map(({ seen }) => lastOf(seen)))
    await until(
      () =>
        survivors.every(({ streams }, index) =>
          streams.every(({ seen }, stream) => lastOf(seen) > (counts[index]?.[stream] ?? 0)),
        ),
      'events after a kill',
    )
  }

  try {
    for (const survivor of survivors) {
      for (const key of keys) survivor.follow(key.startsWith('0B') ? '0B' : '0D', key.slice(2))
    }
    await recovered()
    const work: Promise<void>[] = []
    for (let round = 0; round < KILLS; round++) {
      work.push(order(`order-${orders.size}`))
      if (luck.below(4) === 0 && orders.size > 0) work.push(order(`order-${luck.below(orders.size)}`))
      await new Promise((resolve) => setTimeout(resolve, luck.below(300)))
      switch (luck.below(3)) {
        case 0:
          kills.gateway += 1
          await gateway.kill()
          break
        case 1:
          kills.nats += 1
          await nats.restart()
          break
        default: {
          kills.client += 1
          await [...ours, python][luck.below(3)]?.kill()
        }
      }
      // Some kills meet what is recovering, others what runs.
      if (luck.below(2) === 0) await recovered()
    }
    await Promise.all(work)
    await recovered()
    // What is not known yet is asked for again, until it is: with its id that is always safe.
    const isKnown = (): boolean => [...orders.values()].every(({ outcome }) => outcome !== 'unknown')
    for (let tries = 0; !isKnown() && tries < 60; tries++) {
      for (const [id, { outcome }] of orders) if (outcome === 'unknown') await order(id)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    await order('order-last')
    market.stop()
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    market.round()
    const isUpToDate = (key: string, seen: readonly Seen[]): boolean => lastOf(seen) === sentAt(key).length
    await until(
      () => survivors.every(({ streams }) => streams.every(({ key, seen }) => isUpToDate(key, seen))),
      'the last event of every survivor',
    )
    const linesOf = ({ lines }: Program): ReadonlyMap<string, Seen[]> => {
      const streams = new Map<string, Seen[]>()
      for (const line of lines) {
        const { key, ...seen }: { readonly key: string } & Seen = JSON.parse(line)
        streams.set(key, [...(streams.get(key) ?? []), seen])
      }
      return streams
    }
    await until(
      () =>
        ours.every(({ present }) => {
          const streams = present === undefined ? undefined : linesOf(present)
          return keys.every((key) => isUpToDate(key, streams?.get(key) ?? []))
        }),
      'the last event of every program',
    )

    const broken: string[] = []
    const check = (name: string, key: string, seen: readonly Seen[], conflated = 0): void => {
      broken.push(
        ...brokenBy(sentAt(key), seen, { tolerance: TOLERANCE, conflated }).map((text) => `${name} ${key}: ${text}`),
      )
    }
    for (const { name, streams, conflated } of survivors) {
      for (const { key, seen, errors } of streams) {
        check(name, key, seen, conflated.get(key))
        broken.push(...errors.map((error) => `${name} ${key}: ${String(error)}`))
      }
    }
    ours.forEach(({ lives }, index) => {
      for (const life of lives) for (const [key, seen] of linesOf(life)) check(`program ${index}`, key, seen)
    })
    for (const life of python.lives) {
      const { streams, conflated } = seenIn([...life.errors.join('').split('\n'), ...life.lines])
      for (const [key, seen] of streams) check('python', key, seen, conflated.get(key))
    }
    expect(broken).toEqual([])

    const booked = ({ price, quantity }: Asked): number =>
      exchange.orders().filter(({ body }) => body['ord_uv'] === String(price) && body['ord_qty'] === String(quantity))
        .length
    for (const [id, asked] of orders) {
      const times = booked(asked)
      expect(times, id).toBeLessThanOrEqual(1)
      if (asked.outcome !== 'unknown') expect([id, times]).toEqual([id, asked.outcome === 'accepted' ? 1 : 0])
    }
    const outcomes = [...orders.values()].map(({ outcome }) => outcome)
    const gaps = survivors.map(
      ({ streams }) => streams.flatMap(({ seen }) => seen).filter((each) => 'from' in each).length,
    )
    console.log(
      JSON.stringify({
        kills,
        pushed: market.count(),
        gaps,
        lives: {
          gateway: gateway.lives.length,
          ours: ours.map(({ lives }) => lives.length),
          python: python.lives.length,
        },
        orders: Object.fromEntries(
          ['accepted', 'refused', 'unknown'].map((outcome) => [
            outcome,
            outcomes.filter((each) => each === outcome).length,
          ]),
        ),
        booked: exchange.orders().length,
      }),
    )
    expect(orders.get('order-last')?.outcome).toBe('accepted')
    expect(outcomes).not.toContain('unknown')

    await Promise.all([...ours, python].map((each) => each.stop()))
    await Promise.all(survivors.map(({ kiwoom }) => kiwoom.close()))
    await until(() => exchange.registrations().length === 0, 'nothing is registered after all have left')
  } finally {
    market.stop()
    await Promise.all([...ours, python].map((each) => each.stop()))
    await Promise.all(survivors.map(({ kiwoom }) => kiwoom.close()))
    await gateway.stop()
    await exchange.close()
    await nats.stop()
  }
})
