/**
 * What is registered, and which frame comes next: a pure machine whose law is "registered on the server = wanted".
 *
 * It compares what is wanted with what the server holds, and closes the difference one frame at a time, because a reply
 * carries nothing that would tell which request it answers (PROTOCOL §7).
 */
import { registerFrame, removeFrame } from './frames.ts'
import { type Batch, codesOf, firstBatch, firstUnwanted, halves, pairsOf } from './grouping.ts'
import { type Key, registrationOf } from './key.ts'

/** How much the exchange takes (PROTOCOL §8). */
export interface RegistrationLimits {
  /**
   * Item × type pairs in one group; a frame never names more. Whether the exchange counts pairs or codes is not settled:
   * so many pairs are never more codes.
   */
  readonly pairsPerGroup: number
  /** Distinct codes on one connection, venue suffix included; beyond it a subscriber gets `RegistrationLimit`. */
  readonly codesPerConnection: number
  /** ms from one frame to the next. */
  readonly interval: number
  /** ms to wait for a reply. */
  readonly replyTimeout: number
}

/** One REG or REMOVE that awaits its reply. */
export interface InFlight extends Batch {
  readonly trnm: 'REG' | 'REMOVE'
  readonly frame: string
  /** Epoch ms at which it was first sent. */
  readonly sentAt: number
  /** It was sent a second time, because no reply came. */
  readonly repeated: boolean
}

export interface Registrations {
  readonly wanted: ReadonlySet<Key>
  /** What the server holds, and in which group. */
  readonly held: ReadonlyMap<Key, string>
  /**
   * Held or not: their REG was sent twice, and the one answer was no. They are taken back first, and then registered
   * anew, so that the next answer tells.
   */
  readonly unsure: ReadonlySet<Key>
  readonly inFlight: InFlight | undefined
  /** A frame was sent twice and answered once: until the other answer it could be taken for that of the next frame. */
  readonly secondReplyDue: boolean
  /** Named by a refused frame of several keys: asked for again, half by half, to find which of them was meant. */
  readonly suspects: readonly (readonly Key[])[]
  /** What refusals taught of this connection's limits. */
  readonly learned: Pick<RegistrationLimits, 'pairsPerGroup' | 'codesPerConnection'>
  /** Times in a row that the exchange said "not now". */
  readonly postponements: number
  /** Epoch ms before which no further frame may leave, `pause` ms after it was set. */
  readonly notBefore: number
  readonly pause: number
}

export const noRegistrations: Registrations = {
  wanted: new Set(),
  held: new Map(),
  unsure: new Set(),
  inFlight: undefined,
  secondReplyDue: false,
  suspects: [],
  learned: { pairsPerGroup: Number.POSITIVE_INFINITY, codesPerConnection: Number.POSITIVE_INFINITY },
  postponements: 0,
  notBefore: 0,
  pause: 0,
}

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
  const frame = removal(state, now) ?? addition(state, limits, now)
  if (frame === undefined) return { _tag: 'settled' }
  const left = leftOf(state, now)
  if (left > 0) return { _tag: 'wait', ms: left }
  return { _tag: 'send', frame: frame.frame, state: paused({ ...state, inFlight: frame }, now, limits.interval) }
}

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

/** The connection is gone and with it everything the server held. */
export function forgotten(state: Registrations): Registrations {
  return { ...noRegistrations, wanted: state.wanted }
}

/** Codes that a connection takes, as far as is known. */
export function codeLimit({ learned }: Registrations, limits: RegistrationLimits): number {
  return Math.min(learned.codesPerConnection, limits.codesPerConnection)
}

/** Too many codes on the connection (measured). */
export const CONNECTION_FULL = 105115
/** Too many in the group (measured). */
export const GROUP_FULL = 105118

/** What a refusal comes to. */
export interface Refusal {
  readonly state: Registrations
  /** Refused for good, and wanted no more. */
  readonly failed: readonly Key[]
  /** The limit that was found by it. */
  readonly limit?: { readonly of: 'group' | 'connection'; readonly size: number }
}

