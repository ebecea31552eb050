import { configure } from 'rxjs-marbles'
import { createContext, type Marbles } from './context.ts'
import { Expectations } from './expectations.ts'
import type { Runner } from './runner.ts'

/** Makes a test of one in marbles. What the runner passes on (its context, the values of a table) follows `m`. */
export type MarblesFunction = <Rest extends readonly unknown[]>(
  test: (m: Marbles, ...rest: Rest) => void,
) => (...rest: Rest) => void

/** `marbles` for a runner. */
export function marblesFor(runner: Runner): MarblesFunction {
  return (test) =>
    // No declared parameter: jest and node:test take a test that has one for a test with a callback.
    (...rest) => {
      const expectations = new Expectations(runner)
      const run = configure({
        run: true,
        frameworkMatcher: true,
        assertDeepEqual: (actual, expected) => expectations.check(actual, expected),
      })
      run.marbles((m) => test(createContext(m, expectations), ...rest))()
    }
}
