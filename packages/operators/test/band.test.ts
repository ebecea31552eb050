import fc from 'fast-check'
import { from, map } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { band, type ZoneChange } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { blanks, level, numbers, type Tick } from './numbers.ts'

describe('band', () => {
  keepsTheContract<number | null, ZoneChange<number>>((reset) => band({ low: 2, high: 4, ...reset }), [3, 2, 4, 5])

  it('reports exactly the changes of zone', () => {
    fc.assert(
      fc.property(blanks, level, fc.nat(2), (list, low, width) => {
        const high = low + width
        const zones = list.flatMap((n) => (n === null ? [] : [n < low ? 'below' : n > high ? 'above' : 'inside']))
        const changes = collect(from(list).pipe(band({ low, high })))
        expect(changes.map(({ zone }) => zone)).toEqual(zones.filter((zone, at) => zone !== zones[at - 1]))
        expect(changes.map(({ previous }) => previous)).toEqual(
          [null, ...changes.map(({ zone }) => zone)].slice(0, changes.length),
        )
      }),
    )
  })

  it(
    'follows edges that move, and reports nothing while they are unknown or crossed',
    marbles((m) => {
      const source = m.hot('  -5-5-5-5-5-|', numbers)
      const low = m.hot('     2---6------|', numbers)
      const high = m.hot('    --4---7-8--|', numbers)
      const expected = '      ---a---b---|'
      const zones = source.pipe(
        band({ low, high }),
        map(({ previous, zone }) => `${previous} to ${zone}`),
      )
      m.expect(zones).toBeObservable(expected, { a: 'null to above', b: 'above to below' })
    }),
  )

  it('refuses edges that cannot be', () => {
    expect(() => band({ low: 4, high: 3 })).toThrow(new RangeError('band: low must be at most high (3), but is 4'))
    expect(() => band({ low: Number.NaN, high: 3 })).toThrow('band: low must be a finite number, but is NaN')
    expect(() => band({ low: 1, high: Number.NaN })).toThrow('must be a finite number, but is NaN')
    expect(() => band<Tick, 'n'>('n', JSON.parse('null'))).toThrow(TypeError)
  })
})
