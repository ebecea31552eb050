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
  of: (mean) => ({ count: 1, mean, squares: 0 }),
  merge: (one, other) => {
    const count = one.count + other.count
    /** Exactly 0 or 1 when one of the two is empty, so that the other stays as it is. */
    const share = other.count && other.count / count
    const apart = other.mean - one.mean
    return {
      count,
      mean: one.mean + apart * share,
      squares: one.squares + other.squares + apart * (one.count * share) * apart,
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
  empty: /* @__PURE__ */ alone({ a: 0, b: 0 }, 0),
  of: (pair) => alone(pair, 1),
  merge: (one, other) => {
    const count = one.count + other.count
    /** As in `MOMENTS`. */
    const share = other.count && other.count / count
    const [a, b] = [other.meanA - one.meanA, other.meanB - one.meanB]
    const weight = one.count * share
    return {
      count,
      meanA: one.meanA + a * share,
      meanB: one.meanB + b * share,
      squaresA: one.squaresA + other.squaresA + a * weight * a,
      squaresB: one.squaresB + other.squaresB + b * weight * b,
      products: one.products + other.products + a * weight * b,
    }
  },
}

function alone({ a, b }: Pair, count: number): Comoments {
  return { count, meanA: a, meanB: b, squaresA: 0, squaresB: 0, products: 0 }
}
