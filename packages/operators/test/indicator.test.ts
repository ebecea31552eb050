import fc from 'fast-check'
import { from, map, type Observable, of } from 'rxjs'
import { ADX, ADXR, ATR, BollingerBands, CCI, DX, EMA, MACD, RSI, SMA, StochasticOscillator } from 'trading-signals'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Break, bars, type Gap, type Indicated, type Indicator, indicator, perItem } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

/** A price that is final, or forming: the next one takes its place. */
interface Price {
  readonly price: number
  readonly partial: boolean
}

interface Candle {
  readonly high: number
  readonly low: number
  readonly close: number
}

const CLASSES: readonly (readonly [string, () => Indicator<number, unknown>])[] = [
  ['SMA', () => new SMA(3)],
  ['EMA', () => new EMA(4)],
  ['RSI', () => new RSI(3)],
  ['MACD', () => new MACD(new EMA(2), new EMA(4), new EMA(3))],
  ['BollingerBands', () => new BollingerBands(3)],
]

const CANDLE_CLASSES: readonly (readonly [string, () => Indicator<Candle, unknown>])[] = [
  ['ATR', () => new ATR(3)],
  ['DX', () => new DX(3)],
  ['ADX', () => new ADX(3)],
  ['ADXR', () => new ADXR(3)],
  ['CCI', () => new CCI(3)],
  ['StochasticOscillator', () => new StochasticOscillator({ kPeriod: 3, kSlowingPeriod: 2, dPeriod: 2 })],
]

/** Sums that are kept differ from sums that are made again in their last digits. */
function rounded(result: unknown): unknown {
  return typeof result === 'number' ? Number(result.toPrecision(9)) : JSON.stringify(result)
}

