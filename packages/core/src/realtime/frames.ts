/** The WebSocket protocol as types: every frame that is sent or may come (PROTOCOL §7 to §9, §11). */
import { type RawEntry, rawEntry } from '../codec/event.ts'
import { isRecord, type WireRecord } from '../codec/record.ts'
import { isShallow, readCode, readText, shown } from './frameText.ts'

/** A received frame, told apart by its `trnm`. */
export type Incoming =
  | { readonly _tag: 'login'; readonly result: FrameResult }
  | { readonly _tag: 'registered'; readonly trnm: 'REG' | 'REMOVE'; readonly result: FrameResult }
  /** The entries, and how many there were besides that are none. */
  | { readonly _tag: 'real'; readonly entries: readonly RawEntry[]; readonly unreadable: number }
  /** To be echoed as it came. */
  | { readonly _tag: 'ping'; readonly text: string }
  /** A reply about condition searches; its number comes trimmed, `''` when there is none (PROTOCOL §11). */
  | {
      readonly _tag: 'condition'
      readonly trnm: ConditionService
      readonly conditionNumber: string
      readonly result: FrameResult
      readonly body: WireRecord
    }
  | { readonly _tag: 'system'; readonly code: string; readonly message: string }
  | { readonly _tag: 'unknown'; readonly text: string }

/** The three services of condition searches: the list, a search, the end of a realtime search. */
export type ConditionService = 'CNSRLST' | 'CNSRREQ' | 'CNSRCLR'

/** What a reply frame says of the request, as it may be shown. */
export interface FrameResult {
  readonly returnCode: number
  readonly message: string
}

/** Items and types to register: every item with every type. */
export interface Pair {
  readonly item: readonly string[]
  readonly type: readonly string[]
}

/** Reads a text frame. Never throws: what is not understood is `unknown`. */
export function readFrame(text: string): Incoming {
  // The vendor's sample also answers a bare PING that is no JSON.
  if (text === 'PING') return { _tag: 'ping', text }
  const frame = parse(text)
  if (!isRecord(frame) || !isShallow(frame, DEEPEST)) return { _tag: 'unknown', text }
  return readRecord(frame, text) ?? { _tag: 'unknown', text }
}

// Frames have four levels: the frame, `data`, an entry, its `values`.
const DEEPEST = 8

function readRecord(frame: WireRecord, text: string): Incoming | undefined {
  switch (frame['trnm']) {
    case 'REAL':
      return Array.isArray(frame['data']) ? readEntries(frame['data']) : undefined
    case 'PING':
      return { _tag: 'ping', text }
    case 'LOGIN': {
      const result = readResult(frame)
      return result && { _tag: 'login', result }
    }
    case 'REG':
    case 'REMOVE': {
      const result = readResult(frame)
      return result && { _tag: 'registered', trnm: frame['trnm'], result }
    }
    case 'CNSRLST':
    case 'CNSRREQ':
    case 'CNSRCLR': {
      const result = readResult(frame)
      const conditionNumber = readText(frame['seq'])
      if (result === undefined || conditionNumber === undefined) return undefined
      return { _tag: 'condition', trnm: frame['trnm'], conditionNumber, result, body: frame }
    }
    case 'SYSTEM':
      return {
        _tag: 'system',
        code: readText(frame['code']) ?? '',
        message: shown(readText(frame['message']) ?? ''),
      }
    default:
      return undefined
  }
}

/** An entry names its type and its item in texts; the item may be left out. */
function readEntries(data: readonly unknown[]): Incoming {
  const entries = data.filter(isRecord).filter(({ type, item }) => typeof type === 'string' && isItem(item))
  return { _tag: 'real', entries: entries.map(rawEntry), unreadable: data.length - entries.length }
}

function isItem(item: unknown): boolean {
  return typeof item === 'string' || item === undefined || item === null
}

/** The first frame of a session: the token without `Bearer`. */
export function loginFrame(token: string): string {
  return JSON.stringify({ trnm: 'LOGIN', token })
}

/** Registers. `refresh` is always "1": what "0" clears, the group or the whole session, is not settled (PROTOCOL §8). */
export function registerFrame(group: string, data: readonly Pair[]): string {
  return JSON.stringify({ trnm: 'REG', grp_no: group, refresh: '1', data })
}

/** Takes a registration back. */
export function removeFrame(group: string, data: readonly Pair[]): string {
  return JSON.stringify({ trnm: 'REMOVE', grp_no: group, data })
}

/** Lists the conditions; also what opens the door to searches on a connection. */
export function listFrame(): string {
  return JSON.stringify({ trnm: 'CNSRLST' })
}

/** One page of a search. The paging fields are in the body, with underscores. `stex_tp` is only ever K. */
export function searchFrame(conditionNumber: string, nextKey: string | undefined): string {
  return JSON.stringify({
    trnm: 'CNSRREQ',
    seq: conditionNumber,
    search_type: '0',
    stex_tp: 'K',
    cont_yn: nextKey === undefined ? 'N' : 'Y',
    next_key: nextKey ?? '',
  })
}

/** A search whose hits follow in REAL frames of type 02. */
export function searchRealtimeFrame(conditionNumber: string): string {
  return JSON.stringify({ trnm: 'CNSRREQ', seq: conditionNumber, search_type: '1', stex_tp: 'K' })
}

/** Ends a realtime search. */
export function clearFrame(conditionNumber: string): string {
  return JSON.stringify({ trnm: 'CNSRCLR', seq: conditionNumber })
}

function readResult(frame: WireRecord): FrameResult | undefined {
  const returnCode = readCode(frame['return_code'])
  // The words are for people: should they be none, the code still holds.
  return returnCode === undefined ? undefined : { returnCode, message: shown(readText(frame['return_msg']) ?? '') }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
