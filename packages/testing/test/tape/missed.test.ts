import { connect, type Gap, type Missed, type Trade } from '@kiwoom-rx/core'
import type { Observable } from 'rxjs'
import { lastValueFrom, map, toArray } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'
import { createExchange } from '../../src/exchange.ts'
import { record, replay, type TapeRecord, tapeEvents } from '../../src/tape.ts'
import { received, tapeFolder, tapeOf } from '../support/tape.ts'

const file = tapeFolder()
const NINE = Date.parse('2026-11-20T01:00:00Z')

function trade(at: number, total: number, volume: number, item = '005930'): TapeRecord {
  const values = { '20': '100000', '10': '+61300', '13': `${total}`, '15': `+${volume}` }
  return received(NINE + at, JSON.stringify({ data: [{ values, type: '0B', name: '주식체결', item }], trnm: 'REAL' }))
}

const inShort = (each: Gap | Missed | Trade): string | null | number =>
  each.type === 'missed' ? `missed ${each.volume}` : each.type === 'gap' ? 'gap' : each.cumulativeVolume

describe('tapeEvents with gaps', () => {
  it('carry what was missed, behind a lost connection too, and not what was taken back', async () => {
    const closed: TapeRecord = { _tag: 'closed', at: NINE + 3, connection: 1, by: 'exchange', code: 1006, reason: '' }
    const remove = { trnm: 'REMOVE', grp_no: '1', data: [{ item: ['005930'], type: ['0B'] }] }
    const name = file(
      'missed.tape',
      tapeOf([
        trade(1, 100, 10),
        trade(2, 150, 20),
        closed,
        trade(4, 300, 50),
        { _tag: 'sent', at: NINE + 5, frame: JSON.stringify(remove) },
        trade(6, 900, 10),
        trade(7, 912, 10),
      ]),
    )
    const all = tapeEvents(name, { type: '0B', gaps: true })
    expectTypeOf(all).toExtend<Observable<Trade | Missed>>()
    expect(await lastValueFrom(all.pipe(map(inShort), toArray()))).toEqual([
      100,
      'missed 30',
      150,
      'missed 100',
      300,
      900,
      'missed 2',
      912,
    ])
    const plain = tapeEvents(name, { type: '0B' }).pipe(
      map(({ cumulativeVolume }) => cumulativeVolume),
      toArray(),
    )
    expect(await lastValueFrom(plain)).toEqual([100, 150, 300, 900, 912])
  })

  it('are those of the client that recorded it, and of a client that replays it', async () => {
    const clock = new VirtualClock({ start: '2026-11-16T10:00:00' })
    const rules = { startAt: '10:00:00' }
    const exchange = createExchange({ seed: 7, scheduler: clock, rules })
    const { env, http, socket } = exchange
    const credentials = { appKey: 'any', secretKey: 'any' }
    const live = connect({ env, http, socket, credentials, scheduler: clock })
    const name = file('lossy.tape')
    const recording = record(live, name)
    for (const skip of [3, 4, 9]) exchange.faults.add({ on: 'entry', type: '0B', skip, do: { _tag: 'swallow' } })
    const then: (Gap | Missed | Trade)[] = []
    live.realtime.trade('005930', { gaps: true }).subscribe((each) => then.push(each))
    clock.advanceBy(30_000)
    exchange.dropSockets({ abrupt: true })
    clock.advanceBy(60_000)
    const closing = live.close()
    clock.advanceBy(10_000)
    await closing
    await recording.close()

    const told = then.map(inShort)
    expect(told.filter((each) => typeof each === 'string').length).toBeGreaterThanOrEqual(3)
    const kept = await lastValueFrom(tapeEvents(name, { type: '0B', gaps: true }).pipe(toArray()))
    expect(kept).toEqual(then.filter((each) => each.type !== 'gap'))

    const again = replay(name, { speed: 'max' })
    const kiwoom = connect({ ...again, credentials })
    const now: (Gap | Missed | Trade)[] = []
    kiwoom.realtime.trade('005930', { gaps: true }).subscribe((each) => now.push(each))
    await again.ended
    await kiwoom.close()
    expect(now.map(inShort)).toEqual(told)
  })

  it('of several types come in the order of the tape, with the gaps that the client announced', async () => {
    const clock = new VirtualClock({ start: '2026-11-16T10:00:00' })
    const exchange = createExchange({ seed: 7, scheduler: clock, rules: { startAt: '10:00:00' } })
    const { env, http, socket } = exchange
    const live = connect({ env, http, socket, credentials: { appKey: 'any', secretKey: 'any' }, scheduler: clock })
    const name = file('several.tape')
    const recording = record(live, name)
    const then: { readonly type: string }[] = []
    const gaps: Gap[] = []
    const items = ['005930', '000660']
    live.realtime.trade(items).subscribe((each) => then.push(each))
    live.realtime.orderBook('005930').subscribe((each) => then.push(each))
    live.gaps$.subscribe((gap) => gaps.push(gap))
    clock.advanceBy(20_000)
    exchange.dropSockets({ abrupt: true })
    clock.advanceBy(40_000)
    exchange.dropSockets({ abrupt: true })
    clock.advanceBy(40_000)
    const closing = live.close()
    clock.advanceBy(10_000)
    await closing
    await recording.close()

    const types = ['0B', '0D'] as const
    const kept = await lastValueFrom(tapeEvents(name, { type: types, gaps: true }).pipe(toArray()))
    expect(kept.filter((each) => each.type === '0B' || each.type === '0D')).toEqual(then)
    expect(then.filter(({ type }) => type === '0D').length).toBeGreaterThan(10)
    const announced = kept.flatMap((each) => (each.type === 'gap' ? [each] : []))
    const spanOf = ({ from, to, registrations }: Gap) => ({
      from,
      to,
      registrations: registrations.map(({ type, item }) => `${type} ${item}`).sort(),
    })
    expect(gaps).toHaveLength(2)
    expect(announced.map(spanOf)).toEqual(gaps.map(spanOf))
    // A gap stands where it was announced: behind what came before it, and before what came after.
    kept.forEach((each, n) => {
      if (each.type !== 'gap') return
      const [before, after] = [kept[n - 1], kept[n + 1]]
      if (before && 'receivedAt' in before) expect(before.receivedAt).toBeLessThanOrEqual(each.from)
      if (after && 'receivedAt' in after) expect(after.receivedAt).toBeGreaterThanOrEqual(each.to)
    })
  })
})
