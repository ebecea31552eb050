/** What was lost with a connection, and the gaps that are announced when it is back. */
import { type Key, registrationOf } from './key.ts'
import type { Registrations } from './registrationState.ts'
import type { Effect, Loss, Moment, SessionState, Step } from './sessionState.ts'

/** What a lost connection held. What was lost before and is not back keeps its first loss. */
export function withLosses(
  lost: ReadonlyMap<Key, Loss>,
  { held, inFlight, wanted }: Registrations,
  loss: Loss,
): ReadonlyMap<Key, Loss> {
  const after = new Map(lost)
  // A REG under way may have been taken: its events may have been on their way too.
  const maybeHeld = inFlight?.trnm === 'REG' ? inFlight.keys : []
  for (const key of [...held.keys(), ...maybeHeld]) if (wanted.has(key) && !after.has(key)) after.set(key, loss)
  return after
}

/** Data came before the reply: the REG that named this key has been taken, and so has all it named. */
export function onHeardFrom(state: SessionState, key: Key, moment: Moment): Step {
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
