/** A strategy over many days. */
import { asyncScheduler, Observable } from 'rxjs'
import { checkNames, type Names } from '../optionNames.ts'
import { type Evaluation, evaluationOf } from '../performance/evaluation.ts'
import { checkEvaluation } from '../performance/evaluationNames.ts'
import type { EvaluationOptions } from '../performance/evaluationOptions.ts'
import { joinLogs } from '../performance/joinLogs.ts'
import type { DaySource } from './daySource.ts'
import { hashOf } from './hash.ts'
import type { BacktestBroker, DayOutcome } from './runDay.ts'
import { type RunOptions, runTasks, type TaskDone } from './runTasks.ts'

/** Options of a backtest. */
export interface DaysOptions<Parameters> extends RunOptions<Parameters> {
  readonly days: readonly DaySource[]
  /** The paper broker of each day: its costs, latency, participation. Its cash is the capital unless given. */
  readonly broker: BacktestBroker
  /** Money at the beginning of each day, KRW. @default 100_000_000 */
  readonly capital?: number | undefined
  /** A folder for compiled days: tapes and simulated days are compiled into it once. Default: none are kept. */
  readonly cache?: string | undefined
  /** How the figures are made. */
  readonly evaluation?: Omit<EvaluationOptions, 'capital'> | undefined
}

export interface BacktestOptions<Parameters> extends DaysOptions<Parameters> {
  /** What the strategy gets as `parameters`. Plain data when it runs on other threads. */
  readonly parameters?: Parameters | undefined
  /**
   * Runs the days one after the other as one run, in which capital and positions are carried over the nights. They must
   * be in the order of time; it takes one thread, and progress is that of the whole.
   *
   * @default false
   */
  readonly overnight?: boolean | undefined
  /** Keep the minutes of the items that were traded, for a report. @default false */
  readonly chart?: boolean | undefined
}

/** The names of the options of a run over days. */
export const DAYS: Names<DaysOptions<unknown>> = {
  days: true,
  strategy: true,
  broker: true,
  capital: true,
  cache: true,
  evaluation: true,
  workers: true,
  execArgv: true,
  signal: true,
  scheduler: true,
}

/** The progress of a run. */
export interface BacktestProgress {
  readonly _tag: 'progress'
  /** Runs of a day that are done, and of how many. */
  readonly done: number
  readonly of: number
  /** The last of them. */
  readonly name: string
  /** Milliseconds since the beginning, and as many as the rest will take at this pace. */
  readonly elapsed: number
  readonly timeLeft: number
}

/** The result of days. */
export interface BacktestResult {
  readonly _tag: 'result'
  /** `false` when the signal ended the run: the days are those that were done. */
  readonly isComplete: boolean
  readonly days: readonly DayOutcome[]
  readonly evaluation: Evaluation
  /** Of everything that was done; equal for equal inputs, whatever the number of workers. */
  readonly hash: string
}

/**
 * Runs a strategy over days and gives its figures (백테스트).
 *
 * ```text
 * backtest({ days })   p---p-p--(p r)|      p: progress, r: result
 * ```
 *
 * - Each day is a separate run, which begins with the capital and without positions: days run in parallel, and their
 *   results add up. A strategy keeps no state from one day to the next.
 * - With `overnight` all days are one run: money, positions and the state of the strategy are kept over the nights.
 *   Gains and losses change the size of later orders.
 * - Cold: each subscription runs the days; unsubscribing ends them. When `signal` aborts, the days that are done give the
 *   result.
 * - Days are in the result in the order in which they were given.
 *
 * Errors: the first failure of a day, with the day's name; `RangeError` at once for options that contradict each other.
 *
 * @see dayRunner
 */
export function backtest<Parameters = undefined>(
  options: BacktestOptions<Parameters>,
): Observable<BacktestProgress | BacktestResult>
export function backtest(options: BacktestOptions<unknown>): Observable<BacktestProgress | BacktestResult> {
  checkNames('backtest', options, { ...DAYS, parameters: true, overnight: true, chart: true })
  checkEvaluation('backtest', options.evaluation, options.capital)
  const { days, parameters, chart = false, overnight = false } = options
  const runs: readonly DaySource[] = overnight && days.length > 0 ? [{ consecutive: days }] : days
  const tasks = runs.map((source) => ({ source, parameters, broker: brokerOf(options), cache: options.cache, chart }))
  const done$ = runTasks(tasks, options)
  return withProgress(done$, tasks.length, options, (outcomes) => resultOf(outcomes, tasks.length, options))
}

/** The result of the outcomes of days. */
export function resultOf(
  outcomes: readonly DayOutcome[],
  of: number,
  { capital = CAPITAL, evaluation }: Pick<DaysOptions<never>, 'capital' | 'evaluation'>,
): BacktestResult {
  return {
    _tag: 'result',
    isComplete: outcomes.length === of,
    days: outcomes,
    evaluation: evaluationOf(joinLogs(outcomes.map(({ log }) => log)), { ...evaluation, capital }),
    hash: hashOf(outcomes),
  }
}

const CAPITAL = 100_000_000

/** The broker of each day. */
export function brokerOf({
  broker,
  capital = CAPITAL,
}: Pick<DaysOptions<never>, 'broker' | 'capital'>): BacktestBroker {
  return { cash: capital, ...broker }
}

/** Reports each day that is done, and the result of all at the end, in the order of the tasks. */
export function withProgress<Result>(
  done$: Observable<TaskDone>,
  of: number,
  { scheduler = asyncScheduler }: Pick<RunOptions<never>, 'scheduler'>,
  result: (outcomes: readonly DayOutcome[], indices: readonly number[]) => Result,
): Observable<BacktestProgress | Result> {
  return new Observable((subscriber) => {
    const begun = scheduler.now()
    const outcomes = new Map<number, DayOutcome>()
    return done$.subscribe({
      next: ({ index, outcome }) => {
        outcomes.set(index, outcome)
        const [done, elapsed] = [outcomes.size, scheduler.now() - begun]
        const timeLeft = Math.round((elapsed / done) * (of - done))
        subscriber.next({ _tag: 'progress', done, of, name: outcome.name, elapsed, timeLeft })
      },
      error: (error: unknown) => subscriber.error(error),
      complete: () => {
        const sorted = [...outcomes].sort(([a], [b]) => a - b)
        subscriber.next(
          result(
            sorted.map(([, outcome]) => outcome),
            sorted.map(([index]) => index),
          ),
        )
        subscriber.complete()
      },
    })
  })
}
