import fc from 'fast-check'
import { from, map } from 'rxjs'
import { describe, it } from 'vitest'
import { ema, type Rolling } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { events, expectClose, resultOf } from './rows.ts'

describe('ema', () => {
  keepsTheContract<number | null, Rolling<number>>((reset) => ema({ count: 3, ...reset }), [1, 2, 4, 8])

  it('agrees with the weights written out, by count and by time, over blanks and gaps', () => {
    const lengths = fc.oneof(
      fc.record({ count: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ ms: fc.integer({ min: 1, max: 60 }), least: fc.integer({ min: 1, max: 3 }) }),
    )
    fc.assert(
      fc.property(events, lengths, (list, length) => {
        const expected: (number | 'gap')[] = []
        let seen: { readonly a: number; readonly time: number }[] = []
        for (const event of list) {
          if ('type' in event) {
            expected.push('gap')
            seen = []
            continue
          }
          const clock = Math.max(
            seen.at(-1)?.time ?? Number.NEGATIVE_INFINITY,
            event.timestamp ?? Number.NEGATIVE_INFINITY,
          )
          if (event.a === null || ('ms' in length && clock === Number.NEGATIVE_INFINITY)) {
            continue
          }
          seen.push({ a: event.a, time: clock })
          // From the back: what is left of the whole weight, times the share that each number takes of it.
          let [left, result] = [1, 0]
          for (let at = seen.length - 1; at >= 0; at -= 1) {
            const [now, before] = [seen[at], seen[at - 1]]
            const share =
              !now || !before
                ? 1
                : 'count' in length
                  ? 2 / (length.count + 1)
                  : 1 - Math.exp((before.time - now.time) / length.ms)
            result += left * share * (now?.a ?? 0)
            left *= 1 - share
          }
          if (seen.length >= ('count' in length ? length.count : length.least)) {
            expected.push(result)
          }
        }
        expectClose(collect(from(list).pipe(ema('a', length), map(resultOf))), expected)
      }),
      { numRuns: 500 },
    )
  })
})
