import { NEVER, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { afterVi } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { type Tick, tick, vi } from './vi.ts'
import { c, d, e, frames, ticks, x } from './viFrames.ts'

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
