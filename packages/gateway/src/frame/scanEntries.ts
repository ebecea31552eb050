/**
 * Finds the registrations and the bytes of the entries of a REAL frame, without parsing them.
 *
 * The exchange writes every REAL frame in one order of keys (docs/protocol.md#real-frames), and the scan looks for that
 * order. The marks below contain unescaped quotes, so a mark is never part of a JSON text. Any other frame is read by
 * `JSON.parse` and written again.
 */
import { isObject } from './json.ts'

/** One entry: its registration, and its bytes from the opening to the closing brace. */
export interface Entry {
  readonly type: string
  readonly item: string
  readonly bytes: Uint8Array
}

const HEAD = Buffer.from('{"data":[')
const OPEN = Buffer.from('{"values":{')
const TYPE = Buffer.from('},"type":"')
const NAME = Buffer.from('","name":"')
const ITEM = Buffer.from('","item":"')
const CLOSE = Buffer.from('"}')
const TAIL = Buffer.from('],"trnm":"REAL"}')
const COMMA = 0x2c
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** The entries of a REAL frame; nothing for another frame, or for text that is not a frame. */
export function scanEntries(frame: Uint8Array): readonly Entry[] | undefined {
  const bytes = Buffer.isBuffer(frame) ? frame : Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
  return inOrder(bytes) ?? parsed(bytes)
}

function inOrder(bytes: Buffer): readonly Entry[] | undefined {
  if (!isAt(bytes, 0, HEAD)) return undefined
  const entries: Entry[] = []
  for (let at = HEAD.length; ; ) {
    const entry = entryAt(bytes, at)
    if (entry === undefined) return undefined
    entries.push(entry)
    at += entry.bytes.length
    if (bytes[at] === COMMA) at += 1
    else return isAt(bytes, at, TAIL) && at + TAIL.length === bytes.length ? entries : undefined
  }
}

function entryAt(bytes: Buffer, at: number): Entry | undefined {
  if (!isAt(bytes, at, OPEN)) return undefined
  const typeAt = behind(bytes, TYPE, at + OPEN.length)
  if (typeAt < 0) return undefined
  const typeEnd = bytes.indexOf(QUOTE, typeAt)
  if (!isAt(bytes, typeEnd, NAME)) return undefined
  const nameEnd = bytes.indexOf(QUOTE, typeEnd + NAME.length)
  if (!isAt(bytes, nameEnd, ITEM)) return undefined
  const itemAt = nameEnd + ITEM.length
  const itemEnd = bytes.indexOf(QUOTE, itemAt)
  if (!isAt(bytes, itemEnd, CLOSE)) return undefined
  // A text with an escape is left to JSON.parse.
  for (let each = typeAt; each < itemEnd; each++) if (bytes[each] === BACKSLASH) return undefined
  return {
    type: bytes.toString('utf8', typeAt, typeEnd),
    item: bytes.toString('utf8', itemAt, itemEnd),
    bytes: bytes.subarray(at, itemEnd + CLOSE.length),
  }
}

function behind(bytes: Buffer, mark: Buffer, from: number): number {
  const at = bytes.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function isAt(bytes: Buffer, at: number, mark: Buffer): boolean {
  if (at < 0) return false
  for (let index = 0; index < mark.length; index++) if (bytes[at + index] !== mark[index]) return false
  return true
}

function parsed(bytes: Buffer): readonly Entry[] | undefined {
  let frame: unknown
  try {
    frame = JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
  if (!isObject(frame) || frame['trnm'] !== 'REAL' || !Array.isArray(frame['data'])) return undefined
  const data: readonly unknown[] = frame['data']
  return data.flatMap((entry): readonly Entry[] => {
    if (!isObject(entry) || typeof entry['type'] !== 'string') return []
    const item = entry['item'] ?? ''
    return typeof item === 'string' ? [{ type: entry['type'], item, bytes: Buffer.from(JSON.stringify(entry)) }] : []
  })
}

/** Writes a frame of entries as the exchange does. */
export function frameOf(entries: readonly Entry[]): Uint8Array {
  const parts: Uint8Array[] = [HEAD]
  entries.forEach(({ bytes }, index) => {
    if (index > 0) parts.push(SEPARATOR)
    parts.push(bytes)
  })
  return Buffer.concat([...parts, TAIL])
}

const SEPARATOR = Buffer.from(',')
