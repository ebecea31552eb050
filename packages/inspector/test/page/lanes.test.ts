/** The pure parts of the marbles panel: what is shown of lanes, and what keys and the pointer change. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinned } from '../../src/page/panels/marbles/clusters.ts'
import { copiedTest } from '../../src/page/panels/marbles/copyTest.ts'
import { type Frame, rowAt, stretchOf, timeAt, topOf, xOf } from '../../src/page/panels/marbles/geometry.ts'
import { keyAction } from '../../src/page/panels/marbles/keys.ts'
import { rowsOf } from '../../src/page/panels/marbles/rows.ts'
import { FIRST_VIEW, SPANS, type View, viewStep } from '../../src/page/panels/marbles/view.ts'
import { Lanes } from '../../src/page/state/lanes.ts'
import type { Mark } from '../../src/protocol/values.ts'
import { LANES, lane, NOW, valueMark } from '../support/messages.ts'

const marks: fc.Arbitrary<readonly Mark[]> = fc
  .array(
    fc.record({
      ms: fc.integer({ min: 0, max: 60_000 }),
      kind: fc.constantFrom('value', 'value', 'value', 'error', 'complete', 'gap'),
    }),
    { maxLength: 300 },
  )
  .map((list) =>
    list
      .toSorted((one, other) => one.ms - other.ms)
      .map(({ ms, kind }): Mark => {
        const at = NOW + ms
        switch (kind) {
          case 'error':
            return { _tag: 'error', at, text: 'x' }
          case 'complete':
            return { _tag: 'complete', at }
          case 'gap':
            return { _tag: 'gap', at, to: at + 500, reason: 'x' }
          default:
            return valueMark(at, ms)
        }
      }),
  )

const omitted = fc
  .array(fc.record({ at: fc.integer({ min: NOW, max: NOW + 60_000 }), count: fc.integer({ min: 1, max: 999 }) }))
  .map((list) => list.toSorted((one, other) => one.at - other.at))

const window = fc
  .record({
    from: fc.nat(50_000),
    length: fc.integer({ min: 1, max: 30_000 }),
    stretch: fc.integer({ min: 1, max: 9_000 }),
  })
  .map(({ from, length, stretch }) => ({ from: NOW + from, to: NOW + from + length, stretch }))

describe('thinned', () => {
  it('draws or counts each value of the time that is shown, those that the server only counted too', () => {
    fc.assert(
      fc.property(marks, omitted, window, (all, left, times) => {
        const { clusters, others } = thinned(all, left, times)
        const within = ({ at }: { readonly at: number }): boolean => at >= times.from && at <= times.to
        const values = all.filter((mark) => mark._tag === 'value' && within(mark)).length
        const counted = left.filter(within).reduce((sum, { count }) => sum + count, 0)
        expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(values + counted)
        const ends = all.filter((mark) => (mark._tag === 'error' || mark._tag === 'complete') && within(mark))
        const gaps = all.filter((mark) => mark._tag === 'gap' && mark.at <= times.to && mark.to >= times.from)
        expect(others.length).toBe(ends.length + gaps.length)
      }),
    )
  })

  it('keeps the clusters of a time as they are while the time moves past', () => {
    fc.assert(
      fc.property(marks, fc.nat(20_000), fc.integer({ min: 10, max: 2_000 }), (all, moved, stretch) => {
        const [before, after] = [0, moved].map((ms) =>
          thinned(all, [], { from: NOW + ms, to: NOW + 40_000 + ms, stretch }),
        )
        const inside = (at: number): boolean => at >= NOW + moved + stretch && at <= NOW + 40_000 - stretch
        expect(after?.clusters.filter(({ at }) => inside(at))).toEqual(before?.clusters.filter(({ at }) => inside(at)))
      }),
    )
  })
})

describe('the frame of the lanes', () => {
  const frames: fc.Arbitrary<Frame> = fc.record({
    width: fc.integer({ min: 300, max: 2_000 }),
    height: fc.constant(400),
    from: fc.constant(NOW),
    to: fc.integer({ min: NOW + 1_000, max: NOW + 3_600_000 }),
    scroll: fc.nat(5_000),
  })

  it('finds the time and the row of a point where it draws them', () => {
    fc.assert(
      fc.property(frames, fc.nat(1_000), fc.nat(100), (frame, part, row) => {
        const at = frame.from + ((frame.to - frame.from) * part) / 1_000
        expect(timeAt(frame, xOf(frame, at))).toBeCloseTo(at, 2)
        const middle = topOf(frame, row) + 3
        if (middle >= 20) expect(rowAt(frame, middle)).toBe(row)
        expect(stretchOf(frame)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('viewStep', () => {
  it('pauses at what is shown, and goes on where the client is', () => {
    const paused = viewStep(FIRST_VIEW, { _tag: 'toggled', now: NOW })
    expect(paused.pausedAt).toBe(NOW)
    expect(viewStep(paused, { _tag: 'toggled', now: NOW + 9 }).pausedAt).toBeUndefined()
  })

  it('zooms from one span to the next, and stops at the ends', () => {
    const spans = [FIRST_VIEW.span]
    let view: View = FIRST_VIEW
    for (let times = 0; times < 20; times++) {
      view = viewStep(view, { _tag: 'zoomed', by: -1 })
      spans.push(view.span)
    }
    expect(view.span).toBe(SPANS.at(-1))
    for (let times = 0; times < 20; times++) view = viewStep(view, { _tag: 'zoomed', by: 1 })
    expect(view.span).toBe(SPANS[0])
    expect(spans).toEqual(spans.toSorted((one, other) => one - other))
  })

  it('moves to a value that is looked at, so that it is seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (ms) => {
        const {
          pausedAt = 0,
          span,
          cursor,
        } = viewStep(FIRST_VIEW, { _tag: 'markPicked', lane: 'x', at: NOW + ms, now: NOW })
        expect(cursor).toBe(NOW + ms)
        expect(NOW + ms).toBeLessThanOrEqual(pausedAt)
        expect(NOW + ms).toBeGreaterThanOrEqual(pausedAt - span)
      }),
    )
  })
})

describe('keyAction', () => {
  const lanes = new Lanes()
  lanes.take({ _tag: 'values', at: NOW, lanes: LANES, omitted: 0, omittedLanes: 0 })
  const rows = rowsOf(lanes.all(), '', 'en')
  const press = (key: string, view: View): View => {
    const action = keyAction(key, view, rows, NOW)
    return action === undefined || action._tag === 'copy' ? view : viewStep(view, action)
  }

  it('walks through the lanes with up and down, and through the values of one with left and right', () => {
    const first = press('ArrowDown', FIRST_VIEW)
    expect(first.lane).toBe('probe trades')
    expect(press('ArrowUp', first).lane).toBe('probe trades')
    const second = press('ArrowDown', first)
    expect(second.lane).toBe('probe signals')
    const last = press('ArrowLeft', second)
    expect(last.cursor).toBe(NOW - 1_500)
    const before = press('ArrowLeft', last)
    expect(before.cursor).toBe(NOW - 2_500)
    expect(press('ArrowRight', before).cursor).toBe(last.cursor)
    expect(press('Escape', before)).toMatchObject({ lane: undefined, cursor: undefined })
  })

  it('leaves every other key alone', () => {
    expect(keyAction('q', FIRST_VIEW, rows, NOW)).toBeUndefined()
    expect(keyAction('c', FIRST_VIEW, rows, NOW)).toEqual({ _tag: 'copy' })
  })
})

describe('the rows of an item', () => {
  const lanes = new Lanes()
  lanes.take({ _tag: 'values', at: NOW, lanes: LANES, omitted: 0, omittedLanes: 0 })

  it('are its registrations and the values of probes that name it', () => {
    const rows = rowsOf(lanes.all(), '000660', 'ko')
    expect(rows.map(({ title }) => title)).toEqual(['trades', '000660 주식호가잔량'])
    expect(rows[0]?.marks.every((mark) => mark._tag !== 'value' || mark.item === '000660')).toBe(true)
    expect([...lanes.items].sort()).toEqual(['000660', '005930', '035720'])
  })

  it('know from when on a lane that forgot its older values is complete', () => {
    const busy = new Lanes()
    const many = Array.from({ length: 4_100 }, (_, n) => valueMark(NOW + n, n))
    busy.take({ _tag: 'values', at: NOW, lanes: [lane('probe', 'busy', many)], omitted: 0, omittedLanes: 0 })
    const [row] = rowsOf(busy.all(), '', 'en')
    expect(row?.forgotten).toBe(row?.marks[0]?.at)
    expect(row?.forgotten).toBeGreaterThan(NOW)
  })
})

describe('copiedTest', () => {
  it('holds the chosen lanes and times, and counts what the page does not hold', () => {
    const lanes = new Lanes()
    lanes.take({ _tag: 'values', at: NOW, lanes: LANES, omitted: 0, omittedLanes: 0 })
    const rows = rowsOf(lanes.all(), '', 'en')
    const text = copiedTest(rows, { from: NOW - 10_000, to: NOW, lanes: ['probe signals', 'registration 0B 005930'] })
    expect(text).toContain('const signals$ = m.hot(')
    expect(text).toContain('const type0B005930$ = m.hot(')
    expect(text).toContain('37 values of this time were only counted')
    expect(text).not.toContain('trades$')
  })
})
