/**
 * Lines: what is in the blocks, one record a line: its time, a letter, and the record as it was on the wire.
 *
 * ```text
 * 1763596800123 < {"trnm":"REAL","data":[…]}
 * ```
 *
 * The frame is the last thing of its line, byte for byte, so that a scanner can read it where it lies.
 */

/** The letters, as bytes. */
export const KIND = {
  /** A text frame received. */
  received: 0x3c, // <
  /** A text frame sent. */
  sent: 0x3e, // >
  /** The same for frames with a line break in them, as JSON texts. */
  receivedText: 0x28, // (
  sentText: 0x29, // )
  opened: 0x2b, // +
  closed: 0x2d, // -
  request: 0x3f, // ?
  reply: 0x3d, // =
  failed: 0x21, // !
  binary: 0x23, // #
} as const

export type Kind = (typeof KIND)[keyof typeof KIND]

const KINDS: ReadonlySet<number> = new Set(Object.values(KIND))

export function isKind(byte: number): byte is Kind {
  return KINDS.has(byte)
}

/** The first line of every tape. The number is the version of what follows it. */
export const FIRST_LINE = 'kiwoom-tape 1\n'

const LINE_BREAK = 0x0a

/** A line, in two parts: what comes before the frame, and the frame without its line break. */
export interface Line {
  readonly head: string
  readonly body: Uint8Array
}

/** The line of a record with a frame. */
export function frameLine(at: number, direction: 'received' | 'sent', frame: string | Uint8Array): Line {
  const bytes = typeof frame === 'string' ? Buffer.from(frame) : frame
  if (!bytes.includes(LINE_BREAK)) return lineOf(at, KIND[direction], bytes)
  const text = JSON.stringify(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  return lineOf(at, direction === 'received' ? KIND.receivedText : KIND.sentText, Buffer.from(text))
}

/** The line of any other record. */
export function factLine(at: number, kind: Kind, facts: object): Line {
  return lineOf(at, kind, Buffer.from(JSON.stringify(facts)))
}

export function lineOf(at: number, kind: Kind, body: Uint8Array): Line {
  return { head: `${at} ${String.fromCharCode(kind)} `, body }
}
