import fc from 'fast-check'
import { from, map, type Observable, of, Subject } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Gap, type Session, type SessionName, type Staleness, stale } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { at, END, lengths, onTime, type Tick, ticks, ticksOf } from './ticks.ts'

describe('stale', () => {
  keepsTheContract<Tick, Staleness<Tick>>(
    (reset) => stale({ ms: 10, ...reset }),
    [at(0), at(5, 'B'), at(10, 'B'), at(11)],
  )

  type Change = readonly [time: number, open: boolean]

  /** What is reported of one item, with its times, by a look at every millisecond. */
  function silences(list: readonly Tick[], ms: number, changes: readonly Change[] | null): readonly unknown[] {
    const told: unknown[] = []
    let [last, isStale, since]: [number | null, boolean, number | null] = [null, false, changes === null ? 0 : null]
    for (let now = 0; now <= END; now += 1) {
      if (last !== null && !isStale && since !== null && now - Math.max(last, since) >= ms) {
        isStale = true
        told.push([now, 'stale', last])
      }
      for (const [, open] of changes?.filter(([time]) => time === now) ?? []) {
        since = open ? (since ?? now) : null
      }
      for (const _ of list.filter(({ timestamp }) => timestamp === now)) {
        if (isStale) {
          told.push([now, 'fresh', last])
        }
        isStale = false
        last = now
      }
    }
    return told
  }

  const told = ([time, { _tag, since }]: readonly [number, Staleness<Tick>]): unknown => [time, _tag, since]

  it('reports for each item what a look at every millisecond would', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const seen = onTime(list, (source, scheduler) => source.pipe(stale({ ms, scheduler })))
        for (const item of ['A', 'B']) {
          const alone = list.filter((tick) => tick.item === item)
          expect(seen.filter(([, output]) => output.item === item).map(told)).toEqual(silences(alone, ms, null))
        }
      }),
    )
  })

  it('counts silence only in the sessions that count, for each venue by its own', () => {
    const changes = fc
      .array(fc.record({ wait: fc.integer({ min: 1, max: 40 }), krx: fc.boolean(), nxt: fc.boolean() }), {
        maxLength: 6,
      })
      .map((list) => {
        let time = 0
        return list.map(({ wait, krx, nxt }) => {
          time += wait
          return { time, krx, nxt }
        })
      })
    fc.assert(
      fc.property(ticksOf('A', 'A_NX', 'A_AL'), lengths, changes, (list, ms, days) => {
        const name = (isOpen: boolean): SessionName => (isOpen ? 'regular' : 'closed')
        const seen = onTime(list, (source, scheduler) => {
          const session$ = new Subject<Session>()
          for (const { time, krx, nxt } of days) {
            scheduler.schedule(() => session$.next({ krx: name(krx), nxt: name(nxt) }), time)
          }
          return source.pipe(stale({ ms, scheduler, session$ }))
        })
        const kinds = [
          ['A', (day: { krx: boolean }) => day.krx],
          ['A_NX', (day: { nxt: boolean }) => day.nxt],
          ['A_AL', (day: { krx: boolean; nxt: boolean }) => day.krx || day.nxt],
        ] as const
        for (const [item, isOpen] of kinds) {
          const alone = list.filter((tick) => tick.item === item)
          const open = days.map((day): Change => [day.time, isOpen(day)])
          expect(seen.filter(([, output]) => output.item === item).map(told)).toEqual(silences(alone, ms, open))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('alternates between stale and fresh by the time of the events too, each with its event', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const outputs = collect(from(list).pipe(stale({ ms })))
        for (const item of ['A', 'B']) {
          const mine = outputs.filter((output) => output.item === item)
          expect(mine.map(({ _tag }) => _tag)).toEqual(mine.map((_, index) => (index % 2 === 0 ? 'stale' : 'fresh')))
          const alone = list.filter((tick) => tick.item === item)
          const pairs = alone.slice(1).filter((tick, index) => tick.timestamp - (alone[index]?.timestamp ?? 0) >= ms)
          expect(mine.filter(({ _tag }) => _tag === 'fresh').map(({ value }) => value)).toEqual(pairs)
        }
      }),
    )
  })

  it('takes other sessions, and goes on with the last one when session$ is complete or has a gap', () => {
    const session$: Observable<Session | Gap> = of<(Session | Gap)[]>({ krx: 'closingAuction', nxt: null }, GAP)
    const list = [at(0), at(0, 'A_NX'), at(30, 'B')]
    const items = map((output: Staleness<Tick>) => output.item)
    expect(collect(from(list).pipe(stale({ ms: 10, session$ }), items))).toEqual([])
    expect(collect(from(list).pipe(stale({ ms: 10, session$, during: ['closingAuction'] }), items))).toEqual(['A'])
    expect(collect(from(list).pipe(stale({ ms: 10 }), items))).toEqual(['A', 'A_NX'])
  })

  it('watches at most max items', () => {
    const list = [at(0), at(1, 'B'), at(2, 'C_NX'), at(30, 'D')]
    const items = map((output: Staleness<Tick>) => output.item)
    expect(collect(from(list).pipe(stale({ ms: 10, max: 2 }), items))).toEqual(['B', 'C_NX'])
    expect(() => stale({ ms: 1, max: 0 })).toThrow('stale: max must be a whole number of at least 1, but is 0')
  })
})
