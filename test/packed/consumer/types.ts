/** Compiled, not run: what a program written against the packages relies on. */
import { catalog, connect, type EndpointSpec, endpointById, KiwoomError } from '@kiwoom-rx/core'
import { catalog as catalogAlone } from '@kiwoom-rx/core/catalog'
import { costsAt } from '@kiwoom-rx/core/costs'
import { DEFAULT_SESSION, replay as replaySteps, type SessionStep, sessionMachine } from '@kiwoom-rx/core/session'
import { type Delta, delta, threshold } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { type Marbles, marbles } from '@kiwoom-rx/testing/marbles'
import { marbles as forJest } from '@kiwoom-rx/testing/marbles/jest'
import { marbles as forNode } from '@kiwoom-rx/testing/marbles/node'
import { createMarket, type MarketNews } from '@kiwoom-rx/testing/market'
import { type Recording, type Replay, record, replay, tapeEvents } from '@kiwoom-rx/testing/tape'
import type { Broker, ExecutionEvent, OrderUpdate } from '@kiwoom-rx/trading'
import type { Observable } from 'rxjs'

export async function main(): Promise<void> {
  const exchange = await startExchange({ port: 0, seed: 7 })
  const addresses: readonly [string, string] = [exchange.rest, exchange.socket]
  const kiwoom = connect({
    env: { rest: addresses[0], socket: addresses[1] },
    credentials: { appKey: 'an app key', secretKey: 'a secret key' },
  })

  const steps: SessionStep[] = []
  kiwoom.steps$.subscribe((step) => {
    if (step.machine === 'session') steps.push(step)
  })
  const phases: string[] = replaySteps(sessionMachine, steps, DEFAULT_SESSION).map(([{ phase }]) => phase)
  phases.push('idle')

  const rows = kiwoom.chart.intradayInvestorTrading.rows({
    market: 'all',
    measure: 'amount',
    tradeType: 'netBuy',
    stockCode: '005930',
  })
  rows.subscribe({
    next: (row) => {
      const foreigners: number | null = row.foreigners
      // @ts-expect-error: a row has the catalogue's fields and no others
      const unknown: unknown = row.foreigner
      console.log(foreigners, unknown)
    },
    error: (error: unknown) => console.error(error instanceof KiwoomError ? error.message : error),
  })
  // @ts-expect-error: a required parameter is missing
  kiwoom.chart.intradayInvestorTrading({ market: 'all', measure: 'amount', tradeType: 'netBuy' })

  const trades = kiwoom.realtime.trade('005930')
  const deltas: Observable<Delta<{ readonly price: number }>> = trades.pipe(delta('price'))
  deltas.subscribe(({ delta: change }) => console.log(change + 1))
  trades.pipe(threshold('price', { enter: 70_000, leave: 69_000 })).subscribe()

  await kiwoom.close()
  await exchange.close()
}

export const specs: readonly (EndpointSpec | undefined)[] = [...catalog, ...catalogAlone, endpointById('ka10064')]
export const tax: number = costsAt('2026-11-20', {
  env: 'real',
  venue: 'krx',
  market: 'kospi',
  instrument: 'stock',
}).tax.perMillion

const inVirtualTime = (m: Marbles): void => {
  const { kiwoom } = m.kiwoom(connect)
  const trades = m.trades('005930', '-a', { a: 61_300 })
  const prices: Observable<{ readonly price: number }> = trades
  m.expect(prices).toBeObservable('-a', trades.values)
  kiwoom.realtime.trade('005930').subscribe(({ price }) => console.log(price.toFixed()))
}
export const tests: readonly (() => void)[] = [marbles, forJest, forNode].map((kit) => kit(inVirtualTime))
export const told: number = createMarket({ seed: 7 }).advanceTo('09:01', ({ time }: MarketNews): string => time)
export const later: number = new VirtualClock({ start: '2026-11-20T09:00:00' }).now()

export const ends = ({ _tag }: OrderUpdate): boolean => _tag === 'cancelled'
export const fills = (event: ExecutionEvent): number => (event._tag === 'fill' ? event.fillQuantity : 0)
export const cash = ({ account$ }: Broker): unknown => account$.subscribe(({ cash }) => console.log(cash))

export const recording = (): Recording => record(connect({ env: 'mock', credentials: { token: 'a token' } }), 'a.tape')
export const replayed = (): Replay => replay('a.tape', { speed: 10 })
export const again = (): void => {
  const prices: Observable<{ readonly price: number }> = tapeEvents('a.tape', { type: '0B', item: '005930' })
  // @ts-expect-error: an event has the catalogue's fields and no others
  tapeEvents('a.tape', { type: '0D' }).subscribe(({ price }) => console.log(price))
  prices.subscribe(({ price }) => console.log(price.toFixed()))
  connect({ ...replayed(), allowOrders: true })
}
