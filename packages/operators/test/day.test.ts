import { connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { type Observable, share, shareReplay, startWith } from 'rxjs'
import { expect, expectTypeOf, it } from 'vitest'
import {
  conflatePerItem,
  duringSession,
  type Gap,
  type Missed,
  pauseDuringVi,
  perItem,
  rateOfChange,
  type Signal,
  session,
  signal,
  skipAuctions,
  stale,
} from '../src/index.ts'

const CODES = ['005930', '000660']

it('the end of a simulated day, through the client: sessions, silence, and a strategy', () => {
  const start = '2026-11-20T15:16:00'
  const clock = new VirtualClock({ start })
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { startAt: '15:16:00', date: '2026-11-20' } })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })

  const session$ = kiwoom.realtime.marketStatus().pipe(
    // The exchange reports no snapshot, and it is 15:16.
    startWith({ marketPhase: 'marketOpen' }, { marketPhase: 'nxtMainMarketStart' }),
    session(),
    shareReplay(1),
  )
  const trade$ = kiwoom.realtime.trade(CODES, { gaps: true }).pipe(share())
  const book$ = kiwoom.realtime.orderBook(CODES).pipe(share())
  const vi$ = kiwoom.realtime.vi().pipe(share())

  const sessions: string[] = []
  session$.subscribe(({ krx, nxt }) => sessions.push(`${krx} ${nxt}`))

  const books = { all: 0, crossed: 0, screen: 0 }
  const isCrossed = ({ asks, bids }: { asks: readonly { price: number | null }[]; bids: typeof asks }): boolean =>
    (bids[0]?.price ?? 0) >= (asks[0]?.price ?? Number.POSITIVE_INFINITY)
  book$.pipe(skipAuctions(session$), pauseDuringVi(vi$)).subscribe((book) => {
    books.all += 1
    books.crossed += isCrossed(book) ? 1 : 0
  })
  book$.pipe(conflatePerItem({ ms: 60_000, scheduler: clock })).subscribe(() => {
    books.screen += 1
  })

  const silences: string[] = []
  trade$.pipe(stale({ ms: 120_000, scheduler: clock, session$ })).subscribe((output) => {
    if ('_tag' in output) silences.push(output._tag)
  })

  const signals: Signal[] = []
  const signal$ = trade$.pipe(
    duringSession(session$, 'regular'),
    perItem(rateOfChange('price', { count: 20 })),
    signal('momentum', ({ result }) => ({
      side: result > 0 ? 'buy' : 'sell',
      strength: Math.abs(result),
      reason: `${result.toFixed(2)} % over 20 trades`,
    })),
  )
  expectTypeOf(signal$).toEqualTypeOf<Observable<Signal | Gap | Missed>>()
  signal$.subscribe((event) => {
    if ('side' in event) signals.push(event)
  })

  clock.advanceTo('2026-11-20T15:41:00')

  expect(sessions).toEqual([
    'regular null',
    'regular regular',
    'closingAuction regular',
    'closingAuction closed',
    'closed closed',
    'afterHoursClose closed',
    'afterHoursClose afterMarket',
  ])
  expect(books.all).toBeGreaterThan(100)
  expect(books.crossed).toBe(0)
  // One a minute at most of each of two stocks, in 25 minutes.
  expect(books.screen).toBeGreaterThan(2)
  expect(books.screen).toBeLessThanOrEqual(2 * 26)
  expect(silences).toEqual([])

  // The regular session ends at 15:20: nothing is signalled in the auction or after it.
  expect(signals.length).toBeGreaterThan(10)
  const close = Date.parse('2026-11-20T15:20:01+09:00')
  expect(signals.filter(({ timestamp }) => (timestamp ?? close) >= close)).toEqual([])
  void kiwoom.close()
})
