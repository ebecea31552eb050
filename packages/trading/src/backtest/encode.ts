/** Values into columns. */
import { type ColumnBytes, type ColumnHead, narrow, type TableHead } from './column.ts'

type PlainRecord = Readonly<Record<string, unknown>>

/** Equally long columns under their names. */
export function encodeTable(
  columns: readonly (readonly unknown[])[],
  names: readonly string[],
  bytes: ColumnBytes,
): TableHead {
  return { rows: columns[0]?.length ?? 0, names, columns: columns.map((values) => encodeColumn(values, bytes)) }
}

function encodeColumn(values: readonly unknown[], bytes: ColumnBytes): ColumnHead {
  const [first] = values
  if (isPlain(first) && values.every((value) => Object.is(value, first))) return { kind: 'same', value: first }
  return numbers(values, bytes) ?? lists(values, bytes) ?? listed(values, bytes)
}

// -0 and what is not finite have no text in JSON: they go into a column of doubles.
function isPlain(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0))
  )
}

const SCALES = [1, 10, 100, 1_000, 10_000]
/** What four bytes count up to, one of them for `null`. */
const MOST = 0xffff_fffe

function numbers(values: readonly unknown[], bytes: ColumnBytes): ColumnHead | undefined {
  let hasNull = false
  const found: number[] = []
  for (const value of values) {
    if (value === null) hasNull = true
    else if (typeof value === 'number' && !Number.isNaN(value)) found.push(value)
    else return undefined
  }
  const scale = SCALES.find((each) => found.every((value) => isWholeAt(value, each)))
  if (scale !== undefined) {
    let [base, top] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const value of found) {
      const whole = Math.round(value * scale)
      base = Math.min(base, whole)
      top = Math.max(top, whole)
    }
    if (top - base < MOST) {
      const shift = hasNull ? 1 : 0
      const codes = values.map((value) => (typeof value === 'number' ? Math.round(value * scale) - base + shift : 0))
      const { width, array } = narrow(codes, top - base + 1 + shift)
      return { kind: 'whole', at: bytes.add(array), width, base, scale, hasNull }
    }
  }
  const doubles = Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN))
  return { kind: 'double', at: bytes.add(doubles) }
}

function isWholeAt(value: number, scale: number): boolean {
  const whole = Math.round(value * scale)
  return Number.isSafeInteger(whole) && whole / scale === value && !Object.is(value, -0)
}

function lists(values: readonly unknown[], bytes: ColumnBytes): ColumnHead | undefined {
  const [first] = values
  if (!Array.isArray(first) || first.length === 0 || !isRecord(first[0])) return undefined
  const names = Object.keys(first[0])
  const records = new Distinct<PlainRecord>((record) => JSON.stringify(record))
  const different = new Distinct<readonly number[]>((members) => members.join())
  const codes: number[] = []
  // What each place of the list before had: most of it is still there.
  const before: { record: PlainRecord; code: number }[] = []
  for (const value of values) {
    if (!Array.isArray(value) || value.length !== first.length) return undefined
    const members: number[] = []
    for (let place = 0; place < value.length; place++) {
      const record: unknown = value[place]
      if (!isRecord(record)) return undefined
      const known = before[place]
      if (known === undefined || !isSame(record, known.record, names)) {
        const isFlat = Object.keys(record).every((name, n) => name === names[n]) && Object.values(record).every(isPlain)
        if (!isFlat) return undefined
        before[place] = { record, code: records.codeOf(record) }
      }
      members.push(before[place]?.code ?? 0)
    }
    codes.push(different.codeOf(members))
  }
  const list = narrow(codes, different.values.length)
  const member = narrow(different.values.flat(), records.values.length)
  return {
    kind: 'lists',
    at: bytes.add(list.array),
    width: list.width,
    length: first.length,
    lists: different.values.length,
    membersAt: bytes.add(member.array),
    membersWidth: member.width,
    table: encodeTable(
      names.map((name) => records.values.map((record) => record[name])),
      names,
      bytes,
    ),
  }
}

function isSame(record: PlainRecord, other: PlainRecord, names: readonly string[]): boolean {
  if (record === other) return true
  for (const name of names) if (record[name] !== other[name]) return false
  return Object.keys(record).length === names.length
}

/** Different values, each with a number. */
class Distinct<T> {
  readonly values: T[] = []
  readonly #codes = new Map<string, number>()
  readonly #idOf: (value: T) => string

  constructor(idOf: (value: T) => string) {
    this.#idOf = idOf
  }

  codeOf(value: T): number {
    const id = this.#idOf(value)
    const known = this.#codes.get(id)
    if (known !== undefined) return known
    const code = this.values.length
    this.#codes.set(id, code)
    this.values.push(value)
    return code
  }
}

// Through JSON, so that a minus zero among texts would be a zero; among numbers alone it is a double, and stays.
function listed(values: readonly unknown[], bytes: ColumnBytes): ColumnHead {
  const different = new Distinct<unknown>((value) =>
    typeof value === 'string' ? value : `\u0000${JSON.stringify(value)}`,
  )
  const codes = values.map((value) => different.codeOf(value))
  const { width, array } = narrow(codes, different.values.length)
  return { kind: 'listed', at: bytes.add(array), width, values: different.values }
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
