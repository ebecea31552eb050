/** What the reply to a REG or REMOVE, or its absence, changes. */
import { contestOver, doubtsAfter } from './doubts.ts'
import { paused } from './pause.ts'
import type { InFlight, RegistrationLimits, Registrations } from './registrationState.ts'

/** The frame in flight was accepted. */
export function accepted(state: Registrations, now: number): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  return inFlight.trnm === 'REG' ? registered(state, inFlight) : removed(state, inFlight, now)
}

function registered(state: Registrations, inFlight: InFlight): Registrations {
  const held = new Map(state.held)
  const unsure = new Set(state.unsure)
  const doubted = new Map(state.doubted)
  for (const key of inFlight.keys) {
    held.set(key, inFlight.group)
    unsure.delete(key)
    doubted.delete(key)
  }
  const named = new Set(inFlight.keys)
  const suspects = state.suspects
    .map((each) => each.filter((key) => !named.has(key)))
    .filter(({ length }) => length > 0)
  const after = { ...answered(state, inFlight), held, unsure, doubted, suspects, postponements: 0 }
  return contestOver(after, inFlight.keys)
}

/** They are gone: as a REMOVE that was accepted says, or one that was refused, of what it names alone. */
export function removed(state: Registrations, inFlight: InFlight, now: number): Registrations {
  const held = new Map(state.held)
  const unsure = new Set(state.unsure)
  for (const key of inFlight.keys) {
    held.delete(key)
    unsure.delete(key)
  }
  // Nobody wants the answer to the contest any more.
  const contested = new Map([...state.contested].filter(([key]) => state.wanted.has(key)))
  const removedSince = new Map(state.removedSince)
  const isDone = [...held].every(([key, in_]) => in_ !== inFlight.group || (state.wanted.has(key) && !unsure.has(key)))
  if (isDone) removedSince.delete(inFlight.group)
  const after = { ...answered(state, inFlight), held, unsure, contested, removedSince, postponements: 0 }
  return { ...after, doubted: doubtsAfter(after, inFlight, now), removedAtOnce: Number.POSITIVE_INFINITY }
}

/** A REMOVE was not accepted; but it, or the first of two, may have been taken. */
export function maybeRemoved(state: Registrations, { trnm, group, since }: InFlight): Registrations {
  if (trnm !== 'REMOVE' || state.removedSince.has(group)) return state
  return { ...state, removedSince: new Map([...state.removedSince, [group, since]]) }
}

/** The frame in flight is to be sent again, no sooner than `pause` ms from now. */
export function postponed(state: Registrations, now: number, pause: number): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  const after = inFlight.repeated ? maybeRemoved(answered(state, inFlight), inFlight) : answered(state, inFlight)
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
 * line so slow answers the repetition as slowly.
 */
export function secondReplyWait({ sentAt }: InFlight, now: number, { replyTimeout }: RegistrationLimits): number {
  return Math.min(Math.max(2 * (now - sentAt), replyTimeout), 6 * replyTimeout)
}

/** The second answer to a frame that was sent twice came, or will not come any more. */
export function secondReplyOver(state: Registrations): Registrations {
  return { ...state, secondReplyDue: false }
}

/** An answer came; unless it is yes, a REG that was sent twice leaves it open which of the two it is about. */
export function answered(state: Registrations, inFlight: InFlight): Registrations {
  const { trnm, repeated: twice, isAgain, keys, group } = inFlight
  const after: Registrations = { ...state, inFlight: undefined, secondReplyDue: twice }
  if (!twice || trnm === 'REMOVE' || isAgain) return after
  const held = new Map(state.held)
  for (const key of keys) held.set(key, group)
  return { ...after, held, unsure: new Set([...state.unsure, ...keys]) }
}
