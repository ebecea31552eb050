import { config, of, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { connect } from '../../../src/index.ts'
import type { OnTaken } from '../../../src/realtime/session/sessionOptions.ts'
import type { HttpResponse } from '../../../src/rest/protocol/httpTransport.ts'
import { bench } from '../../kit/client.ts'
import { type Answer, agreeable, scriptedSocket, tradeFrame } from '../../kit/socket.ts'

const PING = { trnm: 'PING' }

describe('the session', () => {
  it('opens nothing before the first subscriber', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930')
    b.pass(60_000)
    expect(b.lines).toHaveLength(0)
  })

  it('says LOGIN first, and nothing else before its answer', () => {
    const b = bench((frame) => (frame['trnm'] === 'LOGIN' ? undefined : agreeable(frame, 0)))
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(100)
    expect(b.line().sent.map(({ frame }) => frame)).toEqual([{ trnm: 'LOGIN', token: 'TOKEN' }])
    b.line().push({ trnm: 'LOGIN', return_code: 0, return_msg: '', sor_yn: 'Y' })
    b.pass(1)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
  })

  it('echoes PING as it came, even while a reply is due', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(2)
    b.line().push(PING)
    b.pass(100)
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'PING'])
  })

  it('registers once for any number of subscribers, and takes it back after the last', () => {
    const b = bench()
    const stream$ = b.kiwoom.realtime.trade('005930')
    const first = stream$.subscribe()
    const second = stream$.subscribe()
    b.pass(500)
    first.unsubscribe()
    b.pass(500)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
    second.unsubscribe()
    b.pass(500)
    expect(b.line().sent.at(-1)?.frame).toEqual({
      trnm: 'REMOVE',
      grp_no: '1',
      data: [{ item: ['005930'], type: ['0B'] }],
    })
  })

  it('sends nothing for what comes and goes within one turn', () => {
    const b = bench()
    b.kiwoom.realtime.trade('000660').subscribe()
    b.pass(500)
    for (let i = 0; i < 100; i++) b.kiwoom.realtime.trade('005930').subscribe().unsubscribe()
    b.pass(500)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
  })

  it('closes the socket a while after the last registration is gone, and opens one for the next subscriber', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe().unsubscribe()
    const early = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    early.unsubscribe()
    b.pass(3000)
    expect(b.lines).toHaveLength(1)
    expect(b.line().closed).toBe(true)
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    expect(b.lines).toHaveLength(2)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
  })

  it('delivers each entry once to every subscriber of its item, and to no one else', () => {
    const b = bench()
    const got: string[] = []
    b.kiwoom.realtime.trade('005930').subscribe(({ price }) => got.push(`a${price}`))
    b.kiwoom.realtime.trade(['005930', '000660']).subscribe(({ price }) => got.push(`b${price}`))
    b.kiwoom.realtime.trade('005930_NX').subscribe(({ price }) => got.push(`c${price}`))
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.line().push(tradeFrame('000660', 200))
    b.line().push(tradeFrame('035420', 300))
    b.line().push(tradeFrame('005930_NX', 400))
    expect(got).toEqual(['a100', 'b100', 'b200', 'c400'])
  })

  it('carries what the exchange sends for a market-wide registration to its subscriber', () => {
    const b = bench()
    const got: string[] = []
    b.kiwoom.realtime
      .vi()
      .subscribe(({ item, stockCode, viReleaseTime }) => got.push(`${item} ${stockCode} ${viReleaseTime}`))
    b.pass(500)
    expect(b.line().sent.at(-1)?.frame).toMatchObject({ trnm: 'REG', data: [{ item: [''], type: ['1h'] }] })
    const values = { '9001': 'A005930', '1223': '111454', '1224': '000000' }
    b.line().push({ trnm: 'REAL', data: [{ type: '1h', name: 'VI발동/해제', item: '005930', values }] })
    expect(got).toEqual(['005930 005930 null'])
  })

  it('delivers a trade once that came twice, and counts it', () => {
    const b = bench()
    const got: (number | null)[] = []
    b.kiwoom.realtime.trade('005930').subscribe(({ cumulativeVolume }) => got.push(cumulativeVolume))
    b.pass(500)
    const entry = (volume: string) => ({
      type: '0B',
      item: '005930',
      values: { '20': '090000', '10': '-100', '15': '+1', '13': volume },
    })
    b.line().push({ trnm: 'REAL', data: [entry('7'), entry('8')] })
    b.line().push({ trnm: 'REAL', data: [entry('8')] })
    b.line().push({ trnm: 'REAL', data: [entry('9')] })
    expect(got).toEqual([7, 8, 9])
    expect(b.diagnostics).toEqual([{ _tag: 'Repeated', endpoint: '0B', item: '005930' }])
  })

  it('keeps two equal trades that carry no running number', () => {
    const b = bench()
    const got: number[] = []
    b.kiwoom.realtime.trade('005930').subscribe(({ price }) => got.push(price))
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.line().push(tradeFrame('005930', 100))
    expect(got).toEqual([100, 100])
  })

  it('says only how many there were when nonsense comes in floods', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    for (let i = 0; i < 1000; i++) b.line().push(`nonsense ${i}`)
    expect(b.diagnostics).toHaveLength(10)
    b.pass(10_000)
    b.line().push('nonsense again')
    expect(b.diagnostics.slice(10)).toEqual([
      { _tag: 'Suppressed', kind: 'UnknownFrame text frame', count: 990 },
      { _tag: 'UnknownFrame', stage: 'text frame', text: 'nonsense again' },
    ])
  })

  it('lives on after frames that make no sense, and reports that', () => {
    const b = bench()
    const got: number[] = []
    b.kiwoom.realtime.trade('005930').subscribe(({ price }) => got.push(price))
    b.pass(500)
    for (const nonsense of ['{"trnm":"REAL","da', '[]', 'null', '{"trnm":"WHAT"}', '{"trnm":"REAL","data":5}'])
      b.line().push(nonsense)
    b.line().push({ trnm: 'REAL', data: [{ type: '0B', item: '005930', values: { '10': 'abc', '15': '+1' } }] })
    b.line().push({ trnm: 'REAL', data: [{ type: '0B', item: '005930', values: null }, null, 7] })
    b.line().push(tradeFrame('005930', 100))
    expect(got).toEqual([100])
    expect(b.diagnostics.map(({ _tag }) => _tag)).toEqual([
      ...Array.from({ length: 5 }, () => 'UnknownFrame'),
      'Undecodable',
      // Two entries next to the last one do not count.
      'UnknownFrame',
      'Undecodable',
    ])
  })
})

