/** One subscription to a realtime stream, and what the laws know of it while it runs. */
import type { Subscription } from 'rxjs'

export interface StreamLog {
  readonly id: number
  readonly client: string
  readonly type: string
  /** The registered items; a blank one is the market or the account as a whole. */
  readonly items: readonly string[]
  readonly gaps: boolean
  readonly isConflated: boolean
  /** `restarting`: its client process has ended. */
  state: 'live' | 'left' | 'completed' | 'errored' | 'killed'
  error: string | undefined
  subscription: Subscription | undefined
  /** Events that came, and that had to come. */
  count: number
  expected: number
  /** Events that come while it is subscribed to are repeated to it, and no new ones. */
  isStarting: boolean
  readonly since: number
  /** The connection that its latest event came over, by item. */
  readonly seenOver: Map<string, number>
  /** Gaps since the latest event, by item; a gap without an item of its own covers all. */
  readonly gapsSince: Set<string>
  readonly trades: Map<string, TradeState>
}

export function newStream(
  given: Pick<StreamLog, 'id' | 'client' | 'type' | 'items' | 'gaps' | 'isConflated' | 'since'>,
): StreamLog {
  return {
    ...given,
    state: 'live',
    error: undefined,
    subscription: undefined,
    count: 0,
    expected: 0,
    isStarting: true,
    seenOver: new Map(),
    gapsSince: new Set(),
    trades: new Map(),
  }
}

export interface TradeState {
  /** Cumulative volume of the latest trade, shares. */
  total: number
  /** Shares reported as missed since. */
  missed: number
  /** When it came, ms of the clock. */
  at: number
}

export function isLive({ state }: StreamLog): boolean {
  return state === 'live'
}
