import { describe, expect, it } from 'vitest'
import { type ConnectionState, connect, type HealthReason, healthOf, type Stats } from '../../src/index.ts'
import { bench } from '../kit/client.ts'

/** A client in the middle of a good day. */
const WELL: Stats = {
  at: 1_000_000,
  env: 'mock',
  session: {
    state: { _tag: 'ready', since: 0 },
    logins: 1,
    reconnects: 0,
    taken: 0,
    gaps: 0,
    frames: 100,
    lastFrameAge: 100,
  },
  registrations: {
    wanted: 3,
    asked: 0,
    held: 3,
    lost: 0,
    codes: 2,
    codeLimit: 200,
    searches: 0,
    searchLimit: 10,
    pairs: [],
  },
  types: {},
  readers: {},
  calls: {
    ka10001: { waiting: 1, oldestWait: 900, nextWait: 2_000, calls: 9, waited: 50, longestWait: 9, refused: 0 },
  },
  token: { isHeld: true, expiresAt: 2_000_000 },
  clockSkew: 500,
  diagnostics: {},
}

function inState(state: ConnectionState): Stats {
  return { ...WELL, session: { ...WELL.session, state } }
}

const CALL = WELL.calls['ka10001']

const SICK: readonly (readonly [string, Stats, HealthReason['status'], HealthReason['code'], RegExp])[] = [
  ['closed', inState({ _tag: 'closed' }), 'down', 'closed', /closed/],
  ['taken', inState({ _tag: 'taken', at: 1, retryIn: null }), 'down', 'taken', /R10001.*resume\(\)/],
  ['taken for a while', inState({ _tag: 'taken', at: 1, retryIn: 60_000 }), 'down', 'taken', /60000 ms/],
  [
    'without a connection',
    inState({ _tag: 'waiting', attempt: 3, wait: 400, reason: 'closed with 1006' }),
    'down',
    'reconnecting',
    /attempt 3 in 400 ms: closed with 1006/,
  ],
  ['connecting', inState({ _tag: 'connecting', attempt: 1 }), 'degraded', 'connecting', /attempt 1/],
  ['silent', { ...WELL, session: { ...WELL.session, lastFrameAge: 30_001 } }, 'degraded', 'silent', /30001 ms/],
  [
    'not registered yet',
    { ...WELL, registrations: { ...WELL.registrations, held: 2 } },
    'degraded',
    'registrations',
    /2 of 3/,
  ],
  ['full', { ...WELL, registrations: { ...WELL.registrations, codes: 200 } }, 'degraded', 'codes', /all 200 codes/],
  [
    'full of searches',
    { ...WELL, registrations: { ...WELL.registrations, searches: 10 } },
    'degraded',
    'codes',
    /all 10 condition searches/,
  ],
  [
    'behind its queue',
    { ...WELL, calls: CALL === undefined ? {} : { ka10001: { ...CALL, oldestWait: 30_001 } } },
    'degraded',
    'queue',
    /1 calls of ka10001 wait, the first for 30001 ms/,
  ],
  ['with an old token', { ...WELL, token: { isHeld: true, expiresAt: 999_999 } }, 'degraded', 'token', /expired/],
  ['with a fast clock', { ...WELL, clockSkew: 300_001 }, 'degraded', 'clock', /300001 ms ahead of/],
  ['with a slow clock', { ...WELL, clockSkew: -300_001 }, 'degraded', 'clock', /300001 ms behind/],
]

describe('the health of a client', () => {
  it('is ok on a good day, and of a client that no one subscribes to', () => {
    expect(healthOf(WELL)).toEqual({ status: 'ok', reasons: [] })
    expect(healthOf(bench().kiwoom.stats())).toEqual({ status: 'ok', reasons: [] })
  })

  it.each(SICK)('that is %s has its reason', (_, stats, status, code, text) => {
    const { status: found, reasons } = healthOf(stats)
    expect([found, reasons.map((reason) => reason.code)]).toEqual([status, [code]])
    expect(reasons[0]?.text).toMatch(text)
  })

  it('names the worst reason first', () => {
    const stats: Stats = { ...inState({ _tag: 'closed' }), clockSkew: 1e9 }
    expect(healthOf(stats).reasons.map(({ code }) => code)).toEqual(['closed', 'clock'])
  })

  it('judges no clock of an exchange of one’s own: its day may be simulated', () => {
    const stats: Stats = { ...WELL, env: 'own', clockSkew: 1e9, token: { isHeld: true, expiresAt: 1 } }
    expect(healthOf(stats).status).toBe('ok')
  })

  it('takes limits of one’s own', () => {
    expect(healthOf(WELL, { silence: 50 }).reasons.map(({ code }) => code)).toEqual(['silent'])
    expect(healthOf(WELL, { queue: 800 }).reasons.map(({ code }) => code)).toEqual(['queue'])
    expect(healthOf(WELL, { clockSkew: 499 }).reasons.map(({ code }) => code)).toEqual(['clock'])
  })

  it('follows a client through a lost connection', () => {
    const b = bench()
    const status = () => healthOf(b.kiwoom.stats()).status
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(2)
    expect(status()).toBe('degraded')
    b.pass(500)
    expect(status()).toBe('ok')
    b.line().drop()
    expect(status()).toBe('down')
    b.pass(2_000)
    expect(status()).toBe('ok')
    b.pass(31_000)
    expect(status()).toBe('degraded')
  })

  it('is down once the client is closed', async () => {
    const kiwoom = connect({ env: 'mock', credentials: { token: 'TOKEN-0001' } })
    await kiwoom.close()
    expect(healthOf(kiwoom.stats()).status).toBe('down')
  })
})

describe('the bounds of a health', () => {
  it('are refused when they would find nothing', () => {
    expect(() => healthOf(WELL, { silence: Number.NaN })).toThrow(/silence must be a number of ms/)
    const mistyped: object = { silense: 5 }
    expect(() => healthOf(WELL, mistyped)).toThrow(/did you mean silence/)
    expect(healthOf(WELL, { silence: Number.POSITIVE_INFINITY }).status).toBe('ok')
  })
})
