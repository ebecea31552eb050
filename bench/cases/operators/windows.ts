import { deviation, max, mean, min, type Rolling } from '@kiwoom-rx/operators'
import { from, type OperatorFunction, Subject } from 'rxjs'
import { SMA } from 'trading-signals'
import type { Case } from '../../case.ts'
import type { Side } from '../../harness.ts'

/** A walk in ticks of 100 won: whole numbers, so that every way of adding them up gives the same double. */
const PRICES: readonly number[] = walk(50_000)

/** What a longer window costs a value: nothing, when no operator looks through it. */
export const longWindow: Case = {
  name: 'window-5000',
  what: '`mean`, `deviation`, `min` and `max` of 50,000 prices over the last 5,000, against the same over the last 20',
  atMost: 1.3,
  text: 'operators/longWindow.md',
  open: () => ({
    ours: rolling(5_000),
    theirs: rolling(20),
    answers: { ours: () => [answers(5_000), answers(20)], theirs: () => [byLoop(5_000), byLoop(20)] },
  }),
}

/** The most used of all indicators. */
export const movingAverage: Case = {
  name: 'sma-200',
  what: '`mean` of 50,000 prices over the last 200, against `SMA(200)` of trading-signals',
  atMost: 0.5,
  text: 'operators/movingAverage.md',
  open: () => ({
    ours: {
      name: 'mean({ count: 200 })',
      run: () => {
        const means: number[] = []
        from(PRICES)
          .pipe(mean({ count: 200 }))
          .subscribe(({ result }) => means.push(result))
        return means
      },
    },
    theirs: {
      name: 'SMA(200).update()',
      run: () => {
        const [sma, means]: [SMA, number[]] = [new SMA(200), []]
        for (const price of PRICES) {
          const result = sma.update(price, false)
          if (result !== null) means.push(result)
        }
        return means
      },
    },
  }),
}

const OPERATORS: readonly ((count: number) => OperatorFunction<number, Rolling<number>>)[] = [
  (count) => mean({ count, least: 1 }),
  (count) => deviation({ count, least: 1 }),
  (count) => min({ count, least: 1 }),
  (count) => max({ count, least: 1 }),
]

function rolling(count: number): Side {
  return {
    name: `the last ${count.toLocaleString('en')}`,
    run: () => {
      const prices = new Subject<number>()
      let total = 0
      for (const operator of OPERATORS) {
        prices.pipe(operator(count)).subscribe(({ result }) => {
          total += result
        })
      }
      for (const price of PRICES) prices.next(price)
      return total
    },
  }
}

/** Every so many results, to six digits after the point. */
const SAMPLE = 997

function answers(count: number): readonly (readonly string[])[] {
  return OPERATORS.map((operator) => {
    const [prices, seen]: [Subject<number>, string[]] = [new Subject(), []]
    let at = 0
    prices.pipe(operator(count)).subscribe(({ result }) => {
      if (at++ % SAMPLE === 0) seen.push(result.toFixed(6))
    })
    for (const price of PRICES) prices.next(price)
    return seen
  })
}

function byLoop(count: number): readonly (readonly string[])[] {
  const windows = PRICES.flatMap((_, at) =>
    at % SAMPLE === 0 ? [PRICES.slice(Math.max(0, at + 1 - count), at + 1)] : [],
  )
  const averageOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  const deviationOf = (numbers: readonly number[]): number => {
    const average = averageOf(numbers)
    return Math.sqrt(averageOf(numbers.map((one) => (one - average) ** 2)))
  }
  return [
    averageOf,
    deviationOf,
    (of: readonly number[]) => Math.min(...of),
    (of: readonly number[]) => Math.max(...of),
  ].map((resultOf) => windows.map((window) => resultOf(window).toFixed(6)))
}

/** Up and down by up to five ticks, from a seed. */
function walk(length: number): readonly number[] {
  let [seed, price] = [7, 70_000]
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    price = Math.max(1_000, price + ((seed % 11) - 5) * 100)
    return price
  })
}
