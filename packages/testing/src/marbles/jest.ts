/**
 * The marble kit for jest: `import { marbles } from '@kiwoom-rx/testing/marbles/jest'`.
 *
 * @packageDocumentation
 */
import { type MarblesFunction, marblesFor } from './marbles.ts'
import { countingRunner } from './runner.ts'

export * from './exports.ts'

/** A test in marbles, `it('…', marbles((m) => { … }))`; its expectations count for `expect.assertions`. */
export const marbles: MarblesFunction = marblesFor(countingRunner(() => Reflect.get(globalThis, 'expect')))
