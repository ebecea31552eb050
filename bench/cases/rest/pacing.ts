import { type ConnectOptions, connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { delay, lastValueFrom, mergeMap, of, range, toArray } from 'rxjs'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'

const QUERIES = 200
/** Over real sockets, where it takes as long as it takes. */
const REAL_QUERIES = 30
/** What the exchange takes, of one api-id: so many at once, so many a second. */
const [BURST, PER_SECOND] = [5, 5]

export const pacing: Case = {
  name: 'pacing',
  what: `${QUERIES} queries at once, against the least time that the exchange's limits allow`,
  text: 'rest/pacing.md',
  open,
}

async function open(): Promise<Comparison> {
  const overLoopback = await told()
  return {
    ours: {
      name: 'connect(), until the last answer',
      run: () => virtually().outcome,
      measure: () => virtually().ms,
    },
    theirs: {
      name: 'the limits alone',
      run: () => ({ answered: QUERIES, refused: 0 }),
      measure: () => idealOf(QUERIES),
    },
    unit: 'ms of virtual time',
    rounds: 7,
    note: () => overLoopback,
  }
}

function virtually() {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { queryBurst: BURST, queryRate: PER_SECOND } })
  let sent = 0
  const kiwoom = connect({
    ...client(exchange.env),
    http: (request) => of(request).pipe(delay(20 / (1 + (sent++ % 7)), clock), mergeMap(exchange.http)),
    socket: exchange.socket,
    scheduler: clock,
  })
  const started = clock.now()
  let [answered, ended] = [0, started]
  range(QUERIES)
    .pipe(mergeMap(() => kiwoom.stock.basicInfo({ stockCode: '005930' })))
    .subscribe(() => {
      answered += 1
      ended = clock.now()
    })
  clock.advanceBy(120_000)
  const refused = exchange.received.requestCount('ka10001') - answered
  return { outcome: { answered, refused }, ms: ended - started }
}

async function told(): Promise<string> {
  const exchange = await startExchange({ seed: 7, rules: { queryBurst: BURST, queryRate: PER_SECOND } })
  const kiwoom = connect(client(exchange))
  const started = performance.now()
  const queries = range(REAL_QUERIES).pipe(
    mergeMap(() => kiwoom.stock.basicInfo({ stockCode: '005930' })),
    toArray(),
  )
  const { length } = await lastValueFrom(queries)
  const ms = performance.now() - started
  const refused = exchange.received.requestCount('ka10001') - length
  await kiwoom.close()
  await exchange.close()
  return (
    `over loopback ${REAL_QUERIES} queries took ${Math.round(ms)} ms against ${idealOf(REAL_QUERIES)} ms, ` +
    `${refused} of them refused at first`
  )
}

function client(env: ConnectOptions['env']): ConnectOptions {
  return { env, credentials: { appKey: 'ANY', secretKey: 'ANY' }, seed: 1 }
}

/** ms. */
function idealOf(queries: number): number {
  return ((queries - BURST) / PER_SECOND) * 1000
}
