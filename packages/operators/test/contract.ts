import { from, ignoreElements, NEVER, type OperatorFunction, of, Subject, take, tap, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { Break, Gap, Missed, ResetOptions } from '../src/index.ts'
import { itemOf } from '../src/internal/machine/event.ts'
import { collect } from './collect.ts'
import { marbles } from './marbles.ts'

/** A gap that names no item, and so is about all of them. */
export const GAP: Gap = { type: 'gap', from: 1, to: 2, reason: 'closed by the peer', registrations: [] }

/**
 * What every operator keeps to, whatever it computes.
 *
 * @param make a new operator at each call, with the given `resetOn`
 * @param values what the operator answers, when given in this order, with exactly two outputs: one before the end and
 *   one at the last value
 * @param memory whether a gap makes the operator forget all, or what it knows comes from elsewhere or outlasts a gap, or
 *   it knows nothing and so needs no `resetOn`
 */
export function keepsTheContract<T, Out>(
  make: (reset?: ResetOptions) => OperatorFunction<T | Break, Out | Break>,
  values: readonly [T, T, T, T],
  memory: 'of the source' | 'of another stream' | 'none' = 'of the source',
): void {
  const [a, b, c, d] = values
  const items = new Set(values.map((value) => itemOf(value) ?? '005930'))
  // Of each item, because a Missed is about one alone.
  const missed = Array.from(items, (item): Missed => ({ type: 'missed', item, volume: 7, from: 1, to: 2 }))
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

    it.each<Break>([GAP, ...missed])('passes a $type on where it stands', (mark) => {
      const without = collect(from(values).pipe(make()))
      for (let at = 0; at <= values.length; at += 1) {
        const [before, after] = [values.slice(0, at), values.slice(at)]
        const outputs = collect(from([...before, mark, ...after]).pipe(make()))
        expect(outputs.indexOf(mark)).toBe(collect(from(before).pipe(make())).length)
        if (memory !== 'of the source') {
          expect(outputs.filter((output) => output !== mark)).toEqual(without)
        }
      }
    })

    if (memory === 'of the source') {
      it.each<[string, readonly Break[]]>([
        ['a gap', [GAP]],
        ['trades that were missed', missed],
      ])('begins again after %s, and at each value of resetOn', (_, marks) => {
        for (let at = 0; at <= values.length; at += 1) {
          const before = values.slice(0, at)
          const begun = collect(from(before).pipe(make()))
          expect(collect(from([...before, ...marks, ...values]).pipe(make()))).toEqual([
            ...begun,
            ...marks,
            first,
            last,
          ])

          const [source, reset] = [new Subject<T>(), new Subject<string>()]
          const outputs: (Out | Break)[] = []
          source.pipe(make({ resetOn: reset })).subscribe((output) => outputs.push(output))
          from(before).subscribe((value) => source.next(value))
          reset.next('new day')
          from(values).subscribe((value) => source.next(value))
          expect(outputs).toEqual([...begun, first, last])
        }
      })
    }

    if (memory !== 'none') {
      it('listens to resetOn as long as to the source, and passes its error', () => {
        const [source, reset] = [new Subject<T>(), new Subject<string>()]
        const leaves = source.pipe(make({ resetOn: reset })).subscribe()
        expect([source.observed, reset.observed]).toEqual([true, true])
        leaves.unsubscribe()
        expect([source.observed, reset.observed]).toEqual([false, false])

        source.pipe(make({ resetOn: reset })).subscribe()
        source.complete()
        expect(reset.observed).toBe(false)

        const errors: unknown[] = []
        const failing = throwError(() => new Error('no session'))
        from(values)
          .pipe(make({ resetOn: failing }))
          .subscribe({ error: (error) => errors.push(error) })
        expect(errors).toEqual([new Error('no session')])
        expect(collect(from(values).pipe(make({ resetOn: of() })))).toEqual([first, last])
        expect(collect(from(values).pipe(make({ resetOn: NEVER })))).toEqual([first, last])
      })
    }

    it('keeps nothing from one subscription to the next', () => {
      const result = from(values).pipe(make())
      expect(collect(result)).toEqual([first, last])
      expect(collect(result)).toEqual([first, last])
    })

    it('keeps two subscriptions apart', () => {
      const source = new Subject<T>()
      const result = source.pipe(make())
      const [one, two]: [(Out | Break)[], (Out | Break)[]] = [[], []]
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
