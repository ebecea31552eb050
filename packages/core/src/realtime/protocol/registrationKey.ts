/** Registrations as keys: one text each, for sets and maps. */
import type { Registration } from '../../shared/gap.ts'

/** A registration as one text: the two characters of the type, then the item. */
export type Key = string

export function keyOf(type: string, item: string): Key {
  return type + item
}

export function registrationOf(key: Key): Registration {
  return { type: key.slice(0, 2), item: key.slice(2) }
}
