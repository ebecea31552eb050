/**
 * Where an expectation of a marble test is written: the line in the editor. It stands in for the file of the same name
 * in the testing package, which reads the line from a file of the disk.
 */

interface Caller {
  readonly text: string
  readonly stack: string
}

export function callerOf(callee: (...args: never) => unknown): Caller {
  const holder: { stack?: string } = {}
  Error.captureStackTrace?.(holder, callee)
  const line = lineIn(holder.stack)
  return { text: line === undefined ? '' : `expected at line ${line}`, stack: holder.stack ?? '' }
}

/** The first line of the reader's program in a stack; the compiled function begins two lines before it. */
export function lineIn(stack: string | undefined): number | undefined {
  const [, line] = /<anonymous>:(\d+):\d+/.exec(stack ?? '') ?? []
  return line === undefined ? undefined : Number(line) - 2
}
