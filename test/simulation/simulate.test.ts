/** The whole system under fixed seeds, and under every seed that ever failed. */
import { describe, expect, it } from 'vitest'
import { describeEvent } from './plan/action.ts'
import { drawPlan } from './plan/plan.ts'
import { run } from './run.ts'
import { foundSeeds } from './seeds.ts'
import { shrink } from './shrink.ts'

describe('the simulation of the whole system', () => {
  it.each([1, 3, 5, 6])('keeps every law under seed %i', async (seed) => {
    const { broken, ran } = await run(drawPlan({ seed, minutes: 5 }))
    expect(broken).toBeUndefined()
    expect(ran).toBeGreaterThan(300_000)
  })

  it.each(foundSeeds)('keeps every law under seed $seed, which found: $found', async ({ seed, minutes, place }) => {
    expect((await run(drawPlan({ seed, minutes, place }))).broken).toBeUndefined()
  })

  it('gives the same trace for the same seed, and another for another', async () => {
    const hashOf = async (seed: number): Promise<string> =>
      (await run(drawPlan({ seed, minutes: 3, place: 'morning' }))).hash
    const first = await hashOf(11)
    expect(await hashOf(11)).toBe(first)
    expect(await hashOf(12)).not.toBe(first)
  })

  it('draws the same plan for the same seed, and sets it into words', () => {
    const plan = drawPlan({ seed: 5, minutes: 5 })
    expect(drawPlan({ seed: 5, minutes: 5 })).toEqual(plan)
    expect(plan.events.length).toBeGreaterThan(20)
    expect(plan.events.map(describeEvent).join('\n')).toMatch(/ s {2}subscribe {2}client \d/)
  })

  it('finds a trade that a client loses in silence, and shrinks the run to the few events that it needs', async () => {
    const plan = drawPlan({ seed: 7, minutes: 3, place: 'morning' })
    const lossy = { losesEvery: 20 }
    const { broken } = await run(plan, lossy)
    expect(broken?.law).toBe('entries')
    if (broken === undefined) return
    const small = await shrink(plan, broken, { most: 60, plant: lossy })
    expect(small.broken.law).toBe('entries')
    expect(small.events.length).toBeLessThanOrEqual(3)
    expect(small.events.length).toBeLessThan(plan.events.length)
  })
})
