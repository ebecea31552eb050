// What every runtime of the table does with the packages as they are published. The CommonJS twin is made of this file.
import { connect } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { firstValueFrom, lastValueFrom, take, toArray } from 'rxjs'

async function main() {
  const exchange = await startExchange({
    port: 0,
    seed: 7,
    scenario: 'lively',
    rules: { startAt: '10:00:00', speed: 20 },
  })
  const kiwoom = connect({ env: exchange, credentials: { appKey: 'any key', secretKey: 'any secret' } })
  const rows$ = kiwoom.chart.stockMinute.rows({ stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' })
  const rows = await lastValueFrom(rows$.pipe(take(5), toArray()))
  /** @type {string[]} */
  const seen = []
  const live = kiwoom.realtime.trade(['005930', '000660'], { gaps: true }).subscribe((event) => seen.push(event.type))
  await firstValueFrom(kiwoom.realtime.trade('005930'))
  const gap = firstValueFrom(kiwoom.gaps$)
  exchange.dropSockets({ abrupt: true })
  const { reason } = await gap
  const after = await firstValueFrom(kiwoom.realtime.trade('000660').pipe(take(1)))
  const { orderNumber } = await firstValueFrom(
    kiwoom.order.buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' }),
  )
  live.unsubscribe()
  await kiwoom.close()
  await exchange.close()
  console.log(
    JSON.stringify({
      rest: rows.length === 5,
      realtime: seen.includes('0B') && after.item === '000660',
      gap: reason !== '' && seen.includes('gap'),
      order: /^\d+$/.test(orderNumber),
    }),
  )
}

void main()
