/** The entries of REAL frames, found without reading what is in them. */
import { isObject, type JsonObject, objectIn, textOf } from '../exchange/json.ts'

const HEAD = Buffer.from('{"trnm":"REAL","data":[{"type":"')
const ENTRY = Buffer.from('{"type":"')
const ITEM = Buffer.from('"item":"')
const QUOTE = 0x22

/**
 * Whether an entry of a REAL frame passes a test, asked in their order until one does; `undefined` for a frame that is
 * not written in the usual way, and for any other frame.
 */
export function someEntry(frame: Buffer, test: (type: string, item: string) => boolean): boolean | undefined {
  if (!HEAD.equals(frame.subarray(0, HEAD.length))) return undefined
  for (let at = frame.indexOf(ENTRY); at >= 0; at = frame.indexOf(ENTRY, at + 1)) {
    const item = frame.indexOf(ITEM, at)
    if (test(textAt(frame, at + ENTRY.length), item < 0 ? '' : textAt(frame, item + ITEM.length))) return true
  }
  return false
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
  return end < 0 ? '' : frame.toString('latin1', from, end)
}
