/** The options of figures: one that cannot be right would give figures that are wrong. */
import type { BootstrapOptions } from './bootstrap.ts'

export interface EvaluationOptions {
  /** The money at the beginning, KRW. Returns are measured against it. */
  readonly capital: number
  /**
   * Trading days that count although nothing may have happened on them, `'2026-11-20'`.
   *
   * @default the days of which an event was seen
   */
  readonly days?: readonly string[] | undefined
  /** Trading days a year, for what is reported a year. @default 252 */
  readonly daysPerYear?: number | undefined
  /** The return of a safe investment a year: 0.03 for three percent. @default 0 */
  readonly riskFree?: number | undefined
  /** Minutes of a day's session, for the exposure. @default 390, from 09:00 to 15:30 */
  readonly sessionMinutes?: number | undefined
  /** How many drawdowns are listed, the deepest first. @default 10 */
  readonly drawdowns?: number | undefined
  /** How the days are drawn again for the confidence. */
  readonly bootstrap?: BootstrapOptions | undefined
}

/** @throws RangeError that names the option and what it may be. */
export function checkFigures(what: string, options: EvaluationOptions): void {
  const { capital, days = [], daysPerYear = 252, riskFree = 0, sessionMinutes = 390, drawdowns = 10 } = options
  const { seed = 1, resamples = 1, block = 1, level = 0.9 } = options.bootstrap ?? {}
  const check = (isRight: boolean, name: string, wanted: string, value: unknown): void => {
    if (!isRight) throw new RangeError(`${what}: ${name} must be ${wanted}, got ${String(value)}`)
  }
  check(isAbove(capital), 'capital', 'an amount above 0', capital)
  check(isAbove(daysPerYear), 'daysPerYear', 'a number above 0', daysPerYear)
  check(isAbove(sessionMinutes), 'sessionMinutes', 'a number above 0', sessionMinutes)
  check(Number.isFinite(riskFree) && riskFree > -1, 'riskFree', 'a part such as 0.03', riskFree)
  check(isWhole(drawdowns, 0), 'drawdowns', 'a whole number, 0 or more', drawdowns)
  for (const day of days) check(isDate(day), 'days', "dates such as '2026-11-20'", day)
  check(Number.isFinite(seed), 'bootstrap.seed', 'a number', seed)
  check(isWhole(resamples, 1), 'bootstrap.resamples', 'a whole number, 1 or more', resamples)
  check(isWhole(block, 1), 'bootstrap.block', 'a whole number of days, 1 or more', block)
  check(level > 0 && level < 1, 'bootstrap.level', 'a part between 0 and 1, such as 0.9', level)
}

function isAbove(value: number): boolean {
  return Number.isFinite(value) && value > 0
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
