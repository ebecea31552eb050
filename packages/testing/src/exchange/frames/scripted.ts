/** REAL entries that a test writes itself. */
import { endpointById } from '@kiwoom-rx/core/catalog'
import type { OpenSession, Sessions } from '../session/openSessions.ts'
import type { Entry, FidValue } from './entry.ts'
import type { FrameWriter } from './writer.ts'

/** The values in the manual's order; FIDs that it does not list come last. */
export function scriptedEntry(
  type: string,
  item: string,
  values: Readonly<Record<string, string>>,
  writer: FrameWriter,
): Entry {
  const order = (endpointById(type)?.response.fields ?? []).map(({ key }) => key)
  const listed = order.flatMap((fid): readonly FidValue[] => {
    const value = values[fid]
    return value === undefined ? [] : [[fid, value]]
  })
  const others = Object.entries(values).filter(([fid]) => !order.includes(fid))
  return writer.entry(type, item, [...listed, ...others])
}

/** Who would hear it: those who registered the pair, or the type without naming an item. */
export function scriptedListeners(sessions: Sessions, type: string, item: string): ReadonlySet<OpenSession> {
  return new Set([...sessions.listeners(type, item), ...sessions.listeners(type, '')])
}
