// The connection breaks every five seconds. The client comes back by itself, and says what may have been missed.
import { connect } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { interval, take } from 'rxjs'

const exchange = await startExchange({ seed: 7, rules: { speed: 10, startAt: '10:00:00' } })
const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })

let trades = 0
kiwoom.realtime.trade('005930', { gaps: true }).subscribe((event) => {
  if (event.type === 'gap') {
    console.log(`${trades} trades, then a gap of ${event.to - event.from} ms (${event.reason})`)
  } else if (event.type === 'missed') {
    console.log(`${event.volume} shares traded that never came here`)
  } else trades += 1
})

interval(5_000)
  .pipe(take(3))
  .subscribe(() => exchange.dropSockets({ abrupt: true }))
