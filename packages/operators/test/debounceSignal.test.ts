import fc from 'fast-check'
import { concat, from, map, NEVER, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { confirm, debounceSignal, type Gap, type Saying } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Told {
  readonly says: Saying
  readonly timestamp: number | null
}

const told = (says: Saying, timestamp: number | null): Told => ({ says, timestamp })
const saying = ({ says }: Told): Saying => says

describe('debounceSignal', () => {
  keepsTheContract<Told, Told>(
    (reset) => debounceSignal(saying, { ms: 5, ...reset }),
    [told('up', 0), told('down', 5), told('down', 9), told('up', 10)],
  )

  const list = fc.array(
    fc.record({ says: fc.constantFrom('up', 'down', 'flat', null), wait: fc.nat(6), isTimed: fc.boolean() }),
    { maxLength: 30 },
  )

  /** What was said between two times, as a function of time: the slow obvious reference. */
  function settled(events: readonly (Told & { timestamp: number })[], ms: number, end: number): readonly Told[] {
    const passed: Told[] = []
    for (let now = 0; now <= end; now += 1) {
      const before = events.filter(({ timestamp, says }) => timestamp < now && says !== null)
      const last = before.at(-1)
      // Back to where the saying of this moment began.
      const begins = before.findLastIndex(({ says }) => says !== last?.says) + 1
      const began = before[begins]
      const standing = passed.at(-1)
      if (began && began.says !== standing?.says && began.timestamp + ms <= now) {
        passed.push(began)
      }
    }
    return passed
  }

  it('passes exactly the sayings that stood for so long, by a look at every moment', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 9 }), (waits, ms) => {
        let time = 0
        const events = waits.map(({ says, wait }) => {
          time += wait
          return { says, timestamp: time }
        })
        const late = { says: null, timestamp: time + 100 }
        expect(collect(from([...events, late]).pipe(debounceSignal(saying, { ms })))).toEqual(
          settled(events, ms, time + 100),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('passes the same by a scheduler as by the time of the events, and each when it is due', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 9 }), (waits, ms) => {
        marbles((m) => {
          let time = 0
          const events = waits.map(({ says, wait }) => {
            time += wait
            return { says, timestamp: time }
          })
          const source = new Subject<Told>()
          for (const event of events) {
            m.scheduler.schedule(() => source.next(event), event.timestamp)
          }
          const seen: [number, Told][] = []
          source
            .pipe(debounceSignal(saying, { ms, scheduler: m.scheduler }))
            .subscribe((event) => seen.push([m.scheduler.now(), event]))
          m.flush()
          const byTime = collect(
            from<Told[]>([...events, { says: null, timestamp: time + 100 }]).pipe(debounceSignal(saying, { ms })),
          )
          expect(seen.map(([, event]) => event)).toEqual(byTime)
          expect(seen.map(([at]) => at)).toEqual(byTime.map(({ timestamp }) => (timestamp ?? 0) + ms))
        })()
      }),
    )
  })

  it(
    'with a scheduler needs no next event',
    marbles((m) => {
      const events = { u: told('up', null), d: told('down', null) }
      const source = m.hot('  u-d-u-u-----d-----|', events)
      const expected = '      --------x-------y-|'
      const result = source.pipe(
        debounceSignal(saying, { ms: 4, scheduler: m.scheduler }),
        map(({ says }) => says),
      )
      m.expect(result).toBeObservable(expected, { x: 'up', y: 'down' })
      m.expect(source).toHaveSubscriptions('^-----------------!')
    }),
  )

  it(
    'drops what it holds at the end, at a gap and at each value of resetOn',
    marbles((m) => {
      const events = { u: told('up', null), d: told('down', null), g: GAP }
      const source = m.hot<Told | Gap>('  u-g-----u-----u--|', events)
      const reset = m.hot('               ----------r-------')
      const expected = '                  --g--------------|'
      const options = { ms: 4, scheduler: m.scheduler, resetOn: reset }
      m.expect(source.pipe(debounceSignal<Told | Gap>(saying, options))).toBeObservable(expected, events)
    }),
  )

  it(
    'leaves no timer behind when it is left or the source fails',
    marbles((m) => {
      const events = { u: told('up', null) }
      const failing = m.hot('  u-#     ', events, new Error('closed'))
      const endless = m.hot('  u-------', events)
      const options = { ms: 4, scheduler: m.scheduler }
      m.expect(failing.pipe(debounceSignal(saying, options))).toBeObservable('--#', events, new Error('closed'))
      m.expect(endless.pipe(debounceSignal(saying, options)), '^--!').toBeObservable('--------', events)
    }),
  )

  it('holds a wait that is too long for one timer', () => {
    marbles((m) => {
      const month = 31 * 24 * 3_600_000
      const source = concat(of(told('up', null)), NEVER)
      const seen: number[] = []
      source
        .pipe(debounceSignal(saying, { ms: month, scheduler: m.scheduler }))
        .subscribe(() => seen.push(m.scheduler.now()))
      m.flush()
      expect(seen).toEqual([month])
    })()
  })

  it('differs from confirm: an edge that nothing follows comes out, with the event that began it', () => {
    const edges = [told('up', 0), told('down', 20), told('up', 21), told('down', 22), told('down', 40)]
    const isUp = ({ says }: Told): boolean => says === 'up'
    expect(collect(from(edges).pipe(confirm(isUp, { ms: 10 })))).toEqual([])
    expect(collect(from(edges).pipe(debounceSignal(saying, { ms: 10 })))).toEqual([edges[0], edges[3]])
  })

  it('takes the way back of a first edge for one only when it knows no other beginning', () => {
    const flicker = [told('up', 0), told('down', 1), told('up', 20), told('up', 40)]
    expect(collect(from(flicker).pipe(debounceSignal(saying, { ms: 9 })))).toEqual([flicker[1], flicker[2]])
    const known = debounceSignal(saying, { ms: 9, initial: 'down' })
    expect(collect(from(flicker).pipe(known))).toEqual([flicker[2]])
    expect(
      collect(from([GAP, ...flicker]).pipe(debounceSignal<Told | Gap>(saying, { ms: 9, initial: 'down' }))),
    ).toEqual([GAP, flicker[2]])
  })

  it('skips events while no time is known, and takes a clock of your own', () => {
    const rows = [0, 5, 10].map((second) => ({ second }))
    const own = { ms: 5, timeOf: ({ second }: { second: number }) => second }
    expect(collect(from(rows).pipe(debounceSignal(({ second }) => second, own)))).toEqual([rows[0], rows[1]])
    expect(collect(of(told('up', null), told('up', 3), told(null, 8)).pipe(debounceSignal(saying, { ms: 5 })))).toEqual(
      [told('up', 3)],
    )
  })

  it('infers what it emits, and refuses an invalid wait', () => {
    const gapped$: Observable<Told | Gap> = of(told('up', 0), GAP)
    expectTypeOf(gapped$.pipe(debounceSignal((event) => event.says, { ms: 1 }))).toEqualTypeOf<typeof gapped$>()
    expect(() => debounceSignal(saying, { ms: 0 })).toThrow(
      'debounceSignal: ms must be a number of milliseconds above 0',
    )
  })
})
