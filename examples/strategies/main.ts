/** `npm run strategy -- NAME`: a strategy live, its signals printed. Nothing is ordered. */
import { parseArgs } from 'node:util'
import { type Credentials, connect } from '@kiwoom-rx/core'
import type { Signal } from '@kiwoom-rx/operators'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { fromEvent, lastValueFrom, merge, takeUntil, tap, timer } from 'rxjs'
import { strategies } from './index.ts'

const USAGE = `npm run strategy -- NAME [options]
  --seconds N          how long to run (20)
  --seed N             which simulated day (7)
  --speed N            simulated seconds a second (60)
  --env demo|mock|real the exchange: simulated (default), mock investment (모의투자) or the real one;
                       the last two need KIWOOM_APP_KEY and KIWOOM_SECRET_KEY
NAME is one of: ${strategies.map(({ name }) => name).join(', ')}
`

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '20' },
      seed: { type: 'string', default: '7' },
      speed: { type: 'string', default: '60' },
      env: { type: 'string', default: 'demo' },
    },
  })
  const { env } = values
  const strategy = strategies.find(({ name }) => name === positionals[0])
  if (strategy === undefined || (env !== 'demo' && env !== 'mock' && env !== 'real')) throw new Error(USAGE)

  const rules = { startAt: strategy.startAt, speed: number('--speed', values.speed) }
  const seed = number('--seed', values.seed)
  const exchange = env === 'demo' ? await startExchange({ port: 0, seed, scenario: 'lively', rules }) : null
  const kiwoom = connect({ env: exchange ?? (env === 'real' ? 'real' : 'mock'), credentials: keys(env) })
  const end$ = merge(timer(number('--seconds', values.seconds) * 1000), fromEvent(process, 'SIGINT'))
  try {
    console.log(`${strategy.name}: ${strategy.what}`)
    const signals$ = strategy.signals(kiwoom).pipe(tap(print), takeUntil(end$))
    await lastValueFrom(signals$, { defaultValue: null })
  } finally {
    await kiwoom.close()
    await exchange?.close()
  }
}

function print({ timestamp, item, side, reason }: Signal): void {
  const time = timestamp === null ? '' : new Date(timestamp).toLocaleTimeString('en-GB', { timeZone: 'Asia/Seoul' })
  console.log(`${time} ${item} ${side.padEnd(4)} ${reason}`)
}

function number(name: string, text: string): number {
  const read = Number(text)
  if (text.trim() !== '' && read >= 0 && read <= 86_400) return read
  throw new Error(`${name} must be a number from 0 to 86400, not '${text}'`)
}

function keys(env: string): Credentials {
  if (env === 'demo') return { appKey: 'demo', secretKey: 'demo' }
  const { KIWOOM_APP_KEY: appKey, KIWOOM_SECRET_KEY: secretKey } = process.env
  if (appKey && secretKey) return { appKey, secretKey }
  throw new Error(`--env ${env} needs KIWOOM_APP_KEY and KIWOOM_SECRET_KEY in the environment`)
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
