/** What every command gets. */
import type { Options } from '../parse/given.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Say } from '../text/texts.ts'
import type { ExitCode } from '../usage/usageError.ts'

export interface Context {
  readonly args: readonly string[]
  readonly options: Options
  /** The options that are parameters of an endpoint: those that the command does not have itself. */
  readonly parameters: ReadonlyMap<string, readonly string[]>
  readonly terminal: Terminal
  readonly say: Say
}

/** Does the work, and resolves with the exit code. */
export type CommandFunction = (context: Context) => Promise<ExitCode>