describe('after a dropped connection the session', () => {
  it('logs in again and restores exactly what still has subscribers', () => {
    const b = bench()
    b.kiwoom.realtime.trade(['005930', '000660']).subscribe()
    const gone = b.kiwoom.realtime.orderBook('005930').subscribe()
    b.pass(500)
    b.line().drop()
    gone.unsubscribe()
    b.kiwoom.realtime.afterHoursQuote('035420').subscribe()
    b.pass(2000)
    expect(b.lines).toHaveLength(2)
    expect(b.line().sent.map(({ frame }) => frame)).toMatchObject([
      { trnm: 'LOGIN' },
      {
        trnm: 'REG',
        refresh: '1',
        data: [
          { item: ['005930', '000660'], type: ['0B'] },
          { item: ['035420'], type: ['0E'] },
        ],
      },
    ])
  })

  it('announces the gap, from the last sign of life to the reply, before the first event after it', () => {
    const b = bench()
    const got: string[] = []
    b.kiwoom.realtime
      .trade('005930', { gaps: true })
      .subscribe((event) =>
        got.push('reason' in event ? `gap ${event.reason}` : 'price' in event ? `${event.price}` : event.type),
      )
    b.pass(500)
    b.line().push(tradeFrame('005930', 100))
    b.pass(1000)
    b.line().drop(1006, 'reset')
    b.pass(5000)
    b.line().push(tradeFrame('005930', 101))
    expect(got).toEqual(['100', 'gap closed with 1006 reset', '101'])
    expect(b.gaps).toHaveLength(1)
    expect(b.gaps[0]).toMatchObject({ from: 500, registrations: [{ type: '0B', item: '005930' }] })
    expect(b.gaps[0]?.to).toBeGreaterThan(1500)
  })

  it('announces one gap for all that a REG named when data overtakes its reply', () => {
    const b = bench((frame, line) => (line === 1 && frame['trnm'] === 'REG' ? undefined : agreeable(frame, line)))
    b.kiwoom.realtime.trade(['005930', '000660']).subscribe()
    b.pass(500)
    b.line().drop()
    b.pass(3000)
    expect(b.gaps).toEqual([])
    b.line().push(tradeFrame('000660', 200))
    b.line().push({ trnm: 'REG', return_code: 0, return_msg: '' })
    expect(b.gaps.map(({ registrations }) => registrations.map(({ item }) => item))).toEqual([['005930', '000660']])
  })

  it('announces no gap for what was first wanted during the outage', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().drop()
    b.kiwoom.realtime.trade('000660').subscribe()
    b.pass(5000)
    expect(b.gaps.flatMap(({ registrations }) => registrations)).toEqual([{ type: '0B', item: '005930' }])
  })

  it('waits longer each time, and starts over only after a LOGIN that held', () => {
    const refuse: Answer = () => undefined
    const b = bench(refuse, { realtime: { loginTimeout: 100 } })
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(60_000)
    const waits = b.diagnostics.flatMap((d) => (d._tag === 'Reconnect' ? [d.wait] : []))
    expect(waits.length).toBeGreaterThan(5)
    for (const [i, wait] of waits.entries()) {
      const full = Math.min(30_000, 500 * 2 ** i)
      expect(wait).toBeGreaterThanOrEqual(full / 2)
      expect(wait).toBeLessThanOrEqual(full)
    }
  })

  it('notices a line that is dead though its socket is open', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(40_000)
    expect(b.lines).toHaveLength(1)
    b.pass(10_000)
    expect(b.lines).toHaveLength(2)
    expect(b.gaps[0]?.reason).toContain('nothing heard')
  })

  it('does not reconnect without subscribers', () => {
    const b = bench()
    const only = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().drop()
    only.unsubscribe()
    b.pass(60_000)
    expect(b.lines).toHaveLength(1)
  })
})

