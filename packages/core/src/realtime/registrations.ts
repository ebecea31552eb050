/**
 * What is registered, and which frame comes next: a pure machine whose law is "registered on the server = wanted".
 *
 * It compares what is wanted with what the server holds, and closes the difference one frame at a time, because a reply
 * carries nothing that would tell which request it answers (PROTOCOL §7).
 */
import { type Pair, registerFrame, removeFrame } from './frames.ts'
import { type Key, registrationOf } from './key.ts'

/** How much the exchange takes (PROTOCOL §8). */
export interface RegistrationLimits {
  /** Item codes in one group; a frame never names more. */
  readonly itemsPerGroup: number
  /** ms from one frame to the next. */
  readonly interval: number
  /** ms to wait for a reply. */
  readonly replyTimeout: number
}

/** One REG or REMOVE that awaits its reply. */
export interface InFlight {
  readonly trnm: 'REG' | 'REMOVE'
  readonly group: string
  readonly keys: readonly Key[]
  readonly frame: string
}

export interface Registrations {
  readonly wanted: ReadonlySet<Key>
  /** What the server holds, and in which group. */
  readonly held: ReadonlyMap<Key, string>
  readonly inFlight: InFlight | undefined
  /** Epoch ms before which no further frame may leave. */
  readonly notBefore: number
}

export const noRegistrations: Registrations = {
  wanted: new Set(),
  held: new Map(),
  inFlight: undefined,
  notBefore: 0,
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
  if (state.inFlight !== undefined) return { _tag: 'awaitReply' }
  const inFlight = removal(state, limits) ?? addition(state, limits)
  if (inFlight === undefined) return { _tag: 'settled' }
  if (now < state.notBefore) return { _tag: 'wait', ms: state.notBefore - now }
  return {
    _tag: 'send',
    frame: inFlight.frame,
    state: { ...state, inFlight, notBefore: now + limits.interval },
  }
}

/** The frame in flight was accepted. */
export function accepted(state: Registrations): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  const held = new Map(state.held)
  for (const key of inFlight.keys) {
    if (inFlight.trnm === 'REG') held.set(key, inFlight.group)
    else held.delete(key)
  }
  return { ...state, held, inFlight: undefined }
}

/** The frame in flight was refused for good: its keys are wanted no more. */
export function refused(state: Registrations): Registrations {
  const { inFlight } = state
  if (inFlight === undefined) return state
  if (inFlight.trnm === 'REMOVE') return accepted(state)
  const wanted = new Set(state.wanted)
  for (const key of inFlight.keys) wanted.delete(key)
  return { ...state, wanted, inFlight: undefined }
}

/** The frame in flight is to be sent again, no sooner than this. */
export function postponed(state: Registrations, notBefore: number): Registrations {
  return { ...state, inFlight: undefined, notBefore: Math.max(state.notBefore, notBefore) }
}

/** The connection is gone and with it everything the server held. */
export function forgotten(state: Registrations): Registrations {
  return { ...noRegistrations, wanted: state.wanted }
}

function removal(state: Registrations, limits: RegistrationLimits): InFlight | undefined {
  const byGroup = new Map<string, Key[]>()
  for (const [key, group] of state.held) if (!state.wanted.has(key)) append(byGroup, group, key)
  const [first] = byGroup
  if (first === undefined) return undefined
  const [group, keys] = first
  const chosen = firstItems(keys, limits.itemsPerGroup)
  return { trnm: 'REMOVE', group, keys: chosen, frame: removeFrame(group, pairs(chosen)) }
}

function addition(state: Registrations, limits: RegistrationLimits): InFlight | undefined {
  const missing = [...state.wanted].filter((key) => !state.held.has(key))
  const { groupOf, sizeOf } = census(state.held)
  const place = (item: string): string => {
    const known = groupOf.get(item)
    if (known !== undefined) return known
    let number = 1
    while ((sizeOf.get(String(number)) ?? 0) >= limits.itemsPerGroup) number += 1
    const group = String(number)
    groupOf.set(item, group)
    sizeOf.set(group, (sizeOf.get(group) ?? 0) + 1)
    return group
  }
  const byGroup = new Map<string, Key[]>()
  for (const key of missing) append(byGroup, place(registrationOf(key).item), key)
  const [first] = byGroup
  if (first === undefined) return undefined
  const [group, keys] = first
  return { trnm: 'REG', group, keys, frame: registerFrame(group, pairs(keys)) }
}

/** Which group each item is in, and how many items each group has: a code counts once, whatever its types. */
function census(held: ReadonlyMap<Key, string>): { groupOf: Map<string, string>; sizeOf: Map<string, number> } {
  const groupOf = new Map<string, string>()
  const sizeOf = new Map<string, number>()
  for (const [key, group] of held) {
    const { item } = registrationOf(key)
    if (groupOf.has(item)) continue
    groupOf.set(item, group)
    sizeOf.set(group, (sizeOf.get(group) ?? 0) + 1)
  }
  return { groupOf, sizeOf }
}

/** Keys as item × type pairs: items that want the same types share a pair. */
function pairs(keys: readonly Key[]): readonly Pair[] {
  const typesOf = new Map<string, string[]>()
  for (const key of keys) {
    const { type, item } = registrationOf(key)
    append(typesOf, item, type)
  }
  const itemsOf = new Map<string, string[]>()
  for (const [item, types] of typesOf) append(itemsOf, types.sort().join(' '), item)
  return [...itemsOf].map(([types, item]) => ({ item, type: types.split(' ') }))
}

function firstItems(keys: readonly Key[], count: number): readonly Key[] {
  const items = new Set<string>()
  return keys.filter((key) => {
    const { item } = registrationOf(key)
    if (items.size < count) items.add(item)
    return items.has(item)
  })
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
