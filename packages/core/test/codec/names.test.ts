import { describe, expect, it } from 'vitest'
import { NameTable } from '../../src/codec/scan/nameTable.ts'

describe('names', () => {
  const table = new NameTable()

  it('are read as they are written, however many there are and in whichever order they come again', () => {
    // More than the table has room for, so that many take turns in their places.
    const names = Array.from({ length: 40_000 }, (_, at) => `${(at * 7919) % 1_000_003}${at % 3 === 0 ? '_NX' : ''}`)
    for (const each of [names, names, names.toReversed()]) {
      const wrong = each.filter((name) => {
        const end = table.find(Buffer.from(`${name}"`), 0)
        return end !== name.length || table.name !== name
      })
      expect(wrong).toEqual([])
    }
  })

  it.each(['', '0', '00', '000'])('distinguishes "%s" from longer and shorter names', (name) => {
    expect(table.find(Buffer.from(`"${name}"`), 1)).toBe(1 + name.length)
    expect(table.name).toBe(name)
  })

  it.each(['가"', 'a\\"b"', 'a\u0001"', 'endless'])('leaves %j to the codecs', (text) => {
    expect(table.find(Buffer.from(text), 0)).toBe(-1)
  })
})