describe('a refusal', () => {
  it('of a registration reaches exactly its subscribers', () => {
    const b = bench((frame) =>
      JSON.stringify(frame).includes('000660')
        ? { trnm: 'REG', return_code: 1, return_msg: '거부' }
        : agreeable(frame, 0),
    )
    const outcome: string[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ error: () => outcome.push('wrong one') })
    b.pass(500)
    b.kiwoom.realtime.trade('000660').subscribe({ error: (e: Error) => outcome.push(e.message) })
    b.pass(5000)
    expect(outcome).toEqual(['REG: the exchange refused to register 0B 000660: 거부'])
    b.line().push(tradeFrame('005930', 100))
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REG'])
  })

  it.each([
    ['100013, sent before LOGIN was through', 100013],
    ['105110, sent too fast', 105110],
  ])('%s, is repeated a little later', (_, code) => {
    let refusals = 2
    const b = bench((frame) => {
      if (frame['trnm'] !== 'REG' || refusals === 0) return agreeable(frame, 0)
      refusals -= 1
      return { trnm: 'REG', return_code: code, return_msg: '' }
    })
    let failed = false
    b.kiwoom.realtime.trade('005930').subscribe({ error: () => (failed = true) })
    b.pass(5000)
    expect(failed).toBe(false)
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REG', 'REG'])
  })

  it('of a token given by the user ends every stream: it cannot be renewed here', () => {
    const refused = {
      trnm: 'LOGIN',
      return_code: 805004,
      return_msg: '토큰 인증에 실패했습니다 [CODE=8005, MESSAGE=…]',
    }
    const b = bench((frame) => (frame['trnm'] === 'LOGIN' ? refused : agreeable(frame, 0)))
    const errors: unknown[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ error: (e: unknown) => errors.push(e) })
    b.pass(60_000)
    // A token given by the user cannot be renewed, so that the first refusal is the last.
    expect(errors).toMatchObject([{ _tag: 'Unauthorized', retryable: false }])
    expect(b.lines).toHaveLength(1)
    expect(String(errors[0])).not.toContain('TOKEN')
  })

  it('by R10001 ends the session without a fight', () => {
    const b = bench()
    const errors: unknown[] = []
    const states: string[] = []
    b.kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
    b.kiwoom.realtime.trade('005930').subscribe({ error: (e: unknown) => errors.push(e) })
    b.pass(500)
    b.line().push({ trnm: 'SYSTEM', code: 'R10001', message: '동일한 App key로 접속이 되었습니다' })
    b.pass(60_000)
    expect(errors).toMatchObject([{ _tag: 'SessionTaken', code: 'R10001' }])
    expect(states.at(-1)).toBe('taken')
    expect(b.lines).toHaveLength(1)
  })
})

