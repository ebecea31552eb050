import fc from 'fast-check'
import { from, type Observable, Subject } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { afterVi, markVi, onlyDuringVi, pauseDuringVi, type ViEvent, viState } from '../src/index.ts'
import { announce, viRules } from '../src/internal/market/viBook.ts'
import { collect } from './collect.ts'
import { at, type Tick, timeOfDay, vi } from './vi.ts'

/**
 * The truth that frames and events are made from: a VI of an item (a venue of a code) and the seconds it was on. The
 * model never looks at frames.
 */
interface Truth {
  readonly item: string
  readonly from: number
  readonly until: number
}

/** What reaches the operators, in this order. */
type Arrival = { readonly second: number; readonly frame: ViEvent } | { readonly second: number; readonly event: Tick }

interface Day {
  readonly truths: readonly Truth[]
  readonly arrivals: readonly Arrival[]
}

const CODES = ['005930', '000660']
const VENUES = ['', '_NX', '_AL']
const OPEN = at('09:00:00')

/** How an exchange may fill in FID 1224, and stamp its frames. */
type Reading = 'open, then the release' | 'planned, then the release' | 'planned only'
type Stamp = 'sent' | 'trigger' | 'none'

function stampedFrame(truth: Truth, venue: string, second: number, released: boolean, stamp: Stamp): ViEvent {
  const clock = (seconds: number): string => timeOfDay(OPEN + seconds * 1000)
  const item = `${truth.item.slice(0, 6)}${venue}`
  const frame = vi(item, clock(truth.from), released ? clock(truth.until) : null)
  const timestamp = { sent: OPEN + second * 1000, trigger: OPEN + truth.from * 1000, none: null }[stamp]
  return { ...frame, timestamp, receivedAt: OPEN + second * 1000 }
}

const days: fc.Arbitrary<Day> = fc
  .record({
    // Gaps and lengths of the VIs of each code, one after the other.
    vis: fc.array(
      fc.record({ code: fc.constantFrom(...CODES), gap: fc.nat(8), length: fc.integer({ min: 1, max: 9 }) }),
      {
        maxLength: 8,
      },
    ),
    reading: fc.constantFrom<Reading>('open, then the release', 'planned, then the release', 'planned only'),
    stamp: fc.constantFrom<Stamp>('sent', 'trigger', 'none'),
    // Copies of frames: of which VI, on which venue, how long after the original.
    copies: fc.array(fc.record({ of: fc.nat(15), venue: fc.constantFrom(...VENUES), late: fc.nat(30) }), {
      maxLength: 12,
    }),
    events: fc.array(
      fc.record({ code: fc.constantFrom(...CODES), venue: fc.constantFrom(...VENUES), second: fc.nat(90) }),
      { maxLength: 40 },
    ),
  })
  .map(({ vis, reading, stamp, copies, events }) => {
    const ends = new Map<string, number>()
    const truths = vis.map(({ code, gap, length }): Truth => {
      const begin = (ends.get(code) ?? 0) + 1 + gap
      ends.set(code, begin + length)
      return { item: code, from: begin, until: begin + length }
    })
    const planned = reading !== 'open, then the release'
    const originals = truths.flatMap((truth) => [
      { truth, second: truth.from, released: planned },
      ...(reading === 'planned only' ? [] : [{ truth, second: truth.until, released: true }]),
    ])
    const sent = [
      ...originals.map((original) => ({ ...original, at: original.second, venue: '' })),
      ...copies.flatMap(({ of: which, venue, late }) => {
        const original = originals[which % Math.max(1, originals.length)]
        return original ? [{ ...original, at: original.second + late, venue }] : []
      }),
    ]
    const arrivals: Arrival[] = [
      ...sent.map(({ truth, second, released, at: when, venue }) => ({
        second: when,
        frame: stampedFrame(truth, venue, second, released, stamp),
      })),
      ...events.map(({ code, venue, second }) => ({
        second,
        event: { item: code + venue, timestamp: OPEN + second * 1000 },
      })),
    ]
    // A stable sort: within a second, frames before events.
    return { truths, arrivals: arrivals.sort((one, other) => one.second - other.second) }
  })

/** Plays a day through an operator that takes vi$ as its argument. */
function play<Out>(
  day: Day,
  operator: (vi$: Observable<ViEvent>) => (source: Observable<Tick>) => Observable<Out>,
): Out[] {
  const [vi$, events$] = [new Subject<ViEvent>(), new Subject<Tick>()]
  const outputs: Out[] = []
  events$.pipe(operator(vi$)).subscribe((output) => outputs.push(output))
  for (const arrival of day.arrivals) {
    if ('frame' in arrival) {
      vi$.next(arrival.frame)
    } else {
      events$.next(arrival.event)
    }
  }
  return outputs
}

