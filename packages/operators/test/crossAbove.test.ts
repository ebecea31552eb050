import fc from 'fast-check'
import { from, map, Subject, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Crossed, crossAbove, crossBelow, type Gap } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { blanks, level, numbers, type Tick } from './numbers.ts'

describe('crossAbove', () => {
  keepsTheContract<number | null, Crossed<number>>((reset) => crossAbove(3, reset), [2, 4, 3, 5])

  it(
    'crosses a level that moves at the events of the source alone',
    marbles((m) => {
      const source = m.hot('  -5-5--5-6-4--5-|', numbers)
      const level = m.hot('   --7-3-----6|    ', numbers)
      const expected = '      ------x--------|'
      m.expect(source.pipe(crossAbove(level))).toBeObservable(expected, {
        x: { value: 5, previous: 5, measured: 5, level: 3, side: 'above' },
      })
    }),
  )

  it(
    'ends with the error of its level, and lets go of both',
    marbles((m) => {
      const source = m.hot('  -1-2-3-|', numbers)
      const level = m.hot('   -0--#   ', numbers, new Error('no level'))
      const subscription = '  ^---!   '
      const expected = '      ----#   '
      m.expect(source.pipe(crossAbove(level))).toBeObservable(expected, {}, new Error('no level'))
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(level).toHaveSubscriptions(subscription)
    }),
  )

  it('does not subscribe to the source when its level has failed', () => {
    const source = new Subject<number>()
    source.pipe(crossAbove(throwError(() => new Error('no level')))).subscribe({ error: () => {} })
    expect(source.observed).toBe(false)
  })

  it('lets go of its level when it is left, and when the source is complete', () => {
    const [source, level] = [new Subject<number>(), new Subject<number>()]
    const leaves = source.pipe(crossAbove(level)).subscribe()
    expect(level.observed).toBe(true)
    leaves.unsubscribe()
    expect(level.observed).toBe(false)
    source.pipe(crossAbove(level)).subscribe()
    source.complete()
    expect(level.observed).toBe(false)
  })

  it('is not moved by blanks and gaps of its level', () => {
    const [source, level] = [new Subject<number>(), new Subject<number | null | Gap>()]
    const seen: number[] = []
    source.pipe(crossAbove(level)).subscribe((crossed) => seen.push(crossed.level))
    for (const given of [3, null, GAP, Number.NaN]) {
      level.next(given)
      source.next(2)
      source.next(4)
    }
    expect(seen).toEqual([3, 3, 3, 3])
  })

  it('is crossBelow of the mirror image, and agrees with a loop over pairs', () => {
    fc.assert(
      fc.property(blanks, level, (list, at) => {
        const above = collect(from(list).pipe(crossAbove(at)))
        const mirrored = from(list).pipe(map((n) => (n === null ? null : -n)))
        const below = collect(mirrored.pipe(crossBelow(-at)))
        expect(below.map(({ measured, previous, side }) => [0 - measured, 0 - previous, side])).toEqual(
          above.map(({ measured, previous }) => [measured + 0, previous + 0, 'below']),
        )
        const known = list.filter((n) => n !== null)
        const expected = known.flatMap((measured, index) => {
          const previous = known[index - 1]
          return previous !== undefined && previous <= at && measured > at
            ? [{ value: measured, previous, measured, level: at, side: 'above' }]
            : []
        })
        expect(above).toEqual(expected)
      }),
    )
  })

  it.each<[() => unknown, string]>([
    [() => crossAbove(Number.NaN), 'crossAbove: level must be a finite number, but is NaN'],
    [() => crossBelow<Tick, 'n'>('n', JSON.parse('"5"')), 'crossBelow: level must be a number or an Observable'],
    [() => crossBelow<Tick, 'n'>('n', JSON.parse('{}')), 'crossBelow: level must be a number or an Observable'],
  ])('refuses what is no level: %s', (make, message) => {
    expect(make).toThrow(message)
  })
})
