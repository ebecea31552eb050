/**
 * Wire records as the exchange may write them: generated from the catalogue, in every form of docs/protocol.md#formats.
 */
import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'

/**
 * Records of the catalogue's fields as they may stand in a reply or in a realtime entry: signed, doubly signed and
 * padded numbers, blanks, spaces, codes. Blank only where the field is not essential. Dates may be none (20260231).
 *
 * @example
 * ```ts
 * import { endpointById } from '@kiwoom-rx/core/catalog'
 * import { arbitraryRecord } from '@kiwoom-rx/testing/arbitrary'
 * import fc from 'fast-check'
 *
 * const { response } = endpointById('ka10080')
 * fc.assert(fc.property(arbitraryRecord(response.fields), (wire) => response.codec.decode(wire)._tag === 'Right'))
 * ```
 */
export function arbitraryRecord(fields: readonly FieldSpec[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(fields.map((field) => [field.key, wireValue(field)])))
}

function wireValue(field: FieldSpec): fc.Arbitrary<unknown> {
  if (field.kind === 'list') return fc.array(arbitraryRecord(field.fields ?? []), { maxLength: 3 })
  const text = padded(wireText(field))
  return field.essential
    ? text
    : fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.constantFrom('', ' ') })
}

function wireText(field: FieldSpec): fc.Arbitrary<string> {
  if (field.codes) return fc.constantFrom(...Object.keys(field.codes))
  switch (field.kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      return field.unsigned ? UNSIGNED : fc.tuple(SIGN, DIGITS, fc.constantFrom('', '%')).map((parts) => parts.join(''))
    case 'date':
      return DATE
    case 'time':
      return TIME
    case 'datetime':
      return fc.tuple(DATE, TIME).map((parts) => parts.join(''))
    case 'stock':
      return fc.constantFrom(
        '005930',
        'A005930',
        'Q500001',
        'J57JBH',
        'J57JBHH',
        '0156T0',
        '005930_NX',
        '001_AL',
        'M04020000',
      )
    case 'id':
      return fc.constantFrom('0000140', '12345678', '7')
    case 'text':
    case 'texts':
    case 'code':
    case 'flag':
    case 'list':
      return fc.constantFrom('삼성전자', '동정적VI', '+매수', 'JJ', '-', '0')
  }
}

const SIGN: fc.Arbitrary<string> = fc.constantFrom('', '+', '-', '--', '++', '+-')
const DIGITS: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
  fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(12, '0')),
  fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99 })).map(([a, b]) => `${a}.${b}`),
  fc.constant('56,900'),
)
// Counters of 32 bits: one above 2^31 arrives negative, or as one of the two limits.
const UNSIGNED: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('', '+'), DIGITS).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.integer({ min: -(2 ** 31), max: -(2 ** 20) }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('4294967295', '2147483647') },
)
const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'))
const DATE = fc.tuple(fc.constantFrom('2025', '2026'), two(1, 12), two(1, 31)).map((parts) => parts.join(''))
const TIME = fc.tuple(two(0, 23), two(0, 59), two(0, 59)).map((parts) => parts.join(''))

function padded(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom('', '', ' '), text, fc.constantFrom('', '', ' ')).map((parts) => parts.join(''))
}
