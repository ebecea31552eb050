/** What a reader gets that does not keep up. */
import { once } from 'node:events'
import { connect, type Gap, type Missed, type Trade } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { lastValueFrom, Subject, take } from 'rxjs'
import { expect, it, vi } from 'vitest'
import { serverSentEvents } from './serverSentEvents.ts'

/** One trade of the simulated market. */
async function aTrade(): Promise<Trade> {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { startAt: '10:00:00', date: '2026-11-20' } })
  const credentials = { appKey: 'any', secretKey: 'any' }
  const { env, http, socket } = exchange
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock })
  const trade = lastValueFrom(kiwoom.realtime.trade('005930').pipe(take(1)))
  clock.advanceBy(60_000)
  return trade
}

it('a slow reader loses the oldest trades, gets their number, and keeps every gap', async () => {
  const trade = await aTrade()
  const kiwoom = connect({ env: 'mock', credentials: { appKey: 'any', secretKey: 'any' } })
  const events$ = new Subject<Trade | Gap | Missed>()
  const body = serverSentEvents(kiwoom, events$)
  await once(body, 'readable')
  expect(String(body.read())).toBe(': connected\n\n')
  await vi.waitFor(() => expect(events$.observed).toBe(true))
  const missed: Missed = { type: 'missed', item: '005930', volume: 3, from: 1, to: 2 }
  events$.next(missed)
  for (let n = 0; n < 2_000; n += 1) events$.next(trade)
  expect(kiwoom.stats().readers).toHaveProperty('sse')
  events$.complete()
  const text = String((await body.toArray()).join(''))
  const names = [...text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name)
  const trades = names.filter((name) => name === 'trade').length
  const dropped = [...text.matchAll(/"count":(\d+)/g)].reduce((total, [, count]) => total + Number(count), 0)
  expect(trades).toBeLessThan(510)
  expect(trades + dropped).toBe(2_000)
  expect(names).toContain('missed')
  expect(names.at(-1)).toBe('end')
  await kiwoom.close()
})
