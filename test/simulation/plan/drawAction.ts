/** Draws what happens next. */
import type { Luck } from '../luck.ts'
import { frameChangeNames } from '../network/frameChanges.ts'
import { type Action, hostFaults, queryNames, type StreamType, streamTypes } from './action.ts'

export interface Circumstances {
  readonly clients: number
  readonly stocks: number
  /** Only what causes no trouble. */
  readonly isCalm: boolean
  readonly isFirst: boolean
  readonly isEvening: boolean
  readonly hasHub: boolean
  readonly hasStrategy: boolean
}

type Name = Action['does']

const WEIGHTS: Readonly<Record<Name, number>> = {
  subscribe: 26,
  unsubscribe: 12,
  query: 8,
  order: 18,
  change: 7,
  orderAgain: 2,
  holdings: 3,
  search: 4,
  cut: 5,
  freeze: 2,
  slow: 3,
  refuse: 2,
  httpFault: 8,
  frame: 6,
  hostFault: 6,
  outage: 1,
  revokeTokens: 1,
  skew: 1,
  close: 1,
  kill: 1,
  takeOver: 1,
  signal: 0,
  sameId: 0,
  killHub: 0,
  closeHub: 0,
  hubLine: 0,
  nextDay: 0,
}

const FIRST: Partial<Readonly<Record<Name, number>>> = { subscribe: 6, holdings: 2, search: 1, order: 1 }

const HUB: Partial<Readonly<Record<Name, number>>> = { sameId: 8, killHub: 2, closeHub: 1, hubLine: 6 }

const HARMLESS: readonly Name[] = [
  'subscribe',
  'unsubscribe',
  'query',
  'order',
  'change',
  'orderAgain',
  'holdings',
  'search',
]

export function drawAction(luck: Luck, circumstances: Circumstances): Action | undefined {
  const { isCalm, isFirst, isEvening, hasHub, hasStrategy } = circumstances
  const weightOf = (name: Name): number => {
    if (isFirst) return FIRST[name] ?? 0
    if (name === 'signal') return hasStrategy ? 18 : 0
    if (isCalm) return HARMLESS.includes(name) ? WEIGHTS[name] : 0
    if (name in HUB) return hasHub ? (HUB[name] ?? 0) : 0
    // Where nothing trades any more: else all that is left of the day comes at once.
    if (name === 'nextDay') return isEvening ? 4 : 0
    return WEIGHTS[name]
  }
  const names = Object.keys(WEIGHTS).filter((name): name is Name => name in WEIGHTS)
  // In rest little happens, so that what came before can settle.
  if (isCalm && luck.chance(0.6)) return undefined
  let left = luck.unit() * names.reduce((sum, name) => sum + weightOf(name), 0)
  const drawn = names.find((name) => {
    left -= weightOf(name)
    return left < 0
  })
  return drawn && drawOf(drawn, luck, circumstances)
}

// Most of what is lost is an order or a token: each has rules of its own.
const FAULTY = [undefined, undefined, 'au10001', 'kt10000', 'kt10000', 'kt10001', 'kt10003', 'kt10002'] as const

const ONE_ITEM: readonly StreamType[] = ['trade', 'orderBook', 'bestQuote']

