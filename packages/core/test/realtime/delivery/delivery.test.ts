import { config, Subscriber, take } from 'rxjs'
import { describe, expect, it, vi } from 'vitest'
import { conflate } from '../../../src/realtime/delivery/conflate.ts'
import { bench } from '../../kit/client.ts'
import { virtually } from '../../kit/scheduler.ts'
import { tradeFrame } from '../../kit/socket.ts'

describe('{ replay: 1 }', () => {
  it('begins with the latest event of each item, for those who ask for it', () => {
    const b = bench()
    const got: string[] = []
    b.kiwoom.realtime.trade(['005930', '000660']).subscribe()
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.line().push(tradeFrame('005930', 101))
    b.line().push(tradeFrame('000660', 200))
    b.kiwoom.realtime.trade(['005930', '000660'], { replay: 1 }).subscribe(({ price }) => got.push(`late ${price}`))
    b.kiwoom.realtime.trade('005930').subscribe(({ price }) => got.push(`plain ${price}`))
    expect(got).toEqual(['late 101', 'late 200'])
    b.line().push(tradeFrame('005930', 102))
    expect(got).toEqual(['late 101', 'late 200', 'late 102', 'plain 102'])
  })

  it('never gives a value from before a gap', () => {
    const b = bench()
    const got: (number | string)[] = []
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.line().drop()
    b.kiwoom.realtime.trade('005930', { replay: 1 }).subscribe(({ price }) => got.push(price))
    b.pass(5000)
    expect(got).toEqual([])
    b.line().push(tradeFrame('005930', 101))
    expect(got).toEqual([101])
  })

  it('leaves nothing behind when it is all that was wanted', () => {
    const b = bench()
    const got: number[] = []
    const first = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.kiwoom.realtime
      .trade('005930', { replay: 1 })
      .pipe(take(1))
      .subscribe(({ price }) => got.push(price))
    first.unsubscribe()
    b.pass(500)
    expect(got).toEqual([100])
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REMOVE'])
  })
})

describe('{ conflate }', () => {
  const values = {
    a: { type: '0B', item: 'A', n: 1 },
    b: { type: '0B', item: 'A', n: 2 },
    c: { type: '0B', item: 'B', n: 3 },
    d: { type: '0B', item: 'A', n: 4 },
    g: { type: 'gap', from: 0, to: 1, reason: '', registrations: [] } as const,
  }
  const out = {
    a: { ...values.a, skipped: 0 },
    b: { ...values.b, skipped: 0 },
    c: { ...values.c, skipped: 0 },
    d: { ...values.d, skipped: 0 },
    e: { ...values.d, skipped: 1 },
    g: values.g,
  }

  it.each([
    ['the first at once, then the latest', 'a-b-d------|', 'a----e-----|'],
    ['each item by itself               ', 'a-bcd------|', 'a----(ec)--|'],
    ['what is rare without delay        ', 'a-------d--|', 'a-------d--|'],
    ['a gap after what came before it   ', 'a-bg---|    ', 'a--(bg)|    '],
    ['what waits on completion          ', 'a-b|        ', 'a--(b|)     '],
    ['an error, and drops what waits    ', 'a-b#        ', 'a--#        '],
  ])('passes %s', (_, source, result) => {
    virtually(({ cold, expectObservable }, clock) => {
      expectObservable(cold(source, values).pipe(conflate(5, clock))).toBe(result, out)
    })
  })

  it('loses no count: delivered and skipped are all that came', () => {
    const b = bench()
    let delivered = 0
    let skipped = 0
    b.kiwoom.realtime.trade(['005930', '000660'], { conflate: 100 }).subscribe((event) => {
      delivered += 1
      skipped += event.skipped
    })
    b.pass(500)
    for (let i = 0; i < 997; i++) {
      b.line().push(tradeFrame(i % 3 === 0 ? '000660' : '005930', 100 + i))
      b.pass(7)
    }
    b.pass(1000)
    expect(delivered + skipped).toBe(997)
    expect(delivered).toBeLessThan(160)
  })

  it('refuses what is no time', () => {
    const b = bench()
    const errors: unknown[] = []
    b.kiwoom.realtime.trade('005930', { conflate: 0 }).subscribe({ error: (e: unknown) => errors.push(e) })
    expect(errors).toMatchObject([{ _tag: 'BadRequest' }])
  })
})

