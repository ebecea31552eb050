import { EMPTY, NEVER, type Observable, of, throwError, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { WireRecord } from '../../src/codec/records/record.ts'
import { fundOf, isFund } from '../../src/order/fund.ts'

describe('the kind of an instrument, from ka10100,', () => {
  it.each([
    ['a KOSPI stock', { marketCode: 'kospi', marketName: '거래소', stockName: '삼성전자' }, false],
    ['a KOSDAQ stock', { marketCode: 'kosdaq', marketName: '코스닥' }, false],
    ['a KONEX stock', { marketCode: 'konex', marketName: '코넥스' }, false],
    ['a REIT', { marketCode: 'reit', marketName: '리츠종목', stockName: 'SK리츠' }, false],
    ['an infrastructure fund', { marketCode: '2', stockName: '맥쿼리인프라' }, false],
    ['a mutual fund', { marketCode: '4' }, false],
    ['a right', { marketCode: 'warrant' }, false],
    ['a certificate of a right', { marketCode: '7' }, false],
    ['an ETF', { marketCode: 'etf', marketName: 'ETF' }, true],
    ['an ELW', { marketCode: 'elw' }, true],
    ['an ETN', { marketCode: 'etn' }, true],
    ['an ETN that limits losses', { marketCode: 'lossLimitedEtn' }, true],
    ['an ETN on volatility', { marketCode: 'volatilityEtn' }, true],
    ['a market of which no steps are known', { marketCode: '30', marketName: 'K-OTC' }, undefined],
    ['a market that is not known at all', { marketCode: '77', marketName: 'x', stockName: 'x' }, undefined],
    ['no code, a market name', { marketCode: null, marketName: '코스닥' }, false],
    ['no code, the brand of a fund house', { marketCode: null, marketName: null, stockName: 'KODEX 200' }, true],
    ['no code, a name that says nothing', { marketCode: null, marketName: null, stockName: '새로운 상품' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, listing, expected) => {
    expect(isFund(listing)).toBe(expected)
  })

  it.each<[string, Observable<WireRecord>]>([
    ['no answer', NEVER],
    ['an error', throwError(() => new Error('503'))],
    ['an end without an answer', EMPTY],
  ])('is unknown after %s, and is asked again for the next order', (_, answer) => {
    const clock = new VirtualTimeScheduler()
    let asked = 0
    const question = fundOf(() => {
      asked += 1
      return asked === 1 ? answer : of({ marketCode: 'etf' })
    }, clock)
    const answers: unknown[] = []
    question('069500').subscribe((isOne) => answers.push(isOne))
    clock.flush()
    question('069500_NX').subscribe((isOne) => answers.push(isOne))
    question('A069500').subscribe((isOne) => answers.push(isOne))
    expect(answers).toEqual([undefined, true, true])
    expect(asked).toBe(2)
  })
})
