/** Every frame that may come from the exchange, as a type (docs/protocol.md#session). */
import { type RawEntry, rawEntry } from '../../codec/events/event.ts'
import { isRecord, type WireRecord } from '../../codec/records/record.ts'
import type { Registration } from '../../shared/gap.ts'
import { isShallow, parseJson, readText } from '../../shared/json.ts'
import { readCode, shown } from './frameFields.ts'

/** A received frame, by its `trnm`. */
export type Incoming =
  | { readonly _tag: 'login'; readonly result: FrameResult }
  | { readonly _tag: 'registered'; readonly trnm: 'REG' | 'REMOVE'; readonly result: FrameResult }
  /** The entries, and how many of the rest are not entries. */
  | { readonly _tag: 'real'; readonly entries: readonly RawEntry[]; readonly unreadable: number }
  /** To be echoed as it came. */
  | { readonly _tag: 'ping'; readonly text: string }
  /** A reply about condition searches; its number is trimmed, `''` when there is none (docs/protocol.md#conditions). */
  | {
      readonly _tag: 'condition'
      readonly trnm: ConditionService
      readonly conditionNumber: string
      readonly result: FrameResult
      readonly body: WireRecord
    }
  | { readonly _tag: 'system'; readonly code: string; readonly message: string }
  /** A notice of a gateway; the exchange itself sends none. */
  | { readonly _tag: 'notice'; readonly notice: GatewayNotice }
  | { readonly _tag: 'unknown'; readonly text: string }

/** What a gateway between a client and the exchange reports of its own (docs/gateway.md). */
export type GatewayNotice =
  /** Its connection to the exchange is lost; with `to` the registrations are back. Epoch ms. */
  | {
      readonly _tag: 'gap'
      readonly from: number
      readonly to: number | undefined
      readonly reason: string
      readonly registrations: readonly Registration[]
    }
  /** Events of a registration that newer ones replaced, because this client reads too slowly. */
  | { readonly _tag: 'conflated'; readonly type: string; readonly item: string; readonly count: number }

/** The three services of condition searches: the list, a search, the end of a realtime search. */
export type ConditionService = 'CNSRLST' | 'CNSRREQ' | 'CNSRCLR'

/** What a reply frame says of the request, as it may be shown. */
export interface FrameResult {
  readonly returnCode: number
  readonly message: string
}

/** Reads a text frame. Never throws: what is not understood is `unknown`. */
export function readFrame(text: string): Incoming {
  // The vendor's sample also answers a bare PING that is no JSON.
  if (text === 'PING') return { _tag: 'ping', text }
  const frame = parseJson(text)
  if (!isRecord(frame) || !isShallow(frame, DEEPEST)) return { _tag: 'unknown', text }
  return readRecord(frame, text) ?? { _tag: 'unknown', text }
}

/** Every service but REAL: what a frame may be that names one of them is for `readFrame` to say. */
export const SERVICES: ReadonlySet<unknown> = new Set([
  'PING',
  'LOGIN',
  'REG',
  'REMOVE',
  'CNSRLST',
  'CNSRREQ',
  'CNSRCLR',
  'SYSTEM',
  'GAP',
  'CONFLATED',
])

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
    case 'GAP':
      return readGap(frame)
    case 'CONFLATED': {
      const { type, item, count } = { type: frame['type'], item: frame['item'], count: frame['count'] }
      if (typeof type !== 'string' || typeof item !== 'string' || typeof count !== 'number') return undefined
      return { _tag: 'notice', notice: { _tag: 'conflated', type, item, count } }
    }
    default:
      return undefined
  }
}

/** Without a `to` the gap is still open. */
function readGap({ from, to, reason, data }: WireRecord): Incoming | undefined {
  if (typeof from !== 'number' || typeof reason !== 'string' || !Array.isArray(data)) return undefined
  const registrations = data.filter(isRegistration).map(({ type, item }) => ({ type, item }))
  const end = typeof to === 'number' ? to : undefined
  return { _tag: 'notice', notice: { _tag: 'gap', from, to: end, reason: shown(reason), registrations } }
}

function isRegistration(value: unknown): value is Registration {
  return isRecord(value) && typeof value['type'] === 'string' && typeof value['item'] === 'string'
}

/** An entry names its type and its item in texts; the item may be left out. */
function readEntries(data: readonly unknown[]): Incoming {
  const entries = data.filter(isRecord).filter(({ type, item }) => typeof type === 'string' && isItem(item))
  return { _tag: 'real', entries: entries.map(rawEntry), unreadable: data.length - entries.length }
}

function isItem(item: unknown): boolean {
  return typeof item === 'string' || item === undefined || item === null
}

function readResult(frame: WireRecord): FrameResult | undefined {
  const returnCode = readCode(frame['return_code'])
  // The message is for people: without one the code still holds.
  return returnCode === undefined ? undefined : { returnCode, message: shown(readText(frame['return_msg']) ?? '') }
}
