// biome-ignore lint/correctness/noUndeclaredDependencies: it is built into the package (tsup.config.ts).
import { configure } from 'rxjs-marbles'
import { createContext, type Marbles } from './context.ts'
import { Expectations } from './expectation/expectations.ts'
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
      let returned: unknown
      run.marbles((m) => {
        returned = test(createContext(m, expectations), ...rest)
      })()
      refusePromise(returned)
      expectations.end()
    }
}

/** Time is virtual and over when the body returns: what an asynchronous body expects after an `await` compares nothing. */
function refusePromise(returned: unknown): void {
  if (!(typeof returned === 'object' && returned !== null && 'then' in returned)) return
  // The body may reject later: the error below is the one to read.
  void Promise.resolve(returned).catch(() => undefined)
  throw new TypeError(
    'marbles: the test returned a promise, but a marble test runs in virtual time and must be synchronous; ' +
      'leave out async and await, and make promises into streams with from(...)',
  )
}
