import fc from 'fast-check'
import { defer, filter, from, map, NEVER, type Observable, of, type SchedulerLike, Subject, tap } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Break,
  conflate,
  conflatePerItem,
  cooldown,
  dedupe,
  type Gap,
  perItem,
  type Session,
  type SessionName,
  type Staleness,
  sample,
  stale,
  throttlePerItem,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Tick {
  readonly item: string
  readonly timestamp: number
}

const at = (timestamp: number, item = 'A'): Tick => ({ item, timestamp })

/** Ticks of some items in the order of their times, each a few milliseconds after the one before. */
const ticksOf = (...items: readonly string[]): fc.Arbitrary<readonly Tick[]> =>
  fc.array(fc.record({ item: fc.constantFrom(...items), wait: fc.nat(8) }), { maxLength: 30 }).map((list) => {
    let time = 0
    return list.map(({ item, wait }) => {
      time += wait
      return at(time, item)
    })
  })
const ticks = ticksOf('A', 'B')
const lengths = fc.integer({ min: 1, max: 12 })
const END = 400

/** Plays ticks on a scheduler that keeps their times; reports what came out, and when. */
function onTime<Out>(
  list: readonly Tick[],
  operate: (source: Observable<Tick>, scheduler: SchedulerLike) => Observable<Out>,
): readonly (readonly [at: number, output: Out])[] {
  const seen: [number, Out][] = []
  marbles((m) => {
    const source = new Subject<Tick>()
    operate(source, m.scheduler).subscribe((output) => seen.push([m.scheduler.now(), output]))
    for (const tick of list) {
      m.scheduler.schedule(() => source.next(tick), tick.timestamp)
    }
    m.scheduler.schedule(() => source.complete(), END)
    m.flush()
  })()
  return seen
}

/** The outputs of conflation, with their times, by a look at every millisecond. */
function conflated(list: readonly Tick[], ms: number): readonly (readonly [number, Tick])[] {
  const seen: [number, Tick][] = []
  let until = 0
  let waiting: Tick | null = null
  for (let now = 0; now <= END; now += 1) {
    if (waiting !== null && now >= until) {
      seen.push([now, waiting])
      until = now + ms
      waiting = null
    }
    for (const tick of list.filter(({ timestamp }) => timestamp === now)) {
      if (now < until) {
        waiting = tick
      } else {
        seen.push([now, tick])
        until = now + ms
      }
    }
  }
  return seen
}

describe('conflate', () => {
  // The contract looks at item A alone: of the others nothing may wait at an end either.
  keepsTheContract<Tick, Tick>(
    (reset) => (source) =>
      source.pipe(
        conflate({ ms: 10, ...reset }),
        filter((output) => 'type' in output || output.item === 'A'),
      ),
    [at(0, 'B'), at(20), at(40, 'B'), at(60)],
  )

  it('with a scheduler passes at each time what a look at every millisecond would', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        expect(onTime(list, (source, scheduler) => source.pipe(conflate({ ms, scheduler })))).toEqual(
          conflated(list, ms),
        )
      }),
    )
  })

  it('passes the same by the time of the events, never two within ms, and reports every other', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const dropped: [Tick, number][] = []
        const passed = collect(from(list).pipe(conflate({ ms, onDropped: (...given) => dropped.push(given) })))
        expect(passed).toEqual(conflated(list, ms).map(([, tick]) => tick))
        expect(dropped).toEqual(list.filter((tick) => !passed.includes(tick)).map((tick, index) => [tick, index + 1]))
        expect(passed.at(-1)).toBe(list.at(-1))
      }),
    )
  })

  it(
    'lets out what waits before a gap and at the end, and drops it, reported, at a reset',
    marbles((m) => {
      const dropped: [string, number][] = []
      const events = { a: 'a', b: 'b', c: 'c', d: 'd', e: 'e', g: GAP }
      const source = m.hot<string | Gap>('  ab-g--cd-----e-a-b|', events)
      const reset = m.hot('                 --------r-----------')
      const result = source.pipe(
        conflate<string | Gap>({
          ms: 10,
          scheduler: m.scheduler,
          resetOn: reset,
          onDropped: (...given) => dropped.push(given),
        }),
      )
      const seen: unknown[] = []
      result.subscribe((output) => seen.push([m.scheduler.now(), output]))
      m.flush()
      expect(seen).toEqual([
        [0, 'a'],
        [3, 'b'],
        [3, GAP],
        [6, 'c'],
        [13, 'e'],
        [18, 'b'],
      ])
      expect(dropped).toEqual([
        ['d', 1],
        ['a', 2],
      ])
    }),
  )

  it('leaves no timer behind when it is left', () => {
    marbles((m) => {
      const seen: string[] = []
      const subscription = m
        .hot('ab---|')
        .pipe(conflate({ ms: 3, scheduler: m.scheduler }))
        .subscribe((output) => seen.push(output))
      m.scheduler.schedule(() => subscription.unsubscribe(), 2)
      m.flush()
      expect(seen).toEqual(['a'])
    })()
  })

  it('passes all while no time is known, takes a clock of your own, and refuses a bad length', () => {
    expect(collect(of(1, 2, 3).pipe(conflate({ ms: 10 })))).toEqual([1, 2, 3])
    expect(collect(of(1, 2, 3, 20).pipe(conflate({ ms: 10, timeOf: (time) => time })))).toEqual([1, 3, 20])
    expect(() => conflate({ ms: -1 })).toThrow('conflate: ms must be a number of milliseconds above 0, but is -1')
  })
})

