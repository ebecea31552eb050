import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Key, keyOf } from '../../../src/realtime/protocol/registrationKey.ts'
import { codesOf } from '../../../src/realtime/registrations/grouping.ts'
import { nextFrame } from '../../../src/realtime/registrations/nextFrame.ts'
import { CONNECTION_FULL, GROUP_FULL, refused } from '../../../src/realtime/registrations/refusals.ts'
import {
  afterDisconnect,
  noRegistrations,
  type Registrations,
} from '../../../src/realtime/registrations/registrationState.ts'
import { accepted, postponed } from '../../../src/realtime/registrations/replies.ts'

const LIMITS = { pairsPerGroup: 3, codesPerConnection: 200, interval: 200, replyTimeout: 1000 }

/** The server's side, written from docs/protocol.md#registrations: groups of item × type pairs. */
class Server {
  readonly held = new Map<Key, string>()
  readonly frames: string[] = []
  largestGroup = 0

  take(frame: string): void {
    this.frames.push(frame)
    const {
      trnm,
      grp_no: group,
      data,
    } = JSON.parse(frame) as {
      trnm: string
      grp_no: string
      data: { item: string[]; type: string[] }[]
    }
    for (const { item, type } of data) {
      for (const each of item) {
        for (const kind of type) {
          const key = keyOf(kind, each)
          if (trnm === 'REG') this.held.set(key, group)
          else if (this.held.get(key) === group) this.held.delete(key)
          else throw new Error(`REMOVE of ${key}, which group ${group} does not hold`)
        }
      }
    }
    const sizes = new Map<string, Set<string>>()
    for (const [key, in_] of this.held) sizes.set(in_, (sizes.get(in_) ?? new Set()).add(key))
    this.largestGroup = Math.max(this.largestGroup, ...[...sizes.values()].map(({ size }) => size))
  }
}

/** Sends until nothing is left to do; returns the times at which frames left. */
function settle(
  state: Registrations,
  server: Server,
  from: number,
  limits = LIMITS,
): { state: Registrations; sentAt: number[] } {
  const sentAt: number[] = []
  let now = from
  let current = state
  for (;;) {
    const step = nextFrame(current, limits, now)
    switch (step._tag) {
      case 'settled':
        return { state: current, sentAt }
      case 'wait':
        now += step.ms
        break
      case 'send':
        server.take(step.frame)
        sentAt.push(now)
        current = accepted(step.state, now)
        break
      case 'awaitReply':
        throw new Error('nothing is in flight here')
    }
  }
}

/** Sends until nothing is left to do, to a server that refuses what `judge` says of what it would then hold. */
function ask(
  wanted: ReadonlySet<Key>,
  limits: typeof LIMITS,
  judge: (after: ReadonlySet<Key>, group: ReadonlySet<Key>) => number,
): { held: ReadonlySet<Key>; failed: ReadonlySet<Key>; frames: number } {
  let state: Registrations = { ...noRegistrations, wanted }
  const held = new Map<Key, string>()
  const failed = new Set<Key>()
  for (let frames = 0; ; frames += 1) {
    if (frames > 1000) throw new Error('it does not end')
    const step = nextFrame(state, limits, frames * 1000)
    if (step._tag === 'settled') return { held: new Set(held.keys()), failed, frames }
    if (step._tag !== 'send' || step.state.inFlight === undefined) throw new Error(`unexpected ${step._tag}`)
    const { keys, group } = step.state.inFlight
    const after = new Map(held)
    for (const key of keys) after.set(key, group)
    const inGroup = [...after].filter(([, in_]) => in_ === group).map(([key]) => key)
    const code = judge(new Set(after.keys()), new Set(inGroup))
    if (code === 0) {
      for (const key of keys) held.set(key, group)
      state = accepted(step.state, frames * 1000)
    } else {
      const refusal = refused(step.state, code, limits, frames * 1000)
      for (const key of refusal.failed) failed.add(key)
      state = refusal.state
    }
  }
}

const anyKey = fc
  .tuple(
    fc.constantFrom('0B', '0D', '0E', '1h'),
    fc.constantFrom('', '005930', '000660', '005930_NX', '035420', '035720'),
  )
  .map(([type, item]) => keyOf(type, item))
const anyWish = fc.uniqueArray(anyKey, { maxLength: 24 }).map((keys) => new Set(keys))

