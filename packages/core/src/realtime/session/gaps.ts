/** Registrations that were lost, and the gaps that are announced once they are back. */
import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import type { Registrations } from '../registrations/registrationState.ts'
import { heardOf, lostSince } from '../registrations/removeScope.ts'
import { lossReasons } from './lossReasons.ts'
import type {
  Loss,
  OwnSessionEvent,
  SessionEffect,
  SessionMoment,
  SessionState,
  SessionTransition,
} from './sessionState.ts'

/** Adds what a lost connection held. What was lost before and is not back keeps its first loss. */
export function withLosses(
  lost: ReadonlyMap<Key, Loss>,
  registrations: Registrations,
  loss: Loss,
): ReadonlyMap<Key, Loss> {
  const { held, inFlight, wanted } = registrations
  const after = new Map(lost)
  // A REG in flight may have been accepted: its events may have been on their way too.
  const maybeHeld = inFlight?.trnm === 'REG' ? inFlight.keys : []
  for (const key of [...held.keys(), ...maybeHeld]) {
    if (!wanted.has(key) || after.has(key)) continue
    after.set(key, { ...loss, from: Math.min(loss.from, lostSince(registrations, key) ?? loss.from) })
  }
  return after
}

/**
 * Adds what this REG registers again because a REMOVE may have taken it: its reply, or data before it, ends the gap.
 */
export function withRestored(lost: ReadonlyMap<Key, Loss>, registrations: Registrations): ReadonlyMap<Key, Loss> {
  const { inFlight } = registrations
  if (inFlight?.trnm !== 'REG' || !inFlight.isRestoration) return lost
  const after = new Map(lost)
  for (const key of inFlight.keys) {
    const from = lostSince(registrations, key)
    if (from !== undefined && !after.has(key)) after.set(key, { from, reason: lossReasons.takenAlong() })
  }
  return after
}

/** Leaves out what a REMOVE might have taken and, as is known by now, did not take: it is held, and missed nothing. */
export function withoutRefuted(state: SessionState): SessionState {
  const { lost, registrations } = state
  if (lost.size === 0) return state
  const isRefuted = (key: Key, { reason }: Loss): boolean =>
    reason === lossReasons.takenAlong() && registrations.held.has(key) && lostSince(registrations, key) === undefined
  const left = [...lost].filter(([key, loss]) => !isRefuted(key, loss))
  return left.length === lost.size ? state : { ...state, lost: new Map(left) }
}

/**
 * Adds what a REMOVE took although it is wanted, again or still: it may have missed events since the REMOVE was sent.
 */
export function withRemoved(lost: ReadonlyMap<Key, Loss>, { inFlight, wanted }: Registrations): ReadonlyMap<Key, Loss> {
  if (inFlight?.trnm !== 'REMOVE') return lost
  const after = new Map(lost)
  for (const key of inFlight.keys) {
    if (wanted.has(key) && !after.has(key)) after.set(key, { from: inFlight.since, reason: lossReasons.takenBack() })
  }
  return after
}

/**
 * Data came for a registration that counts as lost, before the reply: the REG that names it was accepted, and so was
 * everything else that it names. Or it came for one that a REMOVE may have taken.
 */
export function onHeardFrom(state: SessionState, key: Key, moment: SessionMoment): SessionTransition {
  if (!state.lost.has(key)) {
    return [{ ...state, registrations: heardOf(state.registrations, key, moment.now) }, []]
  }
  const named = state.registrations.inFlight?.keys ?? []
  return announceGaps(state, named.includes(key) ? named : [key], moment)
}

/**
 * A gateway lost registrations at the exchange, though this connection holds. They count as lost until it has them back;
 * if this connection is lost meanwhile, the gap begins where the gateway's did.
 */
export function onGatewayGap(
  state: SessionState,
  { keys, loss, isOver }: Extract<OwnSessionEvent, { _tag: 'gatewayGap' }>,
  moment: SessionMoment,
): SessionTransition {
  const lost = new Map(state.lost)
  const from = Math.min(loss.from, moment.now)
  for (const key of keys) {
    if (state.registrations.wanted.has(key) && !lost.has(key)) lost.set(key, { ...loss, from })
  }
  const after: SessionState = { ...state, lost }
  return isOver ? announceGaps(after, keys, moment) : [after, []]
}

/** Registrations are back: announces what they may have missed, one gap for all that were lost at once. */
export function announceGaps(state: SessionState, keys: readonly Key[], { now }: SessionMoment): SessionTransition {
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
  const gaps = [...byLoss.values()].map(({ from, reason, keys: back }): SessionEffect => {
    // A clock that was set back must not turn a gap around.
    const to = Math.max(from, now)
    return { _tag: 'gap', gap: { type: 'gap', from, to, reason, registrations: back.map(registrationOf) } }
  })
  return gaps.length === 0 ? [state, []] : [{ ...state, lost }, gaps]
}
