import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import type { Gap, Missed } from '../../src/index.ts'
import { createPullBuffer, type WhenFull } from '../../src/pull/pullBuffer.ts'

type Value = number | Gap | Missed

function gap(from: number, item: string): Gap {
  return { type: 'gap', from, to: from + 1, reason: 'lost', registrations: [{ type: '0B', item }] }
}
function missed(from: number, item: string, volume: number): Missed {
  return { type: 'missed', item, volume, from, to: from + 1 }
}

/** What a reader takes; `undefined` for a look at an empty buffer. */
function taken(buffer: { shift(): { readonly value: Value } | undefined }): Value[] {
  const all: Value[] = []
  for (let next = buffer.shift(); next !== undefined; next = buffer.shift()) all.push(next.value)
  return all
}

type Step = { readonly push: 'value' | 'gap' | 'missed'; readonly item: string } | 'shift'
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ push: 'value', item: '' }) },
  {
    weight: 2,
    arbitrary: fc.record({ push: fc.constantFrom('gap', 'missed'), item: fc.constantFrom('005930', '000660') }),
  },
  { weight: 3, arbitrary: fc.constant<Step>('shift') },
)

describe('what waits for a reader', () => {
  it('is bounded, is taken in order, and every value is taken, dropped or waits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<WhenFull>('wait', 'latest', 'dropOldest', 'error'),
        fc.integer({ min: 1, max: 5 }),
        fc.array(step, { maxLength: 60 }),
        (whenFull, most, steps) => {
          const buffer = createPullBuffer<Value>(most, whenFull)
          const out: Value[] = []
          let values = 0
          let refused = 0
          let volume = 0
          steps.forEach((each, at) => {
            if (each === 'shift') {
              const next = buffer.shift()
              if (next !== undefined) out.push(next.value)
            } else if (each.push === 'value') {
              values += 1
              if (!buffer.push(at, false)) refused += 1
            } else if (each.push === 'gap') expect(buffer.push(gap(at, each.item), false)).toBe(true)
            else {
              volume += 10
              expect(buffer.push(missed(at, each.item, 10), false)).toBe(true)
            }
            // Two kinds of two items before each value, and after the last.
            expect(buffer.size()).toBeLessThanOrEqual(most + 4 * (most + 1))
          })
          const waiting = buffer.size()
          const rest = taken(buffer)
          expect(rest).toHaveLength(waiting)
          const all = [...out, ...rest]
          const numbers = all.filter((value) => typeof value === 'number')
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
          expect(numbers.length + buffer.dropped() + refused).toBe(values)
          if (whenFull === 'wait' || whenFull === 'error') expect(buffer.dropped()).toBe(0)
          else expect(refused).toBe(0)
          // No share that was missed is forgotten, and each gap lies in one that is shown.
          const shown = all.filter((value) => typeof value === 'object')
          expect(shown.reduce((sum, value) => sum + (value.type === 'missed' ? value.volume : 0), 0)).toBe(volume)
          steps.forEach((each, at) => {
            if (each === 'shift' || each.push !== 'gap') return
            const covering = shown.filter((value) => value.type === 'gap' && value.from <= at && value.to >= at + 1)
            expect(covering.length).toBeGreaterThan(0)
          })
          // A value stands after all that was interrupted before it, and before what came later.
          all.forEach((value, index) => {
            if (typeof value !== 'number') return
            for (const before of all.slice(0, index))
              if (typeof before === 'object') expect(before.from).toBeLessThan(value)
            for (const after of all.slice(index + 1))
              if (typeof after === 'object') expect(after.to - 1).toBeGreaterThan(value)
          })
        },
      ),
      runs(300, 5_000),
    )
  })

  it.each<[WhenFull, number[], number]>([
    ['latest', [5], 4],
    ['dropOldest', [4, 5], 3],
    ['wait', [1, 2], 0],
    ['error', [1, 2], 0],
  ])('with %s is, of five values and a buffer of two, %j', (whenFull, left, dropped) => {
    const buffer = createPullBuffer<Value>(whenFull === 'latest' ? 1 : 2, whenFull)
    for (const value of [1, 2, 3, 4, 5]) buffer.push(value, false)
    expect(taken(buffer)).toEqual(left)
    expect(buffer.dropped()).toBe(dropped)
  })

  it('has its gap before the value that follows it, when the values around are dropped', () => {
    const buffer = createPullBuffer<Value>(1, 'latest')
    for (const value of [1, gap(10, '005930'), 2, gap(20, '005930'), missed(21, '005930', 5), 3]) {
      buffer.push(value, false)
    }
    expect(taken(buffer)).toEqual([{ ...gap(10, '005930'), to: 21 }, missed(21, '005930', 5), 3])
    expect(buffer.dropped()).toBe(2)
  })

  it('takes all of what was asked for, though a page is larger than the buffer', () => {
    const buffer = createPullBuffer<Value>(2, 'wait')
    for (const value of [1, 2, 3, 4, 5]) expect(buffer.push(value, true)).toBe(true)
    expect(taken(buffer)).toEqual([1, 2, 3, 4, 5])
  })
})
