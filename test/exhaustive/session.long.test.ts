/** Everything that can happen to a session of three registrations with two faults, eight events deep. */
import { describe, expect, it } from 'vitest'
import { explore } from './explore.ts'
import { KEYS, sessionModel } from './sessionModel.ts'
import type { Scope } from './sessionWorld.ts'

const SCOPES: readonly Scope[] = ['pairs', 'items', 'group']

describe('a session of three registrations with two faults, eight events deep', () => {
  for (const scope of SCOPES) {
    it.each([false, true])(
      `keeps its laws where a REMOVE takes ${scope}; it refuses what it holds: %s`,
      { timeout: 1_800_000 },
      (refusesHeld) => {
        const model = sessionModel({ scope, refusesHeld, faults: 2, keys: KEYS, session: {} })
        const { counterexample, states, transitions } = explore(model, { depth: 8 })
        console.log(
          `session, ${scope}, refuses what it holds: ${refusesHeld}: ${states} states, ${transitions} transitions`,
        )
        expect(counterexample).toBeUndefined()
        expect(states).toBeGreaterThan(20_000)
      },
    )
  }
})
