/** What happens in a run, as data: so that a failure can be shrunk to the few that it needs, and read. */
import type { FrameChangeName } from '../network/frameChanges.ts'
import type { HttpFault } from '../network/link.ts'

export const streamTypes = ['trade', 'orderBook', 'bestQuote', 'vi', 'marketStatus', 'orderExecution'] as const
export type StreamType = (typeof streamTypes)[number]

export type Action =
  | {
      readonly does: 'subscribe'
      readonly client: number
      readonly type: StreamType
      /** Indices of the listed stocks. */
      readonly items: readonly number[]
      readonly venue: '' | '_NX' | '_AL'
      readonly gaps: boolean
      readonly replay: 0 | 1
      /** Throws at each so many events; 0 for never. */
      readonly throwsAt: number
      /** Leaves inside of its own listener at this event; 0 for never. */
      readonly leavesAt: number
      /** ms of conflation; 0 for none. */
      readonly conflate: number
    }
  | { readonly does: 'unsubscribe'; readonly client: number; readonly pick: number }
  | {
      readonly does: 'query'
      readonly client: number
      readonly query: QueryName
      readonly stock: number
      readonly leavesAfter: number | null
    }
  | {
      readonly does: 'order'
      readonly client: number
      readonly side: 'buy' | 'sell'
      readonly stock: number
      readonly style: 'limit' | 'market' | 'limitIoc'
      readonly exchange: 'krx' | 'nxt' | 'sor'
      readonly quantity: number
      /** Steps of the price by which a limit is above the last trade's price. */
      readonly ticks: number
      readonly leavesAfter: number | null
      readonly tracks: boolean
    }
  | {
      readonly does: 'change'
      readonly client: number
      readonly kind: 'cancel' | 'modify'
      readonly pick: number
      readonly quantity: number
      readonly ticks: number
    }
  | { readonly does: 'orderAgain'; readonly client: number; readonly pick: number }
  | { readonly does: 'holdings'; readonly client: number; readonly leavesAfter: number | null }
  | {
      readonly does: 'search'
      readonly client: number
      readonly condition: '0' | '1' | '2'
      readonly leavesAfter: number | null
    }
  | { readonly does: 'cut'; readonly client: number; readonly noticed: number }
  | { readonly does: 'freeze'; readonly client: number }
  | { readonly does: 'slow'; readonly client: number; readonly by: number; readonly ms: number }
  | { readonly does: 'refuse'; readonly client: number; readonly count: number }
  | { readonly does: 'httpFault'; readonly client: number; readonly fault: HttpFault; readonly count: number }
  | { readonly does: 'frame'; readonly client: number; readonly change: FrameChangeName; readonly count: number }
  | { readonly does: 'hostFault'; readonly fault: HostFault; readonly count: number }
  | { readonly does: 'outage'; readonly ms: number }
  | { readonly does: 'revokeTokens' }
  | { readonly does: 'skew'; readonly client: number; readonly ms: number }
  | { readonly does: 'close'; readonly client: number; readonly downFor: number }
  | { readonly does: 'kill'; readonly client: number; readonly downFor: number }
  | { readonly does: 'takeOver'; readonly client: number; readonly stays: number }
  /** A signal for the strategy, which trades on the account of the first client. */
  | { readonly does: 'signal'; readonly side: 'buy' | 'sell'; readonly stock: number }
  | { readonly does: 'sameId'; readonly client: number; readonly id: number }
  | { readonly does: 'killHub'; readonly downFor: number }
  | { readonly does: 'closeHub'; readonly downFor: number }
  /** The gateway's line to the exchange: cut, dead or refused. */
  | {
      readonly does: 'hubLine'
      readonly session: number
      readonly how: 'cut' | 'freeze' | 'refuse'
      readonly noticed: number
    }
  | { readonly does: 'nextDay'; readonly time: string }

export type QueryName = 'info' | 'minutes' | 'balance' | 'openOrders' | 'conditionList'
export const queryNames: readonly [QueryName, ...QueryName[]] = [
  'info',
  'minutes',
  'balance',
  'openOrders',
  'conditionList',
]

/** What the exchange itself does wrong. */
export type HostFault =
  | 'refuseLogin'
  | 'ignoreLogin'
  | 'ignoreReg'
  | 'loseRegReply'
  | 'refuseReg'
  | 'slowReg'
  | 'ignoreRemove'
  | 'rate'
  | 'token'
  | 'unavailable'
  | 'maintenance'
export const hostFaults: readonly [HostFault, ...HostFault[]] = [
  'refuseLogin',
  'ignoreLogin',
  'ignoreReg',
  'loseRegReply',
  'refuseReg',
  'slowReg',
  'ignoreRemove',
  'rate',
  'token',
  'unavailable',
  'maintenance',
]

export interface PlannedEvent {
  /** Its number in the plan as drawn: what is drawn for it depends on this alone. */
  readonly id: number
  /** ms since the run began. */
  readonly at: number
  readonly action: Action
}

/** One line for a person. */
export function describeEvent({ at, action }: PlannedEvent): string {
  const { does, ...rest } = action
  const facts = Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  return `${(at / 1_000).toFixed(3).padStart(10)} s  ${[does, ...facts].join('  ')}`
}
