import fc from 'fast-check'
import { defer, Subject, tap } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Break, type Gap, sample } from '../src/index.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

describe('sample', () => {
  interface Beating {
    readonly n: number
    readonly beats: boolean
  }
  const [one, two, three, four] = [1, 2, 3, 4].map((n) => ({ n, beats: n % 2 === 0 }))
  if (one && two && three && four) {
    // The clock beats just before every second value.
    keepsTheContract<Beating, Beating>(
      (reset) => (source) =>
        defer(() => {
          const clock = new Subject<void>()
          return source.pipe(
            tap((value) => {
              if ('beats' in value && value.beats) {
                clock.next()
              }
            }),
            sample<Beating | Break>(clock, reset),
          )
        }),
      [one, two, three, four],
    )
  }

  it('passes the last value before each beat, and reports the others with their number', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(99), { freq: 3 })), (list) => {
        const [source, clock] = [new Subject<number>(), new Subject<void>()]
        const [passed, dropped]: [number[], [number, number][]] = [[], []]
        source
          .pipe(sample(clock, { onDropped: (...given) => dropped.push(given) }))
          .subscribe((value) => passed.push(value))
        for (const value of list) {
          if (value === null) {
            clock.next()
          } else {
            source.next(value)
          }
        }
        source.complete()
        const isSampled = list.map((value, index) => value !== null && list[index + 1] === null)
        expect(passed).toEqual(list.filter((_, index) => isSampled[index]))
        expect(dropped).toEqual(
          list.filter((value, index) => value !== null && !isSampled[index]).map((value, index) => [value, index + 1]),
        )
        expect([source.observed, clock.observed]).toEqual([false, false])
      }),
    )
  })

  it(
    'goes on with the source when the clock is complete, and ends with the error of either',
    marbles((m) => {
      const source = m.hot('   -1-2-3-|')
      const ending = m.hot('   --t|    ')
      const failing = m.hot('  --t-#   ', {}, new Error('stopped'))
      m.expect(source.pipe(sample(ending))).toBeObservable('--1----|')
      m.expect(source.pipe(sample(failing))).toBeObservable('--1-#', { 1: '1' }, new Error('stopped'))
      m.expect(source).toHaveSubscriptions(['^------!', '^---!'])
    }),
  )

  it('hears no beat in a gap of its clock', () => {
    const [source, clock] = [new Subject<number>(), new Subject<Gap | number>()]
    const seen: number[] = []
    source.pipe(sample(clock)).subscribe((value) => seen.push(value))
    source.next(1)
    clock.next(GAP)
    expect(seen).toEqual([])
    clock.next(0)
    expect(seen).toEqual([1])
  })
})
