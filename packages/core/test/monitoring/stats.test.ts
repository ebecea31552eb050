import { defer, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { HttpRequest, HttpResponse, HttpTransport, Stats } from '../../src/index.ts'
import { bench } from '../kit/client.ts'
import { reply, tokenReply } from '../kit/http.ts'
import { agreeable, tradeFrame } from '../kit/socket.ts'

const SECRETS = ['APP-KEY-0001', 'SECRET-KEY-0001', 'TOKEN-VALUE-0001']
const KEYS = { appKey: 'APP-KEY-0001', secretKey: 'SECRET-KEY-0001' }
const NOON = Date.UTC(2026, 10, 20, 3)

/** Answers as soon as it is asked. */
function atOnce(answer: (request: HttpRequest) => HttpResponse): HttpTransport {
  return (request) => defer(() => of(answer(request)))
}

/** One trade of 0B with a cumulative volume. */
function trade(item: string, total: number, volume: number): object {
  const values = { '20': '120000', '10': '+61300', '15': `+${volume}`, '13': `${total}`, '290': '2' }
  return { trnm: 'REAL', data: [{ type: '0B', name: '주식체결', item, values }] }
}

describe('the stats of a client', () => {
  it('are those of a client that did nothing, before anything is subscribed', () => {
    const stats = bench().kiwoom.stats()
    expect(stats).toEqual({
      at: 0,
      env: 'own',
      session: {
        state: { _tag: 'idle' },
        logins: 0,
        reconnects: 0,
        taken: 0,
        gaps: 0,
        frames: 0,
        lastFrameAge: null,
      },
      registrations: {
        wanted: 0,
        asked: 0,
        held: 0,
        lost: 0,
        codes: 0,
        codeLimit: 200,
        searches: 0,
        searchLimit: 10,
        pairs: [],
      },
      types: {},
      readers: {},
      calls: {},
      token: { isHeld: true, expiresAt: null },
      clockSkew: null,
      diagnostics: {},
    } satisfies Stats)
  })

  it('name each pair and how it stands', () => {
    const b = bench()
    const pairs = () => b.kiwoom.stats().registrations.pairs.map(({ type, item, state }) => `${type} ${item} ${state}`)
    const trade = b.kiwoom.realtime.trade(['005930', '000660']).subscribe()
    const vi = b.kiwoom.realtime.vi().subscribe()
    expect(pairs()).toEqual(['0B 005930 wanted', '0B 000660 wanted', '1h  wanted'])
    b.pass(2)
    expect(pairs()).toEqual(['0B 005930 asked', '0B 000660 asked', '1h  asked'])
    b.pass(2_000)
    expect(pairs()).toEqual(['0B 005930 held', '0B 000660 held', '1h  held'])
    b.line().drop()
    expect(pairs()).toEqual(['0B 005930 lost', '0B 000660 lost', '1h  lost'])
    b.pass(5_000)
    expect(pairs()).toEqual(['0B 005930 held', '0B 000660 held', '1h  held'])
    trade.unsubscribe()
    vi.unsubscribe()
    b.pass(20_000)
    expect(pairs()).toEqual([])
  })

  it('count registrations as wanted, then asked, then held, and lost after the connection', () => {
    const b = bench()
    const short = () => {
      const { wanted, asked, held, lost, codes } = b.kiwoom.stats().registrations
      return `${wanted} ${asked} ${held} ${lost} ${codes}`
    }
    const both = b.kiwoom.realtime.trade(['005930', '000660']).subscribe()
    const book = b.kiwoom.realtime.orderBook('005930').subscribe()
    expect(short()).toBe('3 0 0 0 2')
    b.pass(2)
    expect(short()).toBe('3 3 0 0 2')
    b.pass(500)
    expect(short()).toBe('3 0 3 0 2')
    b.line().drop()
    expect(short()).toBe('3 0 0 3 2')
    expect(b.kiwoom.stats().session).toMatchObject({ logins: 1, reconnects: 1, gaps: 0 })
    b.pass(2_000)
    expect(short()).toBe('3 0 3 0 2')
    expect(b.kiwoom.stats().session).toMatchObject({ state: { _tag: 'ready' }, logins: 2, reconnects: 1, gaps: 1 })
    both.unsubscribe()
    book.unsubscribe()
    b.pass(500)
    expect(short()).toBe('0 0 0 0 0')
  })

  it('count events, repeats, missed shares and unreadable entries by type, and frames with the age of the last', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    const before = b.kiwoom.stats().session.frames
    b.line().push(trade('005930', 100, 10))
    b.line().push(trade('005930', 100, 10))
    b.line().push(trade('005930', 150, 20))
    b.line().push(trade('000660', 1, 1))
    b.line().push({ trnm: 'REAL', data: [{ type: '0B', item: '005930', values: { '20': '120000', '15': '+1' } }] })
    b.pass(700)
    const { session, types } = b.kiwoom.stats()
    expect(types['0B']).toEqual({
      events: 2,
      repeats: 1,
      missed: 1,
      missedVolume: 30,
      unreadable: 1,
      conflated: 0,
    })
    expect(session.frames - before).toBe(5)
    expect(session.lastFrameAge).toBe(700)
  })

  it('count each event that a conflated stream replaced, for each such stream', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930', { conflate: 100 }).subscribe()
    b.kiwoom.realtime.trade('005930', { conflate: 100 }).subscribe()
    b.pass(500)
    for (let n = 1; n <= 5; n += 1) b.line().push(tradeFrame('005930', 60_000 + n))
    b.pass(500)
    // The first passes at once, the fifth at the end of the window.
    expect(b.kiwoom.stats().types['0B']).toMatchObject({ events: 5, conflated: 6 })
  })

  it('count every repeat, also while their diagnostics are left out', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    for (let n = 0; n < 41; n += 1) b.line().push(trade('005930', 100, 10))
    expect(b.kiwoom.stats().types['0B']?.repeats).toBe(40)
    expect(b.kiwoom.stats().diagnostics.Repeated).toBe(10)
    b.pass(10_000)
    b.line().push(trade('005930', 100, 10))
    expect(b.kiwoom.stats().diagnostics.Repeated).toBe(41)
  })

  it('show the queue of each api-id: who waits, for how long, and who was refused', () => {
    const slow = bench(agreeable, { pace: { burst: 1, perSecond: 1 }, http: atOnce(() => reply({})) })
    for (let n = 0; n < 3; n += 1) slow.kiwoom.stock.info({ stockCode: '005930' }).subscribe()
    slow.pass(400)
    expect(slow.kiwoom.stats().calls).toEqual({
      ka10100: { waiting: 2, oldestWait: 400, nextWait: 2_700, calls: 1, waited: 0, longestWait: 0, refused: 0 },
    })
    slow.pass(1_000)
    expect(slow.kiwoom.stats().calls['ka10100']).toMatchObject({
      waiting: 1,
      oldestWait: 1_400,
      calls: 2,
      waited: 1_100,
      longestWait: 1_100,
    })
  })

  it('count a refused call, and no longer one that is not wanted any more', () => {
    const refusal = {
      status: 429,
      headers: {},
      body: '{"return_code":5,"return_msg":"[1700:허용된 요청 개수를 초과하였습니다]"}',
    }
    const b = bench(agreeable, {
      pace: { burst: 1, perSecond: 1 },
      retry: { attempts: 1 },
      http: atOnce(() => refusal),
    })
    b.kiwoom.stock.info({ stockCode: '005930' }).subscribe({ error: () => undefined })
    const waiting = b.kiwoom.stock.info({ stockCode: '005930' }).subscribe()
    expect(b.kiwoom.stats().calls['ka10100']).toMatchObject({ waiting: 1, calls: 1, refused: 1 })
    waiting.unsubscribe()
    expect(b.kiwoom.stats().calls['ka10100']).toMatchObject({ waiting: 0, calls: 1, refused: 1 })
  })

  it('show when the token expires, how far the clock is ahead, and never a secret', () => {
    const date = new Date(NOON - 4_000).toUTCString()
    const b = bench(agreeable, {
      credentials: KEYS,
      http: atOnce(({ url }) =>
        url.endsWith('/oauth2/token')
          ? tokenReply('TOKEN-VALUE-0001', '20261121090000')
          : reply({}, { headers: { date } }),
      ),
    })
    b.jump(NOON)
    expect(b.kiwoom.stats()).toMatchObject({ token: { isHeld: false, expiresAt: null }, clockSkew: null })
    b.kiwoom.stock.info({ stockCode: '005930' }).subscribe()
    const stats = b.kiwoom.stats()
    expect(stats.token).toEqual({ isHeld: true, expiresAt: Date.UTC(2026, 10, 21) })
    expect(stats.clockSkew).toBe(4_000)
    for (const secret of SECRETS) expect(JSON.stringify(stats)).not.toContain(secret)
    expect(structuredClone(stats)).toEqual(JSON.parse(JSON.stringify(stats)))
  })

  it('count a session that another login ended', () => {
    const b = bench()
    b.kiwoom.realtime.trade('005930').subscribe({ error: () => undefined })
    b.pass(500)
    b.line().push({ trnm: 'SYSTEM', code: 'R10001', message: '동일한 App key로 접속이 되었습니다.' })
    b.line().drop(1000, 'Bye')
    b.pass(100)
    expect(b.kiwoom.stats().session).toMatchObject({ state: { _tag: 'taken' }, taken: 1 })
  })
})

describe('stats$', () => {
  it('emits at once, each second, and a last time when the client is closed, where it completes', async () => {
    const b = bench()
    const seen: string[] = []
    b.kiwoom.stats$.subscribe({
      next: ({ at, session }) => seen.push(`${at} ${session.state._tag}`),
      complete: () => seen.push('|'),
    })
    expect(seen).toEqual(['0 idle'])
    b.pass(2_500)
    expect(seen).toEqual(['0 idle', '1000 idle', '2000 idle'])
    await b.kiwoom.close()
    expect(seen).toEqual(['0 idle', '1000 idle', '2000 idle', '2500 closed', '|'])
    const late: string[] = []
    b.kiwoom.stats$.subscribe({ next: ({ session }) => late.push(session.state._tag), complete: () => late.push('|') })
    expect(late.slice(-2)).toEqual(['closed', '|'])
  })

  it('stops with its subscriber', () => {
    const b = bench()
    const seen: number[] = []
    const subscription = b.kiwoom.stats$.subscribe(({ at }) => seen.push(at))
    b.pass(1_000)
    subscription.unsubscribe()
    b.pass(5_000)
    expect(seen).toEqual([0, 1_000])
  })
})
