/** All that a command has of the machine: where it writes, what it reads, when it is to end. */
import type { Observable, SchedulerLike } from 'rxjs'

/** Where a command writes. */
export interface Output {
  /** Whether a person reads it: then rows are tables instead of JSON lines. */
  readonly isTTY: boolean
  /** The width of the window now, in letters. */
  readonly columns: number
  /** Its height, in lines. */
  readonly rows: number
  /** Emits after the window got another size. */
  readonly resized$: Observable<unknown>
  /** Writes, and returns `false` when the reader is behind: then wait for {@link Output.drained}. */
  write(text: string): boolean
  /** Resolves when the reader has caught up. */
  drained(): Promise<void>
  /** Aborts when the reader went away (EPIPE): the command ends without an error. */
  readonly closed: AbortSignal
}

/** Runs a program with the terminal of this one, and resolves with its exit code. */
export type RunProgram = (file: string, args: readonly string[]) => Promise<number>

/** A terminal as {@link run} uses it; `nodeTerminal` is that of the process. */
export interface Terminal {
  /** The environment variables. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where data goes. */
  readonly output: Output
  /** Where errors, questions and what is no data go. */
  readonly errors: Output
  /** Asks for a line; `undefined` when there is no terminal to ask. */
  readonly ask: ((question: string) => Promise<string>) | undefined
  /** Aborts with Ctrl-C, SIGTERM or SIGHUP. */
  readonly interrupted: AbortSignal
  /** Where all time comes from. */
  readonly scheduler: SchedulerLike
  /** Runs the commands of other packages. */
  readonly runProgram: RunProgram
}
