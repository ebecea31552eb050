/** Days on this thread, or on several. */

import { setMaxListeners } from 'node:events'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { asyncScheduler, Observable, type SchedulerLike } from 'rxjs'
import { nameOf } from './daySource.ts'
import type { DayOutcome, DayRunner, DayTask } from './runDay.ts'

/** A module that exports the result of `dayRunner`, for other threads: a function cannot be sent to them. */
export interface StrategyModule {
  readonly file: string | URL
  /** The name of the export. */
  readonly name: string
}

/** Options for running days. */
export interface RunOptions<Parameters> {
  /** The result of `dayRunner`, to run on this thread, or the module that exports it, to run on others. */
  readonly strategy: DayRunner<Parameters> | StrategyModule
  /**
   * How many threads run days, when the strategy is a module.
   *
   * @default the processor's
   */
  readonly workers?: number | undefined
  /**
   * Options of Node for these threads, such as `['--import', 'tsx']` for a module in TypeScript.
   *
   * @default those of this process
   */
  readonly execArgv?: readonly string[] | undefined
  /** Ends the run. The days that are done are kept. */
  readonly signal?: AbortSignal | undefined
  /** Measures the remaining time, and lets this thread do other work between days. @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike | undefined
}

/** A day is done. */
export interface TaskDone {
  readonly index: number
  readonly outcome: DayOutcome
}

/**
 * Runs tasks, and emits each as it is done, in any order. Completes early, without an error, when the signal aborts;
 * errors with the first task that fails, which it names.
 */
export function runTasks<Parameters>(
  tasks: readonly DayTask<Parameters>[],
  { strategy, workers, execArgv, signal, scheduler = asyncScheduler }: RunOptions<Parameters>,
): Observable<TaskDone> {
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1)) {
    throw new RangeError(`workers must be a whole number from 1 on, got ${workers}`)
  }
  if (typeof strategy === 'function') {
    if (workers !== undefined && workers > 1) {
      throw new RangeError(
        `${workers} workers need a strategy that they can load: { file, name } of the module that exports it`,
      )
    }
    return onThisThread(tasks, strategy, signal, scheduler)
  }
  return onThreads(tasks, strategy, workers ?? availableParallelism(), execArgv, signal)
}

function onThisThread<Parameters>(
  tasks: readonly DayTask<Parameters>[],
  run: DayRunner<Parameters>,
  signal: AbortSignal | undefined,
  scheduler: SchedulerLike,
): Observable<TaskDone> {
  return new Observable((subscriber) => {
    const breath = () => new Promise<void>((resolve) => scheduler.schedule(() => resolve()))
    const all = async (): Promise<void> => {
      for (const [index, task] of tasks.entries()) {
        await breath()
        if (subscriber.closed || signal?.aborted === true) break
        subscriber.next({ index, outcome: await named(task, run(task)) })
      }
      subscriber.complete()
    }
    all().catch((error: unknown) => subscriber.error(error))
  })
}

function onThreads<Parameters>(
  tasks: readonly DayTask<Parameters>[],
  { file, name }: StrategyModule,
  workers: number,
  execArgv: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Observable<TaskDone> {
  return new Observable((subscriber) => {
    const stopped = new AbortController()
    const stop = () => stopped.abort()
    signal?.addEventListener('abort', stop)
    // Each task listens; Node warns of more than ten.
    setMaxListeners(0, stopped.signal)
    const pool = new Piscina({
      filename: typeof file === 'string' && !file.startsWith('file:') ? pathToFileURL(file).href : String(file),
      name,
      minThreads: Math.min(workers, tasks.length),
      maxThreads: workers,
      ...(execArgv && { execArgv: [...execArgv] }),
    })
    let failure: { readonly error: unknown } | undefined
    const one = async (task: DayTask<Parameters>, index: number): Promise<void> => {
      try {
        const outcome: DayOutcome = await named(task, pool.run(task, { signal: stopped.signal }))
        // The thread may have finished the next day before it was stopped: nothing comes after a failure.
        if (failure === undefined) subscriber.next({ index, outcome })
      } catch (error) {
        // The first failure stops the other tasks. Their errors, which come from being stopped, are not reported.
        if (!stopped.signal.aborted) failure = { error }
        stop()
      }
    }
    const all = async (): Promise<void> => {
      if (signal?.aborted === true) stop()
      await Promise.all(tasks.map(one))
      if (failure !== undefined) throw failure.error
      subscriber.complete()
    }
    all().catch((error: unknown) => subscriber.error(error))
    return () => {
      signal?.removeEventListener('abort', stop)
      stop()
      pool.destroy().catch(() => undefined)
    }
  })
}

/** A task's failure, with the day on which it failed. */
async function named<T>({ source }: DayTask<unknown>, outcome: Promise<T>): Promise<T> {
  try {
    return await outcome
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new Error(`the backtest failed on ${nameOf(source)}: ${what}`, { cause: error })
  }
}
