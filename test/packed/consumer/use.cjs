const { catalog, connect, endpointById } = require('@kiwoom-rx/core')
const { catalog: catalogAlone } = require('@kiwoom-rx/core/catalog')
const { delta } = require('@kiwoom-rx/operators')
const { startExchange } = require('@kiwoom-rx/testing/exchange')
const { lastValueFrom, take, toArray } = require('rxjs')

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

void main()
