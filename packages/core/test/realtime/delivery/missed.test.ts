import type { Observable } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Gap, Missed, OrderBook, StreamOptions, Trade } from '../../../src/index.ts'
import { type Bench, bench } from '../../kit/client.ts'

/** One entry, cumulative volume and volume given, at a time of day. */
function entry(item: string, total: number, volume: number, time = '090000'): object {
  const values = { '20': time, '10': '+61300', '15': `${volume < 0 ? '' : '+'}${volume}`, '13': `${total}`, '290': '2' }
  return { values, type: '0B', name: '주식체결', item }
}

const encoder = new TextEncoder()

/** The ways of a frame through the client: its bytes through the scanner, its text through the codec. */
const WAYS = {
  scanner: (...data: readonly object[]) => encoder.encode(JSON.stringify({ data, trnm: 'REAL' })),
  'scanner, the manual’s order': (...data: readonly object[]) => encoder.encode(JSON.stringify({ trnm: 'REAL', data })),
  codec: (...data: readonly object[]) => JSON.stringify({ data, trnm: 'REAL' }),
}

type Emitted = Trade | Gap | Missed

/** What a stream emits, in short: a trade's total, `missed` with its volume, `gap`. */
function log(b: Bench, items: string | readonly string[], options: StreamOptions = { gaps: true }): string[] {
  const got: string[] = []
  b.kiwoom.realtime.trade(items, { ...options, gaps: options.gaps ?? true }).subscribe((each: Emitted) => {
    if (each.type === 'gap') got.push('gap')
    else if (each.type === 'missed') got.push(`missed ${each.item} ${each.volume}`)
    else got.push(`${each.item} ${each.cumulativeVolume}`)
  })
  return got
}

describe.each(Object.entries(WAYS))('trades that were missed, by way of the %s', (_, frame) => {
  it('stand in their place, before the trade that shows it, once for each subscriber', () => {
    const b = bench()
    const [one, other] = [log(b, '005930'), log(b, ['005930', '000660'])]
    b.pass(500)
    b.line().push(frame(entry('005930', 100, 10), entry('005930', 130, -5), entry('005930', 131, 1)))
    b.line().push(frame(entry('000660', 7_000, 1), entry('000660', 7_000, 1), entry('000660', 7_003, 2)))
    expect(one).toEqual(['005930 100', 'missed 005930 25', '005930 130', '005930 131'])
    expect(other).toEqual([...one, '000660 7000', 'missed 000660 1', '000660 7003'])
    const missed = b.diagnostics.filter(({ _tag }) => _tag === 'Missed')
    expect(missed).toEqual([
      { _tag: 'Missed', endpoint: '0B', item: '005930', volume: 25 },
      { _tag: 'Missed', endpoint: '0B', item: '000660', volume: 1 },
    ])
  })

  it('are counted on diagnostics$ when no stream carries gaps, each of them', () => {
    const b = bench()
    const got: string[] = []
    b.kiwoom.realtime.trade('005930').subscribe(({ cumulativeVolume }) => got.push(`${cumulativeVolume}`))
    b.pass(500)
    for (let n = 1; n <= 40; n += 1) b.line().push(frame(entry('005930', n * 100, 60)))
    expect(got).toHaveLength(40)
    const missed = b.diagnostics.filter(({ _tag }) => _tag === 'Missed')
    expect(missed).toEqual(
      Array.from({ length: 39 }, () => ({ _tag: 'Missed', endpoint: '0B', item: '005930', volume: 40 })),
    )
  })

  it('are what passed while the connection was lost, after its gap', () => {
    const b = bench()
    const [one, late] = [log(b, '005930'), log(b, '005930', { gaps: true, replay: 1 })]
    b.pass(500)
    b.line().push(frame(entry('005930', 100, 10)))
    b.line().drop()
    b.pass(5_000)
    b.line().push(frame(entry('005930', 400, 50)))
    expect(one).toEqual(['005930 100', 'gap', 'missed 005930 250', '005930 400'])
    expect(late).toEqual(one)
  })

  it('come after the gap that the data itself announces, before the REG is answered', () => {
    let isAnswering = true
    const b = bench(({ trnm }) =>
      isAnswering || trnm === 'LOGIN' ? { trnm, return_code: 0, return_msg: '' } : undefined,
    )
    const got = log(b, '005930')
    b.pass(500)
    b.line().push(frame(entry('005930', 100, 10)))
    isAnswering = false
    b.line().drop()
    b.pass(2_000)
    expect(b.gaps).toEqual([])
    b.line().push(frame(entry('005930', 400, 50)))
    expect(got).toEqual(['005930 100', 'gap', 'missed 005930 250', '005930 400'])
  })

  it('are none when nothing passed meanwhile', () => {
    const b = bench()
    const got = log(b, '005930')
    b.pass(500)
    b.line().push(frame(entry('005930', 100, 10)))
    b.line().drop()
    b.pass(5_000)
    b.line().push(frame(entry('005930', 100, 10), entry('005930', 120, 20)))
    expect(got).toEqual(['005930 100', 'gap', '005930 120'])
  })

  it('are none for what was not registered meanwhile', () => {
    const b = bench()
    const first = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().push(frame(entry('005930', 100, 10)))
    first.unsubscribe()
    b.pass(5_000)
    const got = log(b, '005930')
    b.pass(500)
    b.line().push(frame(entry('005930', 400, 50)))
    expect(got).toEqual(['005930 400'])
  })

  it('pass conflate at once, after what waited, and replay leaves them out', () => {
    const b = bench()
    const got = log(b, '005930', { gaps: true, conflate: 1_000 })
    b.pass(500)
    b.line().push(frame(entry('005930', 100, 10), entry('005930', 110, 10), entry('005930', 150, 10)))
    expect(got).toEqual(['005930 100', '005930 110', 'missed 005930 30'])
    expect(log(b, '005930', { gaps: true, replay: 1 })).toEqual(['005930 150'])
    b.pass(2_000)
    expect(got.at(-1)).toBe('005930 150')
  })

  it('are looked for in each venue by itself, and not in _AL', () => {
    const b = bench()
    const got = log(b, ['005930', '005930_NX', '005930_AL'])
    b.pass(500)
    const totals = ['005930', '005930_NX', '005930_AL']
    for (const item of totals) b.line().push(frame(entry(item, 100, 10)))
    for (const item of totals) b.line().push(frame(entry(item, 200, 10)))
    expect(got.slice(3)).toEqual([
      'missed 005930 90',
      '005930 200',
      'missed 005930_NX 90',
      '005930_NX 200',
      '005930_AL 200',
    ])
  })

  it('include a trade that could not be read', () => {
    const b = bench()
    const got = log(b, '005930')
    b.pass(500)
    const bad = { values: { '20': '090000', '10': 'x', '15': '+7', '13': '107' }, type: '0B', name: '', item: '005930' }
    b.line().push(frame(entry('005930', 100, 10), bad, entry('005930', 108, 1)))
    expect(got).toEqual(['005930 100', 'missed 005930 7', '005930 108'])
  })
})

it('Missed is in the type of a stream of trades with gaps, and in no other', () => {
  const { kiwoom } = bench()
  expectTypeOf(kiwoom.realtime.trade('005930')).toEqualTypeOf<Observable<Trade>>()
  expectTypeOf(kiwoom.realtime.trade('005930', { gaps: true })).toEqualTypeOf<Observable<Trade | Gap | Missed>>()
  expectTypeOf(kiwoom.realtime.orderBook('005930', { gaps: true })).toEqualTypeOf<Observable<OrderBook | Gap>>()
})
