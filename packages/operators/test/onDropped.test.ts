import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { cooldown, dedupe, type Gap, throttlePerItem } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP } from './contract.ts'
import { at, type Tick } from './ticks.ts'

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
