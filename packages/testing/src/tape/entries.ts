/** The entries of REAL frames, found without reading what is in them. */
import { isObject, type JsonObject, objectIn, textOf } from '../exchange/text/json.ts'

// The measured order of keys, and that of the manual (docs/protocol.md#real-frames).
const HEADS = ['{"data":[{', '{"trnm":"REAL","data":[{'].map((head) => Buffer.from(head))
const TYPE = Buffer.from('"type":"')
const ITEM = Buffer.from('"item":"')
const VALUES = Buffer.from('"values":')
const QUOTE = 0x22

/**
 * Whether an entry of a REAL frame passes a test, asked in their order until one does; `undefined`, and nothing asked, for
 * a frame that is not written in one of the usual ways, and for any other frame.
 *
 * In both orders an entry's type comes before its item. A value cannot be taken for either: a quote in a text has a
 * backslash before it, and the keys of `values` are digits.
 */
export function someEntry(frame: Buffer, test: (type: string, item: string) => boolean): boolean | undefined {
  return entriesIn(frame)?.some(([type, item]) => test(type, item))
}

function entriesIn(frame: Buffer): readonly (readonly [type: string, item: string])[] | undefined {
  if (!HEADS.some((head) => head.equals(frame.subarray(0, head.length)))) return undefined
  const entries: (readonly [string, string])[] = []
  let at = frame.indexOf(TYPE)
  while (at >= 0) {
    const item = frame.indexOf(ITEM, at)
    const next = frame.indexOf(TYPE, at + TYPE.length)
    if (item < 0 || (next >= 0 && next < item)) return undefined
    entries.push([textAt(frame, at + TYPE.length), textAt(frame, item + ITEM.length)])
    at = next
  }
  // Otherwise an item comes before the first type, or an entry has no type or no item.
  const isUsual =
    entries.length > 0 &&
    entries.length === countOf(frame, ITEM) &&
    entries.length === countOf(frame, VALUES) &&
    frame.indexOf(TYPE) < frame.indexOf(ITEM)
  return isUsual ? entries : undefined
}

function countOf(frame: Buffer, part: Buffer): number {
  let count = 0
  for (let at = frame.indexOf(part); at >= 0; at = frame.indexOf(part, at + part.length)) count += 1
  return count
}

/** An entry as it was parsed. */
export interface ParsedEntry {
  readonly type: string
  readonly item: string
  readonly entry: JsonObject
}

/** The entries of a REAL frame, parsed; `undefined` for any other frame. */
export function parsedEntries(frame: Buffer): readonly ParsedEntry[] | undefined {
  const parsed = objectIn(frame.toString())
  if (textOf(parsed?.['trnm']) !== 'REAL' || !Array.isArray(parsed?.['data'])) return undefined
  return parsed['data']
    .filter(isObject)
    .map((entry) => ({ type: textOf(entry['type']), item: textOf(entry['item']), entry }))
}

function textAt(frame: Buffer, from: number): string {
  const end = frame.indexOf(QUOTE, from)
  return end < 0 ? '' : frame.toString('utf8', from, end)
}
