/** Every captured reply decodes without a problem, and encode is the inverse of decode on it. */
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { catalog, type FieldSpec } from '../../src/index.ts'
import { resultOf } from '../../src/rest/protocol/envelope.ts'
import { judgeReply } from '../../src/rest/protocol/falseSuccess.ts'
import { filesIn, hasCaptures, replyIn } from './captures.ts'

const ENVELOPE = new Set(['return_code', 'return_msg'])

/** Every declared scalar of a record and its rows, with the texts that it has there. */
function textsOf(fields: readonly FieldSpec[], records: readonly unknown[]): (readonly [FieldSpec, string])[] {
  return fields.flatMap((field): (readonly [FieldSpec, string])[] => {
    const values = records.map((record) => Object(record)[field.key])
    if (field.fields) return textsOf(field.fields, values.filter(Array.isArray).flat())
    return values.filter((value) => typeof value === 'string').map((value) => [field, value] as const)
  })
}

/** Keys that no declaration names, rows included. */
function undeclared(fields: readonly FieldSpec[], record: object): string[] {
  const known = new Map(fields.map((field) => [field.key, field]))
  return Object.entries(record).flatMap(([key, value]) => {
    const field = known.get(key)
    if (field === undefined) return ENVELOPE.has(key) ? [] : [key]
    return field.fields && Array.isArray(value)
      ? value.flatMap((row) => undeclared(field.fields ?? [], Object(row)))
      : []
  })
}

describe.runIf(hasCaptures)('the captured reply of', () => {
  it.each(filesIn('rest', '.json').map((name) => [name]))('%s', (name) => {
    const { id, response } = replyIn(name)
    const spec = catalog.find((each) => each.id === id)
    if (spec === undefined) throw new Error(`${id} is not in the catalogue`)
    const result = resultOf(response)
    if (result?.returnCode !== 0) return
    const { value, problems } = spec.response.read(response)
    expect(problems).toEqual([])
    expect(spec.response.reader.read(response)).toEqual({ value, problems })
    const decoded = spec.response.codec.decode(response)
    if (!isRight(decoded)) throw new Error('does not decode')
    const again = spec.response.codec.decode(spec.response.codec.encode(decoded.right))
    expect(isRight(again) && again.right).toEqual(decoded.right)
    expect(undeclared(spec.response.fields, response)).toEqual([])
    const raw = textsOf(spec.response.fields, [response]).filter(
      ([{ codes }, text]) => codes !== undefined && text.trim() !== '' && codes[text.trim()] === undefined,
    )
    expect(
      raw.map(([{ key }, text]) => `${key} ${text}`),
      'codes that no table lists',
    ).toEqual([])
    const { return_code: _, return_msg: __, ...body } = response
    expect(judgeReply(body, result.message)).toBe(/실패/.test(result.message) ? 'failure' : undefined)
  })
})
