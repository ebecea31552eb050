// The same file runs with `node --test`. A diagram is time from left to right, one column a millisecond.
import { test } from 'node:test'
import { connect } from '@kiwoom-rx/core'
import { delta, pauseDuringVi, threshold } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { marbleSvg, marbles } from '@kiwoom-rx/testing/marbles/node'
import { picture } from 'playground'
import { interval, map, take } from 'rxjs'

test(
  'reports how far each price is from the one before',
  marbles((m) => {
    const trades = m.trades('005930', '-a--b--c-|', { a: 61_300, b: 61_400, c: 61_200 })
    const expected = '                 ----x--y-|'
    const deltas = trades.pipe(
      delta('price'),
      map(({ delta: won }) => won),
    )
    m.expect(deltas).toBeObservable(expected, { x: 100, y: -200 })
  }),
)

test(
  'is silent while the stock is under a VI (변동성완화장치)',
  marbles((m) => {
    const trades = m.trades('005930', '-a-----b------c---|', { a: 61_300, b: 67_400, c: 67_500 })
    const vi$ = m.vi('                 ---(on)---(off)----')
    const expected = '                 -a------------c---|'
    m.expect(trades.pipe(pauseDuringVi(vi$))).toBeObservable(expected, trades.values)
  }),
)

test(
  'registers, signals and removes: the whole client, by its frames',
  marbles((m) => {
    const { kiwoom, push } = m.kiwoom(connect, { connect: { realtime: { interval: 10 } } })
    const sent = m.trades('005930', '-----a--b--c', { a: 61_300, b: 61_500, c: 61_400 })
    push('                           -----a--b--c', sent.values)
    const subscription = '           ^-----------!'
    const expected = '               --------x---'
    const signals = kiwoom.realtime.trade('005930').pipe(threshold('price', { enter: 61_500, leave: 61_300 }))
    m.expect(signals.pipe(map(({ edge }) => edge)), subscription).toBeObservable(expected, { x: 'enter' })
    m.expectFrames('                 --LR---------X')
  }),
)

// Any stream as a picture.
const clock = new VirtualClock()
const prices = interval(3, clock).pipe(
  take(5),
  map((n) => 61_300 + 100 * (n % 3)),
)
marbleSvg(prices, { scheduler: clock, title: 'prices' }).subscribe((svg) => picture(svg, 'prices'))
clock.runAll()