describe('registrations', () => {
  it('on the server equal registrations wanted, whatever was wanted before', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { maxLength: 8 }), (wishes) => {
        const server = new Server()
        let state = noRegistrations
        let now = 0
        for (const wanted of wishes) {
          const settled = settle({ ...state, wanted }, server, now)
          state = settled.state
          now = Math.max(now, ...settled.sentAt)
          expect(new Set(server.held.keys())).toEqual(wanted)
          expect(new Map(state.held)).toEqual(server.held)
        }
        expect(server.largestGroup).toBeLessThanOrEqual(LIMITS.pairsPerGroup)
      }),
    )
  })

  it('never leave faster than the interval allows', () => {
    fc.assert(
      fc.property(anyWish, (wanted) => {
        const { sentAt } = settle({ ...noRegistrations, wanted }, new Server(), 0)
        for (const [index, at] of sentAt.entries()) expect(at).toBe(index * LIMITS.interval)
      }),
    )
  })

  it('come back exactly after a loss', () => {
    fc.assert(
      fc.property(anyWish, anyWish, (before, after) => {
        const held = settle({ ...noRegistrations, wanted: before }, new Server(), 0).state
        const server = new Server()
        settle({ ...afterDisconnect(held), wanted: after }, server, 10_000)
        expect(new Set(server.held.keys())).toEqual(after)
      }),
    )
  })

  it('need one frame for one group, whatever the types', () => {
    const wanted = new Set(['0B', '0D', '0E'].flatMap((type) => ['005930', '000660'].map((item) => keyOf(type, item))))
    const server = new Server()
    settle({ ...noRegistrations, wanted }, server, 0, { ...LIMITS, pairsPerGroup: 100 })
    expect(server.frames).toEqual([
      '{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930","000660"],"type":["0B","0D","0E"]}]}',
    ])
  })

  it('of 200 codes in 5 types need 10 frames', () => {
    const codes = Array.from({ length: 200 }, (_, index) => String(100_000 + index))
    const wanted = new Set(['0B', '0D', '0E', '0F', '0w'].flatMap((type) => codes.map((code) => keyOf(type, code))))
    const server = new Server()
    settle({ ...noRegistrations, wanted }, server, 0, { ...LIMITS, pairsPerGroup: 100 })
    expect(server.held.size).toBe(1000)
    expect(server.frames).toHaveLength(10)
    expect(server.largestGroup).toBe(100)
  })

  it('that were refused are found exactly, whatever shared their frame', () => {
    fc.assert(
      fc.property(anyWish, anyWish, fc.integer({ min: 1, max: 30 }), (wanted, bad, pairsPerGroup) => {
        const limits = { ...LIMITS, pairsPerGroup }
        const { held, failed, frames } = ask(wanted, limits, (after) =>
          [...after].some((key) => bad.has(key)) ? 1 : 0,
        )
        expect(failed).toEqual(new Set([...wanted].filter((key) => bad.has(key))))
        expect(held).toEqual(new Set([...wanted].filter((key) => !bad.has(key))))
        // A tree over n leaves has 2n - 1 nodes.
        expect(frames).toBeLessThanOrEqual(Math.max(1, 2 * wanted.size))
      }),
    )
  })

  it('beyond what the connection takes fail, and the others hold', () => {
    fc.assert(
      fc.property(anyWish, fc.integer({ min: 0, max: 5 }), (wanted, capacity) => {
        const { held, failed } = ask(wanted, { ...LIMITS, pairsPerGroup: 100 }, (after) =>
          codesOf(after).size > capacity ? CONNECTION_FULL : 0,
        )
        expect(new Set([...held, ...failed])).toEqual(wanted)
        expect(codesOf(held).size).toBe(Math.min(capacity, codesOf(wanted).size))
        for (const key of failed) expect(codesOf(held)).not.toContain(key.slice(2))
      }),
    )
  })

  it('fit into groups smaller than was thought, whether they count codes or pairs', () => {
    fc.assert(
      fc.property(anyWish, fc.integer({ min: 1, max: 9 }), fc.boolean(), (wanted, size, ofCodes) => {
        const { held, failed } = ask(wanted, { ...LIMITS, pairsPerGroup: 100 }, (_, group) =>
          (ofCodes ? codesOf(group).size : group.size) > size ? GROUP_FULL : 0,
        )
        expect(held).toEqual(wanted)
        expect(failed).toEqual(new Set())
      }),
    )
  })

  it('fail rather than loop when a group takes nothing', () => {
    const wanted = new Set([keyOf('0B', '005930'), keyOf('0D', '000660'), keyOf('1h', '')])
    for (const code of [GROUP_FULL, CONNECTION_FULL, 1]) {
      const { held, failed, frames } = ask(wanted, { ...LIMITS, pairsPerGroup: 100 }, () => code)
      expect([held.size, failed]).toEqual([0, wanted])
      expect(frames).toBeLessThanOrEqual(6)
    }
  })

  it('do not wait for a clock that was set back', () => {
    const first = nextFrame({ ...noRegistrations, wanted: new Set([keyOf('0B', '005930')]) }, LIMITS, 10_000_000)
    if (first._tag !== 'send') throw new Error('expected a frame')
    const more = { ...accepted(first.state, 0), wanted: new Set([keyOf('0D', '005930')]) }
    expect(nextFrame(more, LIMITS, 5)).toMatchObject({ _tag: 'send' })
  })

  it('have one frame in flight, and what was postponed is sent again', () => {
    const wanted = new Set([keyOf('0B', '005930')])
    const first = nextFrame({ ...noRegistrations, wanted }, LIMITS, 0)
    if (first._tag !== 'send') throw new Error('expected a frame')
    expect(nextFrame(first.state, LIMITS, 10)).toEqual({ _tag: 'awaitReply' })
    const later = postponed(first.state, 0, 1500)
    expect(nextFrame(later, LIMITS, 10)).toEqual({ _tag: 'wait', ms: 1490 })
    expect(nextFrame(later, LIMITS, 1500)).toMatchObject({ _tag: 'send', frame: first.frame })
  })
})
