/** How good the best of many trials would be by luck alone. */
import { deviationOf } from '../performance/ratios.ts'

const EULER = 0.5772156649

/**
 * The expected maximum of as many ratios with mean 0 and the standard deviation of these (Bailey and López de Prado,
 * The Deflated Sharpe Ratio, 2014). `null` for fewer than two.
 */
export function bestOfLuck(ratios: readonly number[]): number | null {
  const deviation = deviationOf(ratios)
  if (deviation === null) return null
  const count = ratios.length
  return deviation * ((1 - EULER) * normalQuantile(1 - 1 / count) + EULER * normalQuantile(1 - 1 / (count * Math.E)))
}

/** The value below which a part of a normal distribution lies, to nine digits: bisection of its integral. */
export function normalQuantile(part: number): number {
  let [low, high] = [-9, 9]
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2
    if (normalBelow(middle) < part) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The part of a normal distribution below a value, by its power series; its tails are 0 and 1. */
function normalBelow(value: number): number {
  if (value < -8) return 0
  if (value > 8) return 1
  let [term, sum] = [value, value]
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 400; n += 2) {
    term *= (value * value) / n
    sum += term
  }
  return 0.5 + (sum * Math.exp((-value * value) / 2)) / Math.sqrt(2 * Math.PI)
}
