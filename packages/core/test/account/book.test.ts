import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyNotice, type Book, readBook } from '../../src/account/book.ts'

const row = (stockCode: string | null, holdingQuantity: number | null, more: object = {}) => ({
  stockCode,
  stockName: '이름',
  holdingQuantity,
  tradableQuantity: holdingQuantity,
  purchasePrice: 100,
  price: 110,
  creditType: '00',
  creditTypeName: '',
  loanDate: null,
  ...more,
})
const loan = (loanDate: string, creditType = '03', creditTypeName = '유통융자') => ({
  creditType,
  creditTypeName,
  loanDate,
})
const short = { creditType: '08', creditTypeName: '유통대주', loanDate: '2026-11-02' }
const balance = (stockCode: string, holdingQuantity: number | null, more: object = {}) => ({
  stockCode,
  holdingQuantity,
  orderableQuantity: holdingQuantity,
  purchasePrice: 100,
  creditType: '00',
  loanDate: null,
  ...more,
})

/** A book as `code quantity`, or `nothing` where there is none. */
function quantities(book: Book | undefined): readonly string[] | 'nothing' {
  if (book === undefined) return 'nothing'
  return [...book.values()].map(
    ({ stockCode, side, quantity }) => `${stockCode} ${side === 'short' ? '-' : ''}${quantity}`,
  )
}
const known = (...rows: ReturnType<typeof row>[]): Book => {
  const { book } = readBook(undefined, [rows])
  if (book === undefined) throw new Error('the rows cannot be read')
  return book
}

describe('readBook', () => {
  it('keeps the loans of a stock and its short side apart', () => {
    const rows = [
      row('A005930', 10),
      row('A005930', 3, loan('2026-11-02')),
      row('A005930', 4, loan('2026-11-03')),
      row('A005930', 5, short),
    ]
    const { book, uncertainties } = readBook(undefined, [rows])
    expect(quantities(book)).toEqual(['005930 10', '005930 3', '005930 4', '005930 -5'])
    expect(uncertainties).toEqual([])
  })

  it.each([
    ['A005930', '005930'],
    ['Q520078', '520078'],
    ['J57JBHH', '57JBHH'],
    ['0156T0', '0156T0'],
  ])('reads %s as %s', (sent, plain) => {
    expect(quantities(readBook(undefined, [[row(sent, 1)]]).book)).toEqual([`${plain} 1`])
  })

  it.each([
    ['a quantity that cannot be read', row('005930', null)],
    ['a negative quantity', row('005930', -1)],
    ['a row without a stock', row(null, 1)],
    ['an invalid row', {}],
    ['a loan without its type', row('005930', 1, { loanDate: '2026-11-02' })],
    ['a type that is only named', row('005930', 1, { creditType: null, creditTypeName: '유통융자' })],
  ])('%s leaves nothing known at first, and what was known before unchanged', (_, odd) => {
    const first = readBook(undefined, [[row('000660', 2), odd]])
    expect(quantities(first.book)).toBe('nothing')
    expect(first.uncertainties).toHaveLength(1)
    const before = known(row('000660', 2), row('005930', 7))
    const after = readBook(before, [[row('000660', 3), odd]])
    expect(quantities(after.book)).toEqual(['000660 3', '005930 7'])
    expect(after.uncertainties).toHaveLength(1)
  })

  it('changes nothing while a holding that is new cannot be read', () => {
    const before = known(row('000660', 2))
    expect(quantities(readBook(before, [[row('000660', 3), row('005930', null)]]).book)).toEqual(['000660 2'])
  })

  it('keeps a loan whose date was known and is missing now', () => {
    const before = known(row('005930', 3, loan('2026-11-02')))
    const { book, uncertainties } = readBook(before, [
      [row('005930', 3, { creditType: '03', creditTypeName: '유통융자' })],
    ])
    expect(quantities(book)).toEqual(['005930 3'])
    expect(uncertainties).toHaveLength(1)
  })

  it('takes a holding of zero shares, and one that is not reported, for none', () => {
    const before = known(row('000660', 2), row('005930', 7), row('035420', 1))
    expect(quantities(readBook(before, [[row('005930', 0), row('035420', 1)]]).book)).toEqual(['035420 1'])
  })

  it('counts a row that comes twice once, adds up two parts, and doubts both', () => {
    const twice = readBook(undefined, [[row('005930', 3), row('005930', 3)]])
    expect(quantities(twice.book)).toEqual(['005930 3'])
    const parts = readBook(undefined, [
      [row('005930', 1, { purchasePrice: 100 }), row('A005930', 3, { purchasePrice: 200 })],
    ])
    expect([...(parts.book?.values() ?? [])]).toMatchObject([{ quantity: 4, orderableQuantity: 4, purchasePrice: 175 }])
    expect([twice.uncertainties.length, parts.uncertainties.length]).toEqual([1, 1])
  })

  it('of two venues holds what either reports, and nothing twice', () => {
    const krx = [row('A005930', 7, { price: 110 }), row('A000660', 2)]
    // The same holdings, at the prices of the other venue.
    const same = readBook(undefined, [krx, [row('A005930', 7, { price: 111 })]])
    expect(quantities(same.book)).toEqual(['005930 7', '000660 2'])
    expect(same.book?.values().next().value?.price).toBe(110)
    // Each venue its own.
    expect(quantities(readBook(undefined, [krx, [row('A035420', 3)]]).book)).toEqual([
      '005930 7',
      '000660 2',
      '035420 3',
    ])
    expect(quantities(readBook(undefined, [[], [row('A035420', 3)]]).book)).toEqual(['035420 3'])
    // One of them readable.
    const half = readBook(undefined, [[row('005930', null)], [row('005930', 7)]])
    expect([quantities(half.book), half.uncertainties]).toEqual([['005930 7'], []])
  })

  it('doubts a holding of which the venues report different quantities, as when it is sold between the two reads', () => {
    for (const nxt of [row('005930', 4), row('005930', 0)]) {
      const { book, uncertainties } = readBook(undefined, [[row('005930', 7)], [nxt]])
      expect(quantities(book)).toEqual(['005930 7'])
      expect(uncertainties).toHaveLength(1)
    }
  })
})

