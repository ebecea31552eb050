// Pages follow next-key (연속조회) only as far as the subscriber asks: ten rows cost one request.
import { connect } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { lastValueFrom, take, toArray } from 'rxjs'

const exchange = await startExchange({ seed: 7 })
const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })

const candle$ = kiwoom.chart.stockDaily.rows({
  stockCode: '005930',
  baseDate: '2026-11-20',
  adjustedPrice: 'adjusted',
})
for (const count of [10, 700]) {
  const candles = await lastValueFrom(candle$.pipe(take(count), toArray()))
  const requests = exchange.received.requestCount('ka10081')
  console.log(`${candles.length} candles, ${requests} requests so far; the last is of ${candles.at(-1)?.date}`)
}
await kiwoom.close()
await exchange.close()
