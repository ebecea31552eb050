/** Comma-separated values (RFC 4180). */

/** One line without its end. A blank is an empty cell, and what is no single value is JSON. */
export function csvLine(values: readonly unknown[]): string {
  return values.map((value) => quoted(textOf(value))).join(',')
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
