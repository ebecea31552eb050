/** One strategy on a script, on paper, on the exchange and on a tape. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Kiwoom } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { marbles } from '@kiwoom-rx/testing/marbles'
import { listings } from '@kiwoom-rx/testing/market'
import { record, replay } from '@kiwoom-rx/testing/tape'
import { type AccountState, type ExecutionEvent, kiwoomBroker, paperBroker } from '@kiwoom-rx/trading'
import { scriptedBroker } from '@kiwoom-rx/trading/marbles'
import { filter, map, type SchedulerLike } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { breakout, DEFAULTS } from './breakout.ts'

const ITEMS = ['000660', '247540', '086520']
const COSTS = { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } as const
// Forty minutes instead of a day: the same rules, sooner.
const SHORT = { until: '09:05', flatAt: '09:35', busy: 1.2, minutes: 2 }

/** A lively morning, and a client of it. */
function morning() {
  const clock = new VirtualClock({ start: '2026-11-20T08:59:00' })
  const exchange = createExchange({
    seed: 5,
    scenario: 'lively',
    scheduler: clock,
    listings: listings.filter(({ code }) => ITEMS.includes(code)),
    rules: { date: '2026-11-20', startAt: '08:59:00' },
  })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'any', secretKey: 'any' }
  return { clock, exchange, kiwoom: connect({ env, http, socket, credentials, scheduler: clock, seed: 1 }) }
}

/** Books and trades on paper. */
function onPaper({ realtime }: Pick<Kiwoom, 'realtime'>, scheduler: SchedulerLike) {
  return paperBroker({
    book$: realtime.orderBook(ITEMS, { gaps: true }),
    trade$: realtime.trade(ITEMS, { gaps: true }),
    vi$: realtime.vi(),
    costs: COSTS,
    scheduler,
  })
}

/** What holds of every run, no matter who filled it. */
function checkRun(events: readonly ExecutionEvent[]): void {
  const held = new Map<string, number>()
  for (const event of events) {
    if (event._tag === 'fill') {
      const { item, side, fillQuantity } = event
      held.set(item, (held.get(item) ?? 0) + (side === 'buy' ? fillQuantity : -fillQuantity))
      expect([...held.values()].filter((quantity) => quantity > 0).length).toBeLessThanOrEqual(2)
    }
  }
  expect(events.filter(({ _tag }) => _tag === 'closed').length).toBeGreaterThan(0)
  expect([...held.values()].every((quantity) => quantity === 0)).toBe(true)
  expect(events.some(({ _tag }) => _tag === 'halted')).toBe(false)
}

describe('the opening-range breakout', () => {
  it('has less than 60 lines', () => {
    expect(readFileSync(new URL('breakout.ts', import.meta.url), 'utf8').split('\n').length).toBeLessThan(60)
  })

  it(
    'buys the breakout of a busy minute, sells 1.5 % below the peak',
    marbles((m) => {
      const [quiet, busy] = [{ tradeVolume: 10 }, { tradeVolume: 100 }]
      const trades = m.trades('005930', 'a 59999ms b 59999ms c 59999ms d---g---x---|', {
        // The first trade of its day: the range was seen whole.
        a: { price: 70_000, ...quiet, cumulativeVolume: 10 },
        b: { price: 70_300, ...quiet },
        c: { price: 70_100, ...busy },
        d: { price: 70_400, ...quiet },
        g: { price: 72_000, ...quiet },
        x: { price: 70_900, ...quiet },
      })
      const broker = scriptedBroker({ scheduler: m.scheduler, orders: ['-(af)'], trade$: trades, cash: 15_000_000 })
      const options = { ...DEFAULTS, until: '09:02', busy: 5, minutes: 1 }
      const fill$ = breakout(trades, broker, options).pipe(
        filter((event) => event._tag === 'fill'),
        map(({ side, fillQuantity, reason }) => `${side} ${fillQuantity}: ${reason}`),
      )
      m.expect(fill$).toBeObservable('3m -b-------s--|', {
        b: 'buy 141: 70400 is above the range to 70300',
        s: 'sell 141: 70900 is 1080 or more below the peak of 72000',
      })
    }),
  )

  it('runs on the exchange, and its books are the account', () => {
    const { clock, exchange, kiwoom } = morning()
    const broker = kiwoomBroker(kiwoom, { scheduler: clock })
    const events: ExecutionEvent[] = []
    let account: AccountState | undefined
    broker.account$.subscribe((state) => {
      account = state
    })
    clock.advanceBy(5_000)
    const before = account?.cash ?? Number.NaN
    breakout(kiwoom.realtime.trade(ITEMS, { gaps: true }), broker, SHORT).subscribe((event) => events.push(event))
    clock.advanceTo('2026-11-20T09:39:00')
    checkRun(events)
    const profit = events.reduce((sum, event) => sum + (event._tag === 'closed' ? event.profit : 0), 0)
    expect(account).toMatchObject({ cash: before + profit, positions: [], isCurrent: true })
    const sent = events.filter(({ _tag }) => _tag === 'intent').length
    expect(exchange.orders().filter(({ action }) => action === 'buy' || action === 'sell').length).toBe(sent)
  })

  it('runs on paper and, on its tape, decides and fills alike', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-breakout-'))
    const file = join(folder, 'morning.tape')
    const { clock, kiwoom } = morning()
    const recording = record(kiwoom, file, { scheduler: clock })
    const live: ExecutionEvent[] = []
    breakout(kiwoom.realtime.trade(ITEMS, { gaps: true }), onPaper(kiwoom, clock), SHORT).subscribe((event) =>
      live.push(event),
    )
    clock.advanceTo('2026-11-20T09:39:00')
    await recording.close()
    checkRun(live)

    const taped = replay(file)
    const again = connect({ ...taped })
    const events: ExecutionEvent[] = []
    const broker = onPaper(again, taped.scheduler)
    breakout(again.realtime.trade(ITEMS, { gaps: true }), broker, SHORT).subscribe((event) => events.push(event))
    await taped.ended
    rmSync(folder, { recursive: true })
    checkRun(events)
    const facts = (list: readonly ExecutionEvent[]) =>
      list.flatMap((event) =>
        event._tag === 'fill' ? `${event.at} ${event.side} ${event.item} ${event.fillQuantity} ${event.fillPrice}` : [],
      )
    expect(facts(events)).toEqual(facts(live))
  })
})
