/**
 * The marble kit for Node's own runner: `import { marbles } from '@kiwoom-rx/testing/marbles/node'`.
 *
 * @packageDocumentation
 */
import { AssertionError } from 'node:assert'
import { type MarblesFunction, marblesFor } from './marbles.ts'

export * from './exports.ts'

/** A test in marbles, `test('…', marbles((m, t) => { … }))`; a difference is an AssertionError. */
export const marbles: MarblesFunction = marblesFor({
  fail: (message, { stack }) => {
    const error = new AssertionError({ message, operator: 'marbles' })
    // Of the expectation instead of RxJS's inside, where the difference was found.
    error.stack = `${error.name}: ${message}\n${stack}`
    throw error
  },
  count: () => undefined,
})