const isOn = (day: Day, event: Tick): boolean =>
  day.truths.some(
    (truth) =>
      event.item.startsWith(truth.item) &&
      OPEN + truth.from * 1000 <= event.timestamp &&
      event.timestamp < OPEN + truth.until * 1000,
  )

describe('the VI rule', () => {
  it('marks exactly the events between trigger and release, under every reading of FID 1224, stamp and copy', () => {
    fc.assert(
      fc.property(days, (day) => {
        const events = day.arrivals.flatMap((arrival) => ('event' in arrival ? [arrival.event] : []))
        expect(play(day, (vi$) => markVi(vi$))).toEqual(events.map((value) => ({ value, underVi: isOn(day, value) })))
      }),
      { numRuns: 1000 },
    )
  })

  it('passes with policy drop exactly the events that are not marked, and reports the others', () => {
    fc.assert(
      fc.property(days, (day) => {
        const dropped: Tick[] = []
        const passed = play(day, (vi$) => pauseDuringVi(vi$, { onDropped: (event) => dropped.push(event) }))
        const marked = play(day, (vi$) => markVi(vi$))
        expect(passed).toEqual(marked.filter(({ underVi }) => !underVi).map(({ value }) => value))
        expect(dropped).toEqual(marked.filter(({ underVi }) => underVi).map(({ value }) => value))
      }),
    )
  })

  it('emits with policy hold besides those the last event of each item in each VI, after it and before the next', () => {
    fc.assert(
      fc.property(days, (day) => {
        const lost: Tick[] = []
        const outputs = play(day, (vi$) =>
          pauseDuringVi(vi$, { policy: 'hold', onDropped: (event) => lost.push(event) }),
        )
        const events = day.arrivals.flatMap((arrival) => ('event' in arrival ? [arrival.event] : []))

        for (const code of CODES) {
          // Event by event: what was held comes out before the first event of the code that is outside of its VI; a
          // VI that follows without an event in between goes on holding, unless its own frame shows the release.
          const own = events.filter((event) => event.item.startsWith(code))
          const mine = outputs.filter((event) => event.item.startsWith(code))
          const outside = own.filter((event) => !isOn(day, event))
          expect(mine.filter((event) => !isOn(day, event))).toEqual(outside)
          for (const [index, event] of mine.entries()) {
            const before = mine.slice(0, index)
            if (isOn(day, event)) {
              // It was the last of its item inside its VI.
              const truth = day.truths.find((one) => isOn({ ...day, truths: [one] }, event))
              const inside = own.filter(
                (other) => other.item === event.item && truth && isOn({ ...day, truths: [truth] }, other),
              )
              expect(event).toBe(inside.at(-1))
            } else {
              // Nothing that was held before it comes after it.
              const held = own.slice(0, own.indexOf(event)).filter((other) => mine.includes(other))
              expect(before).toEqual(expect.arrayContaining(held))
            }
          }
        }
        expect(new Set([...outputs, ...lost]).size).toBe(outputs.length + lost.length)
      }),
      { numRuns: 300 },
    )
  })

  it('emits with policy replay every event once, marked as it is, each code in its order', () => {
    fc.assert(
      fc.property(days, (day) => {
        const lost: Tick[] = []
        const outputs = play(day, (vi$) =>
          pauseDuringVi(vi$, { policy: 'replay', onDropped: (event) => lost.push(event) }),
        )
        expect(lost).toEqual([])
        const events = day.arrivals.flatMap((arrival) => ('event' in arrival ? [arrival.event] : []))
        for (const code of CODES) {
          const own = events.filter((event) => event.item.startsWith(code))
          const mine = outputs.filter(({ value }) => value.item.startsWith(code))
          // Only those of a VI that is still on, or of which nothing has shown yet that it is over, have not come out.
          expect(mine).toEqual(own.slice(0, mine.length).map((value) => ({ value, underVi: isOn(day, value) })))
          expect(own.slice(mine.length).every((value) => isOn(day, value))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('drops with policy replay the oldest beyond max of a code, and reports them with their number', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 4 }), (day, max) => {
        const [lost, counts]: [Tick[], number[]] = [[], []]
        const onDropped = (event: Tick, count: number): void => {
          lost.push(event)
          counts.push(count)
        }
        const all = play(day, (vi$) => pauseDuringVi(vi$, { policy: 'replay' }))
        const some = play(day, (vi$) => pauseDuringVi(vi$, { policy: 'replay', max, onDropped }))
        expect(some).toEqual(all.filter(({ value }) => !lost.includes(value)))
        expect(counts).toEqual(lost.map((_, at) => at + 1))
        for (let at = 0; at < some.length; at += 1) {
          const run = some.slice(at).findIndex(({ underVi }) => !underVi)
          expect(run === -1 ? some.length - at : run).toBeLessThanOrEqual(max * CODES.length * day.truths.length)
        }
      }),
    )
  })

  it('passes only during a VI exactly what it pauses, and reports the others', () => {
    fc.assert(
      fc.property(days, (day) => {
        const dropped: [Tick, number][] = []
        const passed = play(day, (vi$) => onlyDuringVi(vi$, { onDropped: (...given) => dropped.push(given) }))
        const marked = play(day, (vi$) => markVi(vi$))
        expect(passed).toEqual(marked.filter(({ underVi }) => underVi).map(({ value }) => value))
        expect(dropped).toEqual(marked.filter(({ underVi }) => !underVi).map(({ value }, at) => [value, at + 1]))
      }),
    )
  })

  it('passes after a VI exactly the events less than ms after its end, under every reading, stamp and copy', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), (day, seconds) => {
        const events = day.arrivals.flatMap((arrival) => ('event' in arrival ? [arrival.event] : []))
        const isAfter = (event: Tick): boolean =>
          day.truths.some(({ item, until }) => {
            const since = event.timestamp - (OPEN + until * 1000)
            return event.item.startsWith(item) && since >= 0 && since < seconds * 1000
          })
        expect(play(day, (vi$) => afterVi(vi$, { ms: seconds * 1000 }))).toEqual(
          events.filter((event) => isAfter(event) && !isOn(day, event)),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('has reported for each code, when an event of it comes, what is true of that event', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [vi$, events$] = [new Subject<ViEvent>(), new Subject<Tick>()]
        const told = new Map<string, { readonly underVi: boolean; readonly trigger: number }>()
        const changes: boolean[] = []
        events$.pipe(viState(vi$)).subscribe((state) => {
          expect([state.underVi, told.get(state.item)]).not.toEqual([false, undefined])
          told.set(state.item, state)
          changes.push(state.underVi)
        })
        for (const arrival of day.arrivals) {
          if ('frame' in arrival) {
            vi$.next(arrival.frame)
            continue
          }
          const { event } = arrival
          events$.next(event)
          const truth = day.truths.find((one) => isOn({ ...day, truths: [one] }, event))
          const state = told.get(event.item.slice(0, 6))
          expect(state?.underVi ?? false).toBe(truth !== undefined)
          if (truth) {
            expect(state?.trigger).toBe(OPEN + truth.from * 1000)
          }
        }
        expect(changes.filter((on) => !on).length).toBeLessThanOrEqual(day.truths.length)
      }),
      { numRuns: 500 },
    )
  })

  it('judges an item the same whatever else is in the streams', () => {
    fc.assert(
      fc.property(days, (day) => {
        for (const code of CODES) {
          const arrivals = day.arrivals.filter((arrival) =>
            ('frame' in arrival ? arrival.frame.stockCode : arrival.event.item).startsWith(code),
          )
          const alone = play({ ...day, arrivals }, (vi$) => markVi(vi$))
          const among = play(day, (vi$) => markVi(vi$)).filter(({ value }) => value.item.startsWith(code))
          expect(alone).toEqual(among)
        }
      }),
    )
  })

  it('knows with venues same only the VIs of the very item', () => {
    fc.assert(
      fc.property(days, (day) => {
        // Frames of each venue make VIs of their own; on the bare code all originals arrive.
        const bare = play(day, (vi$) => markVi(vi$, { venues: 'same' })).filter(
          ({ value }) => !value.item.includes('_'),
        )
        expect(bare).toEqual(bare.map(({ value }) => ({ value, underVi: isOn(day, value) })))
        const frames = day.arrivals.flatMap((arrival) => ('frame' in arrival ? [arrival.frame] : []))
        const untouched = VENUES.map((venue) => `005930${venue}`).filter(
          (item) => !frames.some((frame) => frame.item === item),
        )
        for (const item of untouched) {
          const ticks = day.arrivals.flatMap((arrival) =>
            'event' in arrival && arrival.event.item === item ? [arrival.event] : [],
          )
          const marked = from(ticks).pipe(markVi(from(frames), { venues: 'same' }))
          expect(collect(marked).some(({ underVi }) => underVi)).toBe(false)
        }
      }),
    )
  })

  it('remembers the VIs of one day, no more', () => {
    const rules = viRules({})
    const frame = (day: number, minute: number): ViEvent => {
      const receivedAt = at(`10:${minute}:00`) + day * 24 * 3_600_000
      return { stockCode: '005930', tradeProcessedTime: `10:${minute}:00`, viReleaseTime: null, receivedAt }
    }
    const first = announce(announce(undefined, frame(0, 10), rules), frame(0, 20), rules)
    expect(first?.vis).toHaveLength(2)
    expect(announce(first, frame(1, 15), rules)?.vis).toHaveLength(2)
    expect(announce(first, frame(2, 15), rules)?.vis).toHaveLength(1)
  })
})
