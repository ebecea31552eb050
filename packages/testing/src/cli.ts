#!/usr/bin/env node
/** `kiwoom-exchange`: the fake exchange as a program, for clients in any language. */
import { parseArgs } from 'node:util'
import { startExchange } from './server/start.ts'

const HELP = `kiwoom-exchange: a fake Kiwoom exchange with a simulated market, on loopback

  --port <n>    port of REST and WebSocket (default 8080; 0 for any free one)
  --seed <n>    equal seeds give equal days (default 7)
  --speed <x>   how many times as fast as real time the market runs (default 1)
  --help        this text

Any app key and secret key are accepted.`

main().catch((error: unknown) => {
  console.error(`kiwoom-exchange: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      seed: { type: 'string', default: '7' },
      speed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const port = numberOf('--port', values.port, (n) => Number.isInteger(n) && n >= 0 && n <= 65_535, 'a port')
  const seed = numberOf('--seed', values.seed, Number.isInteger, 'a whole number')
  const speed = numberOf('--speed', values.speed, (n) => n > 0, 'a number above 0')
  const exchange = await startExchange({ port, seed, rules: { speed } })
  console.log(`REST       ${exchange.rest}`)
  console.log(`WebSocket  ${exchange.socket}/api/dostk/websocket`)
  const stop = (): void => {
    void exchange.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function numberOf(option: string, text: string, isGood: (value: number) => boolean, wanted: string): number {
  const value = Number(text)
  if (text.trim() === '' || !isGood(value)) throw new RangeError(`${option} must be ${wanted}, got '${text}'`)
  return value
}
