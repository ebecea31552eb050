/**
 * The frame scanner: REAL frames from their bytes to events, without a string for each value.
 *
 * Keys may come in any order, with or without white space, escaped or twice, and values may be anything that JSON allows;
 * the quick way is for texts as the exchange writes them. Only what is no REAL frame, or broken, is left: then the frame is
 * read by `JSON.parse` and `compiledEventReader`. The io-ts codecs stay the definition of both; a property test holds the
 * three together.
 */
import { type ClockLead, clockLead } from './clockLead.ts'
import type { EventHead } from './event.ts'
import { timestampOf, timestampOfTime } from './koreanTime.ts'
import { NameTable } from './names.ts'
import { nameInstrument, planEvent } from './planEvent.ts'
import { isIncomplete, NO_PROBLEMS, problemsIn, withOthers } from './planProblems.ts'
import type { FieldProblem } from './problem.ts'
import type { WireRecord } from './record.ts'
import {
  CLOSE_LIST,
  CLOSE_RECORD,
  COMMA,
  endOfText,
  isAt,
  OPEN_LIST,
  OPEN_RECORD,
  QUOTE,
  skipSpace,
  valueAt,
} from './scanBytes.ts'
import { EntryScanner } from './scanEntry.ts'
import { behindJson } from './scanJson.ts'
import { JsonScanner } from './scanOdd.ts'
import type { ScanPlan } from './scanPlan.ts'
import { passOver, ValueScanner } from './scanValues.ts'
import { FrameWords } from './scanWords.ts'
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
  /** Absent where no one wants it. */
  readonly to: To | undefined
  /** Absent also where an essential value is missing. */
  readonly event: (WireRecord & EventHead) | undefined
  readonly problems: readonly FieldProblem[]
  /** It is of a type that there is. */
  readonly isKnown: boolean
}

/** What the scanner asks of its surroundings. */
export interface ScanContext<To extends Addressee> {
  /** How to scan a type: `'unknown'` if there is no such type, `undefined` if it is not for the scanner. */
  readonly plan: (type: string) => ScanPlan | 'unknown' | undefined
  /** Who gets the entries of an item; `undefined` when no one listens: what no one wants is passed over. */
  readonly to: (type: string, item: string) => To | undefined
  /** How far an event's own time may lie after its arrival. Default: five minutes. */
  readonly lead?: ClockLead
}

/** Scans a frame; `undefined` when it is not written in a way that the scanner reads. */
export type FrameScanner<To extends Addressee> = (
  frame: Uint8Array,
  receivedAt: number,
) => readonly Scanned<To>[] | undefined

const TRNM = Buffer.from('trnm"')
const DATA = Buffer.from('data"')
const REAL = Buffer.from('"REAL"')

