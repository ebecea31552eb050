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
      const shift = base - (hasNull ? 1 : 0)
      for (let row = 0; row < rows; row++) {
        const code = codes[row] ?? 0
        if (code !== 0 || !hasNull) values[row] = scale === 1 ? code + shift : (code + shift) / scale
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
      const read = recordReader(table.names)(decodeTable(table, bytes))
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

const readers = new Map<string, (columns: readonly Values[]) => RecordReader>()

/**
 * A reader of records with these names, the same for all tables that have them: one literal, so that all records of a
 * type have one shape.
 */
export function recordReader(names: readonly string[]): (columns: readonly Values[]) => RecordReader {
  const id = JSON.stringify(names)
  const known = readers.get(id)
  if (known !== undefined) return known
  const made = compiled(names) ?? plain(names)
  readers.set(id, made)
  return made
}

/** `undefined` where code from text is forbidden (`--disallow-code-generation-from-strings`). */
function compiled(names: readonly string[]): ((columns: readonly Values[]) => RecordReader) | undefined {
  const columns = names.map((_, n) => `c${n} = columns[${n}]`).join(', ')
  const fields = names.map((name, n) => `${JSON.stringify(name)}: c${n}[row]`).join(', ')
  try {
    const made: unknown = new Function('columns', `const ${columns}; return (row) => ({ ${fields} })`)
    return isMaker(made) ? made : undefined
  } catch {
    return undefined
  }
}

function isMaker(made: unknown): made is (columns: readonly Values[]) => RecordReader {
  return typeof made === 'function'
}

function plain(names: readonly string[]): (columns: readonly Values[]) => RecordReader {
  return (columns) => (row) => Object.fromEntries(names.map((name, n) => [name, columns[n]?.[row]]))
}
