/** Writes what a tool makes: to a file, which appears when it is whole, or to standard output. */
import { once } from 'node:events'
import { createWriteStream, existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { deflateRawSync } from 'node:zlib'
import { blockOf } from '../block.ts'
import { BlockBuffer } from '../blockBuffer.ts'
import type { Line } from '../line.ts'
import { TapeError, unwritable } from '../problem.ts'
import { FIRST_BLOCK } from '../tapeFile.ts'

const FULL = 256 * 1024

export interface Output {
  /** A file, or `'-'` for standard output. */
  readonly file: string
  /** Replace a file that is there. */
  readonly force: boolean
  readonly inputs: readonly string[]
}

/** Writes a tape of these lines; returns how many there were. */
export async function writeLines(lines: Iterable<Line>, { file, force, inputs }: Output): Promise<number> {
  if (file === '-') return pour(lines, process.stdout)
  if (existsSync(file)) {
    if (inputs.some((input) => realpathSync(input) === realpathSync(file))) {
      throw new RangeError(`'${file}' is read and cannot be written at the same time; name another file`)
    }
    if (!force) throw new RangeError(`'${file}' exists; give --force to replace it`)
  }
  const part = `${file}.part`
  try {
    // What an earlier run left. Only then is it certain that the file is new, and that no link leads it elsewhere.
    rmSync(part, { force: true })
    const stream = createWriteStream(part, { flags: 'wx', mode: 0o600 })
    const written = pour(lines, stream).finally(() => stream.end())
    const [records] = await Promise.all([written, finished(stream)])
    renameSync(part, file)
    return records
  } catch (error) {
    rmSync(part, { force: true })
    throw error instanceof TapeError ? error : new TapeError(unwritable(file, error))
  }
}

async function pour(lines: Iterable<Line>, stream: Writable): Promise<number> {
  const block = new BlockBuffer()
  let records = 0
  const write = async (bytes: Buffer): Promise<void> => {
    if (!stream.write(bytes)) await once(stream, 'drain')
  }
  const seal = (): Promise<void> => {
    const { text } = block.take()
    return write(blockOf(text, deflateRawSync(text)))
  }
  await write(FIRST_BLOCK)
  for (const line of lines) {
    block.add(line)
    records += 1
    if (block.size >= FULL) await seal()
  }
  if (block.records > 0) await seal()
  return records
}
