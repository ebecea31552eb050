/** Bars of a simulated market, over the whole client and the exchange in virtual time. */
import { connect } from '@kiwoom-rx/core'
import { type Bar, bars, historyThenLive, perItem, sessionBoundaries, viBoundaries } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { filter, interval, map, merge, mergeMap, share, takeWhile, timer, toArray, withLatestFrom } from 'rxjs'
import { beforeAll, describe, expect, it } from 'vitest'

const DAY = '2026-11-18'
const MINUTE = 60_000
/** Longer than any frame is on its way, in the simulated market. */
const LAG = 2_000

function setUp(start: string) {
  const clock = new VirtualClock({ start: `${DAY}T${start}` })
  const exchange = createExchange({
    seed: 11,
    scenario: 'lively',
    scheduler: clock,
    rules: { startAt: start, date: DAY },
  })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
  // It stands still while the line is down: else a bar would close on silence that is an outage.
  const clock$ = interval(1_000, clock).pipe(
    withLatestFrom(kiwoom.connection$),
    filter(([, { _tag }]) => _tag === 'ready'),
    map(() => clock.now() - LAG),
    share(),
  )
  return { clock, exchange, kiwoom, clock$ }
}

describe('the bars of an afternoon with many VIs', () => {
  const CODES = ['005930', '247540', '086520']
  const { clock, kiwoom, clock$ } = setUp('14:00:00')
  const { vi, marketStatus } = kiwoom.realtime
  const trade$ = kiwoom.realtime.trade(CODES).pipe(share())
  type Trade = Parameters<Parameters<typeof trade$.subscribe>[0] & object>[0]
  const boundary$ = merge(vi().pipe(viBoundaries()), marketStatus().pipe(sessionBoundaries())).pipe(share())

  const trades: {
    readonly item: string
    readonly timestamp: number | null
    readonly price: number
    readonly tradeVolume: number
  }[] = []
  const late: unknown[] = []
  const triggers: { readonly time: number; readonly isOf: (item: string) => boolean }[] = []
  const [minutes, lots]: [{ readonly bar: Bar<Trade>; readonly at: number }[], Bar<Trade>[]] = [[], []]
  const onLate = (trade: unknown): number => late.push(trade)
  trade$.subscribe((trade) => trades.push(trade))
  boundary$.subscribe(({ time, code, market }) => {
    triggers.push({ time, isOf: (item) => (code === undefined || code === item) && market !== 'NXT' })
  })
  trade$
    .pipe(perItem((one$) => one$.pipe(bars({ every: '5m', clock$, boundary$, onLate }))))
    .subscribe((bar) => minutes.push({ bar, at: clock.now() }))
  trade$
    .pipe(perItem((one$) => one$.pipe(bars({ every: { value: 5_000_000_000 }, clock$, boundary$, onLate }))))
    .subscribe((bar) => lots.push(bar))
  // The after-market goes on: its bar that ends at 16:10 closes when the market clock has passed that, a moment later.
  const END = Date.parse(`${DAY}T16:10:00+09:00`)
  beforeAll(() => clock.advanceTo(END + 2 * LAG))

  it('hold every trade once, in the bar of its time, and none is late', () => {
    expect(late).toEqual([])
    expect(trades.length).toBeGreaterThan(5_000)
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
    const closed = trades.filter(({ timestamp }) => Number(timestamp) < END)
    const byItem = new Map(CODES.map((item) => [item, closed.filter((trade) => trade.item === item)]))
    for (const [item, own] of byItem) {
      const volume = sum(own.map(({ tradeVolume }) => Math.abs(tradeVolume)))
      expect(sum(minutes.filter(({ bar }) => bar.value.item === item).map(({ bar }) => bar.volume))).toBe(volume)
      expect(sum(lots.filter((bar) => bar.value.item === item).map((bar) => bar.volume))).toBeLessThanOrEqual(volume)
    }
    const next = new Map(CODES.map((item) => [item, 0]))
    for (const { bar } of minutes) {
      const { item } = bar.value
      const at = next.get(item) ?? 0
      next.set(item, at + bar.count)
      const own = (byItem.get(item) ?? []).slice(at, at + bar.count)
      const prices = own.map(({ price }) => price)
      expect(Math.min(...own.map(({ timestamp }) => Number(timestamp)))).toBeGreaterThanOrEqual(Number(bar.from))
      expect(Math.max(...own.map(({ timestamp }) => Number(timestamp)))).toBeLessThan(Number(bar.to))
      expect([bar.open, bar.high, bar.low, bar.close]).toEqual([
        prices[0],
        Math.max(...prices),
        Math.min(...prices),
        prices.at(-1),
      ])
    }
  })

  it('never span the trigger of a VI on their stock, or a change of phase', () => {
    expect(triggers.filter(({ isOf }) => isOf('247540') || isOf('086520')).length).toBeGreaterThan(15)
    for (const { time, isOf } of triggers) {
      const spanning = minutes.filter(
        ({ bar }) => isOf(bar.value.item) && Number(bar.from) < time && time < Number(bar.to),
      )
      const spanningLots = lots.filter(
        (bar) => isOf(bar.value.item) && Number(bar.from) < time && time <= Number(bar.to),
      )
      expect([spanning, spanningLots]).toEqual([[], []])
    }
    expect(lots.some((bar) => bar.tradingValue < 5_000_000_000)).toBe(true)
  })

  it('are closed by the market clock as soon as they are over', () => {
    expect(minutes.length).toBeGreaterThan(50)
    expect(Math.max(...minutes.map(({ bar, at }) => at - Number(bar.to)))).toBeLessThanOrEqual(LAG + 2_000)
  })
})

