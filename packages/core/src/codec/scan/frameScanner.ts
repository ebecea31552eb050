/**
 * The frame scanner: REAL frames from their bytes to events, without a string for each value.
 *
 * Keys may come in any order, with or without white space, escaped or twice, and values may be anything that JSON allows;
 * the quick way is for texts as the exchange writes them. Only what is no REAL frame, or broken, is left: then the frame is
 * read by `JSON.parse` and `compiledEventReader`. The io-ts codecs stay the definition of both; a property test holds the
 * three together.
 */

import { bytesOf, viewOf } from '#bytes'
import type { EventHead } from '../events/event.ts'
import type { ScanPlan } from '../events/eventPlan.ts'
import { nameInstrument, planEvent } from '../events/plannedEvent.ts'
import { blankUnreadable, isIncomplete, NO_PROBLEMS, problemsIn, withOthers } from '../events/plannedProblems.ts'
import type { FieldProblem } from '../records/problem.ts'
import type { WireRecord } from '../records/record.ts'
import { type ClockLead, clockLead } from '../values/clockLead.ts'
import { timestampOf, timestampOfTime } from '../values/koreanTime.ts'
import { plainCode } from '../values/stockCode.ts'
import { EntryScanner } from './entryScanner.ts'
import { FrameWords } from './frameWords.ts'
import {
  CLOSE_LIST,
  CLOSE_RECORD,
  COMMA,
  isAt,
  OPEN_LIST,
  OPEN_RECORD,
  QUOTE,
  skipSpace,
  valueAt,
} from './jsonBytes.ts'
import { JsonScanner } from './jsonScanner.ts'
import { NameTable } from './nameTable.ts'
import { behindJson } from './skipJson.ts'
import { passOver, ValueScanner } from './valueScanner.ts'

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
  /** What a frame may be instead of REAL: such frames are left. None unless given. */
  readonly services?: ReadonlySet<unknown>
  /** Whether the problems of an entry need not be described, because their report would be left out. Default: never. */
  readonly leavesOut?: (type: string) => boolean
  /** How far an event's own time may lie after its arrival. Default: five minutes. */
  readonly lead?: ClockLead
}

/** What a REAL frame holds. */
export interface ScannedFrame<To extends Addressee> {
  readonly entries: readonly Scanned<To>[]
  /** How many of its entries are none: no records, or without a type. */
  readonly unreadable: number
}

/**
 * Scans a frame. `'unknown'`: it is no REAL frame and none of the other services, whether or not it is well-formed;
 * `undefined` when it is not written in a way that the scanner reads.
 */
export type FrameScanner<To extends Addressee> = (
  frame: Uint8Array,
  receivedAt: number,
) => ScannedFrame<To> | 'unknown' | undefined

// Of one length.
const TRNM = bytesOf('trnm"')
const DATA = bytesOf('data"')
const REAL = bytesOf('"REAL"')

