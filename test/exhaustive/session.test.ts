/** Everything that can happen to a session within a few events. `exhaustive.long.test.ts` goes deeper. */
import { describe, expect, it } from 'vitest'
import { explore, follow } from './explore.ts'
import { KEYS, sessionModel } from './sessionModel.ts'
import type { Scope } from './sessionWorld.ts'

const SCOPES: readonly Scope[] = ['pairs', 'items', 'group']

describe('the search itself', () => {
  // A counter that breaks its law at 3, in three steps at least.
  const counter = {
    initial: [0],
    actions: (n: number) => [['add', () => n + 1] as const, ['double', () => n * 2] as const],
    key: String,
    broken: (n: number) => (n === 3 ? 'never 3' : undefined),
  }

  it('finds the shortest way to a broken law', () => {
    const found = explore(counter, { depth: 12 })
    expect(found.counterexample).toEqual({ law: 'never 3', events: ['add', 'add', 'add'] })
    expect(found.isComplete).toBe(false)
  })

  it('knows when it has seen every state', () => {
    const ring = { ...counter, actions: (n: number) => [['turn', () => (n + 1) % 3] as const] }
    expect(explore(ring, { depth: 12 })).toEqual({
      states: 3,
      transitions: 3,
      depth: 3,
      isComplete: true,
      counterexample: undefined,
    })
  })
})

describe('a session of two registrations with one fault, eight events deep', () => {
  it.each(SCOPES)('keeps its laws where a REMOVE takes %s', { timeout: 120_000 }, (scope) => {
    for (const refusesHeld of [false, true]) {
      const model = sessionModel({ scope, refusesHeld, faults: 1, keys: KEYS.slice(0, 2), session: {} })
      const { counterexample, states } = explore(model, { depth: 8 })
      expect(counterexample).toBeUndefined()
      expect(states).toBeGreaterThan(1_000)
    }
  })
})

/** Ways to a silent stop or a missing gap that the search once found. */
describe('a session that is idle, or holds all three registrations', () => {
  const IDLE = 0
  const HELD = 1
  const model = (scope: Scope, refusesHeld: boolean) =>
    sessionModel({ scope, refusesHeld, faults: 2, keys: KEYS, session: {} })

  it('registers again what a REMOVE may have taken that was sent twice and then postponed', () => {
    const events = [
      'subscribe 0B005930',
      'the token comes',
      'the socket opens',
      'LOGIN is accepted',
      'unsubscribe 0B005930',
      'REG is accepted',
      'pace runs out',
      'subscribe 0B005930',
      'reply runs out',
      'REMOVE is postponed',
    ]
    expect(follow(model('pairs', false), IDLE, events)).toEqual([])
  })

  it('counts nothing as lost for ever once it is proved that the exchange refuses what it holds', () => {
    const events = [
      'subscribe 0B005930',
      'subscribe 0B000660',
      'the token comes',
      'the socket opens',
      'LOGIN is accepted',
      'subscribe 0D005930',
      'REG is accepted',
      'pace runs out',
      'the answer to REG is lost',
    ]
    expect(follow(model('pairs', true), IDLE, events)).toEqual([])
  })

  it('takes no entry as a proof that a REMOVE spared it where a REG without an answer may have brought it back', () => {
    const postponed = [
      'unsubscribe 0B005930',
      'pace runs out',
      'REMOVE is accepted',
      'pace runs out',
      'unsubscribe 0D005930',
      'reply runs out',
      'REG is postponed',
      'REG is accepted',
      'an entry of 0D005930 comes',
    ]
    expect(follow(model('group', false), HELD, postponed)).toEqual([])
    const refused = [
      'unsubscribe 0B005930',
      'pace runs out',
      'REMOVE is accepted',
      'pace runs out',
      'reply runs out',
      'the answer to REG is lost',
      'REG is refused: held already',
      'an entry of 0D005930 comes',
      'an entry of 0D005930 comes',
    ]
    expect(follow(model('group', true), HELD, refused)).toEqual([])
  })
})
