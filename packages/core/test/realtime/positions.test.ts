import fc from 'fast-check'
import { NEVER, Observable, of, throwError, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { Rejected, Unavailable } from '../../src/index.ts'
import { applyBalance, positionsIn, positionsOf } from '../../src/realtime/holdings.ts'
import { createPositions } from '../../src/realtime/positions.ts'

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

  it('of two venues hold what either tells, and nothing twice', () => {
    const krx = [row('A005930', 7, { price: 110 }), row('A000660', 2)]
    const quantities = (replies: Parameters<typeof positionsOf>[0]) =>
      Object.fromEntries([...positionsOf(replies)].map(([code, { quantity }]) => [code, quantity]))
    // The same holdings, at the prices of the other venue.
    expect(quantities([krx, [row('A005930', 7, { price: 111 })]])).toEqual({ '005930': 7, '000660': 2 })
    expect(positionsOf([krx, [row('A005930', 7, { price: 111 })]]).get('005930')?.price).toBe(110)
    // Each venue its own.
    expect(quantities([krx, [row('A035420', 3)]])).toEqual({ '005930': 7, '000660': 2, '035420': 3 })
    expect(quantities([[], [row('A035420', 3)]])).toEqual({ '035420': 3 })
  })

  it('are not touched by notices of a part or without a quantity', () => {
    const positions = positionsIn([row('005930', 7)])
    expect(applyBalance(positions, balance('005930', 2, { loanDate: '2026-11-01' }))).toBe(false)
    expect(applyBalance(positions, balance('005930', 2, { creditType: '03' }))).toBe(false)
    expect(applyBalance(positions, balance('005930', null))).toBe(false)
    expect(positions.get('005930')?.quantity).toBe(7)
  })
})

describe('the balance', () => {
  const read = (nxt: Observable<ReturnType<typeof row>>): unknown[] => {
    const got: unknown[] = []
    createPositions({
      read: (exchange) => (exchange === 'krx' ? of(row('A005930', 7)) : nxt),
      venues: ['krx', 'nxt'],
      balances$: NEVER,
      notices$: NEVER,
      registered$: new Observable((subscriber) => subscriber.next(undefined)),
      scheduler: new VirtualTimeScheduler(),
    }).subscribe({
      next: (positions) => got.push(positions.map(({ stockCode }) => stockCode)),
      error: (error: { _tag: string }) => got.push(error._tag),
    })
    return got
  }

  it('is what both venues tell', () => {
    expect(read(of(row('A035420', 1)))).toEqual([['005930', '035420']])
  })

  it('is what KRX tells where the exchange answers for no other venue', () => {
    const refused = new Rejected('서비스가 제공되지 않습니다', { endpoint: 'kt00018', code: 'RC9000' })
    expect(read(throwError(() => refused))).toEqual([['005930']])
  })

  it('is not known while a venue does not answer at all', () => {
    const down = new Unavailable('down', { endpoint: 'kt00018' })
    expect(read(throwError(() => down))).toEqual(['Unavailable'])
  })
})
