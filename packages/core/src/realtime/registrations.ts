/**
 * What is registered, and which frame comes next: a pure machine whose law is "registered on the server = wanted".
 *
 * It compares what is wanted with what the server holds, and closes the difference one frame at a time, because a reply
 * carries nothing that would tell which request it answers (PROTOCOL §7).
 */
import { type InDoubt, inDoubt, isUncertain } from './doubts.ts'
import { registerFrame, removeFrame } from './frames.ts'
import { firstBatch, firstUnwanted, pairsOf } from './grouping.ts'
import type { Key } from './key.ts'
import { leftOf, paused } from './pause.ts'
import type { InFlight, RegistrationLimits, Registrations } from './registrationState.ts'

/** What to do next. */
export type Next =
  | { readonly _tag: 'send'; readonly state: Registrations; readonly frame: string }
  | { readonly _tag: 'wait'; readonly ms: number }
  | { readonly _tag: 'awaitReply' }
  /** The server holds exactly what is wanted. */
  | { readonly _tag: 'settled' }

/** Says what comes next. Removals go first: they make room. */
export function next(state: Registrations, limits: RegistrationLimits, now: number): Next {
  if (state.inFlight !== undefined || state.secondReplyDue) return { _tag: 'awaitReply' }
  const doubts = inDoubt(state, now)
  const again = doubts === undefined ? undefined : restoration(state, doubts, limits, now)
  const frame = (doubts?.isOverdue ? again : undefined) ?? removal(state, now) ?? addition(state, limits, now) ?? again
  if (frame === undefined) return { _tag: 'settled' }
  if (frame === again && doubts !== undefined && doubts.wait > 0) return { _tag: 'wait', ms: doubts.wait }
  const left = leftOf(state, now)
  if (left > 0) return { _tag: 'wait', ms: left }
  return { _tag: 'send', frame: frame.frame, state: paused({ ...state, inFlight: frame }, now, limits.interval) }
}

function removal(state: Registrations, sentAt: number): InFlight | undefined {
  const mayStay = (key: Key) => state.wanted.has(key) && !state.unsure.has(key)
  // What is surely held goes by itself: its REMOVE can fail for no other's sake.
  const batch =
    firstUnwanted(state.held, (key) => mayStay(key) || isUncertain(state, key)) ?? firstUnwanted(state.held, mayStay)
  if (batch === undefined) return undefined
  const { group } = batch
  const keys = batch.keys.slice(0, state.removedAtOnce)
  const frame = removeFrame(group, pairsOf(keys))
  const since = state.removedSince.get(group) ?? sentAt
  return { group, keys, trnm: 'REMOVE', isAgain: false, frame, sentAt, since, repeated: false }
}

/** Of what is in doubt, as much as shares a group. */
function restoration(
  state: Registrations,
  { keys }: InDoubt,
  limits: RegistrationLimits,
  sentAt: number,
): InFlight | undefined {
  const [first = ''] = candidates(keys, state.suspects)
  const group = state.held.get(first)
  if (group === undefined) return undefined
  const together = keys.filter((key) => state.held.get(key) === group)
  const some = candidates(together, state.suspects).slice(0, limits.pairsPerGroup)
  const frame = registerFrame(group, pairsOf(some))
  return { group, keys: some, trnm: 'REG', isAgain: true, frame, sentAt, since: sentAt, repeated: false }
}

function addition(state: Registrations, limits: RegistrationLimits, sentAt: number): InFlight | undefined {
  const missing = [...state.wanted].filter((key) => !state.held.has(key))
  if (missing.length === 0) return undefined
  const perGroup = Math.min(limits.pairsPerGroup, state.learned.pairsPerGroup)
  const batch = firstBatch(candidates(missing, state.suspects), state.held, perGroup)
  if (batch === undefined) return undefined
  const frame = registerFrame(batch.group, pairsOf(batch.keys))
  return { ...batch, trnm: 'REG', isAgain: false, frame, sentAt, since: sentAt, repeated: false }
}

/** What nobody has refused yet goes first; then the suspects, one half at a time. */
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
