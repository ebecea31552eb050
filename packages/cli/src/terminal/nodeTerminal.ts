/** The terminal of this process. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { asyncScheduler, fromEvent } from 'rxjs'
import type { Output, RunProgram, Terminal } from './terminal.ts'

/** Takes over signals and streams of the process. `release` lets it end. */
export function nodeTerminal(): Terminal {
  const stop = new AbortController()
  // SIGHUP: the terminal was closed. A second signal of a kind ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort(signal))
  return {
    environment: process.env,
    output: outputOf(process.stdout),
    errors: outputOf(process.stderr),
    ask: process.stdin.isTTY && process.stderr.isTTY ? (question) => ask(question, stop.signal) : undefined,
    interrupted: stop.signal,
    scheduler: asyncScheduler,
    runProgram: programRunner(stop.signal),
  }
}

function outputOf(stream: NodeJS.WriteStream): Output {
  const closed = new AbortController()
  // EPIPE: the reader has seen enough, as head. Any other error ends the writing too.
  stream.on('error', () => closed.abort())
  return {
    get isTTY() {
      return stream.isTTY === true
    },
    get columns() {
      return stream.columns ?? 80
    },
    get rows() {
      return stream.rows ?? 24
    },
    resized$: fromEvent(stream, 'resize'),
    write: (text) => (closed.signal.aborted ? true : stream.write(text)),
    drained: async () => {
      if (!stream.writableNeedDrain || closed.signal.aborted) return
      await Promise.race([once(stream, 'drain'), once(closed.signal, 'abort')])
    },
    closed: closed.signal,
  }
}

async function ask(question: string, signal: AbortSignal): Promise<string> {
  // Questions go where errors go: what is on standard output is data.
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new AbortController()
  lines.once('SIGINT', () => ended.abort())
  lines.once('close', () => ended.abort())
  try {
    return await lines.question(question, { signal: AbortSignal.any([signal, ended.signal]) })
  } catch {
    return ''
  } finally {
    lines.close()
  }
}

/**
 * A terminal sends Ctrl-C to both programs, so that it is passed on only where there is none: a second one would end
 * the other program before it has closed.
 */
function programRunner(signal: AbortSignal): RunProgram {
  return async (file, args) => {
    const child = spawn(process.execPath, [...process.execArgv, file, ...args], { stdio: 'inherit' })
    const passOn = (): void => {
      if (signal.reason === 'SIGTERM') child.kill('SIGTERM')
      else if (!process.stdin.isTTY) child.kill('SIGINT')
    }
    signal.addEventListener('abort', passOn)
    const ended: unknown[] = await once(child, 'exit')
    signal.removeEventListener('abort', passOn)
    const [code, killedBy] = ended
    if (typeof code === 'number') return code
    return killedBy === 'SIGINT' ? 130 : 1
  }
}
