import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chargeOn, commissions, costsAt, salesTaxes, type TradedWhere } from '../../src/costs.ts'

const stock: TradedWhere = { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' }
const rate = (date: string, where: Partial<TradedWhere> = {}) => costsAt(date, { ...stock, ...where }).tax.perMillion

describe('costsAt', () => {
  it.each([
    ['2024-12-30', 1_800],
    ['2025-01-02', 1_500],
    ['2025-12-30', 1_500],
    ['2026-01-02', 2_000],
    ['2027-03-02', 2_000],
  ])('taxes the sale of shares on %s with %i per million, on KOSPI and KOSDAQ alike', (date, perMillion) => {
    expect([rate(date), rate(date, { market: 'kosdaq' })]).toEqual([perMillion, perMillion])
  })

  it('taxes a sale on KONEX with 0.10 %', () => {
    expect(rate('2026-11-20', { market: 'konex' })).toBe(1_000)
  })

  it('taxes neither ETF, ETN and ELW nor gold', () => {
    const untaxed = (['etf', 'etn', 'elw'] as const).map((instrument) => rate('2026-11-20', { instrument }))
    expect([...untaxed, rate('2026-11-20', { market: 'gold' })]).toEqual([0, 0, 0, 0])
  })

  it('has the commission of the environment', () => {
    expect(costsAt('2026-09-11', { ...stock, env: 'mock' }).commission).toEqual({ perMillion: 3_500, cutTo: 10 })
    expect(costsAt('2026-09-11', stock).commission).toEqual({ perMillion: 150, cutTo: 10 })
  })

  it.each(['', '20261120', '2026-13-01', '2026-02-30', 'today'])('refuses %j, which is no date', (date) => {
    expect(() => costsAt(date, stock)).toThrow(/trade date like '2026-11-20'/)
  })

  it('refuses a date before its table instead of guessing a rate', () => {
    expect(() => costsAt('2020-12-30', stock)).toThrow(/table begins at 2021-01-01/)
  })
})

describe('chargeOn', () => {
  // The manual's sample of a sale in 2024, and a fill on the mock host.
  it.each([
    ['the tax of 2024', costsAt('2024-05-02', stock).tax, 158_200, 284],
    ['the commission of a mock fill', costsAt('2026-09-11', { ...stock, env: 'mock' }).commission, 268_500, 930],
    ['the commission of a small order', costsAt('2026-09-11', stock).commission, 60_000, 0],
  ])('cuts %s', (_, charge, amount, expected) => {
    expect(chargeOn(charge, amount)).toBe(expected)
  })

  it('is the exact part of any amount, cut down to the unit', () => {
    const charges = [...commissions, ...salesTaxes]
    fc.assert(
      fc.property(fc.constantFrom(...charges), fc.nat({ max: Number.MAX_SAFE_INTEGER }), (charge, amount) => {
        const exact = (BigInt(amount) * BigInt(charge.perMillion)) / 1_000_000n
        expect(BigInt(chargeOn(charge, amount))).toBe(exact - (exact % BigInt(charge.cutTo)))
      }),
    )
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses an amount of %d', (amount) => {
    expect(() => chargeOn(costsAt('2026-11-20', stock).tax, amount)).toThrow(RangeError)
  })
})

describe('the tables of costs', () => {
  it('give a basis for every row, and rise by date within a market or an environment', () => {
    const groups = [...commissions, ...salesTaxes].map((row) => ('env' in row ? row.env : row.market))
    const rows = [...commissions, ...salesTaxes]
    for (const [n, row] of rows.entries()) {
      expect(row.basis).not.toBe('')
      const next = rows[n + 1]
      if (next !== undefined && groups[n] === groups[n + 1]) expect(next.since > row.since).toBe(true)
    }
  })
})
