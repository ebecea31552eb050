/** Columns into values. */
import { type ColumnHead, type TableHead, widened } from './column.ts'
import type { Scratch } from './scratch.ts'

/** A column of which any row can be read. Numbers stay in typed arrays: an array of values would be collected with them. */
export type Column =
  /** One value for all rows. */
  | { readonly mode: 'same'; readonly value: unknown }
  | { readonly mode: 'numbers'; readonly values: Int32Array | Float64Array }
  /** NaN stands for `null`. */
  | { readonly mode: 'nullable'; readonly values: Float64Array }
  /** The place of each row's value in a list. */
  | { readonly mode: 'coded'; readonly codes: Int32Array; readonly different: readonly unknown[] }

/** Makes the record of a row. */
export type RecordReader = (row: number) => unknown

/** The columns of a table. What they hold is good until the scratch is used again. */
export function decodeTable({ rows, columns }: TableHead, bytes: Uint8Array, scratch: Scratch): readonly Column[] {
  return columns.map((column) => decodeColumn(column, rows, bytes, scratch))
}

/** The value of a row. */
export function valueAt(column: Column, row: number): unknown {
  switch (column.mode) {
    case 'same':
      return column.value
    case 'numbers':
      return column.values[row]
    case 'nullable': {
      const value = column.values[row] ?? Number.NaN
      return Number.isNaN(value) ? null : value
    }
    case 'coded':
      return column.different[column.codes[row] ?? 0]
  }
}

const INT = 0x8000_0000

function decodeColumn(head: ColumnHead, rows: number, bytes: Uint8Array, scratch: Scratch): Column {
  switch (head.kind) {
    case 'same':
      return { mode: 'same', value: head.value }
    case 'whole': {
      const { base, scale, hasNull, at, width } = head
      const codes = widened(bytes, at, width, rows)
      if (hasNull) {
        const values = scratch.doubles(rows)
        for (let row = 0; row < rows; row++) {
          const code = codes[row] ?? 0
          values[row] = code === 0 ? Number.NaN : (code - 1 + base) / scale
        }
        return { mode: 'nullable', values }
      }
      // A code is less than 256 to the power of its bytes.
      const isInt = scale === 1 && base >= -INT && base + 2 ** (8 * width) <= INT
      const values = isInt ? scratch.ints(rows) : scratch.doubles(rows)
      if (isInt) for (let row = 0; row < rows; row++) values[row] = (codes[row] ?? 0) + base
      else for (let row = 0; row < rows; row++) values[row] = ((codes[row] ?? 0) + base) / scale
      return { mode: 'numbers', values }
    }
    case 'double': {
      const values = scratch.doubles(rows)
      values.set(new Float64Array(bytes.buffer, bytes.byteOffset + head.at, rows))
      return { mode: 'nullable', values }
    }
    case 'listed':
      return coded(widened(bytes, head.at, head.width, rows), head.values, scratch)
    case 'lists': {
      const { table, length, lists, membersAt, membersWidth } = head
      const read = recordReader(table, decodeTable(table, bytes, scratch))
      const records: unknown[] = []
      for (let row = 0; row < table.rows; row++) records.push(read(row))
      const members = widened(bytes, membersAt, membersWidth, lists * length)
      const blank = records.slice(0, 1)
      while (blank.length < length) blank.push(blank[0])
      const different: unknown[] = []
      for (let from = 0; from < members.length; from += length) {
        // A copy is as long as it must be; a list that grows is longer.
        const list = blank.slice()
        for (let n = 0; n < length; n++) list[n] = records[members[from + n] ?? 0]
        different.push(list)
      }
      return coded(widened(bytes, head.at, head.width, rows), different, scratch)
    }
  }
}

function coded(codes: ArrayLike<number>, different: readonly unknown[], scratch: Scratch): Column {
  if (different.length === 1) return { mode: 'same', value: different[0] }
  // Copied, so that the code that reads them meets one kind of array.
  const copy = scratch.ints(codes.length)
  copy.set(codes)
  return { mode: 'coded', codes: copy, different }
}

type ReaderMaker = (columns: readonly Column[]) => RecordReader

const makers = new Map<string, ReaderMaker>()

/**
 * A reader of a table's records: one literal for all tables with these names and ways of being read, so that all records
 * of a type have one shape. What is blank in the whole table is written into it: that is half of the fields of a trade.
 */
export function recordReader({ names }: TableHead, columns: readonly Column[]): RecordReader {
  const modes = columns.map(modeOf)
  const id = JSON.stringify([names, modes.join('')])
  const maker = makers.get(id) ?? compiled(names, modes) ?? plain(names)
  makers.set(id, maker)
  return maker(columns)
}

/** A letter for each way in which the code of a field differs. */
function modeOf(column: Column): string {
  switch (column.mode) {
    case 'same':
      return column.value === null ? '-' : 's'
    case 'numbers':
      return column.values instanceof Int32Array ? 'i' : 'd'
    case 'nullable':
      return 'n'
    case 'coded':
      return 'c'
  }
}

/** `undefined` where code from text is forbidden (`--disallow-code-generation-from-strings`). */
function compiled(names: readonly string[], modes: readonly string[]): ReaderMaker | undefined {
  const constants = modes.map((mode, n) => constantOf(mode, n)).filter((text) => text !== '')
  const fields = names.map((name, n) => `${JSON.stringify(name)}: ${fieldOf(modes[n], n)}`).join(', ')
  try {
    const made: unknown = new Function('columns', `${constants.join('; ')}; return (row) => ({ ${fields} })`)
    return isMaker(made) ? made : undefined
  } catch {
    return undefined
  }
}

function constantOf(mode: string, n: number): string {
  if (mode === '-') return ''
  if (mode === 's') return `const c${n} = columns[${n}].value`
  if (mode === 'c') return `const c${n} = columns[${n}].codes, d${n} = columns[${n}].different`
  return `const c${n} = columns[${n}].values`
}

function fieldOf(mode: string | undefined, n: number): string {
  if (mode === '-') return 'null'
  if (mode === 's') return `c${n}`
  if (mode === 'c') return `d${n}[c${n}[row]]`
  // Only NaN is not itself.
  if (mode === 'n') return `c${n}[row] === c${n}[row] ? c${n}[row] : null`
  return `c${n}[row]`
}

function isMaker(made: unknown): made is ReaderMaker {
  return typeof made === 'function'
}

function plain(names: readonly string[]): ReaderMaker {
  return (columns) => (row) =>
    Object.fromEntries(
      names.map((name, n) => {
        const column = columns[n]
        return [name, column === undefined ? null : valueAt(column, row)]
      }),
    )
}
