/** Things that happen in the middle of other things. */
import { type Observable, Subscription } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { KiwoomError } from '../../../src/index.ts'
import { bench } from '../../kit/client.ts'
import { type Answer, agreeable, tradeFrame } from '../../kit/socket.ts'

const deaf =
  (trnm: string): Answer =>
  (frame, line) =>
    frame['trnm'] === trnm ? undefined : agreeable(frame, line)

/** Items that the newest connection holds, by what was sent on it and accepted at once. */
function heldOn(b: ReturnType<typeof bench>): string[] {
  const held = new Set<string>()
  for (const { frame } of b.line().sent) {
    const data = (frame['data'] ?? []) as { item: string[]; type: string[] }[]
    for (const { item, type } of data) {
      for (const each of item) {
        for (const kind of type) {
          if (frame['trnm'] === 'REG') held.add(kind + each)
          else held.delete(kind + each)
        }
      }
    }
  }
  return [...held].sort()
}

describe('subscribing', () => {
  it('again within the turn of the last unsubscription costs nothing, and loses nothing', () => {
    const b = bench()
    const got: number[] = []
    const first = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    first.unsubscribe()
    b.kiwoom.realtime.trade('005930').subscribe(({ price }) => got.push(price))
    b.line().push(tradeFrame('005930', 100))
    b.pass(5000)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
    expect(got).toEqual([100])
    expect(b.gaps).toEqual([])
  })

  it('again while REMOVE is under way registers again, and reports what was missed between', () => {
    const b = bench()
    const got: (number | string)[] = []
    const first = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    first.unsubscribe()
    b.pass(0)
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REMOVE'])
    b.kiwoom.realtime
      .trade('005930', { gaps: true })
      .subscribe((event) => got.push('price' in event ? event.price : event.type))
    // Sent before the REMOVE was taken.
    b.line().push(tradeFrame('005930', 100))
    b.pass(1000)
    b.line().push(tradeFrame('005930', 102))
    expect(heldOn(b)).toEqual(['0B005930'])
    expect(got).toEqual([100, 'gap', 102])
  })

  it('while REMOVE is lost, and then the line, comes right', () => {
    const b = bench(deaf('REMOVE'))
    const first = b.kiwoom.realtime.trade('005930').subscribe()
    b.kiwoom.realtime.trade('000660').subscribe()
    b.pass(500)
    first.unsubscribe()
    b.pass(1000)
    b.kiwoom.realtime.trade('005930').subscribe()
    b.line().drop()
    b.pass(5000)
    expect(heldOn(b)).toEqual(['0B000660', '0B005930'])
    expect(b.gaps.flatMap(({ registrations }) => registrations.map(({ item }) => item)).sort()).toContain('000660')
  })

  it('on hearing a refusal starts again', () => {
    let refusals = 1
    const b = bench((frame, line) => {
      if (frame['trnm'] !== 'REG' || refusals === 0) return agreeable(frame, line)
      refusals -= 1
      return { trnm: 'REG', return_code: 1, return_msg: '거부' }
    })
    const got: number[] = []
    const stream$ = b.kiwoom.realtime.trade('005930')
    stream$.subscribe({ error: () => stream$.subscribe(({ price }) => got.push(price)) })
    b.pass(5000)
    b.line().push(tradeFrame('005930', 100))
    expect(got).toEqual([100])
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REG'])
  })

  it('on hearing that the session was taken opens no other, but after resume()', () => {
    const b = bench()
    const stream$ = b.kiwoom.realtime.trade('005930')
    const errors: string[] = []
    const got: number[] = []
    const log = { error: ({ _tag }: { _tag: string }) => errors.push(_tag) }
    stream$.subscribe({ error: () => stream$.subscribe(log) })
    b.pass(500)
    b.line().push({ trnm: 'SYSTEM', code: 'R10001', message: '' })
    b.pass(5000)
    expect(errors).toEqual(['SessionTaken'])
    expect(b.lines).toHaveLength(1)
    b.kiwoom.resume()
    stream$.subscribe(({ price }) => got.push(price))
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    expect(got).toEqual([100])
  })

  it('on the news of the connection, of a gap or of an event is like at any other time', () => {
    const b = bench()
    const got: string[] = []
    const all = new Subscription()
    const follow = (item: string) =>
      all.add(b.kiwoom.realtime.trade(item).subscribe(({ price }) => got.push(`${item} ${price}`)))
    b.kiwoom.connection$.subscribe(({ _tag }) => {
      if (_tag === 'ready' && b.lines.length === 1) follow('000660')
    })
    b.kiwoom.gaps$.subscribe(() => follow('035420'))
    let isFirst = true
    b.kiwoom.realtime.trade('005930').subscribe(() => {
      if (isFirst) follow('005930')
      isFirst = false
    })
    b.pass(500)
    expect(heldOn(b)).toEqual(['0B000660', '0B005930'])
    b.line().push(tradeFrame('005930', 100))
    // Those who come during a delivery begin with the next.
    expect(got).toEqual([])
    b.line().push(tradeFrame('005930', 101))
    b.line().drop()
    b.pass(5000)
    expect(got).toEqual(['005930 101'])
    expect(heldOn(b)).toEqual(['0B000660', '0B005930', '0B035420'])
  })
})