describe('what is not answered', () => {
  const deaf = (trnm: string, times: number): Answer => {
    let left = times
    return (frame, line) => {
      if (frame['trnm'] !== trnm || left === 0) return agreeable(frame, line)
      left -= 1
      return undefined
    }
  }

  it.each(['REG', 'REMOVE'])('a %s is sent once more on the same connection', (trnm) => {
    const b = bench(deaf(trnm, 1))
    b.kiwoom.realtime.trade('005930').subscribe()
    const other = b.kiwoom.realtime.orderBook('000660').subscribe()
    b.pass(6000)
    expect(b.gaps).toEqual([])
    other.unsubscribe()
    b.pass(6000)
    expect(b.lines).toHaveLength(1)
    expect(b.sent().filter((each) => each === trnm)).toHaveLength(2)
    expect(b.diagnostics).toContainEqual({ _tag: 'Unanswered', request: trnm, wait: 5000 })
  })

  it('twice gives the connection up', () => {
    const b = bench(deaf('REG', 2))
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(12_000)
    expect(b.lines).toHaveLength(2)
    expect(b.sent(0)).toEqual(['LOGIN', 'REG', 'REG'])
    expect(b.sent(1)).toEqual(['LOGIN', 'REG'])
  })

  it('does not let a late second answer pass for that of the next frame', () => {
    const b = bench(deaf('REG', 2))
    let refused = false
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(5500)
    b.kiwoom.realtime.trade('000660').subscribe({ error: () => (refused = true) })
    b.pass(500)
    // Both answers to the first frame come now; the second frame leaves only after them, and is refused.
    b.line().push({ trnm: 'REG', return_code: 0 })
    b.pass(300)
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REG'])
    b.line().push({ trnm: 'REG', return_code: 0 })
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REG', 'REG'])
    b.line().push({ trnm: 'REG', return_code: 1, return_msg: '거부' })
    expect(refused).toBe(true)
  })
})

