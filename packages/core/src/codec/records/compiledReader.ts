/**
 * Readers written for one declaration each, without a walk over codecs for every row. What they do not read in the usual
 * way they leave to the record reader, which stays the definition; a property test holds the two together.
 */

import type { Field, Fields } from '../../catalog/field.ts'
import {
  directCode,
  directDate,
  directDateTime,
  directMagnitude,
  directNames,
  directRate,
  directRatio,
  directSigned,
  directStock,
  directText,
  directTime,
  directUnsigned,
  LEFT,
  scaledDown,
} from '../values/directValue.ts'
import { withDirection } from '../values/text.ts'
import { isLeft } from './either.ts'
import type { FieldProblem } from './problem.ts'
import {
  isFiller,
  isRecord,
  pathInRow,
  type Reading,
  type RecordReader,
  recordReader,
  rowRecord,
  type WireRecord,
} from './record.ts'
import { valueCodec } from './valueCodec.ts'

/** Reads a record as {@link RecordReader.read} does, and gives the same answer. */
export type Read = (wire: unknown) => Reading

/** Compiles the reader of a record, with its lists and their rows. */
export function compiledReader(fields: Fields, definition: RecordReader): Read {
  const direct = directReader(fields)
  if (direct === undefined) return definition.read
  return (wire) => {
    if (!isRecord(wire)) return definition.read(wire)
    const problems: FieldProblem[] = []
    const value = direct(wire, problems)
    return value === undefined ? definition.read(wire) : { value, problems }
  }
}

/** Reads a record, or leaves it: `undefined`. The problems are those of rows in its lists. */
type DirectReader = (wire: WireRecord, problems: FieldProblem[]) => WireRecord | undefined

/** Reads a field, or leaves it: `LEFT`. */
type DirectField = (u: unknown, problems: FieldProblem[]) => unknown

/**
 * Makes the reader of a record as a function written for it: its records are all of one shape, and a value costs a call
 * without a detour. The text is made of our own declarations, quoted, and of nothing that comes from outside. `undefined`
 * where making functions of texts is forbidden, and for declarations with numbered families, which only events have.
 */
function directReader(fields: Fields): DirectReader | undefined {
  const entries = Object.entries(fields)
  if (entries.some(([, { levels }]) => levels !== undefined)) return undefined
  const known = new Set(entries.map(([, { key }]) => key))
  const readers = entries.map(([name, field]) => (field.kind === 'list' ? listField(name, field) : codecField(field)))
  const tables = entries.map(([, { codes }]) => directNames(codes ?? {}))

  const each = (line: (at: number, field: Field<unknown, unknown>, name: string) => string): string =>
    entries.map(([name, field], at) => line(at, field, name)).join('\n')
  const given = { LEFT, readers, tables, keepOthers, ...FUNCTIONS }
  // Constants of a surrounding function, so that the compiler may put what they do in place of the calls.
  const body = `
    const { ${Object.keys(given).join(', ')} } = given
    return (wire, problems) => {
      ${each((at, { key }) => `const w${at} = wire[${JSON.stringify(key)}]`)}
      ${each((at, field) => `let v${at} = ${expression(field, at)}\nif (v${at} === LEFT && (v${at} = readers[${at}](w${at}, problems)) === LEFT) return undefined`)}
      ${each((at, { directedBy: by }) => (by === undefined ? '' : `v${at} = withDirection(v${at}, w${at}, wire[${JSON.stringify(by)}])`))}
      ${each((at, { essential }) => (essential ? `if (v${at} === null) return undefined` : ''))}
      const value = { ${each((at, _, name) => `${JSON.stringify(name)}: v${at},`)} }
      let others = 0
      for (const _ in wire) others++
      ${each((at) => `if (w${at} !== undefined) others--`)}
      if (others !== 0) keepOthers(value, wire)
      return value
    }`
  return compile(body)?.(given)

  /** What the declaration does not know stays under its key. */
  function keepOthers(value: Record<string, unknown>, wire: WireRecord): void {
    for (const key of Object.keys(wire)) if (!known.has(key) && !(key in value)) value[key] = wire[key]
  }
}

