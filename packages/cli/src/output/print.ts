/** Prints rows and pages as the output wants them: a table on a terminal, JSON lines in a pipe, CSV on request. */
import type { Observable } from 'rxjs'
import type { Context } from '../context/context.ts'
import type { Column } from '../layout/cells.ts'
import { csvLine } from '../layout/csv.ts'
import { listOf, tableOf } from '../layout/table.ts'
import type { TextKey } from '../text/en.ts'
import { EXIT, type ExitCode, UsageError } from '../usage/usageError.ts'
import { type PullLimits, pull, writeLine } from './pull.ts'

export type Format = 'table' | 'json' | 'csv'

export function formatOf({ options, terminal }: Context): Format {
  const [json, csv] = [options.has('json'), options.has('csv')]
  if (json && csv) throw new UsageError('usage.formats')
  if (csv) return 'csv'
  return json || !terminal.output.isTTY ? 'json' : 'table'
}

type Row = Readonly<Record<string, unknown>>

/** How rows are shown. */
export interface Layout {
  /** Every column, for CSV; also those of a table, unless it has its own. */
  readonly columns: readonly Column[]
  readonly table?: readonly Column[]
  /** Printed on a terminal when there is no row. */
  readonly empty: TextKey
}

/** Prints rows as they come; a table needs them all, for its widths. */
export async function printRows(
  context: Context,
  rows$: Observable<Row>,
  layout: Layout,
  limits: PullLimits = {},
): Promise<ExitCode> {
  switch (formatOf(context)) {
    case 'json':
      return pull(context, rows$, (row) => writeLine(context, JSON.stringify(row)), limits)
    case 'csv': {
      const names = layout.columns.map(({ name }) => name)
      await writeLine(context, csvLine(names))
      return pull(context, rows$, (row) => writeLine(context, csvLine(names.map((name) => row[name]))), limits)
    }
    case 'table': {
      const rows: Row[] = []
      try {
        return await pull(context, rows$, (row) => void rows.push(row), limits)
      } finally {
        // What came before an error or Ctrl-C is shown.
        await printTable(context, rows, layout)
      }
    }
  }
}

/** Prints rows that are all there as a table. */
export async function printTable(context: Context, rows: readonly Row[], layout: Layout): Promise<void> {
  const { terminal, say } = context
  if (rows.length === 0) {
    terminal.errors.write(`${say(layout.empty)}\n`)
    return
  }
  const { lines, hidden } = tableOf(rows, layout.table ?? layout.columns, terminal.output.columns)
  for (const line of lines) await writeLine(context, line)
  if (hidden > 0) terminal.errors.write(`${say('table.hidden', { count: hidden })}\n`)
}

/** Prints the fields of one page, without its lists. */
export async function printPage(context: Context, page: Row, columns: readonly Column[]): Promise<ExitCode> {
  if (formatOf(context) === 'table') for (const line of listOf(page, columns)) await writeLine(context, line)
  else await writeLine(context, JSON.stringify(page))
  return EXIT.done
}
