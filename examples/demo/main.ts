/** `npm start`: history over REST, then a live strategy over the WebSocket, against a simulated or a real exchange. */
import { connect, wsTransport } from '@kiwoom-rx/core'
import { type Inspector, probe, startInspector } from '@kiwoom-rx/inspector'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { type Evaluation, evaluate } from '@kiwoom-rx/trading'
import {
  fromEvent,
  interval,
  lastValueFrom,
  merge,
  NEVER,
  ReplaySubject,
  share,
  take,
  takeUntil,
  tap,
  timer,
} from 'rxjs'
import { runShared } from '../gateway/shared.ts'
import { nothingYet } from './counts.ts'
import { NOTHING, readHistory } from './history.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { CAPITAL, onPaper, paperAccount } from './paper.ts'
import { createScreen } from './screen.ts'
import { STOCKS } from './stocks.ts'
import { strategy } from './strategy.ts'
import { summary } from './summary.ts'
import { countingWire } from './wire.ts'

const ITEMS = [...STOCKS.keys()]

async function run({ env, credentials, seconds, seed, drop, inspect }: Options): Promise<void> {
  // In the simulated market half a minute passes in each second. The day is given: some open an hour late.
  const rules = { date: '2026-11-20', startAt: '10:00:00', speed: 30 }
  const exchange = env === 'demo' ? await startExchange({ port: 0, seed, scenario: 'lively', rules }) : undefined
  const wire = countingWire(wsTransport)
  const kiwoom = connect({ env: exchange ?? (env === 'real' ? 'real' : 'mock'), credentials, socket: wire.socket })
  const screen = createScreen(process.stdout, STOCKS)
  const counts = nothingYet()

  const interrupted$ = fromEvent(process, 'SIGINT').pipe(take(1), share({ connector: () => new ReplaySubject(1) }))
  const ending = interrupted$.subscribe(() => {
    process.exitCode = 130
  })

  let inspector: Inspector | undefined

  try {
    const { trade, orderBook, vi } = kiwoom.realtime
    const market = { trade$: trade(ITEMS, { gaps: true }), book$: orderBook(ITEMS, { gaps: true }), vi$: vi() }
    const broker = paperAccount(market)
    if (inspect) {
      inspector = await startInspector(kiwoom, { account$: broker.account$ })
      process.stdout.write(`inspector  ${inspector.url}\n`)
    }
    // The market stands still until somebody looks.
    exchange?.pauseMarket()
    const history$ = readHistory(kiwoom, '005930').pipe(takeUntil(interrupted$))
    const history = await lastValueFrom(history$, { defaultValue: NOTHING })
    history.notes.forEach(screen.note)

    const trade$ = trade(ITEMS).pipe(probe('trades'), tap(screen.trade), tap(counts.trade))
    const book$ = orderBook(ITEMS).pipe(probe('books'), tap(counts.book))
    const signal$ = strategy(trade$, book$, vi()).pipe(
      tap(screen.signal),
      tap((marked) => counts.signal(marked)),
    )
    const end$ = merge(timer(seconds * 1000), interrupted$).pipe(share())
    let result: Evaluation | null = null
    const paper$ = onPaper(signal$, broker, market.vi$).pipe(
      takeUntil(end$),
      evaluate({ capital: CAPITAL }),
      tap((evaluation) => {
        result = evaluation
      }),
    )
    const gap$ = kiwoom.gaps$.pipe(tap(screen.gap), tap(counts.gap))
    const drop$ = drop === undefined ? NEVER : timer(drop * 1000)
    const breaking$ = drop$.pipe(tap(() => exchange?.dropSockets({ abrupt: true })))
    const others$ = merge(gap$, breaking$, interval(200).pipe(tap(screen.draw))).pipe(takeUntil(end$))
    exchange?.resumeMarket()
    await lastValueFrom(merge(paper$, others$), { defaultValue: undefined })

    await kiwoom.close()
    screen.draw()
    process.stdout.write(summary(history, counts.all, wire, result))
  } finally {
    ending.unsubscribe()
    await inspector?.close()
    await kiwoom.close()
    await exchange?.close()
  }
}

try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === undefined) process.stdout.write(`${USAGE}\n`)
  else if (options.gateway) await runShared(options)
  else await run(options)
} catch (error) {
  process.stderr.write(`npm start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
