/** A tape at any moment against the client that it was recorded from, at that moment. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Gap, type Kiwoom, type Stats } from '@kiwoom-rx/core'
import { keyOf } from '@kiwoom-rx/core/session'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { record } from '@kiwoom-rx/testing/tape'
import fc from 'fast-check'
import type { Subscription } from 'rxjs'
import { afterAll, describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { tapeSessionView } from '../../src/tape/tapeViews.ts'
import { Timeline } from '../../src/tape/timeline.ts'

const folder = mkdtempSync(join(tmpdir(), 'kiwoom-inspector-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ITEMS = ['005930', '000660', '035420', '005380']
const TYPES = ['trade', 'orderBook'] as const

/** What a program does, and how long it waits afterwards (ms). */
type Action = { readonly wait: number } & (
  | { readonly _tag: 'subscribe' | 'unsubscribe'; readonly type: (typeof TYPES)[number]; readonly item: string }
  | { readonly _tag: 'drop' }
  | { readonly _tag: 'nothing' }
)

const target = { type: fc.constantFrom(...TYPES), item: fc.constantFrom(...ITEMS) }
const wait = fc.integer({ min: 0, max: 3_000 })
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ _tag: fc.constant('subscribe' as const), wait, ...target }) },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant('unsubscribe' as const), wait, ...target }) },
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant('drop' as const), wait }) },
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant('nothing' as const), wait }) },
)

/** What the client was at a moment, and how many records the tape had. */
interface Moment {
  readonly records: number
  readonly stats: Stats
  readonly gaps: readonly Gap[]
  readonly prices: ReadonlyMap<string, number>
}

interface Recorded {
  readonly file: string
  readonly moments: readonly Moment[]
  readonly end: Moment
}

let tapes = 0

/** Records what a program does, in virtual time, and looks at the client after every action. */
async function recorded(actions: readonly Action[], seed: number): Promise<Recorded> {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const rules = { date: '2026-11-20', startAt: '10:00:00', latency: 3 }
  const exchange = createExchange({ seed, scenario: 'lively', scheduler: clock, rules })
  const { env, http, socket } = exchange
  const kiwoom = connect({
    env,
    http,
    socket,
    credentials: { appKey: 'any', secretKey: 'any' },
    scheduler: clock,
    seed,
  })
  const file = join(folder, `${++tapes}.tape`)
  const recording = record(kiwoom, file, { scheduler: clock })
  let records = 0
  kiwoom.wire$.subscribe(() => {
    records += 1
  })
  const gaps: Gap[] = []
  kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
  const prices = new Map<string, number>()
  const held = new Map<string, Subscription>()
  const moments: Moment[] = []
  const look = (): Moment => ({ records, stats: kiwoom.stats(), gaps: [...gaps], prices: new Map(prices) })
  for (const each of actions) {
    act(each, kiwoom, held, prices, () => exchange.dropSockets({ abrupt: true }))
    // A token and a login are promises of the program.
    for (let turn = 0; turn < 5; turn++) {
      await Promise.resolve()
      clock.advanceBy(each.wait / 5)
    }
    moments.push(look())
  }
  const closing = kiwoom.close()
  clock.advanceBy(10_000)
  await closing
  await recording.close()
  return { file, moments, end: look() }
}

function act(
  each: Action,
  kiwoom: Kiwoom,
  held: Map<string, Subscription>,
  prices: Map<string, number>,
  drop: () => void,
): void {
  switch (each._tag) {
    case 'subscribe': {
      const key = `${each.type} ${each.item}`
      if (held.has(key)) return
      held.set(
        key,
        each.type === 'trade'
          ? kiwoom.realtime.trade(each.item).subscribe(({ item, price }) => prices.set(item, price))
          : kiwoom.realtime.orderBook(each.item).subscribe(),
      )
      return
    }
    case 'unsubscribe':
      held.get(`${each.type} ${each.item}`)?.unsubscribe()
      held.delete(`${each.type} ${each.item}`)
      // What comes before the REMOVE is taken is on the tape, and no subscriber sees it.
      if (each.type === 'trade') prices.delete(each.item)
      return
    case 'drop':
      drop()
      return
    case 'nothing':
      return
  }
}