describe('unsubscribing', () => {
  it('another, and itself, during a delivery takes effect at once', () => {
    const b = bench()
    const got: string[] = []
    const stream$ = b.kiwoom.realtime.trade('005930')
    const first = stream$.subscribe(() => {
      got.push('first')
      second.unsubscribe()
      first.unsubscribe()
    })
    const second = stream$.subscribe(() => got.push('second'))
    stream$.subscribe(() => got.push('third'))
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    expect(got).toEqual(['first', 'third'])
    b.pass(5000)
    expect(heldOn(b)).toEqual(['0B005930'])
  })

  it('on hearing of its gap leaves nothing behind', () => {
    const b = bench()
    const only = b.kiwoom.realtime.trade('005930', { gaps: true }).subscribe((event) => {
      if (event.type === 'gap') only.unsubscribe()
    })
    b.pass(500)
    b.line().drop()
    b.pass(10_000)
    expect(heldOn(b)).toEqual([])
    expect(b.line().closed).toBe(true)
  })

  it('all before LOGIN is answered closes the socket and sends no REG', () => {
    const b = bench(deaf('LOGIN'))
    const only = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(100)
    only.unsubscribe()
    b.pass(0)
    b.line().push({ trnm: 'LOGIN', return_code: 0, return_msg: '' })
    b.pass(10_000)
    expect(b.sent()).toEqual(['LOGIN'])
    expect(b.line().closed).toBe(true)
    expect(b.lines).toHaveLength(1)
  })

  it('one of two at the limit makes room for another in the same turn', () => {
    const b = bench(agreeable, { realtime: { codesPerConnection: 2 } })
    const errors: KiwoomError[] = []
    const error = (failure: KiwoomError) => errors.push(failure)
    const first = b.kiwoom.realtime.trade('005930').subscribe({ error })
    b.kiwoom.realtime.trade('000660').subscribe({ error })
    b.pass(500)
    first.unsubscribe()
    b.kiwoom.realtime.trade('035420').subscribe({ error })
    b.pass(5000)
    expect(errors).toEqual([])
    expect(b.sent().slice(0, 4)).toEqual(['LOGIN', 'REG', 'REMOVE', 'REG'])
    expect(heldOn(b)).toEqual(['0B000660', '0B035420'])
  })
})

describe('close()', () => {
  const ways: readonly (readonly [string, Answer, number])[] = [
    ['before the socket is open', agreeable, 0],
    ['during LOGIN', deaf('LOGIN'), 100],
    ['while REG is under way', deaf('REG'), 100],
    ['when all is well', agreeable, 500],
  ]
  it.each(ways)('%s ends everything, and nothing comes back', async (_, answer, after) => {
    const b = bench(answer)
    const ended: string[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ complete: () => ended.push('complete') })
    b.pass(after)
    const closing = b.kiwoom.close()
    b.pass(2000)
    await closing
    b.pass(120_000)
    expect(ended).toEqual(['complete'])
    expect(b.lines.length).toBeLessThanOrEqual(1)
    for (const line of b.lines) expect(line.closed).toBe(true)
  })

  it('while REMOVE is under way waits for it, and then takes back the rest', async () => {
    const b = bench()
    const first = b.kiwoom.realtime.trade('005930').subscribe()
    b.kiwoom.realtime.trade('000660').subscribe()
    b.pass(500)
    first.unsubscribe()
    b.pass(0)
    const closing = b.kiwoom.close()
    b.pass(2000)
    await closing
    expect(heldOn(b)).toEqual([])
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REMOVE', 'REMOVE'])
  })

  it('while waiting for the next try gives up at once', async () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().drop()
    const closing = b.kiwoom.close()
    b.pass(0)
    await closing
    b.pass(120_000)
    expect(b.lines).toHaveLength(1)
  })

  it('called by a subscriber of an event, of a gap, or of the connection, ends as well', async () => {
    const b = bench()
    const ended: string[] = []
    let closing: Promise<void> | undefined
    b.kiwoom.realtime.trade('005930').subscribe({
      next: () => {
        closing = b.kiwoom.close()
      },
      complete: () => ended.push('trade'),
    })
    b.kiwoom.gaps$.subscribe({ complete: () => ended.push('gaps') })
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.pass(2000)
    await closing
    expect(ended.sort()).toEqual(['gaps', 'trade'])
    expect(b.line().closed).toBe(true)
  })
})

