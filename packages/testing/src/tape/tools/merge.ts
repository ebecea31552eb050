/** Several tapes as one: of several app keys, or of days that were recorded in parts. */
import type { TapeCursor } from '../cursor.ts'
import { isKind, KIND, type Line, lineOf } from '../line.ts'
import { lineOfRecord, recordOf } from '../record.ts'

/** One tape of a merge: its next record waits in the cursor's hand. */
interface Input {
  readonly cursor: TapeCursor
  /** The latest time so far: where a clock was set back, the order of the tape stays. */
  due: number
}

/**
 * The records of all tapes in the order of their times; at equal times those of an earlier tape first, and each tape's
 * own order always. Connections and requests get numbers of their own.
 */
export function* merge(cursors: readonly TapeCursor[]): Generator<Line> {
  const inputs = cursors.map((cursor): Input => ({ cursor, due: Number.NEGATIVE_INFINITY }))
  const waiting = new Set(inputs.filter(step))
  while (waiting.size > 0) {
    let first: Input | undefined
    // A set keeps the order in which the tapes were named.
    for (const input of waiting) if (first === undefined || input.due < first.due) first = input
    if (first === undefined) return
    yield renumbered(first.cursor, inputs.indexOf(first), inputs.length)
    if (!step(first)) waiting.delete(first)
  }
}

function step(input: Input): boolean {
  if (!input.cursor.next()) return false
  input.due = Math.max(input.due, input.cursor.at)
  return true
}

function renumbered(cursor: TapeCursor, index: number, count: number): Line {
  const { at, kind } = cursor
  const isFrame = kind === KIND.received || kind === KIND.sent || kind === KIND.receivedText || kind === KIND.sentText
  if (isFrame && isKind(kind)) return lineOf(at, kind, cursor.frame())
  const own = (number: number): number => number * count + index
  const record = recordOf(cursor)
  switch (record._tag) {
    case 'opened':
    case 'closed':
    case 'binary':
      return lineOfRecord({ ...record, connection: own(record.connection) })
    case 'request':
    case 'reply':
    case 'failed':
      return lineOfRecord({ ...record, request: own(record.request) })
    case 'received':
    case 'sent':
      return lineOfRecord(record)
  }
}
