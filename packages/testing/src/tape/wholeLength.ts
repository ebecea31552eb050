/** How far a tape file is whole, before a recording goes on at its end. */
import { fstatSync, readSync } from 'node:fs'
import { beginsBlock, HEAD_LENGTH, lengthIn, openBlock } from './block.ts'
import { FIRST_LINE } from './line.ts'
import { Unwritable } from './problem.ts'

/** How many bytes of a file are a whole tape; refuses another file, and a tape that is damaged in its middle. */
export function wholeLength(file: string, descriptor: number): number {
  const { size } = fstatSync(descriptor)
  const read = (from: number, length: number): Buffer => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from))
  }
  let at = 0
  let last = 0
  while (at < size) {
    const head = read(at, HEAD_LENGTH)
    const length = head.length < HEAD_LENGTH ? undefined : lengthIn(head)
    const isCutShort = head.length < HEAD_LENGTH ? beginsBlock(head) : length !== undefined && at + length > size
    if (isCutShort) break
    if (length === undefined) throw foreign(file, at === 0 ? 'it is another file' : `it is damaged at byte ${at}`)
    if (at === 0 && openBlock(read(0, length))?.toString() !== FIRST_LINE) {
      throw foreign(file, 'it is another file, or of a newer version')
    }
    last = at
    at += length
  }
  // A right length is not enough for the last block: the machine may have stopped before its bytes came.
  if (at > 0 && last > 0 && openBlock(read(last, at - last)) === undefined) return last
  return at
}

function foreign(file: string, why: string): Unwritable {
  const reason = `${why}, so nothing is appended to it; record to a file of its own`
  return new Unwritable({ _tag: 'Unwritable', file, code: 'NOT_A_TAPE', reason })
}
