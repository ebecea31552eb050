/** A request's parameters: our values as wire texts, and back. */

import * as t from 'io-ts'
import type { Field, Fields } from '../../catalog/field.ts'
import { epochOfKorean, koreanDateTime } from '../values/koreanTime.ts'
import { withoutLetter } from '../values/stockCode.ts'
import { type Either, isLeft, left, right } from './either.ts'
import { nearestName } from './nearestName.ts'
import { describeProblem, type FieldProblem, problemOf, withoutSecrets } from './problem.ts'
import { isRecord, type WireRecord } from './record.ts'
import { validationError } from './validationError.ts'
import { expectation, valueCodec } from './valueCodec.ts'

/** The body of a request. */
export type WireParams = Readonly<Record<string, string>>

/**
 * Checks a caller's parameters and writes them; every problem names its field and what that accepts.
 *
 * An optional parameter that is left out travels blank, as in the manual's examples: `"ord_uv": ""`.
 */
export function writeParams(fields: Fields, params: object): Either<readonly FieldProblem[], WireParams> {
  const given = new Map<string, unknown>(Object.entries(params))
  const problems: FieldProblem[] = []
  const wire: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = given.get(name)
    given.delete(name)
    if (isBlank(value) && field.optional) {
      if (field.leftOut !== 'absent') wire[field.key] = ''
      continue
    }
    // The exchange counts a blank required value as missing (docs/protocol.md#envelope).
    const text = isBlank(value) ? undefined : writeParam(field, value)
    if (text === undefined) problems.push(problemOf(name, field, value, expectation(field)))
    else wire[field.key] = text
  }
  for (const [path, raw] of given) {
    if (raw === undefined) continue
    problems.push({
      path,
      label: 'unknown parameter',
      raw: withoutSecrets(path, raw),
      expected: nameNear(path, fields),
    })
  }
  return problems.length === 0 ? right(wire) : left(problems)
}

/**
 * The codec of a request. It reads whatever the wire may hold (a blank is `null`, an unlisted code stays as it is), and
 * writes it back to the letter: absent stays absent, blank stays blank.
 */
export function paramsCodec<A extends object>(title: string, fields: Fields): t.Type<A, WireParams, unknown> {
  const entries = Object.entries(fields).map(([name, field]) => ({ name, field, codec: valueCodec(field) }))
  const names = new Set(entries.map(({ name }) => name))
  const keys = new Set(entries.map(({ field }) => field.key))

  const is = (u: unknown): u is A =>
    isRecord(u) &&
    entries.every(({ name, field }) => {
      const value = u[name]
      return value === undefined ? field.optional === true : value === null || writeLoosely(field, value) !== undefined
    })

  const read = (wire: WireRecord): Either<readonly FieldProblem[], object> => {
    const problems: FieldProblem[] = []
    const value: Record<string, unknown> = {}
    for (const { name, field, codec } of entries) {
      const raw = wire[field.key]
      if (raw === undefined && field.optional) continue
      const result = codec.decode(raw)
      if (raw === undefined || isLeft(result)) problems.push(problemOf(name, field, raw, expectation(field)))
      else value[name] = result.right
    }
    for (const key of Object.keys(wire)) if (!keys.has(key) && !names.has(key)) value[key] = wire[key]
    return problems.length === 0 ? right(value) : left(problems)
  }

  return new t.Type<A, WireParams, unknown>(
    title,
    is,
    (u, context) => {
      if (!isRecord(u)) return t.failure(u, context, 'expected a JSON object')
      const result = read(u)
      if (isLeft(result)) return t.failures(result.left.map((problem) => validationError(problem, context)))
      return is(result.right) ? t.success(result.right) : t.failure(u, context)
    },
    (params) => {
      const given = new Map<string, unknown>(Object.entries(params))
      const wire: Record<string, string> = {}
      for (const { name, field } of entries) {
        const value = given.get(name)
        given.delete(name)
        if (value === undefined) continue
        const text = value === null ? '' : writeLoosely(field, value)
        if (text === undefined) {
          throw new TypeError(`${title}: ${describeProblem(problemOf(name, field, value, expectation(field)))}`)
        }
        wire[field.key] = text
      }
      for (const [key, value] of given) if (typeof value === 'string') wire[key] = value
      return wire
    },
  )
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** As `writeParam`, but a code that the table does not list passes: the manual's own examples send such codes. */
function writeLoosely(field: Field<unknown, unknown>, value: unknown): string | undefined {
  return writeParam(field, value) ?? (field.codes && typeof value === 'string' ? value : undefined)
}

function writeParam(field: Field<unknown, unknown>, value: unknown): string | undefined {
  if (field.codes) return writeCode(field, value)
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  switch (field.kind) {
    case 'price':
      return Number(value) >= 0 ? throughCodec(field, value) : undefined
    case 'stock':
      // Codes are letters and digits; several in one parameter are joined by `|` (ka10095).
      return typeof value === 'string' ? writeStocks(value) : undefined
    case 'id':
    case 'text':
    case 'code':
    case 'flag':
      return typeof value === 'string' ? value : undefined
    case 'signed':
    case 'number':
    case 'rate':
    case 'time':
      return throughCodec(field, value)
    case 'date':
    case 'datetime':
      return isOfCalendar(undashed(value)) ? throughCodec(field, undashed(value)) : undefined
    case 'texts':
    case 'list':
      return undefined
  }
}

function writeStocks(text: string): string | undefined {
  const codes = text.split('|')
  return codes.every((code) => /^[0-9A-Za-z_]+$/.test(code)) ? codes.map(withoutLetter).join('|') : undefined
}

/**
 * Whether a day exists. Said here, because the exchange meets a wrong value with no rows and no error
 * (docs/protocol.md#envelope).
 */
function isOfCalendar(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  const epoch = epochOfKorean(`${day}T00:00:00`)
  return Number.isFinite(epoch) && koreanDateTime(epoch).slice(0, 10) === day
}

/** `2026-11-20T15:23:10` as `20261120152310`, which is how the wire's own reader wants it. */
function undashed(value: string | number): string {
  return String(value)
    .replace(/^(\d{4})-(\d{2})-(\d{2})/, '$1$2$3')
    .replace(/T(\d{2}):(\d{2}):(\d{2})$/, '$1$2$3')
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

function nameNear(given: string, fields: Fields): string {
  const names = Object.keys(fields)
  const near = nearestName(given, names)
  if (near !== undefined) return `${near}, which is the nearest name`
  return names.length === 0 ? 'no parameters' : `one of ${names.join(', ')}`
}
