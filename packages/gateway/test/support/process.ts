/** Programs that a test starts, and ends by their own id. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Program {
  readonly pid: number
  readonly lines: string[]
  readonly errors: string[]
  /** Resolves when a line matches, from the first line on. */
  line(pattern: RegExp): Promise<string>
  kill(signal?: NodeJS.Signals): Promise<void>
  readonly ended: Promise<unknown>
}

export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const child: ChildProcess = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const lines: string[] = []
  const errors: string[] = []
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const each of [...waiting]) each()
  }
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      wake()
    })
  }
  child.stderr?.on('data', (data: Buffer) => errors.push(data.toString()))
  let isOver = false
  const ended = new Promise((resolve) => {
    child.once('close', (code) => {
      isOver = true
      wake()
      resolve(code)
    })
  })
  return {
    // Of a program that did not start: no process has this number.
    pid: child.pid ?? 2 ** 30,
    lines,
    errors,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => pattern.test(line))
          if (found === undefined && !isOver) return
          waiting.delete(look)
          if (found === undefined) reject(new Error(`${command} ended without ${pattern}: ${errors.join('')}`))
          else resolve(found)
        }
        waiting.add(look)
        look()
      }),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await ended
    },
  }
}

/** Waits until a condition holds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  // A test that waits in vain is ended by its own limit, which does not show what it waited for.
  for (let turns = 0; turns < 3_000; turns++) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`never: ${what}`)
}

/** A program that is started again whenever it ends, as a supervisor does it. */
export class Supervised {
  /** Each life of it, the present one last. */
  readonly lives: Program[] = []
  readonly #launch: () => Program
  #isWanted = true
  readonly #running: Promise<void>

  constructor(launch: () => Program) {
    this.#launch = launch
    this.#running = this.#run()
  }

  async #run(): Promise<void> {
    while (this.#isWanted) {
      const life = this.#launch()
      this.lives.push(life)
      await life.ended
      // A program that cannot start is not tried without a pause.
      if (this.#isWanted) await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  get present(): Program | undefined {
    return this.lives.at(-1)
  }

  async kill(): Promise<void> {
    await this.present?.kill()
  }

  async stop(): Promise<void> {
    this.#isWanted = false
    await this.kill()
    await this.#running
  }
}
