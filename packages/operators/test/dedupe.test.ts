import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { dedupe } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

describe('dedupe', () => {
  keepsTheContract<number, number>((reset) => dedupe((n: number) => n, reset), [1, 1, 1, 2], 'of another stream')

  it('agrees with a list of the keys last seen, and reports what it drops', () => {
    const keys = fc.array(fc.option(fc.nat(6), { freq: 8 }), { maxLength: 60 })
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 5 }), (list, max) => {
        const [expected, repeated]: [(number | null)[], (number | null)[]] = [[], []]
        let known: readonly number[] = []
        for (const key of list) {
          if (key === null) {
            expected.push(key)
            continue
          }
          ;(known.includes(key) ? repeated : expected).push(key)
          known = [...known.filter((other) => other !== key), key].slice(-max)
        }
        const dropped: (number | null)[] = []
        const options = { max, onDropped: (value: number | null) => dropped.push(value) }
        expect(collect(from(list).pipe(dedupe((key) => key, options)))).toEqual(expected)
        expect(dropped).toEqual(repeated)
      }),
    )
  })

  it(
    'forgets its keys at each value of resetOn, and refuses to remember none',
    marbles((m) => {
      const source = m.hot('  -a-a-a-a-|', { a: 1 })
      const reset = m.hot('   ----r----|')
      const expected = '      -a---a---|'
      m.expect(source.pipe(dedupe((n) => n, { resetOn: reset }))).toBeObservable(expected, { a: 1 })
      expect(() => dedupe((n: number) => n, { max: 0 })).toThrow('dedupe: max must be a whole number of at least 1')
    }),
  )
})
