import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyBalance, positionsIn } from '../../src/realtime/positions.ts'

const row = (stockCode: string, holdingQuantity: number, more: object = {}) => ({
  stockCode,
  stockName: '이름',
  holdingQuantity,
  tradableQuantity: holdingQuantity,
  purchasePrice: 100,
  price: 110,
  ...more,
})
const balance = (stockCode: string, holdingQuantity: number | null, more: object = {}) => ({
  stockCode,
  holdingQuantity,
  orderableQuantity: holdingQuantity,
  purchasePrice: 100,
  creditType: '00',
  loanDate: null,
  ...more,
})

describe('positions', () => {
  it('hold exactly what the last notice of each stock says, whatever came before', () => {
    const notice = fc.tuple(fc.constantFrom('005930', 'A000660', '035420_NX'), fc.nat(5))
    fc.assert(
      fc.property(fc.array(notice), (notices) => {
        const positions = positionsIn([row('A005930', 7), row('035720', 0)])
        const expected = new Map([['005930', 7]])
        for (const [code, quantity] of notices) {
          applyBalance(positions, balance(code, quantity))
          const plain = code.replace(/^A/, '').replace('_NX', '')
          if (quantity === 0) expected.delete(plain)
          else expected.set(plain, quantity)
        }
        expect(new Map([...positions].map(([code, { quantity }]) => [code, quantity]))).toEqual(expected)
      }),
    )
  })

  it('add up the rows of one stock, at the average price', () => {
    const rows = [row('005930', 1, { purchasePrice: 100 }), row('A005930', 3, { purchasePrice: 200 })]
    expect([...positionsIn(rows).values()]).toMatchObject([{ quantity: 4, orderableQuantity: 4, purchasePrice: 175 }])
  })

  it('are not touched by notices of a part or without a quantity', () => {
    const positions = positionsIn([row('005930', 7)])
    expect(applyBalance(positions, balance('005930', 2, { loanDate: '2026-11-01' }))).toBe(false)
    expect(applyBalance(positions, balance('005930', 2, { creditType: '03' }))).toBe(false)
    expect(applyBalance(positions, balance('005930', null))).toBe(false)
    expect(positions.get('005930')?.quantity).toBe(7)
  })
})
