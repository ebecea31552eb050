#!/usr/bin/env node
/** `kiwoom-tape`: looks into tapes, and makes tapes of tapes. */
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { instantOf, koreanText } from '../clock/instant.ts'
import { isRealtimeType, REALTIME_TYPES } from '../marbles/marbleEvent.ts'
import { openTape, type TapeCursor } from './cursor.ts'
import type { Line } from './line.ts'
import { cut } from './tools/cut.ts'
import { exportTable } from './tools/export.ts'
import { filter } from './tools/filter.ts'
import { infoLines, infoOf } from './tools/info.ts'
import { merge } from './tools/merge.ts'
import { writeLines } from './tools/write.ts'

const HELP = `kiwoom-tape: looks into recorded tapes, and makes tapes of tapes

  kiwoom-tape info TAPE [--json]                       span, counts by type and item, gaps, damage
  kiwoom-tape cut TAPE OUT [--from TIME] [--to TIME]   the records from one time up to another
  kiwoom-tape merge OUT TAPE TAPE...                   several tapes as one, in the order of time
  kiwoom-tape filter TAPE OUT [--type 0B] [--item 005930]
                                                       market data of some types and items; may be given several times
  kiwoom-tape export TAPE OUT --type 0B [--item 005930]
                                                       the events of a type as a table, for other tools

  TIME     2026-11-20T09:00:00 or 09:00:00 in Korea, or milliseconds since 1970
  OUT      a file; - is standard output. Of export it ends with .csv or .parquet (which needs hyparquet-writer)
  --force  replace OUT if it is there
  --help   this text

Exit code: 0, 1 for an error, 2 when a tape is damaged: what is whole before the damage was read.`

const DAMAGED = 2

// A reader that has seen enough, as head, ends the pipe.
process.stdout.on('error', () => process.exit())

main().catch((error: unknown) => {
  console.error(`kiwoom-tape: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      type: { type: 'string', multiple: true, default: [] },
      item: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [command, ...files] = positionals
  if (values.help) {
    console.log(HELP)
    return
  }
  const { force } = values
  switch (command) {
    case 'info':
      expectOptions(command, values, ['json'])
      return info(theOnly(files), values.json)
    case 'cut': {
      expectOptions(command, values, ['from', 'to', 'force'])
      const [input, out] = theTwo(command, files)
      return make([input], out, force, ([tape]) => (tape === undefined ? [] : cutAt(input, tape, values)))
    }
    case 'filter': {
      expectOptions(command, values, ['type', 'item', 'force'])
      const [input, out] = theTwo(command, files)
      const wanted = { types: new Set(values.type.flatMap(listed)), items: new Set(values.item.flatMap(listed)) }
      return make([input], out, force, ([tape]) => (tape === undefined ? [] : filter(tape, wanted)))
    }
    case 'export': {
      expectOptions(command, values, ['type', 'item', 'force'])
      const [input, out] = theTwo(command, files)
      const [type, ...more] = values.type.flatMap(listed)
      if (!isRealtimeType(type) || more.length > 0) {
        throw new RangeError(
          `export needs one --type of ${REALTIME_TYPES.join(', ')}: each type has columns of its own`,
        )
      }
      const { rows, damage } = await exportTable(input, { type, items: values.item.flatMap(listed), out, force })
      console.error(`${rows} rows to ${out === '-' ? 'standard output' : out}`)
      if (damage !== undefined) {
        console.error(`kiwoom-tape: ${damage.message}`)
        process.exitCode = DAMAGED
      }
      return
    }
    case 'merge': {
      expectOptions(command, values, ['force'])
      const [out, ...inputs] = files
      if (out === undefined || inputs.length < 2) throw new RangeError('merge needs OUT and two tapes or more')
      return make(inputs, out, force, merge)
    }
    default:
      throw new RangeError(`'${command ?? ''}' is no command; give info, cut, merge, filter or export, or --help`)
  }
}

function info(file: string, asJson: boolean): void {
  const cursor = openTape(file)
  const found = infoOf(cursor)
  cursor.close()
  const { size } = statSync(file)
  if (asJson) console.log(JSON.stringify({ file, bytes: size, ...found }))
  else for (const line of infoLines(file, size, found)) console.log(line)
  if (found.damage !== undefined) process.exitCode = DAMAGED
}

/** Makes a tape of tapes, and says what was wrong with them. */
async function make(
  inputs: readonly string[],
  out: string,
  force: boolean,
  work: (tapes: readonly TapeCursor[]) => Iterable<Line>,
): Promise<void> {
  const tapes: TapeCursor[] = []
  try {
    for (const input of inputs) tapes.push(openTape(input))
    const records = await writeLines(work(tapes), { file: out, force, inputs })
    console.error(`${records} records to ${out === '-' ? 'standard output' : out}`)
    for (const { damage } of tapes) {
      if (damage === undefined) continue
      console.error(`kiwoom-tape: ${damage.message}`)
      process.exitCode = DAMAGED
    }
  } finally {
    for (const tape of tapes) tape.close()
  }
}

interface Times {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

function cutAt(input: string, tape: TapeCursor, { from, to }: Times): Iterable<Line> {
  const span = {
    from: timeOf('--from', from, input) ?? Number.NEGATIVE_INFINITY,
    to: timeOf('--to', to, input) ?? Number.POSITIVE_INFINITY,
  }
  if (span.from >= span.to) throw new RangeError(`--from ${from} is not before --to ${to}`)
  return cut(tape, span)
}

/** A time of day is one of the day on which the tape begins. */
function timeOf(option: string, text: string | undefined, input: string): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{9,}$/.test(text)) return Number(text)
  if (/^\d{2}:\d{2}/.test(text)) {
    const first = openTape(input)
    const day = first.next() ? koreanText(first.at).slice(0, 10) : '1970-01-01'
    first.close()
    return instantOf(`${day}T${text}`, option)
  }
  return instantOf(text, option)
}

function listed(text: string): readonly string[] {
  return text.split(',').map((each) => each.trim())
}

function theOnly(files: readonly string[]): string {
  const [file, ...more] = files
  if (file === undefined || more.length > 0) throw new RangeError('info needs one TAPE')
  return file
}

function theTwo(command: string, files: readonly string[]): readonly [string, string] {
  const [input, out, ...more] = files
  if (input === undefined || out === undefined || more.length > 0) throw new RangeError(`${command} needs TAPE and OUT`)
  return [input, out]
}

/** An option that does nothing here is a mistake. */
function expectOptions(command: string, values: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  for (const [name, value] of Object.entries(values)) {
    const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false
    if (isGiven && !known.includes(name)) throw new RangeError(`${command} knows no --${name}`)
  }
}
