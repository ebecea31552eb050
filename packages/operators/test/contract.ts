import { from, ignoreElements, type OperatorFunction, Subject, take, tap } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { collect } from './collect.ts'
import { marbles } from './marbles.ts'

/**
 * What every operator keeps to, whatever it computes.
 *
 * @param make a new operator at each call
 * @param values what the operator answers, when given in this order, with exactly two outputs: one before the end and
 *   one at the last value
 */
export function keepsTheContract<T, Out>(make: () => OperatorFunction<T, Out>, values: readonly [T, T, T, T]): void {
  const [a, b, c, d] = values
  const [first, last] = collect(from(values).pipe(make()))
  if (first === undefined || last === undefined) {
    throw new Error('The contract needs values with two outputs')
  }

  describe('keeps the contract of every operator:', () => {
    it('answers the values of this test with two outputs', () => {
      expect(collect(from(values).pipe(make()))).toHaveLength(2)
      expect(collect(from([a, b, c]).pipe(make()))).toHaveLength(1)
    })

    it(
      'passes an error on, and lets go of the source',
      marbles((m) => {
        const source = m.hot('  -a-b-#', { a, b }, new Error('closed'))
        const subscription = '  ^----!'
        const expected = '      -----#'
        m.expect(source.pipe(make(), ignoreElements())).toBeObservable(expected, {}, new Error('closed'))
        m.expect(source).toHaveSubscriptions(subscription)
      }),
    )

    it(
      'completes with the source',
      marbles((m) => {
        const source = m.hot('  -a-b-|', { a, b })
        const subscription = '  ^----!'
        const expected = '      -----|'
        m.expect(source.pipe(make(), ignoreElements())).toBeObservable(expected)
        m.expect(source).toHaveSubscriptions(subscription)
      }),
    )

    it(
      'answers an empty stream with an empty one, and silence with silence',
      marbles((m) => {
        m.expect(m.cold<T>('|').pipe(make())).toBeObservable('|')
        m.expect(m.cold<T>('-').pipe(make())).toBeObservable('-')
      }),
    )

    it(
      'unsubscribes from the source when it is left',
      marbles((m) => {
        const source = m.hot('  -a-b-c-d-|', { a, b, c, d })
        const subscription = '  ^-----!   '
        const result = source.pipe(make(), ignoreElements())
        m.expect(result, subscription).toBeObservable('----------')
        m.expect(source).toHaveSubscriptions(subscription)
      }),
    )

    it(
      'answers at once',
      marbles((m) => {
        const source = m.hot('  ---d|', { d })
        const before = m.cold(' (abc)', { a, b, c })
        const expected = '      x--y|'
        const both = new Subject<T>()
        const result = both.pipe(make())
        m.expect(result).toBeObservable(expected, { x: first, y: last })
        before.subscribe((value) => both.next(value))
        source.subscribe(both)
      }),
    )

    it('keeps nothing from one subscription to the next', () => {
      const result = from(values).pipe(make())
      expect(collect(result)).toEqual([first, last])
      expect(collect(result)).toEqual([first, last])
    })

    it('keeps two subscriptions apart', () => {
      const source = new Subject<T>()
      const result = source.pipe(make())
      const [one, two]: [Out[], Out[]] = [[], []]
      const giveUp = result.subscribe((output) => one.push(output))
      source.next(a)
      result.subscribe((output) => two.push(output))
      for (const value of [b, c, d]) {
        source.next(value)
      }
      giveUp.unsubscribe()
      expect(one).toEqual([first, last])
      expect(two).toEqual(collect(from([b, c, d]).pipe(make())))
    })

    it('pulls from an endless synchronous source no more than is asked for', () => {
      const seen: T[] = []
      const endless = from(forEver(values)).pipe(tap((value) => seen.push(value)))
      expect(collect(endless.pipe(make(), take(2)))).toEqual([first, last])
      expect(seen).toEqual(values)
    })
  })
}

function* forEver<T>(values: readonly T[]): Generator<T> {
  for (;;) {
    yield* values
  }
}
