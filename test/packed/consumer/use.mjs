import { catalog, connect, endpointById } from '@kiwoom-rx/core'
import { catalog as catalogAlone } from '@kiwoom-rx/core/catalog'
import { delta } from '@kiwoom-rx/operators'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { lastValueFrom, take, toArray } from 'rxjs'

async function main() {
  const exchange = await startExchange({ port: 0, seed: 7 })
  const kiwoom = connect({
    env: { rest: exchange.rest, socket: exchange.socket },
    credentials: { appKey: 'an app key', secretKey: 'a secret key' },
  })
  const candles = kiwoom.chart.stockMinute.rows({
    stockCode: '005930',
    candleInterval: 1,
    adjustedPrice: 'adjusted',
  })
  const trades = kiwoom.realtime.trade('005930')

  const deltas = await lastValueFrom(candles.pipe(take(5), delta('price'), toArray()))
  const events = await lastValueFrom(trades.pipe(take(2), toArray()))
  await kiwoom.close()
  await exchange.close()

  console.log(
    JSON.stringify({
      endpoints: catalog.length,
      oneCatalog: catalog === catalogAlone,
      title: endpointById('ka10080')?.title,
      deltas: deltas.length,
      events: events.map(({ type, item }) => `${type} ${item}`),
    }),
  )
}

await main()