/** Makes a scanner. It works on one frame at a time. */
export function frameScanner<To extends Addressee>({
  plan: planOf,
  to: addresseeOf,
  services = NO_SERVICES,
  leavesOut = () => false,
  lead = clockLead(),
}: ScanContext<To>): FrameScanner<To> {
  const names = new NameTable()
  const head = new EntryScanner(names)
  const words = new FrameWords()
  const reader = new ValueScanner(words, names)
  const json = new JsonScanner(names)
  const instruments = addressees()
  const plain = (code: string): string | null => instruments(code).stockCode

  let entries: Scanned<To>[] = []
  let unreadable = 0

  return (frame, receivedAt) => {
    const bytes = viewOf(frame)
    let at = skipSpace(bytes, 0)
    if (bytes[at] !== OPEN_RECORD) return mayBeFrame(bytes, at) ? undefined : 'unknown'
    at = skipSpace(bytes, at + 1)
    if (bytes[at] === CLOSE_RECORD) return 'unknown'
    words.load(bytes)
    entries = []
    unreadable = 0
    let trnm: unknown
    let hasData = false
    for (;;) {
      if (bytes[at] !== QUOTE) return undefined
      let key: unknown = isAt(bytes, at + 1, DATA) ? 'data' : isAt(bytes, at + 1, TRNM) ? 'trnm' : undefined
      let behindKey = at + 1 + DATA.length
      if (key === undefined) {
        behindKey = json.read(bytes, at)
        key = json.value
      }
      at = behindKey < 0 ? -1 : valueAt(bytes, behindKey)
      if (at < 0) return undefined
      if (key === 'data') {
        // Of a key that comes twice the last counts.
        if (entries.length > 0) entries = []
        unreadable = 0
        hasData = bytes[at] === OPEN_LIST
        at = hasData ? scanData(bytes, at, receivedAt) : behindOther(bytes, at)
      } else if (key !== 'trnm') at = behindOther(bytes, at)
      else if (isAt(bytes, at, REAL)) {
        trnm = 'REAL'
        at += REAL.length
      } else {
        at = json.read(bytes, at)
        trnm = json.value
      }
      if (at < 0) return undefined
      at = skipSpace(bytes, at)
      if (bytes[at] !== COMMA) break
      at = skipSpace(bytes, at + 1)
    }
    if (bytes[at] !== CLOSE_RECORD || skipSpace(bytes, at + 1) !== bytes.length) return undefined
    if (trnm === 'REAL') return hasData ? { entries, unreadable } : 'unknown'
    return services.has(trnm) ? undefined : 'unknown'
  }

  /** Behind a value that is of no use. A long text is checked by `JSON.parse`, which is quicker there. */
  function behindOther(bytes: Uint8Array, at: number): number {
    return bytes[at] === QUOTE ? json.read(bytes, at) : behindJson(bytes, at)
  }

  /** Scans the entries of a list; the place behind it, or -1. */
  function scanData(bytes: Uint8Array, start: number, receivedAt: number): number {
    let at = skipSpace(bytes, start + 1)
    if (bytes[at] === CLOSE_LIST) return at + 1
    for (;;) {
      at = bytes[at] === OPEN_RECORD ? behindEntry(bytes, at + 1, receivedAt) : behindNone(bytes, at)
      if (at < 0) return -1
      at = skipSpace(bytes, at)
      if (bytes[at] === CLOSE_LIST) return at + 1
      if (bytes[at] !== COMMA) return -1
      at = skipSpace(bytes, at + 1)
    }
  }

  function behindNone(bytes: Uint8Array, at: number): number {
    unreadable += 1
    const digits = digitsAfter(bytes, at)
    return bytes[digits] === COMMA || bytes[digits] === CLOSE_LIST ? digits : behindOther(bytes, at)
  }

  /** Scans an entry from behind the brace that opens it; the place behind it, or -1. */
  function behindEntry(bytes: Uint8Array, start: number, receivedAt: number): number {
    let at = head.read(bytes, start)
    let entry = at < 0 ? undefined : scanEntry(bytes, receivedAt)
    if (entry === undefined) {
      at = head.readCarefully(bytes, start)
      if (at >= 0 && !head.isEntry) {
        unreadable += 1
        return at
      }
      entry = at < 0 ? undefined : scanEntry(bytes, receivedAt)
    }
    if (entry === undefined) return -1
    entries.push(entry)
    return at
  }

  /** What could not be read of the values, which are blank afterwards. */
  function problemsOf(bytes: Uint8Array, type: string, plan: ScanPlan): readonly FieldProblem[] {
    const { values } = reader
    if (!leavesOut(type)) return problemsIn(plan, values, (index) => reader.rawAt(bytes, index))
    blankUnreadable(plan, values)
    return NO_PROBLEMS
  }

  /** The entry whose head was just read. */
  function scanEntry(bytes: Uint8Array, receivedAt: number): Scanned<To> | undefined {
    const { type, item, valuesAt, valuesEnd } = head
    const plan = planOf(type)
    if (plan === undefined) return undefined
    const isKnown = plan !== 'unknown'
    const to = isKnown ? addresseeOf(type, item) : undefined
    if (!isKnown || to === undefined) {
      if (valuesAt > 0 && passOver(bytes, valuesAt) !== valuesEnd) return undefined
      return { type, item, to: undefined, event: undefined, problems: NO_PROBLEMS, isKnown }
    }
    if (valuesAt === 0) {
      // Nothing is read of values that are no record, and their codec says why.
      if (!leavesOut(type)) return undefined
      return { type, item, to, event: undefined, problems: NO_PROBLEMS, isKnown }
    }
    if (reader.read(bytes, valuesAt, plan) !== valuesEnd) return undefined
    const { values, second, unknown, instrument } = reader
    nameInstrument(plan, values, to.stockCode)
    let problems = NO_PROBLEMS
    if (!reader.isReadable || isIncomplete(plan, values)) {
      problems = problemsOf(bytes, type, plan)
      // Asked again, because what could not be read is blank now.
      if (isIncomplete(plan, values)) return { type, item, to, event: undefined, problems, isKnown }
    }
    const timestamp =
      second < 0
        ? ownTime(values[plan.timeIndex], receivedAt, lead.most)
        : timestampOf(second * 1000, receivedAt, lead.most)
    const event = planEvent(plan, type, item, to.stockCode, receivedAt, timestamp, values, instrument, plain)
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

const NO_SERVICES: ReadonlySet<unknown> = new Set()

/** Behind the digits of a number without a leading zero; 0 where none are. */
function digitsAfter(bytes: Uint8Array, start: number): number {
  let at = start
  let byte = bytes[at] ?? 0
  if (byte < DIGIT_1) return 0
  for (; byte >= DIGIT_1 - 1 && byte < DIGIT_1 + 9; byte = bytes[at] ?? 0) at += 1
  return at > start ? at : 0
}

const DIGIT_1 = 0x31

/** Whether a text that begins with no brace may be a frame: a bare PING, or one behind a mark of the byte order. */
function mayBeFrame(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LETTER_P || bytes[at] === BYTE_ORDER_MARK
}

const LETTER_P = 0x50
const BYTE_ORDER_MARK = 0xef

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
