/** What was lost with a connection, and the gaps that are announced when it is back. */
import { goneSince, heardOf } from './doubts.ts'
import { type Key, registrationOf } from './key.ts'
import type { Registrations } from './registrationState.ts'
import type { Effect, Loss, Moment, SessionState, Step } from './sessionState.ts'

/** What a lost connection held. What was lost before and is not back keeps its first loss. */
export function withLosses(
  lost: ReadonlyMap<Key, Loss>,
  registrations: Registrations,
  loss: Loss,
): ReadonlyMap<Key, Loss> {
  const { held, inFlight, wanted } = registrations
  const after = new Map(lost)
  // A REG under way may have been taken: its events may have been on their way too.
  const maybeHeld = inFlight?.trnm === 'REG' ? inFlight.keys : []
  for (const key of [...held.keys(), ...maybeHeld]) {
    if (!wanted.has(key) || after.has(key)) continue
    after.set(key, { ...loss, from: Math.min(loss.from, goneSince(registrations, key) ?? loss.from) })
  }
  return after
}

const TAKEN_ALONG = 'a REMOVE of others may have taken it along'
const TAKEN_BACK = 'taken back and registered anew'

/** What this REG registers again may have been lost; so the reply to it, or data that comes before, tells of a gap. */
export function withDoubts(lost: ReadonlyMap<Key, Loss>, registrations: Registrations): ReadonlyMap<Key, Loss> {
  const { inFlight } = registrations
  if (inFlight?.trnm !== 'REG' || !inFlight.isAgain) return lost
  const after = new Map(lost)
  for (const key of inFlight.keys) {
    const from = goneSince(registrations, key)
    if (from !== undefined && !after.has(key)) after.set(key, { from, reason: TAKEN_ALONG })
  }
  return after
}

/** A REMOVE was answered: what it named and somebody wants, again or still, may have missed events since it was sent. */
export function withRemoved(lost: ReadonlyMap<Key, Loss>, { inFlight, wanted }: Registrations): ReadonlyMap<Key, Loss> {
  if (inFlight?.trnm !== 'REMOVE') return lost
  const after = new Map(lost)
  for (const key of inFlight.keys) {
    if (wanted.has(key) && !after.has(key)) after.set(key, { from: inFlight.since, reason: TAKEN_BACK })
  }
  return after
}

/**
 * Data came of what counts as lost, before the reply: the REG that named it has been taken, and so has all it named. Or
 * it came of what is in doubt.
 */
export function onHeardFrom(state: SessionState, key: Key, moment: Moment): Step {
  if (!state.lost.has(key)) {
    return [{ ...state, registrations: heardOf(state.registrations, key, moment.now) }, []]
  }
  const named = state.registrations.inFlight?.keys ?? []
  return announceGaps(state, named.includes(key) ? named : [key], moment)
}

/** Registrations are back: says what they may have missed, grouped by when they were lost. */
export function announceGaps(state: SessionState, keys: readonly Key[], { now }: Moment): Step {
  if (state.lost.size === 0) return [state, []]
  const lost = new Map(state.lost)
  const byLoss = new Map<string, { from: number; reason: string; keys: Key[] }>()
  for (const key of keys) {
    const loss = lost.get(key)
    if (loss === undefined) continue
    lost.delete(key)
    const id = `${loss.from} ${loss.reason}`
    const group = byLoss.get(id) ?? { ...loss, keys: [] }
    group.keys.push(key)
    byLoss.set(id, group)
  }
  const gaps = [...byLoss.values()].map(({ from, reason, keys: back }): Effect => {
    // A clock that was set back must not turn a gap around.
    const to = Math.max(from, now)
    return { _tag: 'gap', gap: { type: 'gap', from, to, reason, registrations: back.map(registrationOf) } }
  })
  return gaps.length === 0 ? [state, []] : [{ ...state, lost }, gaps]
}
