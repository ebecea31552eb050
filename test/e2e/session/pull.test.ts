import { connect, toAsyncIterable } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { filter } from 'rxjs'
import { expect, it } from 'vitest'
import { runs } from '../../support/runs.ts'

const ROWS = runs(1_200, 10_000).numRuns

it('rows pulled one by one from a real exchange by a reader of 1 ms each have at most one page ahead', async () => {
  const exchange = await startExchange({ seed: 7, rules: { date: '2026-11-20', minuteDays: 40 } })
  const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
  let requests = 0
  kiwoom.wire$
    .pipe(filter((event) => event._tag === 'request' && event.headers['api-id'] === 'ka10080'))
    .subscribe(() => (requests += 1))

  const minutes$ = kiwoom.chart.stockMinute.rows({
    stockCode: '005930',
    candleInterval: 1,
    adjustedPrice: 'adjusted',
  })
  const rows = toAsyncIterable(minutes$)
  let taken = 0
  let fetched = 0
  let last = '9999'
  for await (const { tradeTime } of rows) {
    // A page comes when the one before has been taken to its last row.
    if (requests > fetched) fetched = requests
    taken += 1
    expect(tradeTime < last).toBe(true)
    last = tradeTime
    await new Promise((resolve) => setTimeout(resolve, 1))
    expect(requests).toBe(fetched)
    expect(rows.waiting).toBeLessThan(PAGE)
    expect(fetched).toBe(Math.ceil(taken / PAGE))
    if (taken === ROWS) break
  }
  expect(taken).toBe(ROWS)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(requests).toBe(Math.ceil(ROWS / PAGE))
  await kiwoom[Symbol.asyncDispose]()
  await exchange[Symbol.asyncDispose]()
}, 120_000)

// What the exchange answers at once (measured, docs/protocol.md#paging).
const PAGE = 900
