/** One run of a program, in a worker of its own. Ending the worker ends everything, an endless loop too. */
import type { Happening, ToWorker } from '../messages.ts'

export interface Run {
  readonly drop: () => void
  readonly stop: () => void
}

export interface RunEvents {
  readonly onHappening: (happening: Happening) => void
  /** The worker cannot be started. */
  readonly onFailure: (text: string) => void
}

export function startRun(code: string, { onHappening, onFailure }: RunEvents): Run {
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' })
  const { port1: here, port2: there } = new MessageChannel()
  const send = (message: ToWorker): void => here.postMessage(message)
  here.onmessage = ({ data }: MessageEvent<readonly Happening[]>) => {
    for (const happening of data) onHappening(happening)
  }
  worker.onerror = (event) => onFailure(event.message)
  worker.postMessage(undefined, [there])
  send({ _tag: 'run', code })
  return {
    drop: () => send({ _tag: 'drop' }),
    stop: () => {
      worker.terminate()
      here.close()
    },
  }
}
