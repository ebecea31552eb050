import type { Trade } from '@kiwoom-rx/core'
import { bars } from '@kiwoom-rx/operators'
import { from, map, take, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Bar, barsOfCandles, barsOfTrades } from '../src/index.ts'
import { market } from './broker/rigs.ts'

const row = { price: 12, open: 10, high: 13, low: 9, volume: 5 }

describe('barsOfCandles', () => {
  const barsOf = (rows: readonly object[], options = {}): readonly Bar[] => {
    let found: readonly Bar[] = []
    from(rows.map((each) => ({ ...row, ...each })))
      .pipe(barsOfCandles({ item: 'A', ...options }), toArray())
      .subscribe((all) => {
        found = all
      })
    return found
  }

  it('has the stretch of time of a candle, in minutes or a day', () => {
    const at = Date.parse('2026-11-20T00:00:00+09:00')
    const [minutes] = barsOf([{ tradeTime: '2026-11-20T09:03:00' }], { minutes: 3 })
    expect(minutes).toEqual({
      item: 'A',
      from: at + 9 * 3_600_000 + 180_000,
      to: at + 9 * 3_600_000 + 360_000,
      open: 10,
      high: 13,
      low: 9,
      close: 12,
      volume: 5,
      isComplete: true,
    })
    const [day] = barsOf([{ date: '2026-11-20', volume: null }])
    expect(day).toMatchObject({ from: at, to: at + 86_400_000, volume: 0 })
  })

  it('marks a candle that is forming, and leaves out a row without a time', () => {
    const now = Date.parse('2026-11-20T09:00:30+09:00')
    expect(barsOf([{ tradeTime: '2026-11-20T09:00:00' }, { tradeTime: null }], { now })).toMatchObject([
      { isComplete: false },
    ])
  })
})

it('history by REST and live bars of the same trades are equal', () => {
  const { clock, kiwoom } = market()
  const live: Bar[] = []
  kiwoom.realtime
    .trade('005930')
    .pipe(
      map((trade): Trade => trade),
      bars({ every: '1m' }),
      barsOfTrades(),
    )
    .subscribe((bar) => live.push(bar))
  clock.advanceBy(5 * 60_000)
  let history: readonly Bar[] = []
  kiwoom.chart.stockMinute
    .rows({ stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' })
    .pipe(take(20), barsOfCandles({ item: '005930' }), toArray())
    .subscribe((all) => {
      history = all
    })
  clock.advanceBy(5_000)
  const whole = live.filter(({ isComplete }) => isComplete)
  expect(whole.length).toBeGreaterThan(2)
  for (const bar of whole) expect(history.find(({ from: begins }) => begins === bar.from)).toEqual(bar)
})
