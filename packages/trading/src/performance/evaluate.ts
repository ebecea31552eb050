/** Execution events into figures. */
import { Observable, type OperatorFunction } from 'rxjs'
import type { ExecutionEvent } from '../execute/event.ts'
import { checkNames } from '../optionNames.ts'
import { LogCollector } from './collectLog.ts'
import { type Evaluation, evaluationOf } from './evaluation.ts'
import { BOOTSTRAP, EVALUATION } from './evaluationNames.ts'
import { checkFigures, type EvaluationOptions } from './evaluationOptions.ts'
import type { ExecutionLog } from './log.ts'

export interface EvaluateOptions extends EvaluationOptions {
  /**
   * When an evaluation is emitted: at the end, or also at the beginning of each new day, of the days before it.
   *
   * @default 'end'
   */
  readonly emit?: 'end' | 'day' | undefined
}

/**
 * Turns what an execution did into figures (성과 분석): equity marked to market, returns, drawdowns, trades, costs.
 *
 * ```text
 * source                      --s--f-----c--d----f--c--|      f: fill, c: closed, d: day
 * evaluate({ capital })       -------------------------(E|)
 * evaluate({ …, emit: 'day' })  ------------E----------(E|)
 * ```
 *
 * - Events of several executions may be merged: their profits add up, and each trade names its own.
 * - The profit is that of the events' ledger; a run that begins with a profit keeps it.
 * - A stream without an event gives the figures of no trade. An error passes, and what was collected is dropped.
 * - O(1) an event and one point a fill and a mark kept; an evaluation is O(n) and the drawing of days
 *   O(resamples × days).
 *
 * @throws RangeError for an option that there is not or that cannot be right, such as a capital that is not above 0.
 *
 * @example
 * ```ts
 * import { evaluate, type ExecutionEvent } from '@kiwoom-rx/trading'
 * import { from } from 'rxjs'
 *
 * const at = Date.parse('2026-11-20T10:00:00+09:00')
 * const closed: ExecutionEvent = {
 *   _tag: 'closed', at, execution: 'breakout', item: '005930', quantity: 10, entryPrice: 70_000, exitPrice: 70_700,
 *   openedAt: at - 600_000, profit: 5_486, commission: 210, tax: 1_304, entryReason: 'range', exitReason: 'target',
 *   reason: '1 % up',
 * }
 * const equity = { at, profit: 5_486, realised: 5_486, value: 0, costs: 1_514 }
 * const mark: ExecutionEvent = { _tag: 'mark', at, execution: 'breakout', positions: [], equity }
 * from([closed, mark])
 *   .pipe(evaluate({ capital: 10_000_000 }))
 *   .subscribe(({ finalEquity, trading, byExitReason }) => console.log(finalEquity, trading.hitRate, byExitReason[0]?.key))
 * // prints: 10005486 1 target
 * ```
 */
export function evaluate(options: EvaluateOptions): OperatorFunction<ExecutionEvent, Evaluation> {
  checkNames('evaluate', options, { ...EVALUATION, capital: true, emit: true })
  checkNames('evaluate: bootstrap', options.bootstrap, BOOTSTRAP)
  // A mistake shows when the pipeline is built, and not at the end of its first day.
  checkFigures('evaluate', options)
  return (events$) =>
    new Observable((subscriber) => {
      const collector = new LogCollector()
      let seen = false
      return events$.subscribe({
        next: (event) => {
          if (event._tag === 'day' && options.emit === 'day' && seen) {
            subscriber.next(evaluationOf(collector.log(), options))
          }
          seen = true
          collector.add(event)
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          subscriber.next(evaluationOf(collector.log(), options))
          subscriber.complete()
        },
      })
    })
}

/**
 * Collects what figures and reports are made from, without making them: plain data that passes between threads and into
 * a file.
 *
 * ```text
 * source        --s--f-----c--|
 * collectLog()  --------------(L|)
 * ```
 *
 * Emits once, on completion. An error passes. O(1) an event.
 */
export function collectLog(days: readonly string[] = []): OperatorFunction<ExecutionEvent, ExecutionLog> {
  return (events$) =>
    new Observable((subscriber) => {
      const collector = new LogCollector(days)
      return events$.subscribe({
        next: (event) => collector.add(event),
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          subscriber.next(collector.log())
          subscriber.complete()
        },
      })
    })
}
