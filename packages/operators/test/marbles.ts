import { configure } from 'rxjs-marbles'
import { expect } from 'vitest'

/** rxjs-marbles on vitest: virtual time, and vitest's own differences when a diagram does not match. */
export const { marbles } = configure({
  run: true,
  frameworkMatcher: true,
  assert: (value, message) => expect(value, message).toBeTruthy(),
  assertDeepEqual: (actual, expected) => expect(actual).toStrictEqual(expected),
})
