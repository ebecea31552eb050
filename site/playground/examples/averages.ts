// A golden cross (골든크로스): a fast average of the price rises above a slow one.
import { connect } from '@kiwoom-rx/core'
import { crossover, ema } from '@kiwoom-rx/operators'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { show } from 'playground'
import { map, share, withLatestFrom } from 'rxjs'

const exchange = await startExchange({ seed: 3, scenario: 'lively', rules: { speed: 30, startAt: '10:00:00' } })
const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })

const trade$ = kiwoom.realtime.trade('005930').pipe(share())
const slow$ = trade$.pipe(ema('price', { count: 60 }))
const fast$ = trade$.pipe(ema('price', { count: 12 }))

fast$
  .pipe(
    withLatestFrom(slow$),
    map(([fast, slow]) => ({ fast: fast.result, slow: slow.result })),
    crossover('fast', 'slow'),
    map(({ side, value }) => ({ side: side === 'above' ? 'golden' : 'dead', at: Math.round(value.slow) })),
    show('cross'),
  )
  .subscribe(({ side, at }) => console.log(`${side} cross at ${at.toLocaleString('en-US')}`))
