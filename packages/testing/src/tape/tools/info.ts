/** What is on a tape, at a glance. */
import { koreanText } from '../../clock/instant.ts'
import type { TapeCursor } from '../cursor.ts'
import { parsedEntries, someEntry } from '../entries.ts'
import type { Damage } from '../problem.ts'
import { frameIn, recordOf, type TapeRecord } from '../record.ts'

/** A stretch in which the tape may have missed something. */
export interface TapeGap {
  readonly from: number
  readonly to: number
  readonly reason: string
}

export interface TapeInfo {
  /** Epoch ms of the first and the last record; `undefined` on a tape without any. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly records: number
  readonly requests: number
  /** Frames received that are no market data. */
  readonly otherFrames: number
  /** Entries by type, then by item. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly gaps: readonly TapeGap[]
  readonly damage: Damage | undefined
}

// The exchange sends a PING every 10 s (docs/protocol.md#session): four of them missing is what the client takes for a
// dead line.
const SILENCE = 45_000

/** Reads a tape to its end. */
export function infoOf(cursor: TapeCursor): TapeInfo {
  const entries = new Map<string, Map<string, number>>()
  const gaps: TapeGap[] = []
  const open = new Set<number>()
  let [from, to, heard]: (number | undefined)[] = []
  let [requests, otherFrames] = [0, 0]
  let lost: { readonly at: number; readonly reason: string } | undefined

  const count = (type: string, item: string): false => {
    const items = entries.get(type) ?? new Map<string, number>()
    entries.set(type, items.set(item, (items.get(item) ?? 0) + 1))
    return false
  }
  const frame = (bytes: Buffer): void => {
    if (heard !== undefined && cursor.at - heard > SILENCE && lost === undefined) {
      gaps.push({ from: heard, to: cursor.at, reason: 'nothing was received' })
    }
    heard = cursor.at
    if (someEntry(bytes, count) !== undefined) return
    const parsed = parsedEntries(bytes)
    if (parsed === undefined) otherFrames += 1
    for (const { type, item } of parsed ?? []) count(type, item)
  }
  const other = (record: TapeRecord): void => {
    switch (record._tag) {
      case 'opened':
        if (lost !== undefined) gaps.push({ from: lost.at, to: record.at, reason: lost.reason })
        lost = undefined
        open.add(record.connection)
        heard = record.at
        return
      case 'closed':
        open.delete(record.connection)
        if (open.size > 0 || lost !== undefined) return
        lost = { at: heard ?? record.at, reason: `closed by the ${record.by}: ${record.code} ${record.reason}`.trim() }
        return
      case 'request':
        requests += 1
        return
      case 'received':
      case 'sent':
      case 'binary':
      case 'reply':
      case 'failed':
        return
    }
  }

  while (cursor.next()) {
    from ??= cursor.at
    to = cursor.at
    const bytes = frameIn(cursor)
    if (bytes === undefined) other(recordOf(cursor))
    else frame(bytes)
  }
  return {
    from,
    to,
    records: cursor.records,
    requests,
    otherFrames,
    entries: Object.fromEntries([...entries].map(([type, items]) => [type, Object.fromEntries(items)])),
    gaps,
    damage: cursor.damage,
  }
}

/** The same as lines for a person. */
export function infoLines(file: string, bytes: number, info: TapeInfo): readonly string[] {
  const { from, to, records, requests, otherFrames, entries, gaps, damage } = info
  const of = (name: string, text: string): string => `${name.padEnd(9)} ${text}`
  const span = from === undefined || to === undefined ? 'nothing' : `${koreanText(from)} to ${koreanText(to)} in Korea`
  return [
    of('tape', `${file}, ${number(bytes)} bytes`),
    of('span', span),
    of('records', `${number(records)}, of them ${number(requests)} requests and ${number(otherFrames)} other frames`),
    ...Object.entries(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([type, items]) =>
        Object.entries(items)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([item, entriesOfItem]) => of(type, `${(item || '-').padEnd(12)} ${number(entriesOfItem)}`)),
      ),
    ...gaps.map((gap) => of('gap', `${koreanText(gap.from)} to ${koreanText(gap.to)}: ${gap.reason}`)),
    of('gaps', String(gaps.length)),
    of('damage', damage === undefined ? 'none' : damage.message),
  ]
}

function number(value: number): string {
  return value.toLocaleString('en')
}