function drawOf(does: Name, luck: Luck, { clients, stocks }: Circumstances): Action {
  const client = luck.int(0, clients - 1)
  switch (does) {
    case 'subscribe': {
      const type = luck.chance(0.5) ? 'trade' : luck.pick(streamTypes)
      const count = ONE_ITEM.includes(type) ? luck.pick([1, 1, 1, 2, 3]) : 1
      return {
        does,
        client,
        type,
        items: [...new Set(Array.from({ length: count }, () => luck.int(0, stocks - 1)))],
        venue: luck.pick(['', '', '', '_NX', '_AL']),
        gaps: luck.chance(0.8),
        replay: luck.chance(0.15) ? 1 : 0,
        throwsAt: luck.chance(0.1) ? luck.int(1, 5) : 0,
        leavesAt: luck.chance(0.1) ? luck.int(1, 20) : 0,
        conflate: luck.chance(0.08) ? luck.pick([100, 1_000]) : 0,
      }
    }
    case 'unsubscribe':
      return { does, client, pick: luck.int(0, 1_000) }
    case 'query':
      return {
        does,
        client,
        query: luck.pick(queryNames),
        stock: luck.int(0, stocks - 1),
        leavesAfter: luck.chance(0.3) ? luck.int(0, 400) : null,
      }
    case 'order':
      return {
        does,
        client,
        side: luck.pick(['buy', 'sell']),
        stock: luck.int(0, stocks - 1),
        style: luck.pick(['limit', 'limit', 'limit', 'market', 'limitIoc']),
        exchange: luck.pick(['krx', 'krx', 'krx', 'nxt', 'sor']),
        // A strategy orders less than ten.
        quantity: luck.int(10, 50),
        ticks: luck.int(-6, 6),
        leavesAfter: luck.chance(0.15) ? luck.int(0, 60) : null,
        tracks: luck.chance(0.5),
      }
    case 'change':
      return {
        does,
        client,
        kind: luck.pick(['cancel', 'modify']),
        pick: luck.int(0, 1_000),
        quantity: luck.pick([0, 0, 1, 2, 5]),
        ticks: luck.int(-6, 6),
      }
    case 'orderAgain':
      return { does, client, pick: luck.int(0, 1_000) }
    case 'holdings':
      return { does, client, leavesAfter: luck.chance(0.3) ? luck.int(0, 30_000) : null }
    case 'search':
      return {
        does,
        client,
        condition: luck.pick(['0', '1', '2']),
        leavesAfter: luck.chance(0.5) ? luck.int(0, 60_000) : null,
      }
    case 'cut':
      return { does, client, noticed: luck.chance(0.3) ? luck.int(1, 15_000) : 0 }
    case 'freeze':
      return { does, client }
    case 'slow':
      return { does, client, by: luck.pick([50, 800, 6_000, 20_000]), ms: luck.int(1_000, 20_000) }
    case 'refuse':
      return { does, client, count: luck.int(1, 5) }
    case 'httpFault':
      return {
        does,
        client,
        fault: {
          apiId: luck.pick(FAULTY),
          does: luck.pick(['refused', 'dropped', 'loseReply', 'hang', 'late', 'garble']),
        },
        count: luck.int(1, 3),
      }
    case 'frame':
      return { does, client, change: luck.pick(frameChangeNames), count: luck.pick([1, 1, 3, 10]) }
    case 'hostFault':
      return { does, fault: luck.pick(hostFaults), count: luck.int(1, 3) }
    case 'outage':
      return { does, ms: luck.int(500, 40_000) }
    case 'revokeTokens':
      return { does }
    case 'skew':
      return { does, client, ms: luck.pick([-3_600_000, -30_000, -500, 500]) }
    case 'close':
      return { does, client, downFor: luck.pick([0, 1, 500, 10_000]) }
    case 'kill':
      return { does, client, downFor: luck.pick([0, 500, 10_000]) }
    case 'takeOver':
      return { does, client, stays: luck.int(100, 20_000) }
    case 'signal':
      return { does, side: luck.chance(0.75) ? 'buy' : 'sell', stock: luck.int(0, stocks - 1) }
    case 'sameId':
      return { does, client, id: luck.int(0, 4) }
    case 'killHub':
    case 'closeHub':
      return { does, downFor: luck.pick([0, 500, 5_000, 20_000]) }
    case 'hubLine':
      return {
        does,
        session: luck.int(0, 1),
        how: luck.pick(['cut', 'cut', 'freeze', 'refuse']),
        noticed: luck.chance(0.3) ? luck.int(1, 15_000) : 0,
      }
    case 'nextDay':
      return { does, time: luck.pick(['07:59:00', '08:58:00', '09:05:00']) }
  }
}
