/** A table in columns, and a page as a list of its fields. */
import { type Column, cellOf, isRight } from './cells.ts'
import { cutTo, padEnd, padStart, width } from './width.ts'

const GAP = '  '

/** The lines of a table, and how many columns had no room. */
export interface Table {
  readonly lines: readonly string[]
  readonly hidden: number
}

/**
 * Lays out rows: as many columns from the left as the window takes, at least one. `directionOf` colours the directed
 * cells of a row that rises (above 0) or falls (below 0).
 */
export function tableOf(
  rows: readonly Row[],
  columns: readonly Column[],
  room: number,
  directionOf?: (row: Row) => number,
): Table {
  const cells = rows.map((row) => columns.map(({ name, kind }) => cellOf(row[name], kind)))
  const widths = columns.map(({ heading }, at) =>
    Math.max(width(heading), ...cells.map((line) => width(line[at] ?? ''))),
  )
  const shown = howMany(widths, room)
  const line = (texts: readonly string[], direction = 0): string => {
    const padded = columns
      .slice(0, shown)
      .map(({ kind }, at) => (isRight(kind) ? padStart : padEnd)(texts[at] ?? '', widths[at] ?? 0))
    const plain = padded.join(GAP).trimEnd()
    if (direction === 0 || width(plain) > room) return cutTo(plain, room)
    return padded.map((text, at) => (columns[at]?.isDirected === true ? coloured(text, direction) : text)).join(GAP)
  }
  return {
    lines: [line(columns.map(({ heading }) => heading)), ...cells.map((each, at) => line(each, directionAt(rows[at])))],
    hidden: columns.length - shown,
  }

  function directionAt(row: Row | undefined): number {
    return row === undefined || directionOf === undefined ? 0 : directionOf(row)
  }
}

type Row = Readonly<Record<string, unknown>>

function howMany(widths: readonly number[], room: number): number {
  let [shown, taken] = [0, 0]
  for (const each of widths) {
    if (shown > 0 && taken + GAP.length + each > room) break
    taken += each + (shown === 0 ? 0 : GAP.length)
    shown += 1
  }
  return shown
}

/** Red for a rise and blue for a fall, as on Korean screens. */
function coloured(text: string, direction: number): string {
  return `\u001B[${direction > 0 ? 31 : 34}m${text}\u001B[39m`
}

/** The fields of a page, one a line; what is blank is left out. */
export function listOf(page: Readonly<Record<string, unknown>>, columns: readonly Column[]): readonly string[] {
  const filled = columns.map((column) => [column, cellOf(page[column.name], column.kind)] as const)
  const shown = filled.filter(([, text]) => text !== '-')
  const left = Math.max(0, ...shown.map(([{ heading }]) => width(heading)))
  return shown.map(([{ heading }, text]) => `${padEnd(heading, left)}${GAP}${text}`)
}
