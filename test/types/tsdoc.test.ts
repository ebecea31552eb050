/** The comments of the catalogue against the declarations that they stand before: hovering shows the comment. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { type DeclaredField, declaredFields } from '../../scripts/docs/declared.ts'

const fields = declaredFields(fileURLToPath(new URL('../../packages/core/src/catalog', import.meta.url)))

const isInStep = ({ comment, key, ko }: DeclaredField): boolean =>
  comment === `${ko} · ${key}` || comment.startsWith(`${ko} · ${key} — `)

it('the reader of the catalogue reads every field', () => {
  expect(fields.length).toBeGreaterThan(4000)
  expect(fields.find(({ path }) => path === 'realtime.orderBook.event.asks.price')).toEqual({
    path: 'realtime.orderBook.event.asks.price',
    comment: '매도호가# · 41–50 — KRW',
    key: '41–50',
    ko: '매도호가#',
  })
})

it("every field's comment begins with the label and the wire key of its declaration", () => {
  expect(fields.filter(({ ko }) => ko !== undefined).filter((field) => !isInStep(field))).toEqual([])
})

it('every numbered family says which numbers it takes together', () => {
  const families = fields.filter(({ ko }) => ko === undefined)
  expect(families.map(({ path }) => path)).toHaveLength(8)
  for (const { path, comment } of families) {
    const own = fields.filter((field) => field.path.startsWith(`${path}.`)).map(({ key }) => key)
    expect(comment.split(' · ')[1]).toBe(own.join(', '))
  }
})