describe('the limit of codes', () => {
  it('is said at once, to the one subscriber beyond it, with the numbers', () => {
    const b = bench(agreeable, { realtime: { codesPerConnection: 2 } })
    const errors: unknown[] = []
    const got: string[] = []
    b.kiwoom.realtime.trade(['005930', '000660']).subscribe(({ item }) => got.push(item))
    b.kiwoom.realtime.trade('035420').subscribe({ error: (e: unknown) => errors.push(e) })
    expect(errors).toMatchObject([{ _tag: 'RegistrationLimit', limit: 2, requested: 3, retryable: false }])
    b.kiwoom.realtime.orderBook('005930').subscribe({ error: (e: unknown) => errors.push(e) })
    b.kiwoom.realtime.vi().subscribe({ error: (e: unknown) => errors.push(e) })
    b.pass(1000)
    b.line().push(tradeFrame('000660', 100))
    expect(got).toEqual(['000660'])
    expect(errors).toHaveLength(1)
  })

  it('leaves room again when a code is given up', () => {
    const b = bench(agreeable, { realtime: { codesPerConnection: 1, linger: 60_000 } })
    const first = b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    first.unsubscribe()
    b.kiwoom.realtime.trade('000660').subscribe()
    b.pass(1000)
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REMOVE', 'REG'])
  })

  it('may be smaller than was thought: 105115 reaches those beyond it and no one else', () => {
    const held = new Set<string>()
    const b = bench((frame, line) => {
      if (frame['trnm'] !== 'REG') return agreeable(frame, line)
      const data = frame['data'] as { item: string[] }[]
      const after = new Set([...held, ...data.flatMap(({ item }) => item)])
      if (after.size > 3) return { trnm: 'REG', return_code: 105115, return_msg: '초과' }
      for (const item of after) held.add(item)
      return agreeable(frame, line)
    })
    const failed: string[] = []
    for (const code of ['000001', '000002', '000003', '000004', '000005']) {
      b.kiwoom.realtime.trade(code).subscribe({ error: (e: { _tag: string }) => failed.push(`${code} ${e._tag}`) })
    }
    b.pass(5000)
    expect(failed).toEqual(['000004 RegistrationLimit', '000005 RegistrationLimit'])
    const late: unknown[] = []
    b.kiwoom.realtime.trade('000006').subscribe({ error: (e: unknown) => late.push(e) })
    expect(late).toMatchObject([{ _tag: 'RegistrationLimit', limit: 3, requested: 4 }])
  })
})

describe('linger', () => {
  it('makes switching back and forth cost nothing', () => {
    const b = bench(agreeable, { realtime: { linger: 5000 } })
    for (let i = 0; i < 10; i++) {
      const one = b.kiwoom.realtime.trade('005930').subscribe()
      b.pass(300)
      one.unsubscribe()
      const other = b.kiwoom.realtime.trade('000660').subscribe()
      b.pass(300)
      other.unsubscribe()
    }
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REG'])
    b.pass(6000)
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REG', 'REMOVE', 'REMOVE'])
  })

  it('ends with the connection: only what has subscribers is restored', () => {
    const b = bench(agreeable, { realtime: { linger: 60_000 } })
    b.kiwoom.realtime.trade('005930').subscribe()
    b.kiwoom.realtime.trade('000660').subscribe().unsubscribe()
    b.pass(500)
    b.line().drop()
    b.pass(2000)
    expect(b.line().sent.at(-1)?.frame).toMatchObject({ data: [{ item: ['005930'], type: ['0B'] }] })
    expect(b.gaps.flatMap(({ registrations }) => registrations)).toEqual([{ type: '0B', item: '005930' }])
  })
})

