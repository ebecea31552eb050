/** The records of a tape, as objects. */
import type { WireEvent } from '@kiwoom-rx/core'
import type { TapeCursor } from './cursor.ts'
import { factLine, frameLine, KIND, type Line } from './line.ts'
import type { Damage } from './problem.ts'

/**
 * What is on a tape (녹화 기록), in the order in which it happened; `at` is epoch ms. Frames are as they
 * passed, but for the masks of secrets.
 */
export type TapeRecord =
  | { readonly _tag: 'received'; readonly at: number; readonly frame: string }
  | { readonly _tag: 'sent'; readonly at: number; readonly frame: string }
  | { readonly _tag: 'binary'; readonly at: number; readonly connection: number; readonly frame: Uint8Array }
  | Exclude<WireEvent, { readonly _tag: 'received' | 'sent' | 'binary' }>

/** A record, or, as the last thing of a damaged tape, where and how it is damaged. */
export type TapeEntry = TapeRecord | Damage

/** The record that a cursor has in hand. */
export function recordOf(cursor: TapeCursor): TapeRecord {
  const { at, kind } = cursor
  switch (kind) {
    case KIND.received:
      return { _tag: 'received', at, frame: cursor.frame().toString() }
    case KIND.sent:
      return { _tag: 'sent', at, frame: cursor.frame().toString() }
    case KIND.receivedText:
      return { _tag: 'received', at, frame: unquoted(cursor.frame()) }
    case KIND.sentText:
      return { _tag: 'sent', at, frame: unquoted(cursor.frame()) }
    case KIND.opened: {
      const facts = factsIn(cursor)
      return { _tag: 'opened', at, connection: numberIn(facts, 'connection'), url: textIn(facts, 'url') }
    }
    case KIND.closed: {
      const facts = factsIn(cursor)
      return {
        _tag: 'closed',
        at,
        connection: numberIn(facts, 'connection'),
        by: facts['by'] === 'client' ? 'client' : 'exchange',
        code: numberIn(facts, 'code'),
        reason: textIn(facts, 'reason'),
      }
    }
    case KIND.request: {
      const facts = factsIn(cursor)
      return {
        _tag: 'request',
        at,
        request: numberIn(facts, 'request'),
        url: textIn(facts, 'url'),
        headers: headersIn(facts),
        body: textIn(facts, 'body'),
      }
    }
    case KIND.reply: {
      const facts = factsIn(cursor)
      return {
        _tag: 'reply',
        at,
        request: numberIn(facts, 'request'),
        status: numberIn(facts, 'status'),
        headers: headersIn(facts),
        body: textIn(facts, 'body'),
      }
    }
    case KIND.failed: {
      const facts = factsIn(cursor)
      return { _tag: 'failed', at, request: numberIn(facts, 'request'), reason: textIn(facts, 'reason') }
    }
    case KIND.binary: {
      const facts = factsIn(cursor)
      const frame = Uint8Array.from(Buffer.from(textIn(facts, 'base64'), 'base64'))
      return { _tag: 'binary', at, connection: numberIn(facts, 'connection'), frame }
    }
    case 0:
      throw new RangeError('the cursor has no record in hand')
  }
}

/** The bytes of the frame that was received, if the cursor has one in hand. */
export function frameIn(cursor: TapeCursor): Buffer | undefined {
  switch (cursor.kind) {
    case KIND.received:
      return cursor.frame()
    case KIND.receivedText:
      return Buffer.from(unquoted(cursor.frame()))
    default:
      return undefined
  }
}

/** The line of a record. */
export function lineOfRecord(record: WireEvent | TapeRecord): Line {
  const { at } = record
  switch (record._tag) {
    case 'received':
    case 'sent':
      return frameLine(at, record._tag, record.frame)
    case 'binary': {
      const { connection, frame } = record
      return factLine(at, KIND.binary, { connection, base64: Buffer.from(frame).toString('base64') })
    }
    case 'opened':
    case 'closed':
    case 'request':
    case 'reply':
    case 'failed': {
      const { _tag, at: _, ...facts } = record
      return factLine(at, KIND[_tag], facts)
    }
  }
}

type Facts = Readonly<Record<string, unknown>>

// Every block has a checksum: what is in it was written by this package.
function factsIn(cursor: TapeCursor): Facts {
  return JSON.parse(cursor.frame().toString())
}

function unquoted(frame: Buffer): string {
  return String(JSON.parse(frame.toString()))
}

function numberIn(facts: Facts, name: string): number {
  return Number(facts[name])
}

function textIn(facts: Facts, name: string): string {
  return String(facts[name] ?? '')
}

function headersIn({ headers }: Facts): Readonly<Record<string, string>> {
  return typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    : {}
}
