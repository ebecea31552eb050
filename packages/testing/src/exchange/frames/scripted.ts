/** REAL entries that a test writes itself. */
import { endpointById } from '@kiwoom-rx/core/catalog'
import type { OpenSession, Sessions } from '../sessions.ts'
import { type Entry, entry, type FidValue } from './entry.ts'

/** The values in the manual's order; FIDs that it does not list come last. */
export function scriptedEntry(
  type: string,
  item: string,
  values: Readonly<Record<string, string>>,
  dataFirst: boolean,
): Entry {
  const order = (endpointById(type)?.response.fields ?? []).map(({ key }) => key)
  const listed = order.flatMap((fid): readonly FidValue[] => {
    const value = values[fid]
    return value === undefined ? [] : [[fid, value]]
  })
  const others = Object.entries(values).filter(([fid]) => !order.includes(fid))
  return entry(type, item, [...listed, ...others], dataFirst)
}

/** Who would hear it: those who registered the pair, or the type without naming an item. */
export function scriptedListeners(sessions: Sessions, type: string, item: string): ReadonlySet<OpenSession> {
  return new Set([...sessions.listeners(type, item), ...sessions.listeners(type, '')])
}
