#!/usr/bin/env node
/** `kiwoom-exchange`: the fake exchange as a program, for clients in any language. */
import { parseArgs } from 'node:util'
import { readRule } from './exchange/rules/readRules.ts'
import { mockRules, type Rules } from './exchange/rules/rules.ts'
import { startExchange } from './exchange/server/start.ts'
import { type Scenario, scenarioNames } from './market/scenario/scenario.ts'

const HELP = `kiwoom-exchange: a fake Kiwoom exchange with a simulated market, on loopback

  --port <n>    port of REST and WebSocket (default 8080; 0 for any free one)
  --seed <n>    equal seeds give equal days (default 7)
  --speed <x>   how many times as fast as real time the market runs (default 1)
  --mock        the rules of the mock host (모의투자): 1 query a second, KRX only, endpoints that it does not offer
  --rule <n=v>  one rule, such as --rule latency=50 or --rule endOfData=blankRow; may be repeated
  --scenario <name>[:<codes>]
                what kind of day: ${scenarioNames.join(', ')};
                with codes, of those stocks only: limitUp:005930,000660
  --help        this text

Any app key and secret key are accepted. Below /exchange of the REST host are its controls (faults, rules, drops):
GET /exchange shows the state of it all.`

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
      mock: { type: 'boolean', default: false },
      rule: { type: 'string', multiple: true, default: [] },
      scenario: { type: 'string', default: 'ordinary' },
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
  const rules: Partial<Rules> = Object.assign({ speed }, values.mock ? mockRules : {}, ...values.rule.map(readRule))
  const exchange = await startExchange({ port, seed, scenario: scenarioOf(values.scenario), rules, control: true })
  console.log(`REST       ${exchange.rest}`)
  console.log(`WebSocket  ${exchange.socket}/api/dostk/websocket`)
  console.log(`Controls   ${exchange.rest}/exchange`)
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

function scenarioOf(text: string): Scenario {
  const [wanted = '', codes] = text.split(':')
  const name = scenarioNames.find((each) => each === wanted)
  if (name === undefined) throw new RangeError(`--scenario must be one of ${scenarioNames.join(', ')}, got '${text}'`)
  return codes === undefined ? name : { name, codes: codes.split(',') }
}