describe('a session that dies', () => {
  it.each([
    ['R10004', (b: ReturnType<typeof bench>) => b.line().push({ trnm: 'SYSTEM', code: 'R10004', message: '' })],
    ['a drop', (b: ReturnType<typeof bench>) => b.line().drop()],
  ])('by %s while REG is under way registers on the next, with a gap for what it may have taken', (_, dies) => {
    let isFirst = true
    const b = bench((frame, line) => {
      if (frame['trnm'] !== 'REG' || !isFirst) return agreeable(frame, line)
      isFirst = false
      return undefined
    })
    const got: (number | string)[] = []
    b.kiwoom.realtime
      .trade('005930', { gaps: true })
      .subscribe((event) => got.push('price' in event ? event.price : event.type))
    b.pass(100)
    b.line().push(tradeFrame('005930', 100))
    dies(b)
    b.pass(5000)
    b.line().push(tradeFrame('005930', 102))
    expect(got).toEqual([100, 'gap', 102])
    expect(heldOn(b)).toEqual(['0B005930'])
  })

  it('while a registration lingers does not bring it back', () => {
    const b = bench(agreeable, { realtime: { linger: 60_000 } })
    b.kiwoom.realtime.trade('005930').subscribe()
    const gone = b.kiwoom.realtime.trade('000660').subscribe()
    b.pass(500)
    gone.unsubscribe()
    b.pass(100)
    expect(heldOn(b)).toEqual(['0B000660', '0B005930'])
    b.line().drop()
    b.pass(5000)
    expect(heldOn(b)).toEqual(['0B005930'])
  })

  it('in the turn in which its last subscriber leaves is not made again', () => {
    const b = bench()
    const only = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    only.unsubscribe()
    b.line().drop()
    b.pass(60_000)
    expect(b.lines).toHaveLength(1)
    expect(b.gaps).toEqual([])
  })

  it('in the turn in which another subscriber comes is made again for both', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.kiwoom.realtime.trade('000660').subscribe()
    b.line().drop()
    b.pass(5000)
    expect(heldOn(b)).toEqual(['0B000660', '0B005930'])
    expect(b.gaps.flatMap(({ registrations }) => registrations.map(({ item }) => item))).toContain('005930')
  })
})

describe('conflate', () => {
  it('lets go what waits before a gap, then the gap, then starts again', () => {
    const b = bench()
    const got: (number | string)[] = []
    b.kiwoom.realtime
      .trade('005930', { gaps: true, conflate: 10_000 })
      .subscribe((event) => got.push('price' in event ? event.price : event.type))
    b.pass(500)
    for (const price of [100, 101, 102]) b.line().push(tradeFrame('005930', price))
    b.line().drop()
    b.pass(3000)
    b.line().push(tradeFrame('005930', 103))
    b.pass(20_000)
    expect(got).toEqual([100, 102, 'gap', 103])
  })
})

/** Every stream of 200 codes in 5 types. */
function thousand({ kiwoom }: ReturnType<typeof bench>): readonly Observable<unknown>[] {
  const { trade, orderBook, bestQuote, brokers, programTrading } = kiwoom.realtime
  return Array.from({ length: 200 }, (_, index) => String(100_000 + index)).flatMap((code): Observable<unknown>[] => [
    trade(code),
    orderBook(code),
    bestQuote(code),
    brokers(code),
    programTrading(code),
  ])
}

describe('many at once', () => {
  it('1,000 subscribed and unsubscribed again need at most 20 frames each way, at most 5 a second', () => {
    const b = bench()
    const all = new Subscription()
    for (const stream$ of thousand(b)) all.add(stream$.subscribe())
    b.pass(10_000)
    expect(heldOn(b)).toHaveLength(1000)
    all.unsubscribe()
    b.pass(10_000)
    expect(heldOn(b)).toEqual([])
    const times = b.line().sent.map(({ at }) => at)
    expect(times.length).toBeLessThanOrEqual(21)
    for (const [i, at] of times.entries()) {
      expect(times.filter((each) => each > at - 1000 && each <= at).length, `frame ${i}`).toBeLessThanOrEqual(6)
    }
  })

  it('half of 1,000 unsubscribed: five REMOVEs, and each group is registered again once', () => {
    const b = bench()
    const half = new Subscription()
    for (const [index, stream$] of thousand(b).entries()) {
      const one = stream$.subscribe()
      if (index % 2 === 0) half.add(one)
    }
    b.pass(10_000)
    half.unsubscribe()
    b.pass(20_000)
    expect(heldOn(b)).toHaveLength(500)
    expect(b.sent().filter((trnm) => trnm === 'REMOVE')).toHaveLength(5)
    expect(b.sent().filter((trnm) => trnm === 'REG')).toHaveLength(10)
  })
})
