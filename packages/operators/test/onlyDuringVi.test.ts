import { of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { onlyDuringVi } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import type { Tick } from './vi.ts'
import { b, c, frames, x } from './viFrames.ts'

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
