/**
 * What a session has registered (docs/protocol.md#registrations), as pure steps: groups of (type, item) pairs and their
 * limits.
 */

/** A realtime type of an item; the item is blank for the account and the market as a whole. */
export interface Pair {
  readonly type: string
  readonly item: string
}

/** Group number to its pairs, by {@link keyOf}. */
export type Registrations = ReadonlyMap<string, ReadonlyMap<string, Pair>>

/** A group's change. */
export interface Change {
  readonly group: string
  readonly pairs: readonly Pair[]
}

export interface RegistrationLimits {
  readonly codesPerGroup: number
  readonly codesPerSession: number
}

/** The outcome of a REG: what holds afterwards, or the code that refuses the whole frame. */
export type Registered =
  | { readonly _tag: 'registered'; readonly registrations: Registrations }
  | { readonly _tag: 'refused'; readonly code: 105115 | 105118 }

/** What refresh "0" drops first; nothing with refresh "1". */
export type Drop = 'nothing' | 'group' | 'session'

export const noRegistrations: Registrations = new Map()

/** The name of a pair in maps. */
export function keyOf(pair: Pair): string {
  return `${pair.type} ${pair.item}`
}

/** REG. A frame that breaks a limit changes nothing. */
export function register(current: Registrations, change: Change, drop: Drop, limits: RegistrationLimits): Registered {
  const next = new Map(drop === 'session' ? [] : current)
  const group = new Map(drop === 'nothing' ? next.get(change.group) : [])
  for (const pair of change.pairs) group.set(keyOf(pair), pair)
  put(next, change.group, group)
  if (codesIn([group]) > limits.codesPerGroup) return { _tag: 'refused', code: 105118 }
  if (codesIn(next.values()) > limits.codesPerSession) return { _tag: 'refused', code: 105115 }
  return { _tag: 'registered', registrations: next }
}

/** What a REMOVE takes of its group; which of these is unmeasured. */
export type RemoveScope = 'pair' | 'item' | 'group'

/** REMOVE from a group. */
export function remove(current: Registrations, change: Change, scope: RemoveScope): Registrations {
  const group = new Map(scope === 'group' ? [] : current.get(change.group))
  const items = new Set(scope === 'item' ? change.pairs.map(({ item }) => item) : [])
  const named = new Set(change.pairs.map(keyOf))
  for (const [key, { item }] of group) if (named.has(key) || items.has(item)) group.delete(key)
  const next = new Map(current)
  put(next, change.group, group)
  return next
}

/** How many of a frame's pairs its group holds: none, some or all of them. */
export function heldOf(current: Registrations, { group, pairs }: Change): number {
  return pairs.filter((pair) => current.get(group)?.has(keyOf(pair))).length
}

/** Every pair once, whatever its groups. */
export function pairsOf(registrations: Registrations): readonly Pair[] {
  const pairs = new Map<string, Pair>()
  for (const group of registrations.values()) for (const [key, pair] of group) pairs.set(key, pair)
  return [...pairs.values()]
}

// A code counts once whatever the number of its types, and the blank item is no code.
function codesIn(groups: Iterable<ReadonlyMap<string, Pair>>): number {
  const codes = new Set<string>()
  for (const group of groups) for (const { item } of group.values()) codes.add(item)
  codes.delete('')
  return codes.size
}

function put(map: Map<string, ReadonlyMap<string, Pair>>, name: string, group: ReadonlyMap<string, Pair>): void {
  if (group.size === 0) map.delete(name)
  else map.set(name, group)
}
