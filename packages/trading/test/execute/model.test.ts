/** The laws of executions, in random markets with every fault. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { runModel } from './model.ts'

describe('an execution among gaps, refusals, lost replies, restarts, VIs and changes of day', () => {
  // Ten thousand of them take a minute.
  it('keeps every limit, doubles no order, and has the books of the account', { timeout: 600_000 }, () => {
    const seen = { fills: 0, closed: 0, restarts: 0, tags: new Set<string>() }
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { broken, fills, closed, restarts, tags } = runModel(seed)
        expect(broken).toEqual([])
        seen.fills += fills
        seen.closed += closed
        seen.restarts += restarts
        for (const tag of tags) seen.tags.add(tag)
      }),
      runs(60, 10_000),
    )
    // The runs have met what they are about.
    expect(seen.fills).toBeGreaterThan(300)
    expect(seen.closed).toBeGreaterThan(60)
    expect(seen.restarts).toBeGreaterThan(100)
    const tags = [
      'intent',
      'refused',
      'sent',
      'chased',
      'fill',
      'ended',
      'unknown',
      'exit',
      'closed',
      'mark',
      'day',
      'gap',
      'halted',
    ]
    expect([...seen.tags].sort()).toEqual(tags.sort())
  })
})
