/** How a stream is to be pulled. */
import { show } from '../codec/records/problem.ts'
import { BadRequest } from '../errors.ts'
import { signalRule } from '../shared/abort.ts'
import { choiceRule, countRule, type ShapeOf, shapeProblem } from '../shared/optionShape.ts'
import type { WhenFull } from './pullBuffer.ts'
import { readersOf } from './readerCounts.ts'

export interface PullOptions {
  /** Values that may wait for the reader. A page that was asked for may hold more. @default 1000; 1 with `latest` */
  readonly buffer?: number
  /**
   * What happens to a value that comes when `buffer` values wait.
   *
   * - `wait`: a read of pages is not asked for more before the reader waits for it. A stream that cannot wait, such as a
   *   realtime one, errors with `BufferFull`.
   * - `latest`: all that waits makes room for the newest.
   * - `dropOldest`: the oldest makes room for it.
   * - `error`: the reader gets what waits, then `BufferFull`.
   *
   * Gaps and missed trades are never dropped. @default 'wait'
   */
  readonly onFull?: WhenFull
  /** Ends the reading with `Aborted`; what waits is not delivered. Default: none. */
  readonly signal?: AbortSignal
  /** The client whose `stats().readers` count this reader under its `name`. Default: none. */
  readonly countIn?: object
  /** What the reader is counted as. @default 'reader' */
  readonly name?: string
}

/** The options with their defaults; throws a `BadRequest` for what cannot be right. */
export function pullOptionsOf(what: string, options: PullOptions): PullOptions & { buffer: number; onFull: WhenFull } {
  const shape: ShapeOf<PullOptions> = {
    buffer: countRule(1, 'values'),
    onFull: choiceRule('wait', 'latest', 'dropOldest', 'error'),
    signal: signalRule,
    countIn: (value) =>
      typeof value === 'object' && value !== null && readersOf(value) !== undefined
        ? undefined
        : 'a client of connect()',
    name: (value) => (typeof value === 'string' && value !== '' ? undefined : `a text, got ${show(value)}`),
  }
  const problem = shapeProblem('', options, shape)
  if (problem !== undefined) throw new BadRequest(problem, { endpoint: what })
  const { onFull = 'wait' } = options
  const { buffer = onFull === 'latest' ? 1 : 1_000 } = options
  return { ...options, onFull, buffer }
}
