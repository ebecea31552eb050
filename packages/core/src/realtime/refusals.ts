/** A refused REG: finds out, by further frames, which of its keys was meant, or which limit. */
import { type Batch, codesOf, halves } from './grouping.ts'
import { type Key, registrationOf } from './key.ts'
import { codeLimit, type RegistrationLimits, type Registrations } from './registrationState.ts'
import { accepted, answered } from './replies.ts'

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
