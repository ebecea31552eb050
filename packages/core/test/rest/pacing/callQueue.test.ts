import fc from 'fast-check'
import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../../test/support/runs.ts'
import { type Bucket, fullBucket, type Limit, shrink, take, waitFor } from '../../../src/rest/pacing/bucket.ts'
import { newPace, nextWait, type PaceEvent, stepPace, type Way, waitOf } from '../../../src/rest/pacing/callQueue.ts'
import { firstOf, type OrderedSet, rankOf, sizeOf, withKey, withoutKey } from '../../../src/rest/pacing/orderedSet.ts'
import { createPacer } from '../../../src/rest/pacing/pacer.ts'

const RULES = { slack: 0, recovery: 60_000 }
const LIMIT: Limit = { burst: 2, perSecond: 4 }

const WAYS: readonly Way[] = [
  { lane: 'ka1', limit: LIMIT, share: 'queries', rank: 0 },
  { lane: 'ka2', limit: LIMIT, share: 'queries', rank: 0 },
  { lane: 'token', limit: LIMIT, share: undefined, rank: 0 },
  { lane: 'amend', limit: LIMIT, share: 'orders', rank: 0 },
  { lane: 'order', limit: LIMIT, share: 'orders', rank: 1 },
]

/** The same rules over plain lists: who waits, in the order in which they may go. */
class Model {
  readonly lanes = WAYS.map((way) => ({
    way,
    // Like the queue's: made when the lane is first used. A bucket's figures depend on its age by their last digit.
    bucket: undefined as Bucket | undefined,
    repeats: [] as number[],
    waiting: [] as number[],
    served: 0,
    // Lanes that are alike otherwise come in the order of their first use.
    usedAs: 0,
  }))
  readonly shared = new Map([
    ['queries', fullBucket(LIMIT, 0)],
    ['orders', fullBucket(LIMIT, 0)],
  ])
  #turns = 0

  bucketOf(lane: number, now: number): Bucket {
    const found = this.lanes[lane]
    if (found === undefined) throw new RangeError(`there is no lane ${lane}`)
    if (found.bucket === undefined) {
      found.bucket = fullBucket(found.way.limit, now)
      found.usedAs = this.lanes.filter(({ bucket }) => bucket !== undefined).length
    }
    return found.bucket
  }

  ask(lane: number, ticket: number, again: boolean, now: number): void {
    this.bucketOf(lane, now)
    const found = this.lanes[lane]
    if (again) found?.repeats.push(ticket)
    else found?.waiting.push(ticket)
  }

  withdraw(ticket: number): void {
    for (const lane of this.lanes) {
      lane.repeats = lane.repeats.filter((each) => each !== ticket)
      lane.waiting = lane.waiting.filter((each) => each !== ticket)
    }
  }

  admit(now: number): number[] {
    const out: number[] = []
    for (;;) {
      const ready = this.lanes
        .filter(({ way, bucket, repeats, waiting }) => {
          const common = this.shared.get(way.share ?? '')
          const isFree =
            bucket !== undefined &&
            waitFor(bucket, RULES, now) === 0 &&
            (common === undefined || waitFor(common, RULES, now) === 0)
          return repeats.length + waiting.length > 0 && isFree
        })
        .sort((a, b) => a.way.rank - b.way.rank || a.served - b.served || a.usedAs - b.usedAs)
      const lane = ready[0]
      const ticket = lane?.repeats.shift() ?? lane?.waiting.shift()
      if (lane?.bucket === undefined || ticket === undefined) return out
      this.#turns += 1
      lane.served = this.#turns
      lane.bucket = take(lane.bucket, RULES, now)
      const common = this.shared.get(lane.way.share ?? '')
      if (common !== undefined) this.shared.set(lane.way.share ?? '', take(common, RULES, now))
      out.push(ticket)
    }
  }
}

type Act =
  | { readonly do: 'ask'; readonly lane: number; readonly again: boolean }
  | { readonly do: 'withdraw'; readonly back: number }
  | { readonly do: 'refused'; readonly lane: number; readonly retryAfter: number | undefined }
  | { readonly do: 'pass'; readonly ms: number }

const lane = fc.nat(WAYS.length - 1)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('ask' as const), lane, again: fc.boolean() }) },
  fc.record({ do: fc.constant('withdraw' as const), back: fc.nat(9) }),
  fc.record({
    do: fc.constant('refused' as const),
    lane,
    retryAfter: fc.option(fc.integer({ min: 0, max: 5e9 }), { nil: undefined }),
  }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(700) }) },
)

