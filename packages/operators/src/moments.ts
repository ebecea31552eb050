import type { Monoid } from './queue.ts'

/** The mean of numbers, and the sum of their squared distances from it. */
export interface Moments {
  readonly count: number
  readonly mean: number
  readonly squares: number
}

/** Put together by the update of Chan, Golub and LeVeque, which never takes a difference of large squares. */
export const MOMENTS: Monoid<number, Moments> = {
  empty: { count: 0, mean: 0, squares: 0 },
  of: (number) => ({ count: 1, mean: number, squares: 0 }),
  merge: (one, other) => {
    if (one.count === 0 || other.count === 0) {
      return one.count === 0 ? other : one
    }
    const count = one.count + other.count
    const apart = other.mean - one.mean
    return {
      count,
      mean: one.mean + (apart * other.count) / count,
      squares: one.squares + other.squares + (apart * apart * one.count * other.count) / count,
    }
  },
}

/** Of the whole population: the divisor is the count, as in Bollinger bands. */
export function deviationOf({ count, squares }: Moments): number {
  return Math.sqrt(squares / count)
}

/** Two numbers of one event. */
export interface Pair {
  readonly a: number
  readonly b: number
}

/** The moments of two numbers, and how they move together. */
export interface Comoments {
  readonly count: number
  readonly meanA: number
  readonly meanB: number
  readonly squaresA: number
  readonly squaresB: number
  readonly products: number
}

export const COMOMENTS: Monoid<Pair, Comoments> = {
  empty: { count: 0, meanA: 0, meanB: 0, squaresA: 0, squaresB: 0, products: 0 },
  of: ({ a, b }) => ({ count: 1, meanA: a, meanB: b, squaresA: 0, squaresB: 0, products: 0 }),
  merge: (one, other) => {
    if (one.count === 0 || other.count === 0) {
      return one.count === 0 ? other : one
    }
    const count = one.count + other.count
    const [a, b] = [other.meanA - one.meanA, other.meanB - one.meanB]
    const weight = (one.count * other.count) / count
    return {
      count,
      meanA: one.meanA + (a * other.count) / count,
      meanB: one.meanB + (b * other.count) / count,
      squaresA: one.squaresA + other.squaresA + a * a * weight,
      squaresB: one.squaresB + other.squaresB + b * b * weight,
      products: one.products + other.products + a * b * weight,
    }
  },
}
