/** The worker: runs the reader's program, with the client and the exchange in it. */
import type { Happening, Level, ToWorker } from '../messages.ts'
import { lineIn } from './caller.ts'
import { compile } from './compile.ts'
import { createModules } from './modules.ts'
import { createOutbox } from './outbox.ts'
import { showTo } from './playground.ts'
import { labelOf, textOf } from './text.ts'

// Nothing here needs a network; a program that asks for one gets a clear answer instead of a request.
for (const name of ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'importScripts', 'Worker']) {
  const refuse = (): never => {
    throw new Error(`${name}: the playground has no network. The exchange is in memory: startExchange, createExchange`)
  }
  Object.defineProperty(globalThis, name, { value: refuse, configurable: true })
}

addEventListener('message', ({ ports: [port] }) => {
  if (port === undefined) return
  const outbox = createOutbox((parcel) => port.postMessage(parcel))
  const { put } = outbox
  let isOver = false
  const modules = createModules(put, () => finish())
  const finish = (): void => {
    if (!isOver || modules.clients() > 0) return
    put({ _tag: 'ended', at: Date.now() })
    outbox.flush()
  }
  const fail = (error: unknown): void => {
    const line = error instanceof Error ? lineIn(error.stack) : undefined
    const where = line === undefined ? '' : ` (line ${line})`
    put({ _tag: 'log', level: 'error', text: `${textOf(error)}${where}`, at: Date.now() })
  }
  addEventListener('error', (event) => fail(event.error ?? event.message))
  addEventListener('unhandledrejection', ({ reason }) => fail(reason))
  showTo(put)

  const start = async (code: string): Promise<void> => {
    try {
      const program = compile(code)
      await program.run(await modules.load(program.imports), consoleTo(put))
    } catch (error) {
      fail(error)
    }
    isOver = true
    finish()
  }
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    switch (data._tag) {
      case 'run':
        void start(data.code)
        return
      case 'drop': {
        const dropped = modules.exchanges.drop()
        if (dropped === 0) put({ _tag: 'log', level: 'warn', text: 'no connection is open', at: Date.now() })
      }
    }
  }
})

/** A console whose lines go to the page; what is logged is a marble too. */
function consoleTo(put: (happening: Happening) => void): Readonly<Record<string, (...values: unknown[]) => void>> {
  const write =
    (level: Level) =>
    (...values: unknown[]): void => {
      const at = Date.now()
      const text = values.map(textOf).join(' ')
      put({ _tag: 'log', level, text, at })
      if (level === 'log') put({ _tag: 'marble', lane: 'console.log', label: labelOf(text), tone: 'signal', at })
    }
  const log = write('log')
  return { log, info: log, debug: log, table: log, warn: write('warn'), error: write('error') }
}
