/**
 * A process that runs the programs it is given, one after the other, each until nothing is left for it to do, and sends
 * what each printed. The modules of the packages are loaded once for all of them. It ends with the first that fails.
 */
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'

/** What the process sends when a program has ended. */
export interface Ran {
  readonly file: string
  readonly printed: string
  /** Why it failed. */
  readonly failure?: string
}

const files = process.argv.slice(2)
let running: string | undefined
let printed: string[] = []
let failure: string | undefined
let isAwaiting = false
let limit: NodeJS.Timeout | undefined

// A program that never ends keeps all after it waiting: it fails by name instead. The longest takes seconds.
const LONGEST = 240_000

console.log = (...values: readonly unknown[]) => {
  printed.push(format(...values))
}
const report = (sent?: () => void): void => {
  if (running === undefined) return
  const ran: Ran = { file: running, printed: printed.join('\n'), ...(failure !== undefined && { failure }) }
  process.send?.(ran, undefined, undefined, sent)
}

// As in a process of its own, which ends here: what the program has opened would keep the next one from its turn.
const fail = (error: unknown): void => {
  failure ??= error instanceof Error ? (error.stack ?? error.message) : String(error)
  report(() => process.exit(1))
}
process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

// Nothing is left to do: where a process of its own would end.
process.on('beforeExit', () => {
  const code = process.exitCode ?? 0
  if (code !== 0) failure ??= `ended with exit code ${code}`
  if (isAwaiting) failure ??= 'awaits a value that never comes'
  process.exitCode = 0
  clearTimeout(limit)
  report()
  running = files.shift()
  printed = []
  failure = undefined
  if (running === undefined) return
  isAwaiting = true
  limit = setTimeout(() => fail(new Error(`still runs after ${LONGEST / 1_000} s`)), LONGEST)
  limit.unref()
  import(pathToFileURL(running).href).then(() => (isAwaiting = false), fail)
})
