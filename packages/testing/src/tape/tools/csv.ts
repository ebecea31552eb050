/** Tables as CSV (RFC 4180): a line of names, lines that end with CR LF, blanks empty. */
import { koreanText } from '../../clock/instant.ts'
import { type TableColumn, textIn } from './tableColumns.ts'

export function csvHead(columns: readonly TableColumn[]): string {
  return `${columns.map(({ name }) => name).join(',')}\r\n`
}

/** The line of an event. Times are Korean with their offset, `2026-11-20T09:00:03.120+09:00`. */
export function csvLine(columns: readonly TableColumn[], event: object): string {
  const cells = columns.map(({ kind, read }) => {
    const value = read(event)
    if (kind === 'time' && typeof value === 'number') return `${koreanText(value)}+09:00`
    return quoted(textIn(value) ?? '')
  })
  return `${cells.join(',')}\r\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
