/** Finding the entries of a frame without parsing it must find what parsing finds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsedEntries, someEntry } from '../../src/tape/entries.ts'

const text = fc.oneof(
  fc.constantFrom('0B', '0D', '005930', '', '"type":"', '\\"item\\":\\"', '주식체결'),
  fc.string({ unit: 'binary' }),
)
const values = fc.dictionary(fc.constantFrom('10', '15', '20', '9001'), text)
const entry = fc
  .record({ values, type: text, name: text, item: text }, { requiredKeys: ['values', 'type'] })
  .chain((record) => fc.shuffledSubarray(Object.entries(record), { minLength: 2 }))
  .filter((pairs) => pairs.some(([key]) => key === 'values'))
const measured = fc
  .record({ values: fc.dictionary(fc.constantFrom('10', '15', '20'), text), type: text, name: text, item: text })
  .map((record) => Object.entries(record))

const frameOf = (entries: readonly (readonly (readonly [string, unknown])[])[], isDataFirst: boolean): Buffer => {
  const data = entries.map((pairs) => Object.fromEntries(pairs))
  return Buffer.from(JSON.stringify(isDataFirst ? { data, trnm: 'REAL' } : { trnm: 'REAL', data }))
}

const found = (frame: Buffer): readonly string[] | undefined => {
  const pairs: string[] = []
  const result = someEntry(frame, (type, item) => {
    pairs.push(JSON.stringify([type, item]))
    return false
  })
  if (result === undefined) expect(pairs).toEqual([])
  return result === undefined ? undefined : pairs
}

describe('someEntry', () => {
  it('finds the entries that JSON.parse finds, or leaves the frame to it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, measured), { maxLength: 4 }), fc.boolean(), (entries, isDataFirst) => {
        const frame = frameOf(entries, isDataFirst)
        const mine = found(frame)
        if (mine === undefined) return
        const parsed = parsedEntries(frame)?.map(({ type, item }) => JSON.stringify([type, item]))
        // A text with an escape is compared as it is written.
        if (!frame.includes('\\')) expect(mine).toEqual(parsed)
        else expect(mine).toHaveLength(parsed?.length ?? -1)
      }),
      { numRuns: 1000 },
    )
  })

  it('reads the measured order and that of the manual without parsing', () => {
    const pairs = [
      ['values', { 10: '1' }],
      ['type', '0B'],
      ['name', '주식체결'],
      ['item', '005930'],
    ] as const
    for (const isDataFirst of [true, false]) {
      expect(found(frameOf([pairs, pairs], isDataFirst))).toEqual(['["0B","005930"]', '["0B","005930"]'])
    }
  })
})
