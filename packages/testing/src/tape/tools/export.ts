/** Exports the events of one type: a table for other tools. */
import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { RealtimeType } from '../../marbles/marbleEvent.ts'
import { tapeEvents } from '../events.ts'
import type { Damage } from '../problem.ts'
import { csvHead, csvLine } from './csv.ts'
import { parquetWriter, type RowWriter } from './parquet.ts'
import { tableColumns } from './tableColumns.ts'

export interface ExportOptions {
  readonly type: RealtimeType
  /** Default: all. */
  readonly items?: readonly string[] | undefined
  /** A file that ends with `.csv` or `.parquet`, or `'-'` for CSV to standard output. */
  readonly out: string
  /** Replace a file that is there. */
  readonly force: boolean
}

/** How many rows there were, and where the tape is damaged, if it is. */
export interface Exported {
  readonly rows: number
  readonly damage: Damage | undefined
}

/** Writes the table; the file appears when it is whole. */
export async function exportTable(tape: string, { type, items, out, force }: ExportOptions): Promise<Exported> {
  const isParquet = out.endsWith('.parquet')
  if (!isParquet && !out.endsWith('.csv') && out !== '-') {
    throw new RangeError(`'${out}': the name of the table ends with .csv or .parquet, or is - for CSV`)
  }
  if (out !== '-' && existsSync(out)) {
    if (realpathSync(out) === realpathSync(tape)) throw new RangeError(`'${out}' is the tape itself; name another file`)
    if (!force) throw new RangeError(`'${out}' exists; give --force to replace it`)
  }
  const part = out === '-' ? out : `${out}.part`
  if (out !== '-') rmSync(part, { force: true })
  try {
    const columns = tableColumns(type)
    const writer = isParquet ? await parquetWriter(part, columns) : csvWriter(part, columns)
    let rows = 0
    let damage: Damage | undefined
    let failure: { readonly error: unknown } | undefined
    const onDamage = (found: Damage): void => {
      damage = found
    }
    tapeEvents(tape, { type, onDamage, ...(items && items.length > 0 && { item: items }) }).subscribe({
      next: (event) => {
        writer.row(event)
        rows += 1
      },
      error: (error: unknown) => {
        failure = { error }
      },
    })
    if (failure !== undefined) throw failure.error
    writer.finish()
    if (out !== '-') renameSync(part, out)
    return { rows, damage }
  } catch (error) {
    if (out !== '-') rmSync(part, { force: true })
    throw error
  }
}

const FULL = 256 * 1024
const STANDARD_OUTPUT = 1

function csvWriter(file: string, columns: ReturnType<typeof tableColumns>): RowWriter {
  const descriptor = file === '-' ? STANDARD_OUTPUT : openSync(file, 'wx', 0o600)
  let text = csvHead(columns)
  const flush = (): void => {
    const bytes = Buffer.from(text)
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written)
    text = ''
  }
  return {
    row(event) {
      text += csvLine(columns, event)
      if (text.length >= FULL) flush()
    },
    finish() {
      flush()
      if (file !== '-') closeSync(descriptor)
    },
  }
}
