import { TestScheduler } from 'rxjs/testing'
import { expect } from 'vitest'

/** Runs a test in virtual time; marbles are compared deeply. */
export function virtually(
  test: (helpers: Parameters<Parameters<TestScheduler['run']>[0]>[0], clock: TestScheduler) => void,
): void {
  const clock = new TestScheduler((actual, expected) => {
    expect(actual).toEqual(expected)
  })
  clock.run((helpers) => test(helpers, clock))
}
