/** Twenty days in a row, over seeds. */
import { describe, it } from 'vitest'
import { daysAddUp } from '../support/days.ts'

describe('twenty days of orders', () => {
  it.each([1, 2])('add up to the won and to the share, with seed %i', (seed) => {
    daysAddUp(seed, 20)
  })
})