describe('a minute chart that goes on live', () => {
  it('is the chart of the morning, though it began in the middle and the line was down twice', () => {
    const { clock, exchange, kiwoom, clock$ } = setUp('10:05:20')
    const stockCode = '005930'
    const candle = (
      from: number,
      { open, high, low, close, volume }: Record<'open' | 'high' | 'low' | 'close' | 'volume', number>,
    ) => ({
      from,
      open,
      high,
      low,
      close,
      volume,
    })
    const chart$ = kiwoom.chart.stockMinute.rows({ stockCode, candleInterval: 1, adjustedPrice: 'adjusted' }).pipe(
      takeWhile(({ tradeTime }) => tradeTime.startsWith(DAY)),
      map((row) => candle(Date.parse(`${row.tradeTime}+09:00`), { ...row, close: row.price, volume: row.volume ?? 0 })),
      // The candle of this minute is not the one that it will be.
      filter(({ from }) => from + MINUTE <= clock.now() - LAG),
    )
    const live$ = kiwoom.realtime.trade(stockCode, { gaps: true }).pipe(
      bars({ every: '1m', clock$ }),
      filter((bar) => 'type' in bar || bar.isComplete),
      map((bar) => ('type' in bar ? bar : candle(bar.from ?? 0, bar))),
    )
    const seen: ReturnType<typeof candle>[] = []
    // Each reading waits until the minute that was cut is over, so that it holds that one too.
    const history$ = timer(MINUTE + LAG, clock).pipe(mergeMap(() => chart$))
    historyThenLive(history$, live$, {
      key: ({ from }) => from,
      order: (one, other) => one.from - other.from,
    }).subscribe((one) => seen.push(one))
    for (const [from, minutes] of [
      ['10:30:10', 10],
      ['11:05:00', 1],
    ] as const) {
      clock.advanceTo(`${DAY}T${from}`)
      const down = exchange.faults.add({ on: 'connect', times: Number.POSITIVE_INFINITY, do: { _tag: 'drop' } })
      exchange.dropSockets({ abrupt: true })
      clock.advanceBy(minutes * MINUTE)
      down.remove()
    }
    clock.advanceTo(`${DAY}T11:30:10`)
    let chart: ReturnType<typeof candle>[] = []
    chart$.pipe(toArray()).subscribe((rows) => {
      chart = rows.reverse()
    })
    clock.advanceBy(MINUTE / 2)
    expect(chart.length).toBeGreaterThan(140)
    expect(seen).toEqual(chart)
  })
})
