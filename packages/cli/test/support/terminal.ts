/** A terminal for tests: keeps what is written, answers what is asked. */
import { asyncScheduler, NEVER, type Observable, type SchedulerLike } from 'rxjs'
import { type Output, run, type Terminal } from '../../src/index.ts'

export interface TestTerminal extends Terminal {
  readonly out: () => string
  readonly err: () => string
  readonly asked: string[]
  readonly passed: (readonly string[])[]
  interrupt(): void
  /** The reader of the output goes away. */
  hangUp(): void
}

export interface TestTerminalOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  /** What is typed when something is asked; without it there is no one to ask. */
  readonly typed?: string
  readonly scheduler?: SchedulerLike
  readonly resized$?: Observable<unknown>
  readonly onWrite?: (text: string) => void
}

export const KEYS = { KIWOOM_APP_KEY: 'an-app-key-of-tests', KIWOOM_SECRET_KEY: 'a-secret-key-of-tests' }

export function testTerminal(options: TestTerminalOptions = {}): TestTerminal {
  const { environment = KEYS, isTTY = false, columns = 100, rows = 24, typed, scheduler = asyncScheduler } = options
  const [stop, closed] = [new AbortController(), new AbortController()]
  const written = { out: '', err: '' }
  const asked: string[] = []
  const passed: (readonly string[])[] = []
  const output = (name: 'out' | 'err'): Output => ({
    isTTY,
    columns,
    rows,
    resized$: options.resized$ ?? NEVER,
    write: (text) => {
      if (closed.signal.aborted) return true
      written[name] += text
      if (name === 'out') options.onWrite?.(text)
      return true
    },
    drained: () => Promise.resolve(),
    closed: closed.signal,
  })
  return {
    environment,
    output: output('out'),
    errors: output('err'),
    ask:
      typed === undefined
        ? undefined
        : (question) => {
            asked.push(question)
            return Promise.resolve(typed)
          },
    interrupted: stop.signal,
    scheduler,
    runProgram: (file, args) => {
      passed.push([file, ...args])
      return Promise.resolve(0)
    },
    out: () => written.out,
    err: () => written.err,
    asked,
    passed,
    interrupt: () => stop.abort('SIGINT'),
    hangUp: () => closed.abort(),
  }
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  /** The lines of the output as JSON. */
  readonly json: readonly Readonly<Record<string, unknown>>[]
  readonly terminal: TestTerminal
}

/** Runs a command line to its end. */
export async function kiwoom(args: readonly string[], options: TestTerminalOptions = {}): Promise<Ran> {
  const terminal = testTerminal(options)
  const code = await run(args, terminal)
  return ranOf(code, terminal)
}

export function ranOf(code: number, terminal: TestTerminal): Ran {
  return {
    code,
    out: terminal.out(),
    err: terminal.err(),
    get json() {
      const lines = terminal.out().split('\n')
      return lines.filter((line) => line !== '').map((line): Readonly<Record<string, unknown>> => JSON.parse(line))
    },
    terminal,
  }
}