describe('when the same app key logs in elsewhere', () => {
  const taken = { trnm: 'SYSTEM', code: 'R10001', message: '동일한 App key로 접속이 되었습니다' }

  it("'retry-later' comes back after a while, with a gap and no error", () => {
    const b = bench(agreeable, { realtime: { onTaken: 'retry-later', takenDelay: 30_000 } })
    const states: string[] = []
    b.kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().push(taken)
    b.pass(29_000)
    expect(b.lines).toHaveLength(1)
    b.pass(2000)
    expect(states).toEqual(['idle', 'connecting', 'ready', 'taken', 'connecting', 'ready'])
    expect(b.gaps).toMatchObject([{ registrations: [{ type: '0B', item: '005930' }] }])
  })

  it("'take-back' waits twice as long each time, so that a day of being ended again costs few LOGINs", () => {
    const b = bench(agreeable, { realtime: { onTaken: 'take-back' } })
    b.kiwoom.realtime.trade('005930').subscribe()
    const waits: number[] = []
    b.kiwoom.connection$.subscribe((state) => {
      if (state._tag === 'taken') waits.push(state.retryIn ?? Number.NaN)
    })
    for (let second = 0; second < 86_400; second += 5) {
      b.pass(5_000)
      if (!b.line().closed) b.line().push(taken)
    }
    expect(waits[0]).toBeLessThanOrEqual(500)
    waits.slice(1).forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual((waits[index] ?? 0) / 1.01)
    })
    expect(b.lines.length).toBeLessThanOrEqual(20)
    expect(b.lines.length).toBeGreaterThan(10)
  })

  it.each([
    ['take-back', 'take-back', 40],
    ['retry-later', 'take-back', 40],
    ['retry-later', 'retry-later', 40],
    ['stop', 'take-back', 2],
  ] as const)('two clients with %s and %s make no war of it', (mine, others, most) => {
    const clock = new VirtualTimeScheduler()
    const ends: (() => void)[] = []
    let logins = 0
    const client = (index: number, onTaken: OnTaken) => {
      const socket = scriptedSocket(clock, (frame, line) => {
        if (frame['trnm'] === 'LOGIN') {
          logins += 1
          ends[1 - index]?.()
        }
        return agreeable(frame, line)
      })
      ends[index] = () => socket.lines.at(-1)?.push(taken)
      const kiwoom = connect({
        env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
        credentials: { token: 'TOKEN' },
        scheduler: clock,
        socket: socket.transport,
        seed: index,
        // No PING comes here.
        realtime: { onTaken, silence: 1e9 },
      })
      kiwoom.realtime.trade('005930').subscribe({ error: () => undefined })
    }
    client(0, mine)
    clock.schedule(() => client(1, others), 1_000)
    clock.maxFrames = 86_400_000
    clock.flush()
    expect(logins).toBeLessThanOrEqual(most)
    expect(logins).toBeGreaterThanOrEqual(2)
  })

  it('a session that went undisturbed for long comes back soon again', () => {
    const b = bench(agreeable, { realtime: { onTaken: 'take-back', silence: 1e9 } })
    b.kiwoom.realtime.trade('005930').subscribe()
    const waits: number[] = []
    b.kiwoom.connection$.subscribe((state) => {
      if (state._tag === 'taken') waits.push(state.retryIn ?? Number.NaN)
    })
    for (let i = 0; i < 5; i++) {
      b.pass(10_000)
      b.line().push(taken)
    }
    b.pass(2 * 3_600_000)
    b.line().push(taken)
    expect(waits).toHaveLength(6)
    expect(waits[4]).toBeGreaterThan(3_000)
    expect(waits[5]).toBeLessThanOrEqual(500)
  })

  it("'stop' lets no one log in again before resume(): each new subscriber gets SessionTaken", () => {
    const b = bench(agreeable)
    const errors: string[] = []
    const log = { error: ({ _tag }: { _tag: string }) => errors.push(_tag) }
    b.kiwoom.realtime.trade('005930').subscribe(log)
    b.pass(500)
    b.line().push(taken)
    b.kiwoom.realtime.trade('005930').subscribe(log)
    b.kiwoom.realtime.orderExecution().subscribe(log)
    b.kiwoom.condition.searchRealtime({ conditionNumber: '4' }).subscribe(log)
    b.kiwoom.condition.list().subscribe(log)
    b.pass(3_600_000)
    expect(errors).toEqual(Array.from({ length: 5 }, () => 'SessionTaken'))
    expect(b.lines).toHaveLength(1)
    b.kiwoom.resume()
    b.pass(60_000)
    expect(b.lines).toHaveLength(1)
    const got: number[] = []
    b.kiwoom.realtime.trade('005930').subscribe(({ price }) => got.push(price))
    b.pass(500)
    expect(b.lines).toHaveLength(2)
    b.line().push(tradeFrame('005930', 100))
    expect(got).toEqual([100])
  })

  it('says `taken` before a stream gets its error, and nothing in between', () => {
    const b = bench(agreeable)
    const log: string[] = []
    b.kiwoom.connection$.subscribe(({ _tag }) => log.push(_tag))
    b.kiwoom.realtime.trade('005930').subscribe({ error: ({ _tag }: { _tag: string }) => log.push(_tag) })
    b.pass(500)
    b.line().push(taken)
    expect(log).toEqual(['idle', 'connecting', 'ready', 'taken', 'SessionTaken'])
    b.kiwoom.resume()
    expect(log.slice(5)).toEqual(['idle'])
  })

  it('resume() brings a planned retry forward', () => {
    const b = bench(agreeable, { realtime: { onTaken: 'retry-later' } })
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().push(taken)
    b.kiwoom.resume()
    b.pass(500)
    expect(b.lines).toHaveLength(2)
    b.kiwoom.resume()
    b.pass(500)
    expect(b.lines).toHaveLength(2)
  })

  it('a close 1000 alone ends no stream; repeated, it comes back ever later, as far as takenDelay', () => {
    const b = bench(agreeable)
    const waits: number[] = []
    b.kiwoom.connection$.subscribe((state) => {
      if (state._tag === 'waiting') waits.push(state.wait)
    })
    b.kiwoom.realtime.trade('005930').subscribe()
    for (let i = 0; i < 12; i++) {
      b.pass(90_000)
      if (!b.line().closed) b.line().drop(1000, 'Bye')
    }
    expect(waits[0]).toBeLessThanOrEqual(500)
    expect(Math.max(...waits)).toBe(60_000)
  })
})

