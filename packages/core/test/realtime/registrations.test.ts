import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Key, keyOf } from '../../src/realtime/key.ts'
import {
  accepted,
  forgotten,
  next,
  noRegistrations,
  postponed,
  type Registrations,
} from '../../src/realtime/registrations.ts'

const LIMITS = { itemsPerGroup: 3, interval: 200, replyTimeout: 1000 }

/** The server's side, written from PROTOCOL §8: groups of item × type pairs. */
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
    for (const [key, in_] of this.held) sizes.set(in_, (sizes.get(in_) ?? new Set()).add(key.slice(2)))
    this.largestGroup = Math.max(this.largestGroup, ...[...sizes.values()].map(({ size }) => size))
  }
}

/** Sends until nothing is left to do; returns the times at which frames left. */
function settle(state: Registrations, server: Server, from: number): { state: Registrations; sentAt: number[] } {
  const sentAt: number[] = []
  let now = from
  let current = state
  for (;;) {
    const step = next(current, LIMITS, now)
    switch (step._tag) {
      case 'settled':
        return { state: current, sentAt }
      case 'wait':
        now += step.ms
        break
      case 'send':
        server.take(step.frame)
        sentAt.push(now)
        current = accepted(step.state)
        break
      case 'awaitReply':
        throw new Error('nothing is in flight here')
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
        expect(server.largestGroup).toBeLessThanOrEqual(LIMITS.itemsPerGroup)
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
        settle({ ...forgotten(held), wanted: after }, server, 10_000)
        expect(new Set(server.held.keys())).toEqual(after)
      }),
    )
  })

  it('need one frame for one group, whatever the types', () => {
    const wanted = new Set(['0B', '0D', '0E'].flatMap((type) => ['005930', '000660'].map((item) => keyOf(type, item))))
    const server = new Server()
    settle({ ...noRegistrations, wanted }, server, 0)
    expect(server.frames).toEqual([
      '{"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930","000660"],"type":["0B","0D","0E"]}]}',
    ])
  })

  it('have one frame in flight, and what was postponed is sent again', () => {
    const wanted = new Set([keyOf('0B', '005930')])
    const first = next({ ...noRegistrations, wanted }, LIMITS, 0)
    if (first._tag !== 'send') throw new Error('expected a frame')
    expect(next(first.state, LIMITS, 10)).toEqual({ _tag: 'awaitReply' })
    const later = postponed(first.state, 1500)
    expect(next(later, LIMITS, 10)).toEqual({ _tag: 'wait', ms: 1490 })
    expect(next(later, LIMITS, 1500)).toMatchObject({ _tag: 'send', frame: first.frame })
  })
})
