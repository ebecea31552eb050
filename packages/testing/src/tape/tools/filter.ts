/** A tape of fewer types and items. */
import type { TapeCursor } from '../cursor.ts'
import { type ParsedEntry, parsedEntries, someEntry } from '../entries.ts'
import { frameLine, isKind, type Line, lineOf } from '../line.ts'
import { frameIn } from '../record.ts'

/** What is kept; an empty set keeps all. */
export interface Wanted {
  readonly types: ReadonlySet<string>
  readonly items: ReadonlySet<string>
}

/**
 * Keeps the market data that is wanted, and everything else: sessions, requests and replies, without which the
 * tape could not be replayed.
 */
export function* filter(cursor: TapeCursor, { types, items }: Wanted): Generator<Line> {
  const keeps = (type: string, item: string): boolean =>
    (types.size === 0 || types.has(type)) && (items.size === 0 || items.has(item))
  while (cursor.next()) {
    const { at, kind } = cursor
    if (!isKind(kind)) continue
    const line = lineOf(at, kind, cursor.frame())
    const frame = frameIn(cursor)
    if (frame === undefined) {
      yield line
      continue
    }
    // Nearly always a frame is wanted as a whole, or not at all.
    const hasUnwanted = someEntry(frame, (type, item) => !keeps(type, item))
    if (hasUnwanted === false) yield line
    else if (hasUnwanted === undefined || someEntry(frame, keeps) === true) {
      const entries = parsedEntries(frame)
      const kept = entries?.filter(({ type, item }) => keeps(type, item))
      if (entries === undefined || kept?.length === entries.length) yield line
      else if (kept !== undefined && kept.length > 0) yield frameLine(at, 'received', frameOf(kept))
    }
  }
}

function frameOf(kept: readonly ParsedEntry[]): string {
  return JSON.stringify({ trnm: 'REAL', data: kept.map(({ entry }) => entry) })
}
