/** Which keys share a frame: pairs, groups and their sizes (docs/protocol.md#registration-limits). */

import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import type { Pair } from '../protocol/requests.ts'

/** What goes into one frame: keys that all belong to one group. */
export interface Batch {
  readonly group: string
  readonly keys: readonly Key[]
}

/** The first batch of these keys: as many as the first group with room takes. Costs O(held + keys). */
export function firstBatch(keys: readonly Key[], held: ReadonlyMap<Key, string>, perGroup: number): Batch | undefined {
  const size = new Map<string, number>()
  for (const group of held.values()) size.set(group, (size.get(group) ?? 0) + 1)
  let number = 1
  while ((size.get(String(number)) ?? 0) >= perGroup) number += 1
  const group = String(number)
  const chosen = keys.slice(0, perGroup - (size.get(group) ?? 0))
  return chosen.length === 0 ? undefined : { group, keys: chosen }
}

/** The batch of what is held and may not stay: all of one group. */
export function firstUnwanted(held: ReadonlyMap<Key, string>, mayStay: (key: Key) => boolean): Batch | undefined {
  let group: string | undefined
  const keys: Key[] = []
  for (const [key, itsGroup] of held) {
    if (mayStay(key)) continue
    group ??= itsGroup
    if (itsGroup === group) keys.push(key)
  }
  return group === undefined ? undefined : { group, keys }
}

/** Keys as item × type pairs: items that want the same types share a pair. */
export function pairsOf(keys: readonly Key[]): readonly Pair[] {
  const typesOf = new Map<string, string[]>()
  for (const key of keys) {
    const { type, item } = registrationOf(key)
    append(typesOf, item, type)
  }
  const itemsOf = new Map<string, string[]>()
  for (const [item, types] of typesOf) append(itemsOf, types.sort().join(' '), item)
  return [...itemsOf].map(([types, item]) => ({ item, type: types.split(' ') }))
}

/** The distinct codes of keys: a code counts once whatever its types, the blank item is no code (measured). */
export function codesOf(keys: Iterable<Key>): ReadonlySet<string> {
  const codes = new Set<string>()
  for (const key of keys) codes.add(registrationOf(key).item)
  codes.delete('')
  return codes
}

/** Two halves; what belongs to one code stays together as long as there are several codes. */
export function halves(keys: readonly Key[]): readonly [readonly Key[], readonly Key[]] {
  const codes = [...new Set(keys.map((key) => registrationOf(key).item))]
  if (codes.length < 2) {
    const middle = Math.ceil(keys.length / 2)
    return [keys.slice(0, middle), keys.slice(middle)]
  }
  const first = new Set(codes.slice(0, Math.ceil(codes.length / 2)))
  const isFirst = (key: Key) => first.has(registrationOf(key).item)
  return [keys.filter(isFirst), keys.filter((key) => !isFirst(key))]
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
