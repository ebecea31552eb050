/**
 * Marble tests of operators, strategies and the whole client. This entry is for vitest, and for any runner that takes a
 * thrown error for a failure; `@kiwoom-rx/testing/marbles/jest` and `@kiwoom-rx/testing/marbles/node` are the same for
 * those two.
 *
 * @packageDocumentation
 */
import { type MarblesFunction, marblesFor } from './marbles/marbles.ts'
import { countingRunner } from './marbles/runner.ts'

export * from './marbles/exports.ts'

// Where vitest keeps the `expect` of the running test file.
const VITEST: unique symbol = Symbol.for('expect-global')

/**
 * A test in marbles: `it('…', marbles((m) => { … }))`.
 *
 * The diagrams of sources, subscriptions and expectations stand below each other, one column a millisecond of virtual
 * time; at the end of the test everything runs and is compared, and a difference is reported as two diagrams, its
 * values and the line of the expectation.
 *
 * ```text
 * trades    -a--b---c--|
 * vi        --t----r----     (on) and (off)
 * expected  -a------c--|     paused while the VI is on
 * ```
 *
 * @example
 * ```ts
 * import { pauseDuringVi } from '@kiwoom-rx/operators'
 * import { marbles } from '@kiwoom-rx/testing/marbles'
 *
 * const test = marbles((m) => {
 *   const trades = m.trades('005930', '-a---b------c--|', { a: 61_300, b: 61_400, c: 61_500 })
 *   const vi$ = m.vi('               --(on)--(off)---')
 *   const expected = '                -a----------c--|'
 *   m.expect(trades.pipe(pauseDuringVi(vi$))).toBeObservable(expected, trades.values)
 *   m.expect(vi$).toHaveSubscriptions('^--------------!')
 * })
 * test() // or: it('pauses while a VI is on', test)
 * console.log('as drawn')
 * // prints: as drawn
 * ```
 *
 * @throws MarbleMismatch when a stream does anything else.
 */
export const marbles: MarblesFunction = marblesFor(countingRunner(() => Reflect.get(globalThis, VITEST)))
