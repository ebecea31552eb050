/** Prints a page: its own fields, then each of its lists as a table; JSON in a pipe. */
import type { FieldSpec } from '@kiwoom-rx/core'
import type { Context } from '../context/context.ts'
import type { Row } from '../endpoint/functions.ts'
import { columnOf } from '../layout/cells.ts'
import { listOf } from '../layout/table.ts'
import { formatOf, printTable } from '../output/print.ts'
import { writeLine } from '../output/pull.ts'

export async function printReply(context: Context, page: Row, fields: readonly FieldSpec[]): Promise<void> {
  if (formatOf(context) !== 'table') return writeLine(context, JSON.stringify(page))
  const single = fields.filter(({ kind, family }) => kind !== 'list' && family === undefined)
  const families = new Set(fields.flatMap(({ family }) => (family === undefined ? [] : [family.name])))
  for (const line of listOf(
    page,
    single.map((field) => columnOf(field, context.say)),
  ))
    await writeLine(context, line)
  for (const name of families) {
    const levels = fields.filter(({ family }) => family?.name === name && family.level === 1)
    const columns = levels.map((field) => ({ ...columnOf(field, context.say), name: field.family?.prop ?? field.name }))
    await printTable(context, rowsIn(page[name]), { columns, empty: 'empty.rows' })
  }
  for (const field of fields.filter(({ kind }) => kind === 'list')) {
    const columns = (field.fields ?? []).map((each) => columnOf(each, context.say))
    await printTable(context, rowsIn(page[field.name]), { columns, empty: 'empty.rows' })
  }
}

function rowsIn(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value : []
}
