/**
 * Ten clients of every kind on one exchange of a busy market, over WebSocket and NATS. `KIWOOM_GATEWAY_SECONDS=600` lets
 * it run for ten minutes; 25 seconds without.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { readTape, record } from '@kiwoom-rx/testing/tape'
import { lastValueFrom, toArray } from 'rxjs'
import { expect, it } from 'vitest'
import { natsTransports } from '../../src/index.ts'
import { random } from '../model/random.ts'
import { hasNats, startNats } from '../nats/server.ts'
import { ITEMS, startBusyMarket, TYPES } from '../support/busyMarket.ts'
import { Follower } from '../support/follower.ts'
import { seenIn } from '../support/frames.ts'
import { brokenBy, lastOf } from '../support/law.ts'
import { type Program, start, until } from '../support/process.ts'
import { bundledCli } from './bundle.ts'

const SECONDS = Number(process.env['KIWOOM_GATEWAY_SECONDS'] ?? 25)
const PER_SECOND = 400
// Between two processes of a busy machine, ms.
const TOLERANCE = 500
const PYTHON = new URL('../programs/client.py', import.meta.url).pathname

/** A program in Python, started again when it ends: each of its lives is a client of its own. */
interface PythonClient {
  readonly lives: Program[]
  readonly keys: readonly string[]
  isWanted: boolean
}

