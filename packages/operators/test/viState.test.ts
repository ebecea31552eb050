import { filter, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type ViState, viState } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { at, type Tick, tick, vi } from './vi.ts'
import { a, b, d, e, frames, ticks } from './viFrames.ts'

const trigger = at('10:15:00')

const release = at('10:17:10')

const on = { item: '005930', underVi: true, trigger, release: null }

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