/** The frame in flight was refused: finds out, with further frames where it named several keys, what exactly is. */
export function refused(state: Registrations, code: number, limits: RegistrationLimits): Refusal {
  const { inFlight } = state
  if (inFlight === undefined) return { state, failed: [] }
  // What was to be taken back cannot be held: many a server refuses to remove what is not there.
  if (inFlight.trnm === 'REMOVE') return { state: accepted(state), failed: [] }
  if (inFlight.repeated) return { state: { ...answered(state, inFlight), postponements: 0 }, failed: [] }
  const after = { ...answered(state, inFlight), postponements: 0 }
  const { keys } = inFlight
  if (code === GROUP_FULL) {
    const size = smallerGroup(after, inFlight)
    const learned = { ...after.learned, pairsPerGroup: Math.min(size, after.learned.pairsPerGroup) }
    if (size > 0) return { state: { ...after, learned }, failed: [], limit: { of: 'group', size } }
    return { ...without(after, keys), limit: { of: 'group', size: 0 } }
  }
  if (keys.length > 1) {
    const others = after.suspects.map((each) => each.filter((key) => !keys.includes(key)))
    return {
      state: { ...after, suspects: [...halves(keys), ...others].filter(({ length }) => length > 0) },
      failed: [],
    }
  }
  const codes = codesOf(after.held.keys())
  // The limit is about codes: one that the connection holds already in another type was refused for another reason.
  if (code !== CONNECTION_FULL || !keys.every((key) => isBeyond(key, codes))) return without(after, keys)
  const learned = { ...after.learned, codesPerConnection: Math.min(codes.size, codeLimit(after, limits)) }
  const beyond = [...after.wanted].filter((key) => isBeyond(key, codes))
  return { ...without({ ...after, learned }, beyond), limit: { of: 'connection', size: codes.size } }
}

function isBeyond(key: Key, codes: ReadonlySet<string>): boolean {
  const { item } = registrationOf(key)
  return item !== '' && !codes.has(item)
}

/** Half of what the group would have held, but never less than it holds; 0 when not even one fits. */
function smallerGroup({ held }: Registrations, { group, keys }: Batch): number {
  let size = 0
  for (const each of held.values()) if (each === group) size += 1
  return Math.max(size, Math.floor((size + keys.length) / 2))
}

function without(state: Registrations, failed: readonly Key[]): Refusal {
  const wanted = new Set(state.wanted)
  for (const key of failed) wanted.delete(key)
  return { state: { ...state, wanted }, failed }
}

/** An answer came; unless it is yes, a REG that was sent twice leaves it open which of the two it is about. */
function answered(state: Registrations, { trnm, repeated: twice, keys, group }: InFlight): Registrations {
  const after: Registrations = { ...state, inFlight: undefined, secondReplyDue: twice }
  if (!twice || trnm === 'REMOVE') return after
  const held = new Map(state.held)
  for (const key of keys) held.set(key, group)
  return { ...after, held, unsure: new Set([...state.unsure, ...keys]) }
}

function paused(state: Registrations, now: number, pause: number): Registrations {
  const longest = Math.max(leftOf(state, now), pause)
  return { ...state, notBefore: now + longest, pause: longest }
}

/** What is left of the pause. More than the whole of it means that the clock was set back, and then nothing is. */
function leftOf({ notBefore, pause }: Registrations, now: number): number {
  const left = notBefore - now
  return left > 0 && left <= pause ? left : 0
}

function removal(state: Registrations, sentAt: number): InFlight | undefined {
  const batch = firstUnwanted(state.held, (key) => state.wanted.has(key) && !state.unsure.has(key))
  if (batch === undefined) return undefined
  return { ...batch, trnm: 'REMOVE', frame: removeFrame(batch.group, pairsOf(batch.keys)), sentAt, repeated: false }
}

function addition(state: Registrations, limits: RegistrationLimits, sentAt: number): InFlight | undefined {
  const missing = [...state.wanted].filter((key) => !state.held.has(key))
  if (missing.length === 0) return undefined
  const perGroup = Math.min(limits.pairsPerGroup, state.learned.pairsPerGroup)
  const batch = firstBatch(candidates(missing, state.suspects), state.held, perGroup)
  if (batch === undefined) return undefined
  return { ...batch, trnm: 'REG', frame: registerFrame(batch.group, pairsOf(batch.keys)), sentAt, repeated: false }
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