describe('stockCode', () => {
  it.each([
    ['0B', '005930', {}, '005930', undefined],
    ['0B', '005930_NX', {}, '005930', undefined],
    ['0B', '0156T0_AL', {}, '0156T0', undefined],
    ['0J', '001', {}, null, undefined],
    ['0J', '001_AL', {}, null, undefined],
    ['0I', 'MGD', {}, null, undefined],
    ['1h', '005930', { '9001': 'A005930_NX' }, '005930', 'A005930_NX'],
    ['1h', '', { '9001': '005930' }, '005930', undefined],
    ['1h', 'A005930_AL', {}, '005930', undefined],
    ['1h', '005930_AL', { '9001': ' ' }, '005930', ' '],
  ])('of %s %s with %j is %s', (type, item, more, stockCode, raw) => {
    const b = bench()
    const got: unknown[] = []
    const { realtime } = b.kiwoom
    const see = (event: object) => got.push(event)
    if (type === '0B') realtime.trade(item).subscribe(see)
    else if (type === '0J') realtime.sectorIndex(item).subscribe(see)
    else if (type === '0I') realtime.internationalGold(item).subscribe(see)
    else realtime.vi().subscribe(see)
    b.pass(500)
    b.line().push({
      trnm: 'REAL',
      data: [{ type, item, values: { '10': '100', '15': '1', '1223': '090000', ...more } }],
    })
    expect(got).toMatchObject([{ type, item, stockCode, ...(raw !== undefined && { '9001': raw }) }])
    expect(got).toHaveLength(1)
  })
})

describe('subscribers of one item', () => {
  it('hear each event though another one throws, be it a Subscriber of its own make', () => {
    const unhandled: unknown[] = []
    config.onUnhandledError = (error) => unhandled.push(error)
    vi.useFakeTimers()
    try {
      const b = bench()
      const got: string[] = []
      const trades = b.kiwoom.realtime.trade('005930')
      trades.subscribe(({ price }) => got.push(`first ${price}`))
      trades.subscribe(() => {
        throw new Error('in next')
      })
      trades.subscribe(new Throwing())
      trades.subscribe(({ price }) => got.push(`last ${price}`))
      b.pass(500)
      b.line().push(tradeFrame('005930', 100))
      b.line().push(tradeFrame('005930', 101))
      vi.runAllTimers()
      expect(got).toEqual(['first 100', 'last 100', 'first 101', 'last 101'])
      expect(unhandled.map(String)).toEqual([
        'Error: in next',
        'Error: in a Subscriber',
        'Error: in next',
        'Error: in a Subscriber',
      ])
    } finally {
      vi.useRealTimers()
      config.onUnhandledError = null
    }
  })

  it('may come and go while an event is being delivered: who comes hears the next, who left hears no more', () => {
    const b = bench()
    const got: string[] = []
    const trades = b.kiwoom.realtime.trade('005930')
    trades.pipe(take(1)).subscribe(({ price }) => {
      got.push(`first ${price}`)
      leaver.unsubscribe()
      trades.subscribe((event) => got.push(`new ${event.price}`))
    })
    const leaver = trades.subscribe(({ price }) => got.push(`leaver ${price}`))
    trades.subscribe(({ price }) => got.push(`last ${price}`))
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.line().push(tradeFrame('005930', 101))
    expect(got).toEqual(['first 100', 'last 100', 'last 101', 'new 101'])
  })
})

class Throwing extends Subscriber<unknown> {
  override next(): void {
    throw new Error('in a Subscriber')
  }
}