/** Makes a scanner. It works on one frame at a time. */
export function frameScanner<To extends Addressee>({
  plan: planOf,
  to: addresseeOf,
  lead = clockLead(),
}: ScanContext<To>): FrameScanner<To> {
  const names = new NameTable()
  const head = new EntryScanner(names)
  const words = new FrameWords()
  const reader = new ValueScanner(words, names)
  const json = new JsonScanner(names)

  return (frame, receivedAt) => {
    const bytes = Buffer.isBuffer(frame) ? frame : Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
    words.load(frame)
    const scanned: Scanned<To>[] = []
    let isReal = false
    let hasData = false
    let at = skipSpace(bytes, 0)
    if (bytes[at] !== OPEN_RECORD) return undefined
    do {
      at = skipSpace(bytes, at + 1)
      if (bytes[at] !== QUOTE) return undefined
      at += 1
      if (isAt(bytes, at, DATA)) {
        // Of a key that comes twice the last counts.
        hasData = true
        if (scanned.length > 0) scanned.length = 0
        at = scanData(bytes, valueAt(bytes, at + DATA.length), receivedAt, scanned)
      } else if (isAt(bytes, at, TRNM)) {
        at = valueAt(bytes, at + TRNM.length)
        isReal = isAt(bytes, at, REAL)
        at = isReal ? at + REAL.length : at < 0 ? at : behindOther(bytes, at)
      } else {
        at = endOfText(bytes, at)
        at = at < 0 ? at : valueAt(bytes, at + 1)
        at = at < 0 ? at : behindOther(bytes, at)
      }
      if (at < 0) return undefined
      at = skipSpace(bytes, at)
    } while (bytes[at] === COMMA)
    if (bytes[at] !== CLOSE_RECORD || !isReal || !hasData) return undefined
    return skipSpace(bytes, at + 1) === bytes.length ? scanned : undefined
  }

  /** Behind a value that is of no use. A long text is checked by `JSON.parse`, which is quicker there. */
  function behindOther(bytes: Buffer, at: number): number {
    return bytes[at] === QUOTE ? json.read(bytes, at) : behindJson(bytes, at)
  }

  /** Scans the entries of a list; the place behind it, or -1. */
  function scanData(bytes: Buffer, start: number, receivedAt: number, scanned: Scanned<To>[]): number {
    if (start < 0 || bytes[start] !== OPEN_LIST) return -1
    let at = skipSpace(bytes, start + 1)
    if (bytes[at] === CLOSE_LIST) return at + 1
    for (;;) {
      if (bytes[at] !== OPEN_RECORD) return -1
      const start = at + 1
      at = head.read(bytes, start)
      let entry = at < 0 ? undefined : scanEntry(bytes, receivedAt)
      if (entry === undefined) {
        at = head.readCarefully(bytes, start)
        entry = at < 0 ? undefined : scanEntry(bytes, receivedAt)
      }
      if (entry === undefined) return -1
      scanned.push(entry)
      at = skipSpace(bytes, at)
      if (bytes[at] === CLOSE_LIST) return at + 1
      if (bytes[at] !== COMMA) return -1
      at = skipSpace(bytes, at + 1)
    }
  }

  /** The entry whose head was just read. */
  function scanEntry(bytes: Buffer, receivedAt: number): Scanned<To> | undefined {
    const { type, item, valuesAt, valuesEnd } = head
    const plan = planOf(type)
    if (plan === undefined) return undefined
    const isKnown = plan !== 'unknown'
    const to = isKnown ? addresseeOf(type, item) : undefined
    if (!isKnown || to === undefined) {
      if (passOver(bytes, valuesAt) !== valuesEnd) return undefined
      return { type, item, to: undefined, event: undefined, problems: NO_PROBLEMS, isKnown }
    }
    if (reader.read(bytes, valuesAt, plan) !== valuesEnd) return undefined
    const { values, second, unknown, raws, instrument } = reader
    nameInstrument(plan, values, to.stockCode)
    const problems =
      raws === undefined && !isIncomplete(plan, values)
        ? NO_PROBLEMS
        : problemsIn(plan, values, (index) => raws?.get(index))
    if (problems.length > 0 && isIncomplete(plan, values))
      return { type, item, to, event: undefined, problems, isKnown }
    const timestamp =
      second < 0
        ? ownTime(values[plan.timeIndex], receivedAt, lead.most)
        : timestampOf(second * 1000, receivedAt, lead.most)
    const event = planEvent(plan, type, item, to.stockCode, receivedAt, timestamp, values, instrument)
    return {
      type,
      item,
      to,
      event: unknown === undefined ? event : withOthers(event, unknown, plan),
      problems,
      isKnown,
    }
  }
}

/** The event's own time where it is not six digits. */
function ownTime(time: unknown, receivedAt: number, mostLead: number): number | null {
  return typeof time === 'string' ? timestampOfTime(time, receivedAt, mostLead) : null
}

/** Addressees for callers who keep no table of items: each item is looked at once. */
export function addressees(): (item: string) => Addressee {
  const items = new Map<string, Addressee>()
  return (item) => {
    const known = items.get(item)
    if (known !== undefined) return known
    const made: Addressee = { stockCode: plainCode(item) }
    if (items.size < MOST_ITEMS) items.set(item, made)
    return made
  }
}

// Of a market's listings, some thousands; beyond this something else is going on.
const MOST_ITEMS = 50_000
