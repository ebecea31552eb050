/**
 * Who may leave when, as pure steps: lanes of waiting calls, each with its own bucket, and one bucket that all queries
 * share.
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

/** A call that waits, by number. */
export type Ticket = number

/** Which lane a call takes, what that lane may carry, and whether its calls count as queries. */
export interface Way {
  readonly lane: string
  readonly limit: Limit
  readonly counted: boolean
}

interface Lane {
  readonly bucket: Bucket
  /** First come, first served: streams that page at the same time each wait with one call, and so take turns. */
  readonly queue: readonly Ticket[]
  readonly counted: boolean
}

export interface PaceState {
  /** The lane that was served last is last, so that lanes take turns at what they share. */
  readonly lanes: ReadonlyMap<string, Lane>
  /** What all queries share; none when they are limited by api-id alone. */
  readonly total: Bucket | undefined
}

export type PaceEvent =
  /** A call wants to leave; `again` when it had its turn before, which puts it ahead. */
  | { readonly _tag: 'ask'; readonly ticket: Ticket; readonly way: Way; readonly again: boolean }
  /** A call that waits is not wanted any more. */
  | { readonly _tag: 'withdraw'; readonly ticket: Ticket; readonly lane: string }
  /** The exchange refused a call because of too many. */
  | { readonly _tag: 'refused'; readonly way: Way; readonly refusal: Refusal }
  /** Time has passed. */
  | { readonly _tag: 'tick' }

/** Nobody waits. */
export function newPace(total: Limit | undefined, now: number): PaceState {
  return { lanes: new Map(), total: total && fullBucket(total, now) }
}

/** One step: the state after an event, and the calls that may leave now, in their order. */
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
      const queue = event.again ? [event.ticket, ...lane.queue] : [...lane.queue, event.ticket]
      return withLane(state, event.way.lane, { ...lane, queue })
    }
    case 'withdraw': {
      const lane = state.lanes.get(event.lane)
      if (lane === undefined) return state
      return withLane(state, event.lane, { ...lane, queue: lane.queue.filter((ticket) => ticket !== event.ticket) })
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
  for (let name = nextLane(state, rules, now); name !== undefined; name = nextLane(state, rules, now)) {
    const lane = state.lanes.get(name)
    if (lane === undefined) break
    const [ticket, ...queue] = lane.queue
    if (ticket === undefined) break
    admitted.push(ticket)
    const lanes = new Map(state.lanes)
    lanes.delete(name)
    lanes.set(name, { ...lane, bucket: take(lane.bucket, rules, now), queue })
    state = { lanes, total: lane.counted && state.total ? take(state.total, rules, now) : state.total }
  }
  return [state, admitted]
}

/** The lane whose first call may leave; the one that was served longest ago when there are several. */
function nextLane({ lanes, total }: PaceState, rules: BucketRules, now: number): string | undefined {
  const isSpent = total !== undefined && waitFor(total, rules, now) > 0
  for (const [name, { bucket, queue, counted }] of lanes) {
    if (queue.length > 0 && !(counted && isSpent) && waitFor(bucket, rules, now) === 0) return name
  }
  return undefined
}

/** ms until the next call may leave; nothing when no call waits. */
export function nextWait({ lanes, total }: PaceState, rules: BucketRules, now: number): number | undefined {
  const shared = total === undefined ? 0 : waitFor(total, rules, now)
  let soonest: number | undefined
  for (const { bucket, queue, counted } of lanes.values()) {
    if (queue.length === 0) continue
    const wait = Math.max(counted ? shared : 0, waitFor(bucket, rules, now))
    soonest = Math.min(soonest ?? wait, wait)
  }
  return soonest
}

/** About how long a waiting call has to wait, ms: exact while no other lane competes and nobody leaves the queue. */
export function waitOf(state: PaceState, ticket: Ticket, way: Way, rules: BucketRules, now: number): number {
  const lane = laneOf(state, way, now)
  // One that does not wait yet would go ahead: so does a call that repeats.
  const place = Math.max(1, lane.queue.indexOf(ticket) + 1)
  const own = waitForNth(lane.bucket, rules, now, place)
  return way.counted && state.total ? Math.max(own, waitForNth(state.total, rules, now, place)) : own
}

function laneOf({ lanes }: PaceState, { lane, limit, counted }: Way, now: number): Lane {
  return lanes.get(lane) ?? { bucket: fullBucket(limit, now), queue: [], counted }
}

function withLane(state: PaceState, name: string, lane: Lane): PaceState {
  // A new lane was never served, so it is first.
  const lanes = state.lanes.has(name) ? new Map(state.lanes).set(name, lane) : new Map([[name, lane], ...state.lanes])
  return { ...state, lanes }
}
