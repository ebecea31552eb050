/** What the reply to a REG or REMOVE, or its absence, changes. */
import { paused } from './pause.ts'
import type { InFlight, RegistrationLimits, Registrations } from './registrationState.ts'

/** The frame in flight was accepted. */
export function accepted(state: Registrations): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  const held = new Map(state.held)
  const unsure = new Set(state.unsure)
  for (const key of inFlight.keys) {
    unsure.delete(key)
    if (inFlight.trnm === 'REG') held.set(key, inFlight.group)
    else held.delete(key)
  }
  const suspects = state.suspects.map((each) => each.filter((key) => !held.has(key))).filter(({ length }) => length > 0)
  return { ...answered(state, inFlight), held, unsure, suspects, postponements: 0 }
}

/** The frame in flight is to be sent again, no sooner than `pause` ms from now. */
export function postponed(state: Registrations, now: number, pause: number): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  return paused({ ...answered(state, inFlight), postponements: state.postponements + 1 }, now, pause)
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
export function answered(state: Registrations, { trnm, repeated: twice, keys, group }: InFlight): Registrations {
  const after: Registrations = { ...state, inFlight: undefined, secondReplyDue: twice }
  if (!twice || trnm === 'REMOVE') return after
  const held = new Map(state.held)
  for (const key of keys) held.set(key, group)
  return { ...after, held, unsure: new Set([...state.unsure, ...keys]) }
}
