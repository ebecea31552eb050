/** Processes besides the one that measures. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** Starts a program of this folder; it ends with the channel to it. */
export function start(file: string, ...args: readonly string[]): ChildProcess {
  return fork(new URL(file, import.meta.url), args, { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
}

/** The next message of a process, of the kind that the caller knows it to send; rejects when the process ends instead. */
export async function answerOf<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController()
  const onExit = (code: number | null): void => ended.abort(new Error(`A process of the bench ended with ${code}.`))
  child.once('exit', onExit)
  try {
    const [message] = await once(child, 'message', { signal: ended.signal })
    return message
  } finally {
    child.off('exit', onExit)
  }
}
