/**
 * The frame scanner: REAL frames from their bytes to events, without a string for each value.
 *
 * It knows one way in which a frame is usually written, and gives up on anything else: then the frame is read by
 * `JSON.parse` and the codecs, which stay the definition. Both ways give equal events (a property test holds them
 * together), so giving up costs time and nothing else.
 */
import type { EventHead } from './event.ts'
import { timestampOf, timestampOfTime } from './koreanTime.ts'
import { found, nameAt } from './names.ts'
import type { WireRecord } from './record.ts'
import type { ScanPlan } from './scanPlan.ts'
import { endOfText, lastTime, passOver, readValues, unknown, values } from './scanValues.ts'
import { plainCode } from './stockCode.ts'

/** Where the entries of an item go. Made once for each item, so that what is known of it need not be looked for. */
export interface Addressee {
  /** As {@link EventHead} has it: see {@link plainCode}. */
  readonly stockCode: string | null
}

/** An event and where it belongs. */
export interface Scanned<To extends Addressee> {
  readonly type: string
  readonly item: string
  /** Both absent where nobody wants it. */
  readonly to: To | undefined
  readonly event: (WireRecord & EventHead) | undefined
}

/** What the scanner asks of its surroundings. */
export interface ScanContext<To extends Addressee> {
  /** How to scan a type: `'unknown'` if there is no such type, `undefined` if it is left to the codecs. */
  readonly plan: (type: string) => ScanPlan | 'unknown' | undefined
  /** Who gets the entries of an item; `undefined` when nobody listens: what nobody wants is passed over. */
  readonly to: (type: string, item: string) => To | undefined
}

/** Scans a frame; `undefined` when it is not written in the expected way. */
export type FrameScanner<To extends Addressee> = (
  frame: Uint8Array,
  receivedAt: number,
) => readonly Scanned<To>[] | undefined

const ascii = (text: string): Uint8Array => Buffer.from(text)
const HEAD = ascii('{"trnm":"REAL","data":[')
const TYPE = ascii('{"type":"')
const NAME = ascii('","name":"')
const ITEM = ascii('","item":"')
const VALUES = ascii('","values":{')
const END = ascii('}}')
const TAIL = ascii(']}')
const COMMA = 0x2c

/** Makes a scanner. It works on one frame at a time. */
export function frameScanner<To extends Addressee>({
  plan: planOf,
  to: addresseeOf,
}: ScanContext<To>): FrameScanner<To> {
  // The place behind the entry that was read last.
  let behind = 0

  return (frame, receivedAt) => {
    const bytes = Buffer.isBuffer(frame) ? frame : Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
    const scanned: Scanned<To>[] = []
    for (let at = skip(bytes, 0, HEAD); ; at = behind + 1) {
      const entry = at < 0 ? undefined : scanEntry(bytes, at, receivedAt)
      if (entry === undefined) return undefined
      scanned.push(entry)
      if (bytes[behind] !== COMMA) return skip(bytes, behind, TAIL) === bytes.length ? scanned : undefined
    }
  }

  function scanEntry(bytes: Buffer, start: number, receivedAt: number): Scanned<To> | undefined {
    let at = named(bytes, skip(bytes, start, TYPE))
    const type = found.name
    at = skip(bytes, at, NAME)
    at = skip(bytes, at < 0 ? at : endOfText(bytes, at), ITEM)
    at = named(bytes, at)
    const item = found.name
    at = skip(bytes, at, VALUES)
    const plan = at < 0 ? undefined : planOf(type)
    if (plan === undefined) return undefined
    const to = plan === 'unknown' ? undefined : addresseeOf(type, item)
    if (plan === 'unknown' || to === undefined) {
      behind = skip(bytes, passOver(bytes, at), END)
      return behind < 0 ? undefined : { type, item, to: undefined, event: undefined }
    }
    behind = skip(bytes, readValues(bytes, at, plan), END)
    if (behind < 0) return undefined
    const timestamp = ownTime(plan.timeIndex < 0 ? null : values[plan.timeIndex], receivedAt)
    const event = plan.build(type, item, to.stockCode, receivedAt, timestamp, values)
    return { type, item, to, event: unknown.values === undefined ? event : Object.assign(event, unknown.values) }
  }
}

/** Behind what is expected at a place; -1 when it is not there, or there is no place. */
function skip(bytes: Buffer, at: number, expected: Uint8Array): number {
  if (at < 0) return at
  for (let index = 0; index < expected.length; index++) if (bytes[at + index] !== expected[index]) return -1
  return at + expected.length
}

function named(bytes: Buffer, at: number): number {
  return at < 0 ? at : nameAt(bytes, at)
}

/** Nearly always the event's own time is the one that was read last, and its number is at hand. */
function ownTime(time: unknown, receivedAt: number): number | null {
  if (typeof time !== 'string') return null
  return time === lastTime.text ? timestampOf(lastTime.second * 1000, receivedAt) : timestampOfTime(time, receivedAt)
}

/** An addressee for whoever keeps no table of items: each is looked at once. */
export function anybody(item: string): Addressee {
  const known = ANYBODY.get(item)
  if (known !== undefined) return known
  const made: Addressee = { stockCode: plainCode(item) }
  if (ANYBODY.size < MOST_ITEMS) ANYBODY.set(item, made)
  return made
}

const ANYBODY = new Map<string, Addressee>()
// Of a market's listings, some thousands; beyond this something else is going on.
const MOST_ITEMS = 50_000
