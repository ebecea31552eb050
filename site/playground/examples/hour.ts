// Client and exchange on one virtual clock: an hour of market, in as long as it takes to compute it.
import { connect } from '@kiwoom-rx/core'
import { deltaPercent, threshold } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'

const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
const { env, http, socket } = createExchange({ seed: 7, scenario: 'lively', scheduler: clock })
const credentials = { appKey: 'any', secretKey: 'any' }
const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })

let trades = 0
const trade$ = kiwoom.realtime.trade('005930')
trade$.subscribe(() => {
  trades += 1
})
trade$
  .pipe(deltaPercent('price', { ago: 20 }), threshold('percent', { enter: 0.5, leave: 0.2 }))
  .subscribe(({ edge, value }) => console.log(value.value.tradeTime, edge, `${value.percent.toFixed(2)} %`))

clock.advanceTo('2026-11-20T10:00:00')
console.log(`${trades} trades in one hour of the market`)
