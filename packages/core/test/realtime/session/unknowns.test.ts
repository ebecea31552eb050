/** What the protocol leaves open of the session (docs/protocol.md#open-questions): each reading is survived. */
import { describe, expect, it } from 'vitest'
import { bench } from '../../kit/client.ts'
import { agreeable, tradeFrame } from '../../kit/socket.ts'

/** A trade with a running number. */
const trade = (item: string, volume: number) => ({
  type: '0B',
  name: '주식체결',
  item,
  values: { '20': '090000', '10': '-100', '15': '+1', '13': String(volume) },
})
const real = (...data: object[]) => ({ trnm: 'REAL', data })

describe('groups', () => {
  it('are few, have short numeric names, and are only ever added to', () => {
    const b = bench(agreeable, { realtime: { pairsPerGroup: 2 } })
    for (let code = 100_000; code < 100_010; code++) b.kiwoom.realtime.trade(String(code)).subscribe()
    b.pass(5000)
    const frames = b
      .line()
      .sent.map(({ frame }) => frame)
      .filter(({ trnm }) => trnm === 'REG')
    expect(frames.map((frame) => frame['grp_no'])).toEqual(['1', '2', '3', '4', '5'])
    expect(frames.every((frame) => frame['refresh'] === '1')).toBe(true)
  })

  it('that the exchange does not take fail those who are in them, and no one else', () => {
    const b = bench(
      (frame, line) =>
        frame['trnm'] === 'REG' && frame['grp_no'] !== '1'
          ? { trnm: 'REG', return_code: 1, return_msg: '그룹번호 오류' }
          : agreeable(frame, line),
      { realtime: { pairsPerGroup: 3 } },
    )
    const failed: string[] = []
    for (const code of ['005930', '000660', '035420', '035720', '247540']) {
      b.kiwoom.realtime.trade(code).subscribe({ error: ({ _tag }: { _tag: string }) => failed.push(`${code} ${_tag}`) })
    }
    b.pass(5000)
    expect(failed).toEqual(['035720 RegistrationRefused', '247540 RegistrationRefused'])
    expect(b.lines).toHaveLength(1)
  })
})

describe('the first frame after a REG', () => {
  it.each(['before', 'behind'])('may be a snapshot, %s its reply: it is an event like any other', (where) => {
    const b = bench((frame, line) => {
      if (frame['trnm'] !== 'REG') return agreeable(frame, line)
      if (where === 'before') b.line().push(real(trade('005930', 7)))
      return agreeable(frame, line)
    })
    const got: (number | null)[] = []
    b.kiwoom.realtime.trade('005930').subscribe(({ cumulativeVolume }) => got.push(cumulativeVolume))
    b.pass(500)
    if (where === 'behind') b.line().push(real(trade('005930', 7)))
    b.line().push(real(trade('005930', 8)))
    expect(got).toEqual([7, 8])
  })

  it('is no second trade when it reports the last one again, not even on another connection', () => {
    const b = bench((frame, line) => {
      if (frame['trnm'] === 'REG' && line > 0) b.line().push(real(trade('005930', 7)))
      return agreeable(frame, line)
    })
    const got: (number | string | null)[] = []
    b.kiwoom.realtime
      .trade('005930', { gaps: true })
      .subscribe((event) => got.push('cumulativeVolume' in event ? event.cumulativeVolume : event.type))
    b.pass(500)
    b.line().push(real(trade('005930', 7)))
    b.line().drop()
    b.pass(5000)
    b.line().push(real(trade('005930', 8)))
    expect(got).toEqual([7, 'gap', 8])
  })
})

it('a frame may mix types, items and venues in any order: each entry goes its own way', () => {
  const b = bench()
  const got: string[] = []
  for (const item of ['005930', '005930_NX', '005930_AL']) {
    b.kiwoom.realtime.trade(item).subscribe(({ cumulativeVolume }) => got.push(`${item} ${cumulativeVolume}`))
  }
  b.kiwoom.realtime.bestQuote('005930').subscribe(({ bestBidPrice }) => got.push(`quote ${bestBidPrice}`))
  b.pass(500)
  const quote = { type: '0C', name: '우선호가', item: '005930', values: { '27': '+101', '28': '-100' } }
  b.line().push(real(trade('005930_AL', 3), quote, trade('005930', 1), trade('000660', 9), trade('005930_NX', 2)))
  expect(got).toEqual(['005930_AL 3', 'quote 100', '005930 1', '005930_NX 2'])
})

describe('the end of a session', () => {
  const taken = { trnm: 'SYSTEM', code: 'R10001', message: '동일한 App key로 접속이 되었습니다' }

  it.each([true, false])('by R10001 is the same whether close 1000 follows or not (%s)', (closes) => {
    const b = bench()
    const errors: string[] = []
    const states: string[] = []
    b.kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
    b.kiwoom.realtime.trade('005930').subscribe({ error: ({ _tag }: { _tag: string }) => errors.push(_tag) })
    b.pass(500)
    b.line().push(taken)
    if (closes) b.line().drop(1000, 'Bye')
    b.pass(60_000)
    expect(errors).toEqual(['SessionTaken'])
    expect(states.at(-1)).toBe('taken')
    expect(b.lines).toHaveLength(1)
  })

  it.each([
    ['a close alone', (b: ReturnType<typeof bench>) => b.line().drop(1000, 'Bye')],
    [
      'a LOGIN reply out of turn, and a close',
      (b: ReturnType<typeof bench>) => {
        b.line().push({ trnm: 'LOGIN', return_code: 805004, return_msg: '[CODE=8005, MESSAGE=Token]' })
        b.line().drop(1000, 'Bye')
      },
    ],
    ['R10004 alone', (b: ReturnType<typeof bench>) => b.line().push({ trnm: 'SYSTEM', code: 'R10004', message: '' })],
  ])('when its token dies may be reported by %s: it comes back with a gap', (_, ends) => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    ends(b)
    b.pass(5000)
    expect(b.lines).toHaveLength(2)
    expect(b.gaps).toHaveLength(1)
    expect(b.sent()).toEqual(['LOGIN', 'REG'])
  })
})

describe('the heartbeat', () => {
  it('may come at any pace, or not at all while there is data', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    for (let i = 0; i < 20; i++) {
      b.pass(30_000)
      b.line().push(i % 2 === 0 ? tradeFrame('005930', 100 + i) : { trnm: 'PING' })
    }
    b.pass(30_000)
    for (let i = 0; i < 20; i++) {
      b.line().push(tradeFrame('005930', 100 + i))
      b.pass(30_000)
    }
    expect(b.lines).toHaveLength(1)
  })

  it('is echoed each time, however many come', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    for (let i = 0; i < 100; i++) b.line().push({ trnm: 'PING' })
    expect(b.sent().filter((trnm) => trnm === 'PING')).toHaveLength(100)
  })
})