const FUNCTIONS = {
  directCode,
  directDate,
  directDateTime,
  directMagnitude,
  directRate,
  directRatio,
  directSigned,
  directStock,
  directText,
  directTime,
  directUnsigned,
  scaledDown,
  withDirection,
}

/** How a field is read from its wire value `w…`, as an expression; `LEFT` for what only its own reader knows. */
function expression(field: Field<unknown, unknown>, at: number): string {
  const { kind, codes, scale } = field
  const wire = `w${at}`
  const isNone = field.none === undefined ? '' : `${wire} === ${JSON.stringify(field.none)} ? null : `
  const scaledTo = (value: string): string => (scale === undefined ? value : `scaledDown(${value}, ${scale})`)
  // What few fields are, their codec reads.
  if (field.sign === 'second' || (field.sign === 'mark' && kind === 'text')) return 'LEFT'
  if ((field.width ?? field.cutAt) !== undefined) return 'LEFT'
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      return `${isNone}${scaledTo(`${numberReader(field)}(${wire})`)}`
    case 'code':
    case 'flag':
      return `${isNone}${codes === undefined ? `directText(${wire})` : `directCode(${wire}, tables[${at}])`}`
    case 'date':
      return `${isNone}directDate(${wire})`
    case 'time':
      return `${isNone}directTime(${wire})`
    case 'datetime':
      return `${isNone}directDateTime(${wire})`
    case 'stock':
      return `${isNone}directStock(${wire})`
    case 'id':
    case 'text':
      return `${isNone}directText(${wire})`
    case 'texts':
    case 'list':
      return 'LEFT'
  }
}

function numberReader({ kind, sign, unsigned }: Field<unknown, unknown>): keyof typeof FUNCTIONS {
  if (kind === 'price') return 'directMagnitude'
  if (kind === 'rate') return sign === 'mark' ? 'directRatio' : 'directRate'
  if (sign === 'mark') return 'directMagnitude'
  return unsigned ? 'directUnsigned' : 'directSigned'
}

/** The definition, for one value. */
function codecField(field: Field<unknown, unknown>): DirectField {
  const codec = valueCodec(field)
  return (u) => {
    const read = codec.decode(u)
    return isLeft(read) ? LEFT : read.right
  }
}

/** The rows of a list, each read directly where that goes, and by the definition where not. */
function listField(name: string, field: Field<unknown, unknown>): DirectField {
  const { fields = {} } = field
  const definition = recordReader(fields)
  const direct = directReader(fields)
  const asRecord = rowRecord(field)
  const firstKey = field.named?.[0] ?? Object.values(fields)[0]?.key ?? ''
  return (list, problems) => {
    if (list === undefined || list === '') return []
    if (!Array.isArray(list)) return LEFT
    const rows: WireRecord[] = []
    for (let index = 0; index < list.length; index++) {
      const item: unknown = list[index]
      const wire = asRecord(item)
      // Nearly always the first value says that the row is not blank.
      if (isRecord(item) && typeof directText(item[firstKey]) !== 'string' && isFiller(item, field)) continue
      const value = isRecord(wire) ? direct?.(wire, problems) : undefined
      if (value !== undefined) {
        rows.push(value)
        continue
      }
      const reading = definition.read(wire)
      for (const problem of reading.problems) problems.push(pathInRow(problem, name, index))
      if (reading.value !== undefined) rows.push(reading.value)
    }
    return rows
  }
}

/** A function of this body, or nothing where the process may not make one (`--disallow-code-generation-from-strings`). */
function compile(body: string): ((given: object) => DirectReader) | undefined {
  try {
    const made: unknown = new Function('given', body)
    return isMaker(made) ? made : undefined
  } catch {
    return undefined
  }
}

function isMaker(made: unknown): made is (given: object) => DirectReader {
  return typeof made === 'function'
}
