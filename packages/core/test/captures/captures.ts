/**
 * Real replies and frames, where the environment variable KIWOOM_CAPTURES names a folder of them (`rest/<id>.json`,
 * `frames/*.jsonl`, `values/*.jsonl`). They are never copied into the repository, so without it these tests skip.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../src/codec/records/record.ts'

const root = process.env['KIWOOM_CAPTURES'] ?? ''

export const hasCaptures = root !== '' && existsSync(root)
if (!hasCaptures) console.log('skipped: KIWOOM_CAPTURES names no folder of captures')

/** The files of a folder, by name. */
export function filesIn(folder: string, ending: string): readonly string[] {
  const path = join(root, folder)
  if (!hasCaptures || !existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
}

export interface CapturedReply {
  readonly id: string
  readonly response: Readonly<Record<string, unknown>>
}

export function replyIn(name: string): CapturedReply {
  return JSON.parse(readFileSync(join(root, 'rest', name), 'utf8'))
}

/** One line of a file: a frame as text, with its time of arrival (`HH:MM:SS.mmm`) if that was kept. */
export interface CapturedLine {
  readonly at: string | undefined
  readonly frame: string
}

export function linesIn(folder: string, name: string): readonly CapturedLine[] {
  return readFileSync(join(root, folder, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parsed: unknown = JSON.parse(line)
      const { at, frame } = isRecord(parsed) ? parsed : {}
      return { at: typeof at === 'string' ? at : undefined, frame: typeof frame === 'string' ? frame : line }
    })
}
