/** The names of the options of figures, and whether options are right. */
import { checkNames, type Names } from '../optionNames.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { checkFigures, type EvaluationOptions } from './evaluationOptions.ts'

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

/** @throws RangeError for an option that there is not, or that cannot be right. */
export function checkEvaluation(what: string, given: WithoutCapital | undefined, capital = 1): void {
  checkNames(`${what}: evaluation`, given, EVALUATION)
  checkNames(`${what}: evaluation: bootstrap`, given?.bootstrap, BOOTSTRAP)
  checkFigures(what, { ...given, capital })
}