describe('indicator', () => {
  keepsTheContract<number | null, Indicated<number | null, number>>(
    (reset) =>
      indicator<number | null | Break, number, number>(
        () => new SMA(3),
        (price: number | null) => price,
        reset,
      ),
    [1, 2, 4, 8],
  )

  it.each(CLASSES)('over forming values says what a new %s says of the final ones and the last', (_, make) => {
    const price = fc.record({ price: fc.integer({ min: 1, max: 99 }), partial: fc.boolean() })
    fc.assert(
      fc.property(fc.array(price, { maxLength: 40 }), (prices) => {
        const expected: unknown[] = []
        const final: number[] = []
        for (const { price, partial } of prices) {
          const fresh = make()
          const results = [...final, price].map((one) => fresh.add(one))
          if (fresh.isStable) {
            expected.push(results.at(-1))
          }
          if (!partial) {
            final.push(price)
          }
        }
        const outputs = collect(from(prices).pipe(indicator(make, (one: Price) => one.price)))
        expect(outputs.map(({ result }) => result)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it.each(CANDLE_CLASSES)('over forming candles says what a new %s says of the final ones and the last', (_, make) => {
    const candle = fc
      .tuple(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
      )
      .map(([low, body, tail, partial]) => ({ low, close: low + body, high: low + body + tail, partial }))
    fc.assert(
      fc.property(fc.array(candle, { maxLength: 40 }), (candles) => {
        const expected: unknown[] = []
        const final: Candle[] = []
        for (const one of candles) {
          const fresh = make()
          const results = [...final, one].map((each) => fresh.add(each))
          if (fresh.isStable) {
            expected.push(results.at(-1))
          }
          if (!one.partial) {
            final.push(one)
          }
        }
        const outputs = collect(from(candles).pipe(indicator(make, (one: Candle) => one)))
        expect(outputs.map(({ result }) => rounded(result))).toEqual(expected.map(rounded))
      }),
      { numRuns: 300 },
    )
  })

  it(
    'follows the bar in hand of bars',
    marbles((m) => {
      const trade = (timestamp: number, price: number) => ({ timestamp, price, tradeVolume: 1 })
      const source = m.hot('   -a--b-c--d-', { a: trade(0, 2), b: trade(10, 4), c: trade(12, 8), d: trade(20, 6) })
      const partial$ = m.hot(' --p--p-p---')
      const expected = '       -----x-y-z-'
      const averages = source.pipe(
        bars({ every: { ms: 10 }, partial$ }),
        indicator(() => new SMA(2), 'close'),
        map(({ value, result }) => `${result}${value.partial ? ' so far' : ''}`),
      )
      // The first bar is 2; the second so far 4, then 8, and closes at 8 when the third begins.
      m.expect(averages).toBeObservable(expected, { x: '3 so far', y: '5 so far', z: '5' })
    }),
  )

  it('gives whole candles to those that take them', () => {
    const candles = [
      { item: '005930', high: 12, low: 10, close: 11 },
      { item: '005930', high: 14, low: 11, close: 13 },
      { item: '005930', high: 15, low: 12, close: 12 },
    ]
    const atr = new ATR(2)
    const expected = candles.map((candle) => atr.add(candle)).filter((result) => result !== null)
    expect(
      collect(
        from(candles).pipe(
          indicator(
            () => new ATR(2),
            (candle) => candle,
          ),
        ),
      ).map(({ result }) => result),
    ).toEqual(expected)
  })

  it('is not asked before it is stable, though it answers', () => {
    // The EMA class answers from its first value on.
    expect(new EMA(3).add(5)).toBe(5)
    expect(collect(from([5, 5, 5, 5]).pipe(indicator(() => new EMA(3))))).toHaveLength(2)
  })

  it('takes no blank for a value, and forms what is marked as forming', () => {
    const isForming = (value: number): boolean => value % 2 === 1
    const sums = (values: readonly (number | null)[]): unknown =>
      collect(
        from(values).pipe(
          indicator(
            () => new SMA(2),
            (value) => value,
            { isForming: (n) => n !== null && isForming(n) },
          ),
        ),
      ).map(({ result }) => result)
    expect(sums([2, null, 4, Number.NaN, 6])).toEqual([3, 5])
    expect(sums([2, 3, 5, 4, 6])).toEqual([2.5, 3.5, 3, 5])
  })

  it('ends the stream with the error of an indicator that throws or cannot be made', () => {
    const errorOf = (make: () => Indicator<number, number>): unknown => {
      const errors: unknown[] = []
      of(1)
        .pipe(indicator(make))
        .subscribe({ error: (error) => errors.push(error) })
      return errors[0]
    }
    const fail = (): never => {
      throw new Error('no such period')
    }
    expect(errorOf(fail)).toEqual(new Error('no such period'))
    expect(errorOf(() => ({ add: fail, replace: fail, isStable: false }))).toEqual(new Error('no such period'))
  })

  it('is one for each item in perItem, and infers what it emits', () => {
    const trade = (item: string, price: number) => ({ item, price })
    const trades$ = from([trade('005930', 1), trade('000660', 10), trade('005930', 3), trade('000660', 30)])
    const means$ = trades$.pipe(perItem((trade$) => trade$.pipe(indicator(() => new SMA(2), 'price'))))
    expect(collect(means$).map(({ value, result }) => [value.item, result])).toEqual([
      ['005930', 2],
      ['000660', 20],
    ])
    const gapped$: Observable<ReturnType<typeof trade> | Gap> = of(trade('005930', 1), GAP)
    expectTypeOf(gapped$.pipe(indicator(() => new RSI(14), 'price'))).toEqualTypeOf<
      Observable<Indicated<ReturnType<typeof trade>, number> | Gap>
    >()
    expectTypeOf(of(1).pipe(indicator(() => new BollingerBands(3)))).toEqualTypeOf<
      Observable<Indicated<number, { lower: number; middle: number; upper: number }>>
    >()
    // @ts-expect-error an item is no number
    trades$.pipe(indicator(() => new SMA(2), 'item'))
    const ranges = (): Indicator<Candle, number> => new ATR(2)
    // @ts-expect-error a number is no candle
    trades$.pipe(indicator(ranges, 'price'))
  })
})
