/** The names of the options of figures: one that is mistyped would leave a default in their place. */
import { checkNames, type Names } from '../optionNames.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import type { EvaluationOptions } from './evaluation.ts'

type WithoutCapital = Omit<EvaluationOptions, 'capital'>

export const EVALUATION: Names<WithoutCapital> = {
  days: true,
  daysPerYear: true,
  riskFree: true,
  sessionMinutes: true,
  drawdowns: true,
  bootstrap: true,
}

export const BOOTSTRAP: Names<BootstrapOptions> = { seed: true, resamples: true, block: true, level: true }

/** @throws RangeError for an option that there is not. */
export function checkEvaluation(what: string, given: WithoutCapital | undefined): void {
  checkNames(what, given, EVALUATION)
  checkNames(`${what}: bootstrap`, given?.bootstrap, BOOTSTRAP)
}
