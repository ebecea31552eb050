/** Chooses parameters on some days and judges them on later days. */

import { checkNames } from '../optionNames.ts'
import { checkEvaluation } from '../performance/evaluationNames.ts'
import { type BacktestResult, resultOf } from './backtest.ts'
import { bestOfLuck } from './luck.ts'
import type { SweepOptions, SweepResult } from './sweep.ts'
import { scoredTrials } from './sweep.ts'

export interface WalkForwardOptions {
  /** Days on which the parameters are chosen. */
  readonly fit: number
  /** Days after them on which the chosen ones are judged. */
  readonly test: number
}

/** One step: fitted on some days, judged on the next. */
export interface WalkForwardStep<Parameters> {
  /** Names of the days. */
  readonly fitted: readonly string[]
  readonly tested: readonly string[]
  readonly parameters: Parameters
  /** The best score on the fitted days, the same parameters' score on the days after, and of how many trials. */
  readonly fitScore: number | null
  readonly testScore: number | null
  readonly trials: number
  /** What the best of so many trials would have by luck on the fitted days. */
  readonly luck: number | null
}

export interface WalkForward<Parameters> {
  readonly steps: readonly WalkForwardStep<Parameters>[]
  /** The days after each fit, with the parameters of their step: what would have been earned. */
  readonly result: BacktestResult
}

/**
 * Walks through the days of a sweep (전진 분석). It chooses the best parameters on `fit` days, applies them to the next
 * `test` days, and moves on by `test` days. Nothing runs again, because each day of a sweep is a separate run.
 *
 * @throws RangeError when there are not enough days for one step.
 */
export function walkForward<Parameters>(
  { trials }: SweepResult<Parameters>,
  { fit, test }: WalkForwardOptions,
  options: Pick<SweepOptions<Parameters>, 'capital' | 'evaluation' | 'score'> = {},
): WalkForward<Parameters> {
  checkNames('walkForward', options, { capital: true, evaluation: true, score: true })
  checkEvaluation('walkForward', options.evaluation, options.capital)
  const count = trials[0]?.result.days.length ?? 0
  if (!(Number.isInteger(fit) && fit >= 1 && Number.isInteger(test) && test >= 1)) {
    throw new RangeError(`fit and test are whole numbers of days from 1 on, got ${fit} and ${test}`)
  }
  if (count < fit + test)
    throw new RangeError(`${fit} days to fit and ${test} to test need as many days, the sweep has ${count}`)
  const scoredOn = (from: number, to: number) =>
    scoredTrials(
      trials.map(({ parameters, result }) => ({ parameters, outcomes: result.days.slice(from, to) })),
      options,
    )
  const steps = Array.from({ length: Math.floor((count - fit) / test) }, (_, n) => {
    const from = n * test
    const fitted = scoredOn(from, from + fit)
    const [best] = fitted
    if (best === undefined) throw new RangeError('the sweep has no trial')
    const judged = scoredOn(from + fit, from + fit + test).find(({ parameters }) => parameters === best.parameters)
    const days = judged?.result.days ?? []
    const step: WalkForwardStep<Parameters> = {
      fitted: best.result.days.map(({ name }) => name),
      tested: days.map(({ name }) => name),
      parameters: best.parameters,
      fitScore: best.score,
      testScore: judged?.score ?? null,
      trials: trials.length,
      luck: bestOfLuck(fitted.flatMap(({ result }) => result.evaluation.sharpe ?? [])),
    }
    return { step, days }
  })
  const tested = steps.flatMap(({ days }) => days)
  return { steps: steps.map(({ step }) => step), result: resultOf(tested, tested.length, options) }
}
