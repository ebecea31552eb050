import { filter, NEVER, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { afterVi, type Gap, type Marked, onlyDuringVi, pauseDuringVi, type ViState, viState } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { at, type Tick, tick, vi } from './vi.ts'

// Around one VI of 005930, triggered at 10:15:00 and released at 10:17:10.
const ticks = {
  a: tick('005930', '10:14:00'),
  b: tick('005930', '10:15:10'),
  c: tick('005930', '10:16:10'),
  d: tick('005930', '10:17:10'),
  e: tick('005930', '10:18:10'),
  x: tick('000660', '10:15:20'),
}

const frames = {
  t: vi('005930', '10:15:00'),
  p: vi('005930', '10:15:00', '10:17:10', '10:15:00'),
  r: vi('005930', '10:15:00', '10:17:10', '10:17:10'),
  /** The next VI. */
  n: vi('005930', '10:18:00'),
}

const { a, b, c, d, e, x } = ticks
const trigger = at('10:15:00')
const release = at('10:17:10')
const on = { item: '005930', underVi: true, trigger, release: null }

describe('onlyDuringVi', () => {
  keepsTheContract<Tick, Tick>((reset) => onlyDuringVi(of(frames.p), reset), [x, b, x, c], 'of another stream')

  it('counts what it drops again for each subscription', () => {
    const counts: number[] = []
    const result = of(x, b, x).pipe(onlyDuringVi(of(frames.p), { onDropped: (_, count) => counts.push(count) }))
    collect(result)
    collect(result)
    expect(counts).toEqual([1, 2, 1, 2])
  })
})

describe('afterVi', () => {
  keepsTheContract<Tick, Tick>(
    (reset) => afterVi(of(frames.p), { ms: 60_000, ...reset }),
    [x, d, x, tick('005930', '10:18:09')],
    'of another stream',
  )

  it(
    'passes from the release on for as long as the options say, and no longer than to the next VI',
    marbles((m) => {
      const source = m.hot('  -a--b--c--d--e--x-|', ticks)
      const vi$ = m.hot('     --t------r--------|', frames)
      const again = m.hot('   --t------r--n-----|', frames)
      m.expect(source.pipe(afterVi(vi$, { ms: 60_000 }))).toBeObservable('----------d-------|', ticks)
      m.expect(source.pipe(afterVi(vi$, { ms: 60_001 }))).toBeObservable('----------d--e----|', ticks)
      m.expect(source.pipe(afterVi(again, { ms: 60_001 }))).toBeObservable('----------d-------|', ticks)
    }),
  )

  it('counts from the release that was reported while the VI was on, whatever a late frame says', () => {
    const late = vi('005930', '10:15:00', '10:17:30', '10:17:12')
    const after = tick('005930', '10:18:15')
    expect(collect(of(after).pipe(afterVi(of(frames.t, frames.r, late), { ms: 60_000 })))).toEqual([])
    expect(collect(of(after).pipe(afterVi(of(frames.t, late), { ms: 60_000 })))).toEqual([after])
  })

  it('knows of a VI that was over when its first frame came', () => {
    expect(collect(of(d, e).pipe(afterVi(of(frames.r), { ms: 60_000 })))).toEqual([d])
    expect(collect(of(c, d).pipe(afterVi(of(frames.t), { ms: 60_000, longest: 60_000 })))).toEqual([c])
    expect(() => afterVi(NEVER, { ms: 0 })).toThrow('afterVi: ms must be a number of milliseconds above 0, but is 0')
  })
})

describe('viState', () => {
  // The contract looks at the releases: what is reported of a frame is no answer to a value.
  keepsTheContract<Tick, ViState>(
    (reset) => (source) =>
      source.pipe(
        viState(of(frames.p, vi('000660', '10:15:00', '10:17:20', '10:15:00')), reset),
        filter((output) => 'type' in output || !output.underVi),
      ),
    [a, d, b, tick('000660', '10:17:20')],
    'of another stream',
  )

  it(
    'reports the trigger, the release time when it becomes known, and the release, each once over all venues',
    marbles((m) => {
      const nxt = { u: vi('005930_NX', '10:15:00'), s: vi('005930_NX', '10:15:00', '10:17:10', '10:17:10') }
      const planned = vi('005930', '10:15:00', '10:17:10', '10:16:00')
      const source = m.hot('  -a--b-----c--d-e-|', ticks)
      const vi$ = m.hot('     --tu---p------s--|', { ...frames, ...nxt, p: planned })
      const expected = '      --t----p-----r---|'
      m.expect(source.pipe(viState(vi$))).toBeObservable(expected, {
        t: on,
        p: { ...on, release },
        r: { ...on, underVi: false, release },
      })
    }),
  )

  it(
    'reports the release with a scheduler in silence',
    marbles((m) => {
      const source = m.cold<Tick>('-')
      const vi$ = m.hot('     p', frames)
      const expected = '      p 129999ms r'
      m.expect(source.pipe(viState(vi$, { scheduler: m.scheduler }))).toBeObservable(expected, {
        p: { ...on, release },
        r: { ...on, underVi: false, release },
      })
    }),
  )

  it('reports a later VI that takes the place of one without release, and each venue by itself when asked to', () => {
    expect(collect(of(a).pipe(viState(of(frames.t, frames.n))))).toEqual([on, { ...on, trigger: at('10:18:00') }])
    const venues = of(frames.t, vi('005930_NX', '10:15:00'))
    expect(collect(of(a).pipe(viState(venues, { venues: 'same' })))).toEqual([on, { ...on, item: '005930_NX' }])
    expect(collect(of(e).pipe(viState(of(frames.r))))).toEqual([])
  })
})

describe('pauseDuringVi with policy replay', () => {
  keepsTheContract<Tick, Marked<Tick>>(
    (reset) => pauseDuringVi(of(frames.p), { policy: 'replay', ...reset }),
    [b, x, c, { ...x, timestamp: x.timestamp + 1 }],
    'of another stream',
  )

  it(
    'replays at the release, marked, in the order in which they came',
    marbles((m) => {
      const source = m.hot('  -a--b--c--x------d-|', ticks)
      const vi$ = m.hot('     --t----------r-----|', frames)
      const expected = '      -a--------x--(BC)d-|'
      const marked = (value: Tick, underVi = false): Marked<Tick> => ({ value, underVi })
      m.expect(source.pipe(pauseDuringVi(vi$, { policy: 'replay' }))).toBeObservable(expected, {
        a: marked(a),
        x: marked(x),
        B: marked(b, true),
        C: marked(c, true),
        d: marked(d),
      })
    }),
  )

  it('drops what it keeps at a gap that names the item, at a reset and at the end', () => {
    const dropped: [Tick, number][] = []
    const options = { policy: 'replay', onDropped: (...given: [Tick, number]) => dropped.push(given) } as const
    const gap: Gap = { ...GAP, registrations: [{ type: '0B', item: '005930' }] }
    const source = new Subject<Tick | Gap>()
    const reset = new Subject<void>()
    source.pipe(pauseDuringVi<Tick | Gap>(of(frames.p), { ...options, resetOn: reset })).subscribe()
    source.next(b)
    source.next({ ...gap, registrations: [{ type: '0B', item: '000660' }] })
    expect(dropped).toEqual([])
    source.next(gap)
    expect(dropped).toEqual([[b, 1]])
    source.next(c)
    reset.next()
    expect(dropped).toEqual([
      [b, 1],
      [c, 2],
    ])
    expect(collect(of(b).pipe(pauseDuringVi(of(frames.p), options)))).toEqual([])
    expect(dropped.at(-1)).toEqual([b, 1])
  })

  it('infers what it emits, and refuses to keep nothing', () => {
    const gapped$: Observable<Tick | Gap> = of(a, GAP)
    expectTypeOf(of(a).pipe(pauseDuringVi(NEVER, { policy: 'replay' }))).toEqualTypeOf<Observable<Marked<Tick>>>()
    expectTypeOf(gapped$.pipe(pauseDuringVi(NEVER, { policy: 'replay' }))).toEqualTypeOf<
      Observable<Marked<Tick> | Gap>
    >()
    expectTypeOf(gapped$.pipe(pauseDuringVi(NEVER, { policy: 'hold' }))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(onlyDuringVi(NEVER))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(afterVi(NEVER, { ms: 1 }))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(viState(NEVER))).toEqualTypeOf<Observable<ViState | Gap>>()
    expectTypeOf(of(1).pipe(viState(NEVER, { itemOf: (value) => String(value) }))).toEqualTypeOf<Observable<ViState>>()
    expect(() => pauseDuringVi(NEVER, { policy: 'replay', max: 0 })).toThrow(
      'pauseDuringVi: max must be a whole number',
    )
  })
})