describe('conflatePerItem', () => {
  keepsTheContract<Tick, Tick>(
    (reset) => (source) =>
      source.pipe(
        conflatePerItem({ ms: 10, ...reset }),
        filter((output) => 'type' in output || output.item === 'A'),
      ),
    [at(0, 'B'), at(5), at(9, 'C'), at(15)],
  )

  it('is for each item what conflate is for its stream alone, at the same times', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const together = onTime(list, (source, scheduler) => source.pipe(conflatePerItem({ ms, scheduler })))
        for (const item of ['A', 'B']) {
          const alone = list.filter((tick) => tick.item === item)
          expect(together.filter(([, tick]) => tick.item === item)).toEqual(conflated(alone, ms))
        }
      }),
    )
  })

  it('passes the same in the same order by the time of the events, and counts over all items', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const counts: number[] = []
        const passed = collect(from(list).pipe(conflatePerItem({ ms, onDropped: (_, count) => counts.push(count) })))
        const timed = onTime(list, (source, scheduler) => source.pipe(conflatePerItem({ ms, scheduler })))
        expect(passed).toEqual(timed.map(([, tick]) => tick))
        expect(counts).toEqual(Array.from({ length: list.length - passed.length }, (_, index) => index + 1))
      }),
    )
  })

  it('takes the item from where you say', () => {
    const rows = [1, 2, 11].map((time) => ({ time, code: time === 2 ? 'x' : 'y' }))
    const conflated$ = from(rows).pipe(conflatePerItem({ ms: 5, timeOf: (row) => row.time, itemOf: (row) => row.code }))
    expect(collect(conflated$)).toEqual(rows)
  })
})

describe('throttlePerItem', () => {
  keepsTheContract<Tick, Tick>((reset) => throttlePerItem({ ms: 10, ...reset }), [at(0), at(5), at(9), at(10)])

  it('is cooldown for each item, and reports the others with their number', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const dropped: [Tick, number][] = []
        const passed = collect(from(list).pipe(throttlePerItem({ ms, onDropped: (...given) => dropped.push(given) })))
        expect(passed).toEqual(collect(from(list).pipe(perItem(cooldown({ ms })))))
        expect(dropped).toEqual(list.filter((tick) => !passed.includes(tick)).map((tick, index) => [tick, index + 1]))
      }),
    )
  })

  it('passes the same by a scheduler that keeps the time of the events', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const passed = collect(from(list).pipe(throttlePerItem({ ms })))
        const untimed = onTime(list, (source, scheduler) =>
          source.pipe(throttlePerItem({ ms, scheduler, timeOf: () => null })),
        )
        expect(untimed).toEqual(passed.map((tick) => [tick.timestamp, tick]))
      }),
    )
  })
})

