/** Reads a tape line by line, one block in memory at a time. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { beginsBlock, HEAD_LENGTH, lengthIn, openBlock } from './block.ts'
import { FIRST_LINE, isKind, type Kind } from './line.ts'
import { type Damage, TapeError, unreadable } from './problem.ts'

/** Where the bytes of a tape are. */
export interface Source {
  readonly name: string
  readonly size: number
  /** So many bytes from a place, or fewer where the source ends. */
  read(from: number, length: number): Buffer
  close(): void
}

/**
 * Steps from record to record.
 *
 * The record in hand is in its fields, and the frame of it in `frame()`: a tape has millions, and an object for each
 * would cost more than reading them.
 */
export class TapeCursor {
  /** Epoch ms of the record in hand. */
  at = 0
  kind: Kind | 0 = 0
  /** How many records were read. */
  records = 0
  /** Where the tape stopped being whole; set when `next` has answered `false` for that reason. */
  damage: Damage | undefined

  readonly #source: Source
  #block: Buffer = Buffer.alloc(0)
  /** Where the frame in hand is, in the block. */
  #from = 0
  #to = 0
  /** Where the block in hand begins in the file, and where it ends. */
  #blockStart = 0
  #blockEnd = 0
  #isClosed = false

  constructor(source: Source) {
    this.#source = source
    this.#readFirst()
  }

  /** Bytes of the file up to which everything is whole. */
  get offset(): number {
    return this.#blockEnd
  }

  /** Where the block of the record in hand begins. */
  get block(): number {
    return this.#blockStart
  }

  /** Goes to the block that begins at an offset, before its first record. */
  goTo(offset: number): void {
    this.#blockEnd = offset
    this.#block = Buffer.alloc(0)
    this.#to = 0
    // The first line of a tape is no record.
    if (offset === 0 && this.#openNext()) this.#to = FIRST_LINE.length - 1
  }

  /** Steps to the next record; `false` at the end, or where the tape is damaged. */
  next(): boolean {
    const start = this.#to + 1
    if (start >= this.#block.length) return this.#nextBlock() && this.#read(0)
    return this.#read(start)
  }

  /** The bytes of the record in hand, after its time and letter. They stay as they are when the cursor goes on. */
  frame(): Buffer {
    return this.#block.subarray(this.#from, this.#to)
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#source.close()
  }

  /** Reads the time and the letter of the line at `start`. */
  #read(start: number): boolean {
    const block = this.#block
    const end = block.indexOf(LINE_BREAK, start)
    let place = start
    let time = 0
    let digit = (block[place] ?? 0) - ZERO
    while (digit >= 0 && digit <= 9) {
      time = time * 10 + digit
      place += 1
      digit = (block[place] ?? 0) - ZERO
    }
    // A clock may stand before 1970, or between two milliseconds.
    if (block[place] !== SPACE) {
      place = block.indexOf(SPACE, start)
      time = Number(block.toString('latin1', start, Math.max(start, place)))
    }
    const kind = block[place + 1] ?? 0
    if (end < 0 || place <= start || place + 2 >= end || block[place + 2] !== SPACE || !isKind(kind)) {
      return this.#broken('changed', 'a line that is no record, written by another program', this.#blockStart)
    }
    if (!Number.isFinite(time)) return this.#broken('changed', 'a record without a time', this.#blockStart)
    this.at = time
    this.kind = kind
    this.#from = place + 3
    this.#to = end
    this.records += 1
    return true
  }

  /** Takes the next block in hand that has a record; one without does no harm. */
  #nextBlock(): boolean {
    while (this.damage === undefined && this.#openNext()) if (this.#block.length > 0) return true
    return false
  }

  /** Takes the next block in hand; `false` at the end, or where the tape is damaged. */
  #openNext(): boolean {
    const at = this.#blockEnd
    const head = this.#source.read(at, HEAD_LENGTH)
    if (head.length === 0) return false
    if (head.length < HEAD_LENGTH) {
      return beginsBlock(head)
        ? this.#broken('cutShort', 'the file ends inside a block', at)
        : this.#broken('changed', 'what follows is no block', at)
    }
    const length = lengthIn(head)
    if (length === undefined) return this.#broken('changed', 'what follows is no block', at)
    if (at + length > this.#source.size) return this.#broken('cutShort', 'the file ends inside a block', at)
    const text = openBlock(this.#source.read(at, length))
    if (text === undefined) return this.#broken('changed', 'the checksum of the next block is wrong', at)
    this.#block = text
    this.#blockStart = at
    this.#blockEnd = at + length
    this.#to = -1
    return true
  }

  /** The first block holds one line, which says what the file is. */
  #readFirst(): void {
    const { name, size } = this.#source
    if (size === 0 || this.#nextBlock()) {
      const first = this.#block.toString('utf8', 0, FIRST_LINE.length)
      if (size > 0 && first !== FIRST_LINE) {
        const reason = `it begins with '${first.trim().slice(0, 40)}', not '${FIRST_LINE.trim()}'; a newer version of this package may read it`
        throw new TapeError({ _tag: 'NotATape', file: name, reason })
      }
      this.#to = FIRST_LINE.length - 1
      return
    }
    // Nothing in it says that this was ever a tape.
    if (this.damage?.kind === 'changed' && !beginsBlock(this.#source.read(0, 4))) {
      const reason = 'it does not begin as one; tapes are written by record() and kiwoom-tape'
      throw new TapeError({ _tag: 'NotATape', file: name, reason })
    }
  }

  #broken(kind: Damage['kind'], reason: string, offset: number): false {
    const { name, size } = this.#source
    const { records } = this
    const until = records === 0 ? undefined : this.at
    const what = `the tape '${name}' is damaged at byte ${offset} of ${size}: ${reason}`
    const now =
      kind === 'cutShort'
        ? 'a crash leaves a tape like this; recording onto it again goes on from there'
        : "save what is whole with 'kiwoom-tape cut', and read the rest from another copy"
    const message = `${what}; the ${records} records before it are whole; ${now}`
    this.damage = { _tag: 'damage', file: name, offset, records, until, reason, kind, message }
    this.#block = Buffer.alloc(0)
    this.#to = 0
    this.kind = 0
    return false
  }
}

const LINE_BREAK = 0x0a
const SPACE = 0x20
const ZERO = 0x30

/** A file, read as it is asked for. Throws a `TapeError` when it cannot be opened. */
export function fileSource(file: string): Source {
  try {
    const descriptor = openSync(file, 'r')
    const { size } = fstatSync(descriptor)
    return {
      name: file,
      size,
      read(from, length) {
        try {
          const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - from)))
          let got = 0
          while (got < bytes.length) {
            const more = readSync(descriptor, bytes, got, bytes.length - got, from + got)
            if (more === 0) break
            got += more
          }
          return bytes.subarray(0, got)
        } catch (error) {
          throw new TapeError(unreadable(file, error))
        }
      },
      close: () => closeSync(descriptor),
    }
  } catch (error) {
    throw new TapeError(unreadable(file, error))
  }
}

/** Opens a tape. Throws a `TapeError` when there is none. */
export function openTape(file: string): TapeCursor {
  const source = fileSource(file)
  try {
    return new TapeCursor(source)
  } catch (error) {
    source.close()
    throw error
  }
}
