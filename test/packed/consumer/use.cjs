const { catalog, connect, endpointById } = require('@kiwoom-rx/core')
const { catalog: catalogAlone } = require('@kiwoom-rx/core/catalog')
const { costsAt } = require('@kiwoom-rx/core/costs')
const { initialSession, sessionStep } = require('@kiwoom-rx/core/session')
const { delta } = require('@kiwoom-rx/operators')
const { VirtualClock } = require('@kiwoom-rx/testing/clock')
const { startExchange } = require('@kiwoom-rx/testing/exchange')
const { marbles } = require('@kiwoom-rx/testing/marbles')
const { marbles: forJest } = require('@kiwoom-rx/testing/marbles/jest')
const { marbles: forNode } = require('@kiwoom-rx/testing/marbles/node')
const { createMarket } = require('@kiwoom-rx/testing/market')
const { record, tapeEvents } = require('@kiwoom-rx/testing/tape')
const { evaluate, htmlReport, costsAt: withOwnRates } = require('@kiwoom-rx/trading')
const { count, EMPTY, lastValueFrom, take, toArray } = require('rxjs')

async function main() {
  const exchange = await startExchange({ port: 0, seed: 7 })
  const kiwoom = connect({
    env: { rest: exchange.rest, socket: exchange.socket },
    credentials: { appKey: 'an app key', secretKey: 'a secret key' },
  })
  const recording = record(kiwoom, 'by-require.tape')
  const candles = kiwoom.chart.stockMinute.rows({
    stockCode: '005930',
    candleInterval: 1,
    adjustedPrice: 'adjusted',
  })
  const trades = kiwoom.realtime.trade('005930')

  const deltas = await lastValueFrom(candles.pipe(take(5), delta('price'), toArray()))
  const events = await lastValueFrom(trades.pipe(take(2), toArray()))
  await kiwoom.close()
  const { _tag: recorded } = await recording.close()
  const taped = await lastValueFrom(tapeEvents(recording.file, { type: '0B', item: '005930' }).pipe(count()))
  await exchange.close()

  let inMarbles = 0
  for (const kit of [marbles, forJest, forNode]) {
    kit((m) => {
      const client = m.kiwoom(connect)
      const ticks = m.trades('005930', '-----a', { a: 61_300 })
      client.push('-----a', ticks.values)
      m.expect(client.kiwoom.realtime.trade('005930'), '^---------!').toBeObservable('-----a', ticks.values)
      m.flush()
      inMarbles += 1
    })()
  }

  // The page has the chart library inside, which is found from where the package is installed.
  const evaluation = await lastValueFrom(EMPTY.pipe(evaluate({ capital: 10_000_000 })))
  const page = htmlReport(evaluation, { title: 'From a tarball', language: 'en' })

  const [phase] = sessionStep(initialSession, { _tag: 'close' }, { now: 0, lastHeard: 0, heard: 0, chance: 0 })

  console.log(
    JSON.stringify({
      session: phase.phase,
      endpoints: catalog.length,
      oneCatalog: catalog === catalogAlone,
      salesTax: costsAt('2026-11-20', { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' }).tax
        .perMillion,
      ownCommission: withOwnRates(
        '2026-11-20',
        { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' },
        { commission: { perMillion: 36, cutTo: 1 } },
      ).commission.perMillion,
      report: page.includes('<title>From a tarball</title>') && page.includes('createChart') && page.length > 150_000,
      title: endpointById('ka10080')?.title,
      deltas: deltas.length,
      inMarbles,
      recorded,
      taped: taped >= 2,
      market: createMarket({ seed: 7 }).advanceTo('08:45') > 0,
      time: new VirtualClock({ start: '2026-11-20T09:00:00' }).now(),
      events: events.map(({ type, item }) => `${type} ${item}`),
    }),
  )
}

void main()
