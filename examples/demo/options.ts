/** The command line of the demo. */
import { parseArgs } from 'node:util'
import type { Credentials } from '@kiwoom-rx/core'

export interface Options {
  /** `demo` is the fake exchange, started by the program itself. */
  readonly env: 'demo' | 'mock' | 'real'
  readonly credentials: Credentials
  readonly seconds: number
  readonly seed: number
  /** Seconds after which the exchange's socket is broken, to watch the recovery. */
  readonly drop: number | undefined
  /** Serves the inspector's page, and prints its address. */
  readonly inspect: boolean
  /** Two processes that share one session, instead of the strategy. */
  readonly gateway: boolean
}

export const USAGE = `npm start -- [options]
  --seconds N          how long to run (10)
  --seed N             which simulated day (6); the same seed gives the same day
  --drop N             break the exchange's socket after N seconds, to watch the recovery
  --inspect            serve a page that shows the client and the strategy at work, and print its address
  --gateway            two processes that share one session of the simulated exchange through the gateway
  --env demo|mock|real the exchange: simulated (default), mock investment (모의투자) or the real one;
                       the last two need KIWOOM_APP_KEY and KIWOOM_SECRET_KEY
  --help               this text`

/** Reads the command line; `undefined` when only help was asked for. Throws an `Error` with one clear line. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '10' },
      seed: { type: 'string', default: '6' },
      drop: { type: 'string' },
      gateway: { type: 'boolean', default: false },
      inspect: { type: 'boolean', default: false },
      env: { type: 'string', default: 'demo' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const env = oneOf(values.env)
  if (values.gateway && env !== 'demo')
    throw new Error(`--gateway shows the simulated exchange; it does not go with --env ${env}`)
  if (values.gateway && values.inspect) throw new Error('--inspect shows the strategy; it does not go with --gateway')
  return {
    env,
    inspect: values.inspect,
    credentials: env === 'demo' ? { appKey: 'demo', secretKey: 'demo' } : keysFrom(environment, env),
    seconds: number('--seconds', values.seconds, 1, 86_400),
    seed: number('--seed', values.seed, 0, 2 ** 31 - 1),
    drop: values.drop === undefined ? undefined : dropAt(values.drop, env),
    gateway: values.gateway,
  }
}

function dropAt(value: string, env: Options['env']): number {
  if (env !== 'demo') throw new Error(`--drop breaks the simulated exchange's socket; it does not go with --env ${env}`)
  return number('--drop', value, 0, 86_400)
}

function oneOf(env: string): Options['env'] {
  if (env === 'demo' || env === 'mock' || env === 'real') return env
  throw new Error(`--env must be demo, mock or real, not '${env}'`)
}

function number(name: string, value: string, least: number, most: number): number {
  const read = Number(value)
  if (value.trim() !== '' && read >= least && read <= most) return read
  throw new Error(`${name} must be a number from ${least} to ${most}, not '${value}'`)
}

function keysFrom(environment: NodeJS.ProcessEnv, env: string): Credentials {
  const { KIWOOM_APP_KEY: appKey, KIWOOM_SECRET_KEY: secretKey } = environment
  if (appKey && secretKey) return { appKey, secretKey }
  const missing = [appKey ? '' : 'KIWOOM_APP_KEY', secretKey ? '' : 'KIWOOM_SECRET_KEY'].filter(Boolean).join(' and ')
  throw new Error(`--env ${env} needs ${missing} in the environment`)
}
