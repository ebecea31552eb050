/** Columns into values. */
import { type ColumnHead, type TableHead, widened } from './column.ts'

/** The values of a column, one a row: what is shared by rows is the same object for them. */
export type Values = readonly unknown[]

/** The values of every column of a table. */
export function decodeTable({ rows, columns }: TableHead, bytes: Uint8Array): readonly Values[] {
  // Most columns of a type are blank all day: they share one array.
  const same = new Map<unknown, Values>()
  return columns.map((column) => {
    if (column.kind !== 'same') return decodeColumn(column, rows, bytes)
    const values = same.get(column.value) ?? new Array<unknown>(rows).fill(column.value)
    same.set(column.value, values)
    return values
  })
}

function decodeColumn(column: Exclude<ColumnHead, { readonly kind: 'same' }>, rows: number, bytes: Uint8Array): Values {
  // Filled with `null` first: an array of numbers alone would box each of them again at each reading.
  const values = new Array<unknown>(rows).fill(null)
  switch (column.kind) {
    case 'whole': {
      const { base, scale, hasNull, at, width } = column
      const codes = widened(bytes, at, width, rows)
      // Loops of their own: what is the same for a column is not asked at each of its values.
      if (hasNull) {
        for (let row = 0; row < rows; row++) {
          const code = codes[row] ?? 0
          if (code !== 0) values[row] = (code - 1 + base) / scale
        }
      } else if (scale === 1) {
        for (let row = 0; row < rows; row++) values[row] = (codes[row] ?? 0) + base
      } else {
        for (let row = 0; row < rows; row++) values[row] = ((codes[row] ?? 0) + base) / scale
      }
      return values
    }
    case 'double': {
      const doubles = new Float64Array(bytes.buffer, bytes.byteOffset + column.at, rows)
      for (let row = 0; row < rows; row++) {
        const value = doubles[row] ?? 0
        if (!Number.isNaN(value)) values[row] = value
      }
      return values
    }
    case 'listed':
      return spread(values, widened(bytes, column.at, column.width, rows), column.values)
    case 'lists': {
      const { table, length, lists, membersAt, membersWidth } = column
      const read = recordReader(table, decodeTable(table, bytes))
      const records = Array.from({ length: table.rows }, (_, row) => read(row))
      const members = widened(bytes, membersAt, membersWidth, lists * length)
      const different: unknown[] = []
      for (let from = 0; from < members.length; from += length) {
        const list: unknown[] = []
        for (let n = from; n < from + length; n++) list.push(records[members[n] ?? 0])
        different.push(list)
      }
      return spread(values, widened(bytes, column.at, column.width, rows), different)
    }
  }
}

function spread(values: unknown[], codes: ArrayLike<number>, different: readonly unknown[]): Values {
  for (let row = 0; row < values.length; row++) values[row] = different[codes[row] ?? 0]
  return values
}

/** Makes the record of a row. */
export type RecordReader = (row: number) => unknown

type ReaderMaker = (columns: readonly Values[]) => RecordReader

const makers = new Map<string, ReaderMaker>()

/**
 * A reader of a table's records: one literal for all tables with these names, so that all records of a type have one
 * shape. What is blank in the whole table is written into it: that is half of the fields of a trade.
 */
export function recordReader({ names, columns: heads }: TableHead, columns: readonly Values[]): RecordReader {
  const blanks = heads.map((head) => head.kind === 'same' && head.value === null)
  const id = JSON.stringify([names, blanks])
  const maker = makers.get(id) ?? compiled(names, blanks) ?? plain(names)
  makers.set(id, maker)
  return maker(columns)
}

/** `undefined` where code from text is forbidden (`--disallow-code-generation-from-strings`). */
function compiled(names: readonly string[], blanks: readonly boolean[]): ReaderMaker | undefined {
  const columns = names.map((_, n) => `c${n} = columns[${n}]`).join(', ')
  const fields = names.map((name, n) => `${JSON.stringify(name)}: ${blanks[n] ? 'null' : `c${n}[row]`}`).join(', ')
  try {
    const made: unknown = new Function('columns', `const ${columns}; return (row) => ({ ${fields} })`)
    return isMaker(made) ? made : undefined
  } catch {
    return undefined
  }
}

function isMaker(made: unknown): made is ReaderMaker {
  return typeof made === 'function'
}

function plain(names: readonly string[]): ReaderMaker {
  return (columns) => (row) => Object.fromEntries(names.map((name, n) => [name, columns[n]?.[row]]))
}
