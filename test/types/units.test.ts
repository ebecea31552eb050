/** The unit of every number of a reply or an event, in the comment that hovering shows. */
import { fileURLToPath } from 'node:url'
import { catalog, type FieldSpec } from '@kiwoom-rx/core'
import { expect, it } from 'vitest'
import { declaredFields } from '../../scripts/docs/declared.ts'

const comments = new Map(
  declaredFields(fileURLToPath(new URL('../../packages/core/src/catalog', import.meta.url))).map(
    ({ path, comment }) => [path, comment] as const,
  ),
)

const NUMBERS = new Set(['price', 'signed', 'number', 'rate'])
const UNIT =
  /KRW|won\b|USD|percent|%|\bshares\b|\bgrams?\b|index points|\bunit\b|\bcount\b|in the currency|position|\btimes\b|\bdays\b|contracts|month of|receipts|sensitivity|securities for/

function numbersIn(fields: readonly FieldSpec[], path: string): readonly string[] {
  return fields.flatMap((field): readonly string[] => {
    const own = field.family ? `${path}.${field.family.name}.${field.family.prop}` : `${path}.${field.name}`
    if (field.fields) return numbersIn(field.fields, own)
    return NUMBERS.has(field.kind) ? [own] : []
  })
}

const paths = catalog.flatMap(({ namespace, name, items, response }) =>
  numbersIn(response.fields, `${namespace}.${name}.${items === undefined ? 'response' : 'event'}`),
)

it('the catalogue names the unit of every number', () => {
  expect(paths.length).toBeGreaterThan(2500)
  expect(paths.filter((path) => !UNIT.test((comments.get(path) ?? '').split(' — ').slice(1).join(' ')))).toEqual([])
})
