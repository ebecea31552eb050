import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareCode, plainCode, withoutLetter } from '../../src/codec/values/stockCode.ts'

const code = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'), { minLength: 6, maxLength: 6 })
  .map((letters) => letters.join(''))
const letter = fc.constantFrom('', 'A', 'Q', 'J')
const venue = fc.constantFrom('', '_NX', '_AL')

describe('a stock code', () => {
  it('is the same with and without a letter before it, and with and without a venue', () => {
    fc.assert(
      fc.property(code, letter, venue, (plain, before, behind) => {
        expect(withoutLetter(before + plain + behind)).toBe(plain + behind)
        expect(bareCode(before + plain + behind)).toBe(plain)
        expect(plainCode(before + plain + behind)).toBe(plain)
      }),
    )
  })

  it('keeps a first letter that is one of its six characters', () => {
    expect(['A12345', 'Q12345', 'J57JBH'].map(withoutLetter)).toEqual(['A12345', 'Q12345', 'J57JBH'])
  })

  it('loses no letter before fewer or more than six characters, and no other letter', () => {
    const kept = ['A00593', 'A0059300', 'AAPL', 'M04020000', 'B005930', '001', '001_AL', 'MGD', 'a005930', '']
    expect(kept.map(withoutLetter)).toEqual(kept)
  })

  it('is null where the text is no instrument: a sector, gold, the market', () => {
    expect(['001', '001_AL', 'MGD', 'M04020000', '', 'AAPL'].map(plainCode)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('loses the white space around it', () => {
    expect([' A005930 ', '005930_NX '].map(withoutLetter)).toEqual(['005930', '005930_NX'])
  })
})
