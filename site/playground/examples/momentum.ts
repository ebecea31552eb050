// Three stocks in one stream: each has a state of its own. `show` draws a stream as marbles.
import { connect } from '@kiwoom-rx/core'
import { cooldown, deltaPercent, perItem, threshold } from '@kiwoom-rx/operators'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { show } from 'playground'
import { map } from 'rxjs'

const rules = { speed: 30, startAt: '10:00:00' }
const exchange = await startExchange({ seed: 7, scenario: 'lively', rules })
const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })

kiwoom.realtime
  .trade(['005930', '000660', '086520'])
  .pipe(
    perItem((trade$) =>
      trade$.pipe(
        deltaPercent('price', { ago: 20 }),
        threshold('percent', { enter: 0.4, leave: 0.1 }),
        cooldown({ ms: 60_000 }),
      ),
    ),
    map(({ edge, value }) => `${value.value.item} ${edge} ${value.percent.toFixed(2)} %`),
    show('signals'),
  )
  .subscribe((text) => console.log(text))
