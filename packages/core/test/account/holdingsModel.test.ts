import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { day, live } from '../kit/accountDay.ts'

const RUNS = runs(400, 10_000)

it('holdings$ equals the books whenever it is current, and positions$ emits nothing that was never true', () => {
  let current = 0
  fc.assert(
    fc.property(day, (each) => {
      current += live(each).current
    }),
    RUNS,
  )
  // Else nothing was compared.
  expect(current).toBeGreaterThan(RUNS.numRuns)
})