it.runIf(hasNats())('ten clients on a busy market get what each would have had alone, or a gap', async () => {
  const seed = Number(process.env['KIWOOM_SEED'] ?? 1)
  const luck = random(seed)
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-busy-'))
  const tape = join(folder, 'busy.tape')
  const nats = await startNats()
  const exchange = await startExchange({ seed: 7 })
  exchange.pauseMarket()
  const env = `${exchange.rest},${exchange.socket}`
  const gateway = start(
    process.execPath,
    [await bundledCli(), '--env', env, '--port', '0', '--folder', folder, '--nats', nats.url],
    { KIWOOM_APP_KEY: 'key', KIWOOM_SECRET_KEY: 'secret' },
  )
  const rest = (await gateway.line(/^REST/)).split(/\s+/)[1] ?? ''
  const host = { rest, socket: rest.replace('http', 'ws') }
  const keysOf = (name: string) => ({ appKey: name, secretKey: `${name}-secret` })
  const overSockets = (name: string) => connect({ env: host, credentials: keysOf(name) })
  const overNats = async (name: string) =>
    connect({ ...natsTransports(await nats.connect()), credentials: keysOf(name) })

  const clients = [
    ...['socket-1', 'socket-2', 'socket-3'].map((name) => new Follower(name, overSockets(name))),
    ...(await Promise.all(
      ['nats-1', 'nats-2', 'nats-3'].map(async (name) => new Follower(name, await overNats(name))),
    )),
  ]
  const recorder = new Follower('recorder', overSockets('recorder'))
  const recording = record(recorder.kiwoom, tape)
  const ours = [...clients, recorder]
  const pythons: PythonClient[] = []
  const python = async (name: string, type: string, items: readonly string[], pause = 0): Promise<PythonClient> => {
    const client: PythonClient = { lives: [], keys: items.map((item) => type + item), isWanted: true }
    pythons.push(client)
    const live = async (): Promise<void> => {
      const args = [PYTHON, host.rest, host.socket, name, type, items.join(','), ...(pause > 0 ? [String(pause)] : [])]
      const life = start('python3', args)
      client.lives.push(life)
      void life.ended.then(() => (client.isWanted ? live() : undefined))
      await life.line(/^READY 0/).catch(() => undefined)
    }
    await live()
    return client
  }
  const market = startBusyMarket(exchange, PER_SECOND, seed)
  const sentAt = (key: string): readonly number[] => market.sentAt.get(key) ?? []

  try {
    const first = await python('python-1', '0B', ITEMS.slice(0, 2))
    const second = await python('python-2', '0D', ITEMS.slice(1, 3))
    const slow = await python('slow', '0D', ITEMS.slice(0, 6), 1_000)
    for (const item of ITEMS) for (const type of TYPES) recorder.follow(type, item)
    const toggle = (client: Follower): void => {
      const [type, item] = [TYPES[luck.below(2)] ?? '0B', ITEMS[luck.below(ITEMS.length)] ?? '']
      if (client.live.has(type + item)) client.leave(type + item)
      else client.follow(type, item)
    }
    for (const client of clients) for (let count = 0; count < 8; count++) toggle(client)

    /** What is held twice, in vain, or not at all: the session holds the union of what is wanted, each once. */
    const strayed = (): readonly string[] => {
      const held = exchange.registrations().map(({ type, item }) => type + item)
      const union = new Set([
        ...ours.flatMap(({ live }) => [...live.keys()]),
        ...[first, second].flatMap(({ keys }) => keys),
      ])
      // The slow one may have been disconnected, and reads that only when it comes to it.
      const isNeedless = (key: string): boolean => !union.has(key) && !slow.keys.includes(key)
      return [
        ...held.filter((key, index) => held.indexOf(key) !== index).map((key) => `${key} twice`),
        ...[...union].filter((key) => !held.includes(key)).map((key) => `${key} missing`),
        ...held.filter(isNeedless).map((key) => `${key} needless`),
      ]
    }
    const isUnion = async (): Promise<void> => {
      await until(() => strayed().length === 0, 'what is registered is what is wanted').catch((error: unknown) => {
        const lives = [first, second].map(({ lives }) => lives.at(-1)?.errors.join('').slice(-300))
        const health = JSON.stringify(exchange.sessions().map(({ isLoggedIn }) => isLoggedIn))
        throw new Error(`${String(error)}: ${strayed().join(', ')}; ${health}; ${JSON.stringify(lives)}`)
      })
    }
    let unions = 0
    let drops = 0
    // For a part of the time the recorder follows less, so that the union changes with the others.
    const leaveMost = (): void => {
      for (const key of [...recorder.live.keys()].slice(4)) recorder.leave(key)
    }
    leaveMost()
    const end = Date.now() + SECONDS * 1_000
    for (let step = 1; Date.now() < end; step++) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const client = clients[luck.below(clients.length)]
      if (client !== undefined) toggle(client)
      // A program that is killed comes back.
      if (step % 30 === 0) await (luck.below(2) === 0 ? first : second).lives.at(-1)?.kill()
      // Seldom enough that the session does not wait longer and longer, as it does after one loss upon another.
      if (step === 16 || step % 120 === 0) {
        drops += 1
        exchange.faults.add({ on: 'connect', times: 1 + luck.below(2), do: { _tag: 'refuse' } })
        exchange.dropSockets({ abrupt: luck.below(2) === 0 })
      }
      expect(exchange.sessions().length).toBeLessThanOrEqual(1)
      if (step % 6 === 0) {
        await isUnion()
        unions += 1
      }
    }
    market.stop()
    await isUnion()
    await Promise.all([first, second].map(({ lives }) => lives.at(-1)?.line(/^READY 0/)))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    market.round()
    const isUpToDate = ({ live }: Follower): boolean =>
      [...live.values()].every(({ key, seen }) => lastOf(seen) === sentAt(key).length)
    await until(() => ours.every(isUpToDate), 'the last event of every stream')
    const framesOf = ({ lines, errors }: Program) => seenIn([...errors.join('').split('\n'), ...lines])
    await until(
      () =>
        [first, second].every(({ lives, keys }) => {
          const { streams } = framesOf(lives.at(-1) ?? gateway)
          return keys.every((key) => lastOf(streams.get(key) ?? []) === sentAt(key).length)
        }),
      'the last event of every program in Python',
    )

    const broken: string[] = []
    const check = (name: string, key: string, seen: Parameters<typeof brokenBy>[1], conflated = 0): void => {
      broken.push(
        ...brokenBy(sentAt(key), seen, { tolerance: TOLERANCE, conflated }).map((text) => `${name} ${key}: ${text}`),
      )
    }
    for (const { name, streams, conflated } of ours) {
      for (const { key, seen, errors } of streams) {
        check(name, key, seen, conflated.get(key))
        broken.push(...errors.map((error) => `${name} ${key}: ${String(error)}`))
      }
    }
    pythons.forEach(({ lives }, index) => {
      for (const life of lives) {
        const { streams, conflated } = framesOf(life)
        for (const [key, seen] of streams) check(`python ${index}`, key, seen, conflated.get(key))
      }
    })
    await recording.close()
    const entries = await lastValueFrom(readTape(tape).pipe(toArray()))
    const recorded = seenIn(entries.flatMap((entry) => (entry._tag === 'received' ? [entry.frame] : [])))
    // The recorder left most of its streams early; what it kept is on the tape without a hole.
    for (const key of recorder.live.keys())
      check('tape', key, recorded.streams.get(key) ?? [], recorded.conflated.get(key))
    expect(broken).toEqual([])

    const events = ours.flatMap(({ streams }) => streams.flatMap(({ seen }) => seen))
    const numbers = {
      seconds: SECONDS,
      pushed: market.count(),
      events: events.filter((each) => 'number' in each).length,
      gaps: events.filter((each) => 'from' in each).length,
      drops,
      unions,
      python: pythons.map(({ lives }) => lives.map(({ lines }) => lines.length)),
      slowEnded: slow.lives.map(
        ({ errors }) => /closed with[^\n]*|the connection ended|\w*Error[^\n]*/.exec(errors.join(''))?.[0],
      ),
      slowConflated: slow.lives.reduce(
        (sum, life) => sum + [...framesOf(life).conflated.values()].reduce((a, b) => a + b, 0),
        0,
      ),
      taped: [...recorded.streams.values()].reduce((sum, { length }) => sum + length, 0),
    }
    console.log(JSON.stringify(numbers))
    // It has met what it is about.
    expect(numbers.events).toBeGreaterThan(100 * SECONDS)
    expect(numbers.gaps).toBeGreaterThan(0)
    expect(drops).toBeGreaterThan(0)
    expect(unions).toBeGreaterThan(0)

    for (const client of pythons) client.isWanted = false
    await Promise.all(pythons.map(({ lives }) => lives.at(-1)?.kill()))
    await Promise.all(ours.map(({ kiwoom }) => kiwoom.close()))
    await until(() => exchange.registrations().length === 0, 'nothing is registered after all have left')
  } finally {
    market.stop()
    for (const client of pythons) client.isWanted = false
    await Promise.all(pythons.map(({ lives }) => lives.at(-1)?.kill()))
    await Promise.all(ours.map(({ kiwoom }) => kiwoom.close()))
    await gateway.kill()
    await exchange.close()
    await nats.stop()
    rmSync(folder, { recursive: true })
  }
})
