/** New seeds for a minute and a half of real time: the seed of the run, printed at its beginning, is the first. */
import { expect, it } from 'vitest'
import { drawPlan } from './plan/plan.ts'
import { run } from './run.ts'

const BUDGET = 90_000

it('the simulation of the whole system keeps every law under new seeds', async () => {
  const first = Number(process.env['KIWOOM_SEED'])
  const began = performance.now()
  let runs = 0
  while (performance.now() - began < BUDGET) {
    const seed = first + runs
    const { broken } = await run(drawPlan({ seed, minutes: 5 }))
    expect({ again: `npm run simulate -- --seed ${seed} --minutes 5`, broken }).toMatchObject({ broken: undefined })
    runs += 1
  }
  expect(runs).toBeGreaterThan(5)
})
