/**
 * Decides in pure steps which call may leave when. Calls wait in lanes. Each lane has its own bucket, and several lanes
 * may share another one. Each step is O(log n) for n waiting calls.
 */
import {
  type Bucket,
  type BucketRules,
  fullBucket,
  type Limit,
  type Refusal,
  shrink,
  take,
  waitFor,
  waitForNth,
} from './bucket.ts'
import { firstOf, type OrderedSet, rankOf, sizeOf, withKey, withoutKey } from './orderedSet.ts'

/** The number of a waiting call; later calls have larger numbers. */
export type Ticket = number

/** The bucket that lanes share besides their own limit: one for all queries, another for all orders. */
export type Share = 'queries' | 'orders'

/** The lane of a call, and its limits. */
export interface Way {
  readonly lane: string
  readonly limit: Limit
  /** The bucket that the lane shares with others, if any. */
  readonly share: Share | undefined
  /** Among lanes with a token, the lowest rank goes first. */
  readonly rank: number
}

interface Lane {
  readonly bucket: Bucket
  /** First come, first served. Each paging stream waits with one call, so several streams take turns. */
  readonly waiting: OrderedSet
  readonly share: Share | undefined
  readonly rank: number
  /** The number of the lane's latest turn; 0 for none yet. */
  readonly servedAt: number
}

export interface PaceState {
  readonly lanes: ReadonlyMap<string, Lane>
  /** The shared buckets; none for lanes that have only their own limit. */
  readonly shared: ReadonlyMap<Share, Bucket>
  /** The number of turns so far. */
  readonly turns: number
}

export type PaceEvent =
  /** A call wants to leave. With `again` it had a turn before, and goes ahead of the others. */
  | { readonly _tag: 'ask'; readonly ticket: Ticket; readonly way: Way; readonly again: boolean }
  /** A waiting call was unsubscribed. */
  | { readonly _tag: 'withdraw'; readonly ticket: Ticket; readonly lane: string }
  /** The exchange refused a call because there were too many. */
  | { readonly _tag: 'refused'; readonly way: Way; readonly refusal: Refusal }
  /** Time has passed. */
  | { readonly _tag: 'tick' }

/** No call waits. */
export function newPace(limits: ReadonlyMap<Share, Limit>, now: number): PaceState {
  const shared = new Map([...limits].map(([share, limit]) => [share, fullBucket(limit, now)] as const))
  return { lanes: new Map(), shared, turns: 0 }
}

/** One step: the state after an event, and the calls that may leave now, in order. */
export function stepPace(
  state: PaceState,
  event: PaceEvent,
  rules: BucketRules,
  now: number,
): readonly [PaceState, readonly Ticket[]] {
  return admit(noted(state, event, rules, now), rules, now)
}

function noted(state: PaceState, event: PaceEvent, rules: BucketRules, now: number): PaceState {
  switch (event._tag) {
    case 'ask': {
      const lane = laneOf(state, event.way, now)
      const waiting = withKey(lane.waiting, event.again ? ahead(event.ticket) : event.ticket)
      return withLane(state, event.way.lane, { ...lane, waiting })
    }
    case 'withdraw': {
      const lane = state.lanes.get(event.lane)
      if (lane === undefined) return state
      const waiting = withoutKey(withoutKey(lane.waiting, event.ticket), ahead(event.ticket))
      return withLane(state, event.lane, { ...lane, waiting })
    }
    case 'refused': {
      const lane = laneOf(state, event.way, now)
      return withLane(state, event.way.lane, { ...lane, bucket: shrink(lane.bucket, rules, now, event.refusal) })
    }
    case 'tick':
      return state
  }
}

function admit(from: PaceState, rules: BucketRules, now: number): readonly [PaceState, readonly Ticket[]] {
  const admitted: Ticket[] = []
  let state = from
  for (let next = nextLane(state, rules, now); next !== undefined; next = nextLane(state, rules, now)) {
    const [name, lane] = next
    const key = firstOf(lane.waiting)
    if (key === undefined) break
    admitted.push(ticketOf(key))
    const turns = state.turns + 1
    const bucket = take(lane.bucket, rules, now)
    const served = { ...lane, bucket, waiting: withoutKey(lane.waiting, key), servedAt: turns }
    state = { ...withLane(state, name, served), shared: taken(state, lane.share, rules, now), turns }
  }
  return [state, admitted]
}

/** The lane whose first call may leave: the lowest rank, then the lane that was served longest ago. */
function nextLane(state: PaceState, rules: BucketRules, now: number): readonly [string, Lane] | undefined {
  let next: readonly [string, Lane] | undefined
  for (const entry of state.lanes) {
    const [, lane] = entry
    if (lane.waiting === undefined || (next !== undefined && !isBefore(lane, next[1]))) continue
    if (laneWait(state, lane, rules, now) === 0) next = entry
  }
  return next
}

function isBefore(one: Lane, other: Lane): boolean {
  return one.rank === other.rank ? one.servedAt < other.servedAt : one.rank < other.rank
}

function laneWait({ shared }: PaceState, { bucket, share }: Lane, rules: BucketRules, now: number): number {
  const common = share && shared.get(share)
  return Math.max(waitFor(bucket, rules, now), common === undefined ? 0 : waitFor(common, rules, now))
}

function taken({ shared }: PaceState, share: Share | undefined, rules: BucketRules, now: number): PaceState['shared'] {
  const common = share && shared.get(share)
  return share === undefined || common === undefined ? shared : new Map(shared).set(share, take(common, rules, now))
}

/** ms until the next call may leave; nothing when no call waits. */
export function nextWait(state: PaceState, rules: BucketRules, now: number): number | undefined {
  let soonest: number | undefined
  for (const lane of state.lanes.values()) {
    if (lane.waiting === undefined) continue
    const wait = laneWait(state, lane, rules, now)
    soonest = Math.min(soonest ?? wait, wait)
  }
  return soonest
}

/**
 * The approximate wait of a call, ms. It is exact while no other lane competes and no call joins or leaves the queue.
 * Without a ticket it is the wait of a call that asks now.
 */
export function waitOf(
  state: PaceState,
  way: Way,
  rules: BucketRules,
  now: number,
  { ticket = NEWEST, again }: { readonly ticket?: Ticket; readonly again: boolean },
): number {
  const lane = laneOf(state, way, now)
  const place = 1 + rankOf(lane.waiting, again ? ahead(ticket) : ticket)
  const own = waitForNth(lane.bucket, rules, now, place)
  const common = way.share && state.shared.get(way.share)
  return common === undefined ? own : Math.max(own, waitForNth(common, rules, now, place + preferred(state, way)))
}

/** The number of waiting calls that use the same shared bucket and go first. */
function preferred({ lanes }: PaceState, { share, rank }: Way): number {
  let calls = 0
  for (const lane of lanes.values()) {
    if (lane.share === share && lane.rank < rank) calls += sizeOf(lane.waiting)
  }
  return calls
}

// Keys below 0 come before every ticket; among themselves they keep the order of their tickets.
const NEWEST: Ticket = Number.MAX_SAFE_INTEGER
function ahead(ticket: Ticket): number {
  return ticket - NEWEST
}
function ticketOf(key: number): Ticket {
  return key > 0 ? key : key + NEWEST
}

function laneOf({ lanes }: PaceState, { lane, limit, share, rank }: Way, now: number): Lane {
  return lanes.get(lane) ?? { bucket: fullBucket(limit, now), waiting: undefined, share, rank, servedAt: 0 }
}

function withLane(state: PaceState, name: string, lane: Lane): PaceState {
  return { ...state, lanes: new Map(state.lanes).set(name, lane) }
}
