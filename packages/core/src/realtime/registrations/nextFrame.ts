/**
 * Which frame comes next: a pure function whose law is "registered on the server = wanted".
 *
 * It compares what is wanted with what the server holds and closes the difference one frame at a time, because a reply
 * carries nothing that says which request it answers (docs/protocol.md#session).
 */
import type { Key } from '../protocol/registrationKey.ts'
import { registerFrame, removeFrame } from '../protocol/requests.ts'
import { firstBatch, firstUnwanted, pairsOf } from './grouping.ts'
import { leftOf, paused } from './pause.ts'
import type { InFlight, RegistrationLimits, Registrations } from './registrationState.ts'
import { asked, isUncertain, type Restoration, restorationDue } from './removeScope.ts'

/** What to do next. */
export type NextFrame =
  | { readonly _tag: 'send'; readonly state: Registrations; readonly frame: string }
  | { readonly _tag: 'wait'; readonly ms: number }
  | { readonly _tag: 'awaitReply' }
  /** The server holds exactly what is wanted. */
  | { readonly _tag: 'settled' }

/** Finds what to do next. Removals go first: they make room. */
export function nextFrame(state: Registrations, limits: RegistrationLimits, now: number): NextFrame {
  if (state.inFlight !== undefined || state.secondReplyDue) return { _tag: 'awaitReply' }
  if (isSettled(state)) return { _tag: 'settled' }
  const due = restorationDue(state, now)
  const again = due === undefined ? undefined : restoration(state, due, limits, now)
  const frame = (due?.isOverdue ? again : undefined) ?? removal(state, now) ?? addition(state, limits, now) ?? again
  if (frame === undefined) return { _tag: 'settled' }
  if (frame === again && due !== undefined && due.wait > 0) return { _tag: 'wait', ms: due.wait }
  const left = leftOf(state, now)
  if (left > 0) return { _tag: 'wait', ms: left }
  const maybeRemoved = frame.isRestoration ? asked(state.maybeRemoved, frame.keys) : state.maybeRemoved
  const sent = paused({ ...state, maybeRemoved, inFlight: frame }, now, limits.interval)
  return { _tag: 'send', frame: frame.frame, state: sent }
}

/** The usual case: exactly what is wanted is held, beyond doubt. */
function isSettled({ wanted, held, unconfirmed, maybeRemoved }: Registrations): boolean {
  if (wanted.size !== held.size || unconfirmed.size + maybeRemoved.size > 0) return false
  for (const key of wanted) if (!held.has(key)) return false
  return true
}

function removal(state: Registrations, sentAt: number): InFlight | undefined {
  const mayStay = (key: Key) => state.wanted.has(key) && !state.unconfirmed.has(key)
  // What is certainly held goes by itself: its REMOVE cannot fail because of another.
  const batch =
    firstUnwanted(state.held, (key) => mayStay(key) || isUncertain(state, key)) ?? firstUnwanted(state.held, mayStay)
  if (batch === undefined) return undefined
  const { group } = batch
  const keys = batch.keys.slice(0, state.removedAtOnce)
  const frame = removeFrame(group, pairsOf(keys))
  const since = state.removedSince.get(group) ?? sentAt
  return { group, keys, trnm: 'REMOVE', isRestoration: false, frame, sentAt, since, repeated: false }
}

/** Of what may have been removed, as much as shares a group. */
function restoration(
  state: Registrations,
  { keys }: Restoration,
  limits: RegistrationLimits,
  sentAt: number,
): InFlight | undefined {
  const [first = ''] = candidates(keys, state.suspects)
  const group = state.held.get(first)
  if (group === undefined) return undefined
  const together = keys.filter((key) => state.held.get(key) === group)
  const some = candidates(together, state.suspects).slice(0, limits.pairsPerGroup)
  const frame = registerFrame(group, pairsOf(some))
  return { group, keys: some, trnm: 'REG', isRestoration: true, frame, sentAt, since: sentAt, repeated: false }
}

function addition(state: Registrations, limits: RegistrationLimits, sentAt: number): InFlight | undefined {
  const missing = [...state.wanted].filter((key) => !state.held.has(key))
  if (missing.length === 0) return undefined
  const perGroup = Math.min(limits.pairsPerGroup, state.learned.pairsPerGroup)
  const batch = firstBatch(candidates(missing, state.suspects), state.held, perGroup)
  if (batch === undefined) return undefined
  const frame = registerFrame(batch.group, pairsOf(batch.keys))
  return { ...batch, trnm: 'REG', isRestoration: false, frame, sentAt, since: sentAt, repeated: false }
}

/** What was never refused goes first; then the suspects, one half at a time. */
function candidates(missing: readonly Key[], suspects: readonly (readonly Key[])[]): readonly Key[] {
  if (suspects.length === 0) return missing
  const suspected = new Set(suspects.flat())
  const clear = missing.filter((key) => !suspected.has(key))
  if (clear.length > 0) return clear
  const still = new Set(missing)
  for (const half of suspects) {
    const left = half.filter((key) => still.has(key))
    if (left.length > 0) return left
  }
  return missing
}
