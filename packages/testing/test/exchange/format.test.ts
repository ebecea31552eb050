import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceText, rateText, signCode, signedText } from '../../src/exchange/text/format.ts'

const price = fc.integer({ min: 1, max: 5_000_000 })

describe('prices on the wire', () => {
  it('carry the direction against the previous close, and none when equal', () => {
    expect(priceText(20_800, 20_850)).toBe('-20800')
    expect(priceText(21_150, 20_850)).toBe('+21150')
    expect(priceText(20_850, 20_850)).toBe('20850')
  })

  it('are their magnitude behind at most one sign', () => {
    fc.assert(
      fc.property(price, price, (value, reference) => {
        const text = priceText(value, reference)
        expect(text).toMatch(/^[+-]?\d+$/)
        expect(Math.abs(Number(text))).toBe(value)
        expect(Math.sign(Number(text) - value) === 0).toBe(value >= reference)
      }),
    )
  })

  it('stand in the table of signs', () => {
    const limits = { upper: 130, lower: 70 }
    expect([130, 120, 100, 70, 80].map((value) => signCode(value, 100, limits))).toEqual(['1', '2', '3', '4', '5'])
  })
})

describe('changes and rates on the wire', () => {
  it('are signed arithmetically, zero bare', () => {
    expect([50, -50, 0, -0].map(signedText)).toEqual(['+50', '-50', '0', '0'])
    expect([0.24, -0.24, 0, -0.001, 0.001, 10].map(rateText)).toEqual([
      '+0.24',
      '-0.24',
      '0.00',
      '0.00',
      '0.00',
      '+10.00',
    ])
  })

  it('have two decimals and the value rounded to them', () => {
    fc.assert(
      fc.property(fc.double({ min: -1_000, max: 1_000, noNaN: true }), (value) => {
        const text = rateText(value)
        expect(text).toMatch(/^(?:[+-]\d+\.\d{2}|0\.00)$/)
        expect(Number(text)).toBeCloseTo(value, 1)
      }),
    )
  })
})
