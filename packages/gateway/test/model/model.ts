/** A random run of a world: clients come, go, die and lag; sessions drop; the gateway is killed; orders are repeated. */

import { brokenOrders, brokenRegistrations, brokenStreams } from './laws.ts'
import { random } from './random.ts'
import { isRecord } from './record.ts'
import { ITEMS, type TestClient, TYPES, type Type, World } from './world.ts'

export interface Outcome {
  readonly broken: readonly string[]
  readonly counts: Readonly<Record<Action, number>>
  readonly gaps: number
  readonly events: number
  readonly conflated: number
  readonly booked: number
  /** How often a gateway began to lead. */
  readonly leaders: number
  readonly world: World
}

const ACTIONS = [
  'subscribe',
  'unsubscribe',
  'push',
  'burst',
  'clientDies',
  'stall',
  'go',
  'sessionDrops',
  'everySessionDrops',
  'outage',
  'kill',
  'suspend',
  'partition',
  'heal',
  'order',
  'orderAgain',
  'loseReply',
  'wait',
] as const
export type Action = (typeof ACTIONS)[number]
const WEIGHTS: Readonly<Record<Action, number>> = {
  subscribe: 10,
  unsubscribe: 4,
  push: 24,
  burst: 5,
  clientDies: 2,
  stall: 3,
  go: 2,
  sessionDrops: 3,
  everySessionDrops: 2,
  outage: 1,
  kill: 2,
  suspend: 0,
  partition: 0,
  heal: 0,
  order: 4,
  orderAgain: 5,
  loseReply: 1,
  wait: 12,
}

/** With a second gateway that waits for the lease. */
const WITH_TWO: Readonly<Record<Action, number>> = { ...WEIGHTS, kill: 3, suspend: 2, partition: 2, heal: 4 }

interface Asked {
  readonly client: TestClient
  readonly quantity: number
  /** Return codes of the answers that are certain. */
  readonly answers: number[]
}

