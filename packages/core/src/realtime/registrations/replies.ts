/** What the reply to a REG or REMOVE, or its absence, changes. */
import { paused } from './pause.ts'
import type { InFlight, RegistrationLimits, Registrations } from './registrationState.ts'
import { maybeRemovedAfter, probesAnswered } from './removeScope.ts'

/** The frame in flight was accepted. */
export function accepted(state: Registrations, now: number): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  const { trnm, keys, group } = inFlight
  if (trnm === 'REMOVE') return removed(state, inFlight, now)
  const held = new Map(state.held)
  const unconfirmed = new Set(state.unconfirmed)
  const maybeRemoved = new Map(state.maybeRemoved)
  for (const key of keys) {
    held.set(key, group)
    unconfirmed.delete(key)
    maybeRemoved.delete(key)
  }
  const named = new Set(keys)
  const suspects = state.suspects
    .map((each) => each.filter((key) => !named.has(key)))
    .filter(({ length }) => length > 0)
  const after: Registrations = {
    ...state,
    held,
    unconfirmed,
    maybeRemoved,
    suspects,
    inFlight: undefined,
    secondReplyDue: inFlight.repeated,
    postponements: 0,
  }
  return state.probes.size === 0 ? after : probesAnswered(after, keys)
}

/** They are gone: so says a REMOVE that was accepted, or the refusal of one that names nothing else. */
export function removed(state: Registrations, inFlight: InFlight, now: number): Registrations {
  const held = new Map(state.held)
  const unconfirmed = new Set(state.unconfirmed)
  for (const key of inFlight.keys) {
    held.delete(key)
    unconfirmed.delete(key)
  }
  // The answer to a probe matters only while its registration is wanted.
  const probes = new Map([...state.probes].filter(([key]) => state.wanted.has(key)))
  const removedSince = new Map(state.removedSince)
  const isDone = [...held].every(
    ([key, group]) => group !== inFlight.group || (state.wanted.has(key) && !unconfirmed.has(key)),
  )
  if (isDone) removedSince.delete(inFlight.group)
  const after = { ...answered(state, inFlight), held, unconfirmed, probes, removedSince, postponements: 0 }
  return {
    ...after,
    maybeRemoved: maybeRemovedAfter(after, inFlight, now),
    removedAtOnce: Number.POSITIVE_INFINITY,
  }
}

/** A REMOVE was not accepted; but it, or the first of two, may have been carried out. */
export function withPossibleRemoval(state: Registrations, { trnm, group, since }: InFlight): Registrations {
  if (trnm !== 'REMOVE' || state.removedSince.has(group)) return state
  return { ...state, removedSince: new Map([...state.removedSince, [group, since]]) }
}

/** The frame in flight is to be sent again, no sooner than `pause` ms from now. */
export function postponed(state: Registrations, now: number, pause: number): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  const after = inFlight.repeated ? withPossibleRemoval(answered(state, inFlight), inFlight) : answered(state, inFlight)
  return paused({ ...after, postponements: state.postponements + 1 }, now, pause)
}

/** No reply came: the same frame once more. Registering twice, with refresh "1", changes nothing. */
export function repeated(state: Registrations, now: number, limits: RegistrationLimits): Registrations | undefined {
  const { inFlight } = state
  if (inFlight === undefined || inFlight.repeated) return undefined
  return paused({ ...state, inFlight: { ...inFlight, repeated: true } }, now, limits.interval)
}

/**
 * ms to wait for the second answer to a frame that was sent twice: twice the time that the first one took, because a
 * connection so slow answers the repetition as slowly.
 */
export function secondReplyWait({ sentAt }: InFlight, now: number, { replyTimeout }: RegistrationLimits): number {
  return Math.min(Math.max(2 * (now - sentAt), replyTimeout), 6 * replyTimeout)
}

/** The second answer to a frame that was sent twice came, or will not come any more. */
export function secondReplyOver(state: Registrations): Registrations {
  return { ...state, secondReplyDue: false }
}

/**
 * An answer came. A refusal of a frame that was sent twice may be about either of the two: what a REG names may be held,
 * and what a REMOVE names may be gone.
 */
export function answered(state: Registrations, inFlight: InFlight): Registrations {
  const { repeated: twice, isRestoration, keys, group } = inFlight
  const after: Registrations = { ...state, inFlight: undefined, secondReplyDue: twice }
  if (!twice || isRestoration) return after
  const held = new Map(state.held)
  for (const key of keys) held.set(key, group)
  return { ...after, held, unconfirmed: new Set([...state.unconfirmed, ...keys]) }
}
