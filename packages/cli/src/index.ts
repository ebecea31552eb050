/**
 * The command `kiwoom` as a function, for programs and tests that bring their own terminal.
 *
 * @packageDocumentation
 */

export { run } from './run.ts'
export { nodeTerminal } from './terminal/nodeTerminal.ts'
export type { Output, RunProgram, Terminal } from './terminal/terminal.ts'
export { EXIT, type ExitCode } from './usage/usageError.ts'
