import { arbitraryRecord } from '@kiwoom-rx/testing/arbitrary'
import fc from 'fast-check'
import { isLeft, isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { catalog, endpointById } from '../../src/index.ts'

describe('the catalogue', () => {
  it('holds all 207 endpoints, each once', () => {
    expect(catalog).toHaveLength(207)
    expect(new Set(catalog.map(({ id }) => id)).size).toBe(207)
    expect(new Set(catalog.map(({ namespace, name }) => `${namespace}.${name}`)).size).toBe(207)
  })

  it('finds by id, case mattering', () => {
    expect(endpointById('0G')?.name).toBe('etfNav')
    expect(endpointById('0g')?.name).toBe('stockInfo')
    expect(endpointById('ka99999')).toBeUndefined()
  })

  it('names no wire key twice in one message, and no field twice', () => {
    for (const { id, request, response } of catalog) {
      for (const { fields } of [request, response]) {
        expect(new Set(fields.map(({ key }) => key)).size, id).toBe(fields.length)
        expect(new Set(fields.map(({ name }) => name)).size, id).toBe(fields.length)
      }
    }
  })
})

describe.each(catalog.map((spec) => [spec.id, spec] as const))('%s', (_, spec) => {
  it('decodes every wire record its table allows, and encode is the inverse', () => {
    fc.assert(
      fc.property(arbitraryRecord(spec.response.fields), (wire) => {
        const first = spec.response.codec.decode(wire)
        if (isLeft(first)) throw new Error(first.left.map(({ message }) => message).join('; '))
        const again = spec.response.codec.decode(spec.response.codec.encode(first.right))
        expect(isRight(again) && again.right).toEqual(first.right)
        expect(spec.response.codec.is(first.right)).toBe(true)
      }),
      { numRuns: 15 },
    )
  })
})