/** What the tape can know: before its socket opens, a client that connects has left no trace. */
function stateOf({ _tag }: Stats['session']['state']): string {
  return _tag === 'connecting' || _tag === 'waiting' || _tag === 'idle' ? 'not ready' : _tag
}

describe('a tape at a moment', () => {
  it('has the session, the registrations, the gaps and the prices of the client at that moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 25 }), fc.nat(100), async (actions, seed) => {
        const { file, moments, end } = await recorded(actions, seed)
        const timeline = new Timeline(file)
        expect(timeline.records).toBe(end.records)
        for (const { records, stats, gaps, prices } of moments) {
          const found: Gap[] = []
          const state = timeline.at(records, records, {
            event: () => undefined,
            step: () => undefined,
            gap: (gap) => found.push(gap),
          })
          state.at = Math.max(state.at, stats.at)
          const shown = tapeSessionView(state)
          const where = `after ${records} records`
          expect(stateOf(shown.connection), where).toBe(stateOf(stats.session.state))
          // A subscriber whose REG has not left is not on the tape.
          const traced = stats.registrations.pairs.filter(
            ({ state: stands }) => stands === 'held' || stands === 'asked',
          )
          const onTape = shown.registrations.filter(({ status }) => status === 'held' || status === 'asked')
          expect(
            onTape.map(({ type, item, status }) => `${keyOf(type, item)} ${status}`),
            where,
          ).toEqual(traced.map(({ type, item, state: stands }) => `${keyOf(type, item)} ${stands}`).sort())
          expect(
            found.map(({ from, to }) => ({ from, to })),
            where,
          ).toEqual(gaps.map(({ from, to }) => ({ from, to })))
          expect(shown.frames, where).toBe(stats.session.frames)
          for (const [item, price] of prices) {
            expect(state.collected.market.latest('0B', item)?.['price'], where).toBe(price)
          }
          expect(state.session.divergences, where).toBe(0)
        }
        timeline.close()
      }),
      runs(12, 500),
    )
  })

  it('is the same whether it is reached from a checkpoint, from the beginning or step by step', async () => {
    const actions: Action[] = [
      { _tag: 'subscribe', type: 'trade', item: '005930', wait: 60_000 },
      { _tag: 'subscribe', type: 'orderBook', item: '005930', wait: 60_000 },
      { _tag: 'drop', wait: 60_000 },
      { _tag: 'subscribe', type: 'trade', item: '000660', wait: 240_000 },
    ]
    const { file } = await recorded(actions, 5)
    const timeline = new Timeline(file)
    expect(timeline.records).toBeGreaterThan(2_100)
    const plain = (state: ReturnType<Timeline['at']>) => ({
      session: tapeSessionView(state),
      book: state.collected.market.book('005930'),
      candles: state.collected.candles.of('005930'),
      orders: state.collected.orders.view(),
      calls: state.collected.calls.view(),
    })
    const walked = timeline.at(0)
    fc.assert(
      fc.property(fc.nat(timeline.records), (record) => {
        const direct = plain(timeline.at(record))
        const far = plain(timeline.at(record, record))
        expect(far).toEqual(direct)
      }),
      runs(10, 200),
    )
    timeline.advance(walked, timeline.records)
    expect(plain(walked)).toEqual(plain(timeline.at(timeline.records)))
    timeline.close()
  })

  it('is found by its time', async () => {
    const { file } = await recorded([{ _tag: 'subscribe', type: 'trade', item: '005930', wait: 30_000 }], 2)
    const timeline = new Timeline(file)
    fc.assert(
      fc.property(fc.integer({ min: timeline.from - 10, max: timeline.to + 10 }), (at) => {
        const record = timeline.recordsUntil(at)
        expect(record === 0 || (timeline.recordAt(record - 1)?.at ?? 0) <= at).toBe(true)
        expect(record === timeline.records || (timeline.recordAt(record)?.at ?? 0) > at).toBe(true)
      }),
      runs(100, 2_000),
    )
    timeline.close()
  })
})