describe('the queue', () => {
  it('lets the same calls leave at the same times as plain lists do, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
        const model = new Model()
        let state = newPace(new Map([['queries', LIMIT] as const, ['orders', LIMIT] as const]), 0)
        let now = 0
        let tickets = 0
        const step = (event: PaceEvent): void => {
          const [after, admitted] = stepPace(state, event, RULES, now)
          state = after
          // A lane that the queue has not seen yet has a full bucket in both.
          expect(admitted).toEqual(model.admit(now))
        }
        for (const each of acts) {
          switch (each.do) {
            case 'ask': {
              tickets += 1
              model.ask(each.lane, tickets, each.again, now)
              step({ _tag: 'ask', ticket: tickets, way: wayAt(each.lane), again: each.again })
              break
            }
            case 'withdraw': {
              const ticket = tickets - each.back
              model.withdraw(ticket)
              for (const way of WAYS) step({ _tag: 'withdraw', ticket, lane: way.lane })
              break
            }
            case 'refused': {
              const refusal = { leftAt: now, retryAfter: each.retryAfter }
              const found = model.lanes[each.lane]
              if (found !== undefined) found.bucket = shrink(model.bucketOf(each.lane, now), RULES, now, refusal)
              step({ _tag: 'refused', way: wayAt(each.lane), refusal })
              break
            }
            case 'pass':
              now += each.ms
              step({ _tag: 'tick' })
          }
          // A timer can count to this, and no call waits longer for its first turn than a Retry-After may ask.
          expect(nextWait(state, RULES, now) ?? 0).toBeLessThan(2 ** 31)
        }
        const left = model.lanes.reduce((sum, { repeats, waiting }) => sum + repeats.length + waiting.length, 0)
        let admitted = 0
        for (let i = 0; i < 1000 && admitted < left; i++) {
          now += nextWait(state, RULES, now) ?? 0
          const [after, out] = stepPace(state, { _tag: 'tick' }, RULES, now)
          state = after
          admitted += out.length
        }
        expect(admitted).toBe(left)
      }),
      runs(100, 20_000),
    )
  })

  it('says how long a call waits, to the millisecond while no other joins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), lane, fc.boolean(), (before, index, again) => {
        const way = wayAt(index)
        let state = newPace(new Map([['queries', LIMIT] as const, ['orders', LIMIT] as const]), 0)
        for (let ticket = 1; ticket <= before; ticket++) {
          ;[state] = stepPace(state, { _tag: 'ask', ticket, way, again: false }, RULES, 0)
        }
        const told = waitOf(state, way, RULES, 0, { again })
        const [asked, admitted] = stepPace(state, { _tag: 'ask', ticket: 99, way, again }, RULES, 0)
        state = asked
        let left = admitted.includes(99) ? 0 : Number.NaN
        let now = 0
        while (Number.isNaN(left)) {
          now += nextWait(state, RULES, now) ?? 0
          const [after, out] = stepPace(state, { _tag: 'tick' }, RULES, now)
          state = after
          if (out.includes(99)) left = now
        }
        expect(told).toBe(left)
      }),
      runs(100, 5_000),
    )
  })

  it('takes 30,000 calls that wait, and frees those that leave', () => {
    const clock = new VirtualTimeScheduler()
    const limits = { query: { burst: 5, perSecond: 5 }, total: 'unlimited', order: LIMIT, byId: {}, slack: 0 } as const
    let waits = 0
    const pacer = createPacer({ ...limits, recovery: 1 }, clock, () => (waits += 1))
    const calls = Array.from({ length: 30_000 }, () => pacer.turn('query', 'ka10001').subscribe())
    expect(waits).toBe(29_995)
    expect(pacer.waits('query', 'ka10001', false)).toBe(5_999_200)
    for (const call of calls) call.unsubscribe()
    expect(pacer.waits('query', 'ka10001', false)).toBe(200)
  })
})

function wayAt(index: number): Way {
  const way = WAYS[index]
  if (way === undefined) throw new RangeError(`there is no lane ${index}`)
  return way
}

describe('the ordered set', () => {
  it('holds what a sorted list holds, and stays as flat as a balanced tree', () => {
    const change = fc.record({ add: fc.boolean(), key: fc.integer({ min: -40, max: 40 }) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
        let set: OrderedSet
        const model = new Set<number>()
        for (const { add, key } of changes) {
          set = add ? withKey(set, key) : withoutKey(set, key)
          if (add) model.add(key)
          else model.delete(key)
          const sorted = [...model].sort((a, b) => a - b)
          expect([sizeOf(set), firstOf(set), rankOf(set, key)]).toEqual([
            sorted.length,
            sorted[0],
            sorted.filter((each) => each < key).length,
          ])
        }
        // A weight-balanced tree with these factors is at most about 2.5 times as deep as a perfect one.
        expect(depthOf(set)).toBeLessThanOrEqual(2.5 * Math.log2(model.size + 1) + 1)
      }),
      runs(100, 5_000),
    )
  })
})

function depthOf(set: OrderedSet): number {
  return set === undefined ? 0 : 1 + Math.max(depthOf(set.left), depthOf(set.right))
}
