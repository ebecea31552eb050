/** Reads a stream at the pace of who reads the output, until its end, Ctrl-C, or a reader that went away. */
import { isKiwoomError, toAsyncIterable } from '@kiwoom-rx/core'
import { type Observable, take } from 'rxjs'
import type { Context } from '../context/context.ts'
import { EXIT, type ExitCode } from '../usage/usageError.ts'

export interface PullLimits {
  /** End after so many values. */
  readonly take?: number | undefined
  /** Values that may wait, of a stream that cannot wait itself. */
  readonly buffer?: number
}

/** Hands each value to `use`, which returns when it can take the next. */
export async function pull<T>(
  { terminal }: Pick<Context, 'terminal'>,
  source$: Observable<T>,
  use: (value: T) => void | Promise<void>,
  { take: most, buffer = 10_000 }: PullLimits = {},
): Promise<ExitCode> {
  const { interrupted, output } = terminal
  if (most === 0) return EXIT.done
  let taken = 0
  try {
    for await (const value of toAsyncIterable(source$, {
      buffer,
      signal: AbortSignal.any([interrupted, output.closed]),
    })) {
      await use(value)
      taken += 1
      if (taken === most) return EXIT.done
    }
    return EXIT.done
  } catch (error) {
    if (isKiwoomError(error) && error._tag === 'Aborted') {
      if (interrupted.aborted) return EXIT.interrupted
      if (output.closed.aborted) return EXIT.done
    }
    throw error
  }
}

/** The first value, for calls that answer once; `undefined` when it was interrupted before. */
export async function first<T>(context: Pick<Context, 'terminal'>, source$: Observable<T>): Promise<T | undefined> {
  let found: T | undefined
  await pull(context, source$.pipe(take(1)), (value) => {
    found = value
  })
  return found
}

/** Writes a line, and waits when the reader is behind. */
export async function writeLine({ terminal }: Pick<Context, 'terminal'>, line: string): Promise<void> {
  if (!terminal.output.write(`${line}\n`)) await terminal.output.drained()
}
