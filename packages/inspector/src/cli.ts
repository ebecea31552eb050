#!/usr/bin/env node
/** `kiwoom-inspect`: the page of a recorded session. */
import { parseArgs } from 'node:util'
import { inspectTape } from './tapeInspector.ts'

const HELP = `kiwoom-inspect: a recorded session at any moment, as a page

  kiwoom-inspect TAPE [--port N] [--host A]

  --port <n>  port of the page (default: any free one)
  --host <a>  address to listen on (default 127.0.0.1; any other shows the page to those who know its address)
  --help      this text

Open the address that it prints. It ends with Ctrl+C. A running client has a page too: startInspector(kiwoom).`

main().catch((error: unknown) => {
  console.error(`kiwoom-inspect: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new RangeError('give one TAPE, or --help')
  const port = values.port.trim() === '' ? Number.NaN : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`--port must be a port, got '${values.port}'`)
  }
  const { url, close } = await inspectTape(file, { port, host: values.host })
  console.log(url)
  const stop = (): void => {
    void close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
