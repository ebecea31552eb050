/** A table in columns, and a page as a list of its fields. */
import { type Column, cellOf, isRight } from './cells.ts'
import { cutTo, padEnd, padStart, width } from './width.ts'

const GAP = '  '

/** The lines of a table, and how many columns had no room. */
export interface Table {
  readonly lines: readonly string[]
  readonly hidden: number
}

/** Lays out rows: as many columns from the left as the window takes, at least one. */
export function tableOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly Column[],
  room: number,
): Table {
  const cells = rows.map((row) => columns.map(({ name, kind }) => cellOf(row[name], kind)))
  const widths = columns.map(({ heading }, at) =>
    Math.max(width(heading), ...cells.map((line) => width(line[at] ?? ''))),
  )
  let [shown, taken] = [0, 0]
  for (const each of widths) {
    if (shown > 0 && taken + GAP.length + each > room) break
    taken += each + (shown === 0 ? 0 : GAP.length)
    shown += 1
  }
  const line = (texts: readonly string[]): string =>
    cutTo(
      columns
        .slice(0, shown)
        .map(({ kind }, at) => (isRight(kind) ? padStart : padEnd)(texts[at] ?? '', widths[at] ?? 0))
        .join(GAP)
        .trimEnd(),
      room,
    )
  return { lines: [line(columns.map(({ heading }) => heading)), ...cells.map(line)], hidden: columns.length - shown }
}

/** The fields of a page, one a line; what is blank is left out. */
export function listOf(page: Readonly<Record<string, unknown>>, columns: readonly Column[]): readonly string[] {
  const filled = columns.map((column) => [column, cellOf(page[column.name], column.kind)] as const)
  const shown = filled.filter(([, text]) => text !== '-')
  const left = Math.max(0, ...shown.map(([{ heading }]) => width(heading)))
  return shown.map(([{ heading }, text]) => `${padEnd(heading, left)}${GAP}${text}`)
}