describe('what passes ends no stream:', () => {
  const passing: readonly [string, HttpResponse][] = [
    ['a page of HTML with 200', { status: 200, headers: {}, body: '<html>점검중</html>' }],
    ['an empty body', { status: 200, headers: {}, body: '' }],
    ['a bare 403', { status: 403, headers: {}, body: '' }],
    ['a bare 401', { status: 401, headers: {}, body: '' }],
    ['503', { status: 503, headers: {}, body: '' }],
    ...['1999', '8003', '8005', '8006', '8009', '9999'].map((code): [string, HttpResponse] => [
      code,
      { status: 200, headers: {}, body: JSON.stringify({ return_code: 3, return_msg: `[${code}:…]` }) },
    ]),
  ]
  const token = { token: 'TOKEN-1', token_type: 'bearer', expires_dt: '20991231000000', return_code: 0 }

  it.each(passing)('%s in the place of a token, for ten minutes', (_, response) => {
    let isDown = true
    const b = bench(agreeable, {
      credentials: { appKey: 'an app key', secretKey: 'a secret' },
      http: () => of(isDown ? response : { status: 200, headers: {}, body: JSON.stringify(token) }),
    })
    const log: string[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ error: ({ _tag }: { _tag: string }) => log.push(_tag) })
    b.pass(600_000)
    expect(log).toEqual([])
    expect(b.diagnostics.some(({ _tag }) => _tag === 'Reconnect')).toBe(true)
    isDown = false
    b.pass(40_000)
    expect(b.lines).toHaveLength(1)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
  })

  it.each(['8001', '8002', '8010', '8030', '8031', '8050'])('%s does not pass: every stream gets it', (code) => {
    const body = JSON.stringify({ return_code: 3, return_msg: `[${code}:…]` })
    const b = bench(agreeable, {
      credentials: { appKey: 'an app key', secretKey: 'a secret' },
      http: () => of({ status: 200, headers: {}, body }),
    })
    const errors: unknown[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ error: (error: unknown) => errors.push(error) })
    b.pass(60_000)
    expect(errors).toMatchObject([{ _tag: 'Unauthorized', code }])
  })

  it('a LOGIN that refuses every token for ten minutes, in ever longer waits', () => {
    let isDown = true
    let issued = 0
    const refused = { trnm: 'LOGIN', return_code: 805004, return_msg: '[CODE=8005, MESSAGE=Token이 유효하지 않습니다]' }
    const b = bench((frame, line) => (isDown && frame['trnm'] === 'LOGIN' ? refused : agreeable(frame, line)), {
      credentials: { appKey: 'an app key', secretKey: 'a secret' },
      http: () => {
        issued += 1
        return of({ status: 200, headers: {}, body: JSON.stringify({ ...token, token: `TOKEN-${issued}` }) })
      },
    })
    const errors: string[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ error: ({ _tag }: { _tag: string }) => errors.push(_tag) })
    b.pass(600_000)
    expect(errors).toEqual([])
    // Two a try: the token at hand, and the one that replaces it.
    expect(b.lines.length).toBeLessThan(80)
    isDown = false
    b.pass(60_000)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
  })

  it('a handshake that is answered with 502', () => {
    const b = bench(agreeable)
    const errors: unknown[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ error: (error: unknown) => errors.push(error) })
    b.pass(0)
    for (let i = 0; i < 10; i++) {
      b.line().drop(1006, 'Unexpected server response: 502')
      b.pass(30_000)
    }
    expect(errors).toEqual([])
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
  })
})

