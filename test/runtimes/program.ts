/** The momentum strategy on the exchange in memory, for a quarter of an hour: what a page is to compute as Node does. */
import { connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { firstValueFrom } from 'rxjs'
import { strategy } from '../../examples/strategies/momentum.ts'

export interface Day {
  readonly rows: number
  readonly signals: readonly string[]
  readonly gaps: readonly string[]
  readonly order: string
}

/** REST, realtime, a dropped socket with its gap, an order; and the signals. */
export async function day(): Promise<Day> {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({ seed: 7, scenario: 'lively', scheduler: clock, rules: { startAt: '10:00:00' } })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'any key', secretKey: 'any secret' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
  const signals: string[] = []
  const gaps: string[] = []
  let rows = 0
  kiwoom.gaps$.subscribe(({ reason }) => gaps.push(reason))
  strategy.signals(kiwoom).subscribe(({ timestamp, item, side, reason }) => {
    signals.push(`${timestamp} ${item} ${side} ${reason}`)
  })
  kiwoom.chart.stockMinute
    .rows({ stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' })
    .subscribe(() => (rows += 1))
  clock.advanceBy(300_000)
  exchange.dropSockets({ abrupt: true })
  clock.advanceBy(600_000)
  const ordered = firstValueFrom(
    kiwoom.order.buy({ exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' }),
  )
  clock.advanceBy(5_000)
  const { orderNumber } = await ordered
  const closed = kiwoom.close()
  clock.advanceBy(5_000)
  await closed
  exchange.close()
  return { rows, signals, gaps, order: orderNumber }
}
