/** Parameters as callers may give them, generated from the catalogue. */
import fc from 'fast-check'
import type { FieldSpec } from '../../src/index.ts'

/** A parameter as a caller gives it, and the text that must travel for it. */
export interface Given {
  readonly value: unknown
  readonly text: string
}

/** What a caller gives for some endpoint: every required field, and any of the optional ones. */
export function givenParams(fields: readonly FieldSpec[]): fc.Arbitrary<Readonly<Record<string, Given>>> {
  const names = fields.filter(({ required }) => required).map(({ name }) => name)
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, given(field)])), { requiredKeys: names })
}

/** The values alone. */
export function valuesOf(params: Readonly<Record<string, Given>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, { value }]) => [name, value]))
}

/** Values that no field of this kind takes; `undefined` where every text is acceptable. */
export function malformed(field: FieldSpec): fc.Arbitrary<unknown> | undefined {
  if (field.codes) return fc.constantFrom('no such code', 17.5, true, {}, [])
  switch (field.kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      return fc.constantFrom('many', Number.NaN, Number.POSITIVE_INFINITY, true, {}, '1 2')
    case 'date':
      return fc.constantFrom('2026-13-01', '2026-06-31', '20250229', '2026112', 'today', true, {})
    case 'time':
      return fc.constantFrom('25:00:00', '9', 'noon', {})
    case 'datetime':
      return fc.constantFrom('2026-11-20', 'now', {})
    case 'stock':
      return fc.constantFrom('삼성전자', '005930 ', '../x', 5930, {})
    case 'id':
    case 'text':
    case 'code':
    case 'flag':
      return fc.constantFrom(true, {}, [], 5)
    case 'texts':
    case 'list':
      return undefined
  }
}

function given(field: FieldSpec): fc.Arbitrary<Given> {
  if (field.codes) {
    const codes = Object.entries(field.codes)
    return fc.constantFrom(
      ...codes.flatMap(([text, { name }]) => [
        { value: name, text },
        { value: text, text },
      ]),
    )
  }
  switch (field.kind) {
    case 'price':
    case 'number':
    case 'signed':
    case 'rate':
      return fc
        .integer({ min: 0, max: 99_999_999 })
        .chain((n) => fc.constantFrom<Given>({ value: n, text: String(n) }, { value: String(n), text: String(n) }))
    case 'date':
      return DATE.chain((parts) => fc.constantFrom(same(parts, '-'), same(parts, '')))
    case 'time':
      return TIME.chain((parts) => fc.constantFrom(same(parts, ':'), same(parts, '')))
    case 'datetime':
      return fc.tuple(DATE, TIME).map(([date, time]) => ({
        value: `${date.join('-')}T${time.join(':')}`,
        text: [...date, ...time].join(''),
      }))
    case 'stock':
      return fc.constantFrom('005930', '0156T0', '005930_NX', '001_AL', 'M04020000', '005930|000660').map(itself)
    case 'id':
      return fc.constantFrom('0000140', '12345678', '7').map(itself)
    case 'text':
    case 'texts':
    case 'code':
    case 'flag':
    case 'list':
      return fc.constantFrom('삼성', 'KRW', '1').map(itself)
  }
}

function same(parts: readonly string[], separator: string): Given {
  return { value: parts.join(separator), text: parts.join('') }
}

function itself(text: string): Given {
  return { value: text, text }
}

const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'))
const DATE = fc.tuple(fc.constantFrom('2025', '2026'), two(1, 12), two(1, 28))
const TIME = fc.tuple(two(0, 23), two(0, 59), two(0, 59))
