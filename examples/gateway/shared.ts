/** `npm start -- --gateway`: two processes share one session of an exchange through the gateway. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { startGateway } from '@kiwoom-rx/gateway'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { interval, lastValueFrom, NEVER, takeUntil, takeWhile, timer } from 'rxjs'

export interface SharedOptions {
  readonly seconds: number
  readonly seed: number
  /** Seconds after which the exchange's socket is broken. */
  readonly drop: number | undefined
}

/** What each process wants: one code is wanted by both. */
const PROGRAMS = [
  { name: 'screen', items: ['005930', '000660'] },
  { name: 'recorder', items: ['005930', '035420'] },
]

export async function runShared({ seconds, seed, drop }: SharedOptions): Promise<void> {
  const rules = { date: '2026-11-20', startAt: '10:00:00', speed: 30 }
  const exchange = await startExchange({ port: 0, seed, scenario: 'lively', rules })
  const gateway = await startGateway({
    sessions: [{ env: exchange, credentials: { appKey: 'one-key', secretKey: 'of-the-exchange' } }],
  })
  process.stdout.write(
    `The gateway is at ${gateway.rest} and ${gateway.socket}; its health at ${gateway.rest}/health\n`,
  )
  try {
    const children = PROGRAMS.map(({ name, items }) =>
      fork(new URL('program.ts', import.meta.url), [gateway.rest, gateway.socket, name, ...items], {
        execArgv: ['--import', 'tsx'],
      }),
    )
    const ended = children.map(async (child) => (await once(child, 'exit'))[0])
    // Each reports its first trade; a process that ends before that ends the wait too.
    await Promise.all(children.map((child, index) => Promise.race([once(child, 'message'), ended[index]])))
    const drop$ = drop === undefined ? NEVER : timer(drop * 1000)
    const breaking = drop$.subscribe(() => exchange.dropSockets({ abrupt: true }))
    await lastValueFrom(timer(seconds * 1000))
    breaking.unsubscribe()
    const held = exchange.registrations().map(({ type, item }) => `${type} ${item}`)
    const sessions = exchange.sessions().length
    process.stdout.write(
      `The exchange sees ${sessions} session with ${held.length} registrations: ${held.join(', ')}\n`,
    )
    for (const child of children) if (child.connected) child.send('leave')
    const codes = await Promise.all(ended)
    // The exchange takes five frames a second, so the last REMOVE takes a moment.
    const held$ = interval(50).pipe(takeWhile(() => exchange.registrations().length > 0))
    await lastValueFrom(held$.pipe(takeUntil(timer(5_000))), { defaultValue: undefined })
    process.stdout.write(`Both have left: ${exchange.registrations().length} registrations\n`)
    if (codes.some((code) => code !== 0)) process.exitCode = 1
  } finally {
    await gateway.close()
    await exchange.close()
  }
}
