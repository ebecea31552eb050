/** The scanner of entries, held against `JSON.parse`. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../test/support/runs.ts'
import { frameOf, scanEntries } from '../src/frame/scanEntries.ts'

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('},"type":"0B', '","item":"x', '\\', '"', '삼성전자', '],"trnm":"REAL"}'),
)
const entry = fc
  .record({ values: fc.dictionary(fc.constantFrom('10', '13', '15', '20'), text), type: text, name: text, item: text })
  .map(({ values, type, name, item }) => ({ values, type, name, item }))

describe('the scanner of entries', () => {
  it('finds the registration and the bytes of every entry, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), fc.boolean(), (entries, isManual) => {
        const frame = isManual ? { trnm: 'REAL', data: entries } : { data: entries, trnm: 'REAL' }
        const scanned = scanEntries(Buffer.from(JSON.stringify(frame)))
        expect(scanned?.map(({ type, item }) => ({ type, item }))).toEqual(
          entries.map(({ type, item }) => ({ type, item })),
        )
        expect(scanned?.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()))).toEqual(entries)
        expect(JSON.parse(Buffer.from(frameOf(scanned ?? [])).toString())).toEqual({ data: entries, trnm: 'REAL' })
      }),
      runs(500, 50_000),
    )
  })

  it('leaves what is no REAL frame', () => {
    for (const frame of ['{"trnm":"PING"}', 'PING', '', '{"data":[', '{"trnm":"REAL","data":{}}', '[]']) {
      expect(scanEntries(Buffer.from(frame))).toBeUndefined()
    }
  })
})
