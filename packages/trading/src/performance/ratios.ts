/** Ratios of gain to risk, from returns by day. */

/** The average; 0 of none. */
export function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The standard deviation of a sample (divided by n − 1); `null` of fewer than two. */
export function deviationOf(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const centre = average(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1))
}

/** What ratios are measured against. */
export interface RatioTerms {
  /** Trading days a year. */
  readonly daysPerYear: number
  /** The return of a safe investment a year: 0.03 for three percent. */
  readonly riskFree: number
}

/** Equal returns differ by rounding alone: what deviates less has no risk that could be divided by. */
const NOTHING = 1e-12

/** Mean excess return over its deviation, a year; `null` without two days or without any deviation. */
export function sharpeOf(returns: readonly number[], terms: RatioTerms): number | null {
  const deviation = deviationOf(returns)
  if (deviation === null || deviation < NOTHING) return null
  return (excess(returns, terms) / deviation) * Math.sqrt(terms.daysPerYear)
}

/**
 * Mean excess return over the deviation below the safe return, a year. Days above it count as 0 and are counted. `null`
 * without two days or without a day below.
 */
export function sortinoOf(returns: readonly number[], terms: RatioTerms): number | null {
  if (returns.length < 2) return null
  const safe = terms.riskFree / terms.daysPerYear
  const below = Math.sqrt(average(returns.map((each) => Math.min(0, each - safe) ** 2)))
  return below < NOTHING ? null : (excess(returns, terms) / below) * Math.sqrt(terms.daysPerYear)
}

/** A month of trading: of fewer days a year is no more than a fancy. */
export const ENOUGH_DAYS = 20

/** What all days together would make of 1 in a year; `null` of fewer than twenty, or when nothing is left. */
export function annualReturnOf(returns: readonly number[], { daysPerYear }: RatioTerms): number | null {
  const growth = growthOf(returns)
  return returns.length < ENOUGH_DAYS || growth <= 0 ? null : growth ** (daysPerYear / returns.length) - 1
}

/** What all days together make of 1; 0 when one of them lost everything. */
export function growthOf(returns: readonly number[]): number {
  return returns.reduce((product, each) => product * Math.max(0, 1 + each), 1)
}

function excess(returns: readonly number[], { riskFree, daysPerYear }: RatioTerms): number {
  return average(returns) - riskFree / daysPerYear
}
