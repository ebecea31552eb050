/** A caller's parameters as a request's wire texts, checked before anything is sent. */
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { Field, Fields } from '../catalog/field.ts'
import { expectation, valueCodec } from './field.ts'
import type { FieldProblem } from './problem.ts'

/** The body of a request. */
export type WireParams = Readonly<Record<string, string>>

/** Checks parameters and writes them; every problem names its field and what that accepts. */
export function writeParams(fields: Fields, params: object): Either<readonly FieldProblem[], WireParams> {
  const given = new Map<string, unknown>(Object.entries(params))
  const problems: FieldProblem[] = []
  const wire: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = given.get(name)
    given.delete(name)
    if (value === undefined || value === null) {
      if (!field.optional) problems.push(problem(name, field, value))
      continue
    }
    const text = writeParam(field, value)
    if (text === undefined) problems.push(problem(name, field, value))
    else wire[field.key] = text
  }
  for (const [name, raw] of given) {
    if (raw !== undefined) problems.push({ path: name, label: 'unknown parameter', raw, expected: oneOf(fields) })
  }
  return problems.length === 0 ? right(wire) : left(problems)
}

function writeParam(field: Field<unknown, unknown>, value: unknown): string | undefined {
  if (field.codes) return writeCode(field, value)
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  switch (field.kind) {
    case 'price':
      return Number(value) >= 0 ? throughCodec(field, value) : undefined
    case 'stock':
      // Codes are letters and digits; several in one parameter are joined by `|` (ka10095).
      return typeof value === 'string' && /^[0-9A-Za-z_|]+$/.test(value) ? throughCodec(field, value) : undefined
    case 'id':
    case 'text':
    case 'code':
    case 'flag':
      return typeof value === 'string' ? value : undefined
    case 'signed':
    case 'number':
    case 'rate':
    case 'date':
    case 'time':
    case 'datetime':
      return throughCodec(field, value)
    case 'texts':
    case 'list':
      return undefined
  }
}

/** The wire code of a name or of a wire code. */
function writeCode({ codes = {} }: Field<unknown, unknown>, value: unknown): string | undefined {
  return Object.entries(codes).find(([wire, { name }]) => value === name || value === wire)?.[0]
}

function throughCodec(field: Field<unknown, unknown>, value: string | number): string | undefined {
  const codec = valueCodec(field)
  const read = codec.decode(value)
  return isLeft(read) || read.right === null ? undefined : String(codec.encode(read.right))
}

function problem(path: string, field: Field<unknown, unknown>, raw: unknown): FieldProblem {
  return { path, label: `${field.ko} · ${field.key}`, raw, expected: expectation(field) }
}

function oneOf(fields: Fields): string {
  const names = Object.keys(fields)
  return names.length === 0 ? 'no parameters' : `one of ${names.join(', ')}`
}
