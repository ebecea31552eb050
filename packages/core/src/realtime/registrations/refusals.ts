/** A refused REG or REMOVE: finds out, with further frames, which of its keys is refused, or which limit is reached. */
import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import { type Batch, codesOf, halves } from './grouping.ts'
import { codeLimit, type InFlight, type RegistrationLimits, type Registrations } from './registrationState.ts'
import { isUncertain } from './removeScope.ts'
import { answered, removed, withPossibleRemoval } from './replies.ts'

/** Too many codes on the connection (measured). */
export const CONNECTION_FULL = 105115
/** Too many in the group (measured). */
export const GROUP_FULL = 105118

/** What follows from a refusal. */
export interface Refusal {
  readonly state: Registrations
  /** Refused for good, and not wanted any more. */
  readonly failed: readonly Key[]
  /** The limit that it showed. */
  readonly limit?: { readonly of: 'group' | 'connection'; readonly size: number }
}

/** The frame in flight was refused. */
export function refused(state: Registrations, code: number, limits: RegistrationLimits, now: number): Refusal {
  const { inFlight } = state
  if (inFlight === undefined) return { state, failed: [] }
  if (inFlight.trnm === 'REMOVE') return { state: notRemoved(state, inFlight, now), failed: [] }
  if (inFlight.isRestoration) return { state: refusedRestoration(state, inFlight), failed: [] }
  if (inFlight.repeated) return { state: { ...answered(state, inFlight), postponements: 0 }, failed: [] }
  const after = { ...answered(state, inFlight), postponements: 0 }
  const { keys } = inFlight
  if (code === GROUP_FULL) {
    const size = smallerGroup(after, inFlight)
    const learned = { ...after.learned, pairsPerGroup: Math.min(size, after.learned.pairsPerGroup) }
    if (size > 0) return { state: { ...after, learned }, failed: [], limit: { of: 'group', size } }
    return { ...without(after, keys), limit: { of: 'group', size: 0 } }
  }
  if (keys.length > 1) return { state: suspected(after, halves(keys)), failed: [] }
  const codes = codesOf(after.held.keys())
  // The limit is about codes: one that the connection holds already in another type was refused for another reason.
  if (code !== CONNECTION_FULL || !keys.every((key) => isBeyond(key, codes))) return without(after, keys)
  const learned = { ...after.learned, codesPerConnection: Math.min(codes.size, codeLimit(after, limits)) }
  const beyond = [...after.wanted].filter((key) => isBeyond(key, codes))
  return { ...without({ ...after, learned }, beyond), limit: { of: 'connection', size: codes.size } }
}

/**
 * A REMOVE was refused: what it names cannot be taken back, so it is not held. But where it names several that may be
 * gone already, one of those may have made it fail for the others: then the next one names fewer.
 */
function notRemoved(state: Registrations, inFlight: InFlight, now: number): Registrations {
  const { keys } = inFlight
  const isSure = keys.every((key) => !isUncertain(state, key))
  if (keys.length === 1 || isSure) return removed(state, inFlight, now)
  const after = withPossibleRemoval(answered(state, inFlight), inFlight)
  return { ...after, postponements: 0, removedAtOnce: Math.floor(keys.length / 2) }
}

/**
 * A restoration was refused: because the exchange refuses one of them now, or because it refuses what it holds. One
 * that is refused by itself is taken back first and then registered by itself, so that the next answer proves which.
 */
function refusedRestoration(state: Registrations, inFlight: InFlight): Registrations {
  const { keys } = inFlight
  const after = { ...answered(state, inFlight), postponements: 0 }
  const [key] = keys
  if (keys.length > 1 || key === undefined) return suspected(after, halves(keys))
  return {
    ...suspected(after, [keys]),
    unconfirmed: new Set([...after.unconfirmed, key]),
    probes: new Map([...after.probes, [key, after.maybeRemoved.get(key)?.relations ?? []]]),
  }
}

/** Asks for them again, each part by itself. */
function suspected(state: Registrations, parts: readonly (readonly Key[])[]): Registrations {
  const named = new Set(parts.flat())
  const others = state.suspects.map((each) => each.filter((key) => !named.has(key)))
  return { ...state, suspects: [...parts, ...others].filter(({ length }) => length > 0) }
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
  const probes = new Map(state.probes)
  for (const key of failed) {
    wanted.delete(key)
    probes.delete(key)
  }
  return { state: { ...state, wanted, probes }, failed }
}