describe('sample', () => {
  interface Beating {
    readonly n: number
    readonly beats: boolean
  }
  const [one, two, three, four] = [1, 2, 3, 4].map((n) => ({ n, beats: n % 2 === 0 }))
  if (one && two && three && four) {
    // The clock beats just before every second value.
    keepsTheContract<Beating, Beating>(
      (reset) => (source) =>
        defer(() => {
          const clock = new Subject<void>()
          return source.pipe(
            tap((value) => {
              if ('beats' in value && value.beats) {
                clock.next()
              }
            }),
            sample<Beating | Break>(clock, reset),
          )
        }),
      [one, two, three, four],
    )
  }

  it('passes the last value before each beat, and reports the others with their number', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(99), { freq: 3 })), (list) => {
        const [source, clock] = [new Subject<number>(), new Subject<void>()]
        const [passed, dropped]: [number[], [number, number][]] = [[], []]
        source
          .pipe(sample(clock, { onDropped: (...given) => dropped.push(given) }))
          .subscribe((value) => passed.push(value))
        for (const value of list) {
          if (value === null) {
            clock.next()
          } else {
            source.next(value)
          }
        }
        source.complete()
        const isSampled = list.map((value, index) => value !== null && list[index + 1] === null)
        expect(passed).toEqual(list.filter((_, index) => isSampled[index]))
        expect(dropped).toEqual(
          list.filter((value, index) => value !== null && !isSampled[index]).map((value, index) => [value, index + 1]),
        )
        expect([source.observed, clock.observed]).toEqual([false, false])
      }),
    )
  })

  it(
    'goes on with the source when the clock is complete, and ends with the error of either',
    marbles((m) => {
      const source = m.hot('   -1-2-3-|')
      const ending = m.hot('   --t|    ')
      const failing = m.hot('  --t-#   ', {}, new Error('stopped'))
      m.expect(source.pipe(sample(ending))).toBeObservable('--1----|')
      m.expect(source.pipe(sample(failing))).toBeObservable('--1-#', { 1: '1' }, new Error('stopped'))
      m.expect(source).toHaveSubscriptions(['^------!', '^---!'])
    }),
  )

  it('hears no beat in a gap of its clock', () => {
    const [source, clock] = [new Subject<number>(), new Subject<Gap | number>()]
    const seen: number[] = []
    source.pipe(sample(clock)).subscribe((value) => seen.push(value))
    source.next(1)
    clock.next(GAP)
    expect(seen).toEqual([])
    clock.next(0)
    expect(seen).toEqual([1])
  })
})

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

describe('counts of what was dropped', () => {
  it('begin at one in each subscription, and outlast gaps and resets', () => {
    const counts: number[] = []
    const onDropped = (_: unknown, count: number): void => {
      counts.push(count)
    }
    const list = [at(0), at(1), at(1), GAP, at(0), at(1), at(1)]
    const results = [
      from(list).pipe(dedupe<Tick | Gap>(({ timestamp }) => timestamp, { onDropped })),
      from(list).pipe(cooldown<Tick | Gap>({ ms: 9, onDropped })),
      from(list).pipe(throttlePerItem<Tick | Gap>({ ms: 9, onDropped })),
    ]
    for (const result of results) {
      for (let time = 0; time < 2; time += 1) {
        counts.length = 0
        collect(result)
        expect(counts).toEqual([1, 2, 3, 4])
      }
    }
  })
})

it('flow control infers what it emits', () => {
  const gapped$: Observable<Tick | Gap> = of(at(0), GAP)
  expectTypeOf(gapped$.pipe(conflate({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(conflatePerItem({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(throttlePerItem({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(sample(NEVER))).toEqualTypeOf<typeof gapped$>()
  expectTypeOf(gapped$.pipe(stale({ ms: 1 }))).toEqualTypeOf<Observable<Staleness<Tick> | Gap>>()
  // @ts-expect-error no item in a number
  of(1).pipe(conflatePerItem({ ms: 1 }))
})
