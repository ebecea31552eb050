/** Where an expectation is written. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Caller } from './runner.ts'

/** The place that called `callee`: `expected at test/vi.test.ts:12:5` and the line itself. */
export function callerOf(callee: (...args: never) => unknown): Caller {
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, callee)
  const lines = (holder.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const [, where = '', row = '', column = ''] = /\(?([^\s()]+):(\d+):(\d+)\)?$/.exec(lines[0] ?? '') ?? []
  if (where === '') return { text: '', stack: lines.join('\n') }
  const file = where.startsWith('file://') ? fileURLToPath(where) : where
  const source = lineOf(file, Number(row))
  const place = `expected at ${relative(process.cwd(), file)}:${row}:${column}`
  return { text: source === '' ? place : `${place}\n  ${source}`, stack: lines.join('\n') }
}

function lineOf(file: string, row: number): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[row - 1]?.trim() ?? ''
  } catch {
    // Bundled or compiled in memory: the place alone must do.
    return ''
  }
}
