/** What differs from one test runner to the next. */

/** A place in a test: for people, and as the stack of a failure, so that a runner shows the line. */
export interface Caller {
  readonly text: string
  readonly stack: string
}

export interface Runner {
  /** Fails the test. */
  fail(message: string, caller: Caller): never
  /** An expectation is compared: runners can be set to ask for one (`expect.hasAssertions`). */
  count(): void
}

/** A stream did not do what its diagram says. The message is the whole story. */
export class MarbleMismatch extends Error {
  override readonly name = 'MarbleMismatch'

  constructor(message: string, caller: Caller) {
    super(message)
    // Of the expectation instead of RxJS's inside, where the difference was found.
    this.stack = `${this.name}: ${message}\n${caller.stack}`
  }
}

/** A runner whose `expect` counts, as that of vitest and jest does. Neither is loaded: it is there when they run. */
export function countingRunner(expectOf: () => unknown): Runner {
  return {
    fail: (message, caller) => {
      throw new MarbleMismatch(message, caller)
    },
    count: () => {
      const expect = expectOf()
      if (!isCounting(expect)) return
      expect.setState({ assertionCalls: (expect.getState().assertionCalls ?? 0) + 1 })
    },
  }
}

interface Counting {
  getState(): { readonly assertionCalls?: number }
  setState(state: { readonly assertionCalls: number }): void
}

function isCounting(value: unknown): value is Counting {
  return typeof value === 'function' && 'getState' in value && 'setState' in value
}