describe('applyNotice', () => {
  it('leaves exactly what the last notice of each stock says, whatever came before', () => {
    const notice = fc.tuple(fc.constantFrom('005930', 'A000660', '035420_NX'), fc.nat(5))
    fc.assert(
      fc.property(fc.array(notice), (notices) => {
        let book = known(row('A005930', 7), row('035720', 0))
        const expected = new Map([['005930', 7]])
        for (const [code, quantity] of notices) {
          const noticed = applyNotice(book, balance(code, quantity))
          if (noticed._tag === 'book') book = noticed.book
          const plain = code.replace(/^A/, '').replace('_NX', '')
          if (quantity === 0) expected.delete(plain)
          else expected.set(plain, quantity)
        }
        expect(new Map([...book.values()].map(({ stockCode, quantity }) => [stockCode, quantity]))).toEqual(expected)
      }),
    )
  })

  it.each([
    ['of a loan', known(row('005930', 7)), balance('005930', 2, { loanDate: '2026-11-01', creditType: '03' })],
    ['of a credit type', known(row('005930', 7)), balance('005930', 2, { creditType: '03' })],
    ['of a stock that is held on credit too', known(row('005930', 7), row('005930', 3, short)), balance('005930', 2)],
    ['without a quantity', known(row('005930', 7)), balance('005930', null)],
    ['without a stock', known(row('005930', 7)), balance('', 2)],
  ])('a notice %s changes nothing: the balance is to be read', (_, book, notice) => {
    expect(applyNotice(book, notice)._tag).toBe('uncertain')
  })
})
