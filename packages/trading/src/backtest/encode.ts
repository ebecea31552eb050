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
  if (isPlain(first) && isConstant(values, first)) return { kind: 'same', value: first }
  return numbers(values, bytes) ?? lists(values, bytes) ?? listed(values, bytes)
}

function isConstant(values: readonly unknown[], first: unknown): boolean {
  for (const value of values) if (!Object.is(value, first)) return false
  return true
}

// -0 and numbers that are not finite have no text in JSON: they go into a column of doubles.
function isPlain(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0))
  )
}

const SCALES = [1, 10, 100, 1_000, 10_000]
/** The largest count in four bytes, with one value reserved for `null`. */
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
  const records = new DistinctRecords(names)
  const different = new DistinctLists(first.length)
  const codes: number[] = []
  // The list before, often the same object, and the codes of its records.
  let before: unknown
  const members = new Array<number>(first.length).fill(0)
  for (const value of values) {
    if (value !== before) {
      if (!Array.isArray(value) || value.length !== first.length) return undefined
      for (let place = 0; place < value.length; place++) {
        const code = records.codeOf(value[place])
        if (code === undefined) return undefined
        members[place] = code
      }
      before = value
    }
    codes.push(different.codeOf(members))
  }
  const list = narrow(codes, different.count)
  const member = narrow(different.members, records.values.length)
  return {
    kind: 'lists',
    at: bytes.add(list.array),
    width: list.width,
    length: first.length,
    lists: different.count,
    membersAt: bytes.add(member.array),
    membersWidth: member.width,
    table: encodeTable(
      names.map((name) => records.values.map((record) => record[name])),
      names,
      bytes,
    ),
  }
}

type Branch = Map<unknown, Branch | number>

/** Different records of plain values under the same names, each with a number: found value by value, without a text. */
class DistinctRecords {
  readonly values: PlainRecord[] = []
  readonly #names: readonly string[]
  readonly #root: Branch = new Map()

  constructor(names: readonly string[]) {
    this.#names = names
  }

  /** `undefined` for a value that is not such a record. */
  codeOf(record: unknown): number | undefined {
    if (!isRecord(record) || !isEqual(Object.keys(record), this.#names)) return undefined
    const last = this.#names.length - 1
    let branch = this.#root
    for (let n = 0; n <= last; n++) {
      const value = keyOf(record[this.#names[n] ?? ''])
      const known = branch.get(value)
      if (known === undefined && !isPlain(value) && value !== MINUS_ZERO) return undefined
      if (n === last) return typeof known === 'number' ? known : this.#add(branch, value, record)
      branch = known instanceof Map ? known : grow(branch, value)
    }
    return undefined
  }

  #add(branch: Branch, value: unknown, record: PlainRecord): number {
    branch.set(value, this.values.length)
    return this.values.push(record) - 1
  }
}

const MINUS_ZERO = Symbol('-0')

/** A Map does not distinguish -0 from 0. */
function keyOf(value: unknown): unknown {
  return value === 0 && Object.is(value, -0) ? MINUS_ZERO : value
}

function grow(branch: Branch, value: unknown): Branch {
  const made: Branch = new Map()
  branch.set(value, made)
  return made
}

/** Different lists of equally many numbers, each with a number of its own. */
class DistinctLists {
  /** Their numbers, list after list. */
  readonly members: number[] = []
  count = 0
  readonly #length: number
  /** The lists of each sum; there is seldom more than one. */
  readonly #bySum = new Map<number, number[]>()
  #last = -1

  constructor(length: number) {
    this.#length = length
  }

  codeOf(members: readonly number[]): number {
    if (this.#last >= 0 && this.#has(this.#last, members)) return this.#last
    let sum = 0
    for (const member of members) sum = Math.imul(sum ^ member, 0x0100_0193)
    const known = this.#bySum.get(sum) ?? []
    this.#last = known.find((code) => this.#has(code, members)) ?? this.#add(members, sum, known)
    return this.#last
  }

  #has(code: number, members: readonly number[]): boolean {
    const from = code * this.#length
    for (let n = 0; n < members.length; n++) if (this.members[from + n] !== members[n]) return false
    return true
  }

  #add(members: readonly number[], sum: number, known: number[]): number {
    for (const member of members) this.members.push(member)
    known.push(this.count)
    this.#bySum.set(sum, known)
    this.count += 1
    return this.count - 1
  }
}

/** Different values, each with a number. */
class Distinct {
  readonly values: unknown[] = []
  readonly #codes = new Map<string, number>()

  codeOf(value: unknown): number {
    const id = typeof value === 'string' ? value : `\u0000${JSON.stringify(value)}`
    const known = this.#codes.get(id)
    if (known !== undefined) return known
    this.#codes.set(id, this.values.length)
    return this.values.push(value) - 1
  }
}

// Through JSON, so that a minus zero among texts would be a zero; among numbers alone it is a double, and stays.
function listed(values: readonly unknown[], bytes: ColumnBytes): ColumnHead {
  const different = new Distinct()
  const codes = values.map((value) => different.codeOf(value))
  const { width, array } = narrow(codes, different.values.length)
  return { kind: 'listed', at: bytes.add(array), width, values: different.values }
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two lists of names are the same. */
export function isEqual(names: readonly string[], others: readonly string[]): boolean {
  if (names.length !== others.length) return false
  for (let n = 0; n < names.length; n++) if (names[n] !== others[n]) return false
  return true
}