export function runModel(seed: number, nodes = 1, steps = 60): Outcome {
  const luck = random(seed)
  const weights = nodes === 1 ? WEIGHTS : WITH_TWO
  const world = new World({ keys: 1 + luck.below(3), clients: 3, nodes })
  const counts = Object.fromEntries(ACTIONS.map((action) => [action, 0])) as Record<Action, number>
  const orders = new Map<string, Asked>()
  const total = ACTIONS.reduce((sum, action) => sum + weights[action], 0)

  const pick = <T>(list: readonly T[]): T | undefined => list[luck.below(Math.max(1, list.length))]
  const nextAction = (): Action => {
    const drawn = luck.below(total)
    let sum = 0
    return (
      ACTIONS.find((action) => {
        sum += weights[action]
        return drawn < sum
      }) ?? 'wait'
    )
  }

  const order = (id: string, { client, quantity, answers }: Asked): void => {
    const token = tokens.get(client.name)
    const body = {
      dmst_stex_tp: 'KRX',
      stk_cd: '005930',
      ord_qty: String(quantity),
      ord_uv: '',
      trde_tp: '3',
      cond_uv: '',
    }
    client.ports
      .http({
        method: 'POST',
        url: 'https://gateway.invalid/api/dostk/ordr',
        headers: { 'api-id': 'kt10000', authorization: `Bearer ${token}`, 'client-order-id': id },
        body: JSON.stringify(body),
      })
      .subscribe({
        next: (answer) => {
          const parsed: unknown = JSON.parse(answer.body)
          const code = isRecord(parsed) ? Number(parsed['return_code']) : Number.NaN
          // A bad token and a limit are about the call, and 504 proves nothing.
          if (answer.status === 200 && code !== 3 && code !== 5) answers.push(code)
        },
        error: () => undefined,
      })
  }
  const tokens = new Map<string, string>()
  const refreshTokens = (): void => {
    for (const { name, ports } of world.clients) {
      const body = { grant_type: 'client_credentials', appkey: name, secretkey: `${name}-secret` }
      ports
        .http({ method: 'POST', url: 'https://gateway.invalid/oauth2/token', headers: {}, body: JSON.stringify(body) })
        .subscribe({
          next: (answer) => {
            const parsed: unknown = JSON.parse(answer.body)
            if (isRecord(parsed) && typeof parsed['token'] === 'string') tokens.set(name, parsed['token'])
          },
          error: () => undefined,
        })
    }
  }
  refreshTokens()

  /** What a client listens to, and one thing that perhaps no one does. */
  const live = ({ streams }: TestClient): readonly (readonly [Type, string])[] => {
    const own = streams.filter(({ until }) => until === undefined).map(({ type, item }) => [type, item] as const)
    return [...own, [pick(TYPES) ?? '0B', pick(ITEMS) ?? '']]
  }

  const act = (action: Action): void => {
    const client = pick(world.clients)
    if (client === undefined) return
    switch (action) {
      case 'subscribe':
        world.subscribe(client, pick(TYPES) ?? '0B', pick(ITEMS) ?? '')
        return
      case 'unsubscribe': {
        const stream = pick(client.streams.filter(({ until }) => until === undefined))
        if (stream !== undefined) world.unsubscribe(stream)
        return
      }
      case 'push':
        for (const [type, item] of live(client)) world.push(type, item)
        return
      case 'burst':
        for (let count = 0; count < 25; count++) for (const [type, item] of live(client)) world.push(type, item)
        return
      case 'clientDies':
        client.ports.cut()
        return
      case 'stall':
        client.ports.stall()
        // A busy moment for the books that it listens to.
        for (let count = 0; count < 30; count++) {
          for (const [type, item] of live(client)) if (type === '0D') world.push(type, item)
        }
        return
      case 'go':
        client.ports.go()
        return
      case 'sessionDrops':
        world.cut(luck.below(3))
        return
      case 'everySessionDrops':
        world.exchange.dropSockets({ abrupt: luck.below(2) === 0 })
        return
      case 'outage':
        // The exchange takes no connection for some seconds.
        world.exchange.faults.add({ on: 'connect', times: 3 + luck.below(12), do: { _tag: 'refuse' } })
        world.exchange.dropSockets({ abrupt: true })
        return
      case 'kill': {
        world.kill()
        // It starts again after a while.
        world.clock.advanceBy(luck.below(2_000))
        world.start()
        refreshTokens()
        return
      }
      case 'suspend':
        world.suspend()
        return
      case 'partition':
        world.partition()
        return
      case 'heal':
        world.heal()
        refreshTokens()
        return
      case 'order': {
        const id = `order-${orders.size}`
        const asked: Asked = { client, quantity: 3 + orders.size, answers: [] }
        orders.set(id, asked)
        order(id, asked)
        return
      }
      case 'orderAgain': {
        const again = pick([...orders])
        if (again !== undefined) order(...again)
        return
      }
      case 'loseReply':
        world.exchange.faults.add({ on: 'request', apiId: 'kt10000', do: { _tag: 'loseReply' } })
        return
      case 'wait':
        world.clock.advanceBy(luck.below(4) === 0 ? 200 + luck.below(6_000) : luck.below(200))
    }
  }

  for (let step = 0; step < steps; step++) {
    const action = nextAction()
    counts[action] += 1
    act(action)
    if (luck.below(3) === 0) world.clock.advanceBy(luck.below(40))
  }

  // Everything is up again, and stays so.
  world.heal()
  world.start()
  for (const { ports } of world.clients) ports.go()
  world.exchange.faults.clear()
  world.clock.advanceBy(120_000)
  refreshTokens()
  world.clock.advanceBy(1_000)
  for (const [id, asked] of orders) order(id, asked)
  world.clock.advanceBy(30_000)
  for (const type of TYPES) for (const item of ITEMS) world.push(type, item)
  world.clock.advanceBy(1_000)
  const seen = world.clients.flatMap(({ streams }) => streams.flatMap((stream) => stream.seen))
  const broken = [
    ...world.broken,
    ...brokenRegistrations(world),
    ...brokenStreams(world),
    ...brokenOrders(world, orders),
  ]

  for (const { streams } of world.clients) {
    for (const stream of streams) if (stream.until === undefined) world.unsubscribe(stream)
  }
  world.clock.advanceBy(10_000)
  const left = world.exchange.registrations().map(({ type, item }) => `${type}${item} is held after all have left`)
  return {
    broken: [...broken, ...left],
    counts,
    gaps: seen.filter(({ _tag }) => _tag === 'gap').length,
    events: seen.filter(({ _tag }) => _tag === 'event').length,
    conflated: world.clients.reduce(
      (sum, { conflated }) => sum + [...conflated.values()].reduce((a, b) => a + b, 0),
      0,
    ),
    booked: world.exchange.orders().length,
    leaders: world.leaders,
    world,
  }
}
