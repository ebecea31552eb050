/** A strategy with many parameters over many days. */
import type { Observable } from 'rxjs'
import { checkNames } from '../optionNames.ts'
import type { Evaluation } from '../performance/evaluation.ts'
import { checkEvaluation } from '../performance/evaluationNames.ts'
import {
  type BacktestProgress,
  type BacktestResult,
  brokerOf,
  DAYS,
  type DaysOptions,
  resultOf,
  withProgress,
} from './backtest.ts'
import { bestOfLuck } from './luck.ts'
import type { DayOutcome } from './runDay.ts'
import { runTasks } from './runTasks.ts'

export interface SweepOptions<Parameters> extends DaysOptions<Parameters> {
  /** The parameters of each trial; `gridOf` makes them out of values of each. */
  readonly trials: readonly Parameters[]
  /** What is best. @default the Sharpe ratio; `null` and NaN are the worst */
  readonly score?: ((evaluation: Evaluation) => number | null) | undefined
}

/** One set of parameters over all days. */
export interface SweepTrial<Parameters> {
  readonly parameters: Parameters
  readonly result: BacktestResult
  readonly score: number | null
  /** How many sets were tried: the best of many looks good by luck alone. */
  readonly trials: number
}

export interface SweepResult<Parameters> {
  readonly _tag: 'sweep'
  readonly isComplete: boolean
  /** Best first; of equal scores the earlier. */
  readonly trials: readonly SweepTrial<Parameters>[]
  /**
   * The Sharpe ratio that the best of so many trials would have if none of them were worth anything; `null` for fewer
   * than two. What does not lie well above it has shown nothing.
   */
  readonly luck: number | null
}

/**
 * Runs a strategy with each set of parameters over the days (파라미터 탐색).
 *
 * ```text
 * sweep({ days, trials })   p--pp-p--(p s)|      p: progress, s: sweep
 * ```
 *
 * A day is read once for each trial: give a `cache`. When `signal` aborts, trials of which a day is missing are left out.
 *
 * Errors: as `backtest`.
 */
export function sweep<Parameters>(
  options: SweepOptions<Parameters>,
): Observable<BacktestProgress | SweepResult<Parameters>> {
  checkNames('sweep', options, { ...DAYS, trials: true, score: true })
  checkEvaluation('sweep', options.evaluation, options.capital)
  const { days, trials, cache } = options
  const broker = brokerOf(options)
  const tasks = trials.flatMap((parameters) =>
    days.map((source) => ({ source, parameters, broker, cache, chart: false })),
  )
  return withProgress(runTasks(tasks, options), tasks.length, options, (outcomes, indices): SweepResult<Parameters> => {
    const byTask = new Map(indices.map((index, n) => [index, outcomes[n]]))
    const done = trials.flatMap((parameters, trial): readonly Trial<Parameters>[] => {
      const own = days.flatMap((_, day) => byTask.get(trial * days.length + day) ?? [])
      return own.length === days.length ? [{ parameters, outcomes: own }] : []
    })
    const scored = scoredTrials(done, options)
    return {
      _tag: 'sweep',
      isComplete: done.length === trials.length,
      trials: scored,
      luck: bestOfLuck(scored.flatMap(({ result }) => result.evaluation.sharpe ?? [])),
    }
  })
}

interface Trial<Parameters> {
  readonly parameters: Parameters
  readonly outcomes: readonly DayOutcome[]
}

/** The trials with their figures, best first. */
export function scoredTrials<Parameters>(
  trials: readonly Trial<Parameters>[],
  options: Pick<SweepOptions<Parameters>, 'capital' | 'evaluation' | 'score'>,
): readonly SweepTrial<Parameters>[] {
  const { score = ({ sharpe }) => sharpe } = options
  return trials
    .map(({ parameters, outcomes }) => {
      const result = resultOf(outcomes, outcomes.length, options)
      const scored = score(result.evaluation)
      return { parameters, result, score: Number.isNaN(scored) ? null : scored, trials: trials.length }
    })
    .sort((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY) || 0)
}

/** Every combination of values, the last name's changing fastest. */
export function gridOf<Grid extends Readonly<Record<string, readonly unknown[]>>>(
  grid: Grid,
): readonly { readonly [Name in keyof Grid]: Grid[Name][number] }[]
export function gridOf(
  grid: Readonly<Record<string, readonly unknown[]>>,
): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(grid).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (sets, [name, values]) => sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value }))),
    [{}],
  )
}