describe('a clock that jumps', () => {
  it.each([
    ['an hour ahead', 3_600_000],
    ['an hour back', -3_600_000],
  ])('%s does not end a session that is alive', (_, jump) => {
    const b = bench(agreeable)
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(15_000)
    b.jump(jump)
    for (let i = 0; i < 20; i++) {
      b.line().push(PING)
      b.pass(10_000)
    }
    expect(b.lines).toHaveLength(1)
    b.kiwoom.realtime.trade('000660').subscribe()
    b.pass(300)
    expect(b.sent().filter((trnm) => trnm === 'REG')).toHaveLength(2)
    b.pass(100_000)
    expect(b.lines.length).toBeGreaterThan(1)
  })
})

describe('close()', () => {
  it('takes every registration back, closes the socket and completes every stream', async () => {
    const b = bench()
    const ended: string[] = []
    b.kiwoom.realtime.trade('005930').subscribe({ complete: () => ended.push('trade') })
    b.kiwoom.gaps$.subscribe({ complete: () => ended.push('gaps') })
    b.kiwoom.connection$.subscribe({ complete: () => ended.push('connection') })
    b.pass(500)
    const closing = b.kiwoom.close()
    b.pass(500)
    await closing
    expect(b.sent()).toEqual(['LOGIN', 'REG', 'REMOVE'])
    expect(b.line().closed).toBe(true)
    expect(ended.sort()).toEqual(['connection', 'gaps', 'trade'])
    b.kiwoom.realtime.trade('005930').subscribe({ complete: () => ended.push('late') })
    expect(ended).toContain('late')
  })

  it('does not wait for ever for a server that does not answer', async () => {
    const b = bench((frame) => (frame['trnm'] === 'REMOVE' ? undefined : agreeable(frame, 0)))
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    const closing = b.kiwoom.close()
    b.pass(1500)
    await closing
    expect(b.line().closed).toBe(true)
  })

  it('twice is the same as once, and before anything was opened it is at once', async () => {
    const b = bench()
    await Promise.all([b.kiwoom.close(), b.kiwoom.close()])
    expect(b.lines).toHaveLength(0)
  })
})

it('a subscriber that throws harms no other', async () => {
  const b = bench()
  const got: number[] = []
  const unhandled = new Promise<unknown>((resolve) => {
    config.onUnhandledError = resolve
  })
  b.kiwoom.realtime.trade('005930').subscribe(({ price }) => {
    if (price === 100) throw new Error('a bug in the first subscriber')
  })
  b.kiwoom.realtime.trade('005930').subscribe(({ price }) => got.push(price))
  b.pass(500)
  b.line().push(tradeFrame('005930', 100))
  b.line().push(tradeFrame('005930', 101))
  expect(got).toEqual([100, 101])
  expect(await unhandled).toMatchObject({ message: 'a bug in the first subscriber' })
  config.onUnhandledError = null
})

it.each([
  ['an empty list', []],
  ['a blank', ''],
  ['a space inside', '005 930'],
  ['a lower-case suffix', '005930_nx'],
])('bad items are refused before anything is sent: %s', (_, items) => {
  const b = bench()
  const errors: unknown[] = []
  b.kiwoom.realtime.trade(items).subscribe({ error: (e: unknown) => errors.push(e) })
  b.pass(500)
  expect(errors).toMatchObject([{ _tag: 'BadRequest', endpoint: '0B' }])
  expect(b.lines).toHaveLength(0)
})
