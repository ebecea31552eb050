import { config } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import { connect, type Diagnostic, type LogFields, type Logger } from '../../src/index.ts'
import { diagnosticLevel, diagnosticText } from '../../src/monitoring/diagnosticText.ts'
import { bench } from '../kit/client.ts'
import { reply, scriptedHttp, tokenReply } from '../kit/http.ts'
import { agreeable } from '../kit/socket.ts'

interface Entry {
  readonly level: string
  readonly fields: LogFields
  readonly text: string
}

/** A logger of pino's shape, which uses `this` as pino does. */
class Recorder implements Logger {
  readonly entries: Entry[] = []
  debug(fields: LogFields, text: string): void {
    this.entries.push({ level: 'debug', fields, text })
  }
  info(fields: LogFields, text: string): void {
    this.entries.push({ level: 'info', fields, text })
  }
  warn(fields: LogFields, text: string): void {
    this.entries.push({ level: 'warn', fields, text })
  }
  error(fields: LogFields, text: string): void {
    this.entries.push({ level: 'error', fields, text })
  }
}

afterEach(() => {
  config.onUnhandledError = null
})

describe('the logger of a client', () => {
  it('gets the states of the session, lost connections and gaps, each at its level', async () => {
    const logger = new Recorder()
    const b = bench(agreeable, { logger })
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    b.line().drop(1006, 'Bye')
    b.pass(2_000)
    const closing = b.kiwoom.close()
    b.pass(1_000)
    await closing
    expect(logger.entries.map(({ level, text }) => `${level} ${text}`)).toEqual([
      'debug the session is idle',
      'debug the session is connecting',
      'info the session is ready',
      'debug the session is waiting',
      expect.stringMatching(/^warn the session is lost; attempt 2 in \d+ ms: closed with 1006 Bye$/),
      'debug the session is connecting',
      'info the session is ready',
      expect.stringMatching(/^warn events of 1 registrations may be missing, \d+ ms: closed with 1006 Bye$/),
      'info the session is closed',
    ])
    expect(logger.entries.find(({ fields }) => fields['event'] === 'Reconnect')?.fields).toMatchObject({
      event: 'Reconnect',
      attempt: 2,
      reason: 'closed with 1006 Bye',
    })
    expect(logger.entries.find(({ fields }) => fields['event'] === 'gap')?.fields).toMatchObject({
      registrations: [{ type: '0B', item: '005930' }],
    })
  })

  it('gets no key, no token and no account number, wherever they stand', () => {
    const logger = new Recorder()
    const secrets = { appKey: 'APP-KEY-0001', secretKey: 'SECRET-KEY-0001' }
    const b = bench(agreeable, { logger, credentials: secrets, http: (request) => server.http(request) })
    const server = scriptedHttp(b.clock, 1, ({ url }) =>
      url.endsWith('/oauth2/token')
        ? tokenReply('TOKEN-VALUE-0001')
        : reply({ msg: 'x' }, { status: 503, headers: { authorization: 'Bearer TOKEN-VALUE-0001' } }),
    )
    b.kiwoom.realtime.trade('005930').subscribe()
    b.kiwoom.stock.info({ stockCode: '005930' }).subscribe({ error: () => undefined })
    b.pass(500)
    b.line().push('{"trnm":"WHAT","token":"TOKEN-VALUE-0001","secret":"SECRET-KEY-0001","account":"1234-5678"}')
    b.line().drop(4000, 'appkey APP-KEY-0001, account 12345678-10')
    b.pass(60_000)
    const all = JSON.stringify(logger.entries)
    expect(logger.entries.map(({ fields }) => fields['event'])).toEqual(
      expect.arrayContaining(['UnknownFrame', 'Retry', 'Reconnect']),
    )
    for (const secret of ['APP-KEY-0001', 'SECRET-KEY-0001', 'TOKEN-VALUE-0001', '12345678-10', '1234-5678']) {
      expect(all).not.toContain(secret)
    }
  })

  it('that throws disturbs nothing: the error is reported, and the next entries come', async () => {
    const unhandled: unknown[] = []
    config.onUnhandledError = (error) => unhandled.push(error)
    const entries: string[] = []
    const throwing = (_: LogFields, text: string): void => {
      entries.push(text)
      throw new Error('disk full')
    }
    const b = bench(agreeable, { logger: { debug: throwing, info: throwing, warn: throwing, error: throwing } })
    b.kiwoom.realtime.trade('005930').subscribe()
    b.pass(500)
    expect(entries).toEqual(['the session is idle', 'the session is connecting', 'the session is ready'])
    expect(b.kiwoom.stats().session.state._tag).toBe('ready')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(unhandled).toHaveLength(3)
  })

  it('must have its four methods', () => {
    const logger = { info: () => undefined }
    const options = { env: 'mock', credentials: { token: 'TOKEN-0001' }, logger }
    expect(() => Reflect.apply(connect, undefined, [options])).toThrow(
      'connect: logger must be an object with debug() and info() and warn() and error(), got',
    )
  })

  it('may be console', () => {
    expect(() => connect({ env: 'mock', credentials: { token: 'TOKEN-0001' }, logger: console })).not.toThrow()
  })
})

const DIAGNOSTICS: readonly Diagnostic[] = [
  { _tag: 'Undecodable', endpoint: '0B', problems: [], dropped: true },
  { _tag: 'UnusualReply', endpoint: 'ka10001', text: 'odd' },
  { _tag: 'UnknownFrame', stage: 'text frame', text: '{}' },
  { _tag: 'Pacing', endpoint: 'ka10001', wait: 100 },
  { _tag: 'Retry', endpoint: 'ka10001', attempt: 2, wait: 300, reason: 'Timeout', cause: 'no answer' },
  { _tag: 'TokenStore', reason: 'EACCES' },
  { _tag: 'UnseenOrder', endpoint: 'kt10000', outcome: 'unknown', detail: 'no answer' },
  { _tag: 'OrderListsUnread', orders: 2, wait: 500, reason: 'Timeout' },
  { _tag: 'OrderUnclear', orderNumber: '0000140', reason: 'notListed', wait: 500 },
  { _tag: 'Reconnect', attempt: 1, wait: 500, reason: 'closed' },
  { _tag: 'Unanswered', request: 'REG', wait: 5_000 },
  { _tag: 'Quiet', endpoint: '0B', item: '005930', ms: 300_000 },
  { _tag: 'NeverHeard', endpoint: '0B', item: '999999', ms: 300_000 },
  { _tag: 'Repeated', endpoint: '0B', item: '005930' },
  { _tag: 'Missed', endpoint: '0B', item: '005930', volume: 30 },
  { _tag: 'StalePositions', reason: 'gap', wait: 500 },
  { _tag: 'ClockSkew', ms: -400_000 },
  { _tag: 'Suppressed', kind: 'Repeated 0B', count: 30 },
  { _tag: 'SystemMessage', code: 'R10001', text: 'taken' },
]

describe('a diagnostic in words', () => {
  it.each(DIAGNOSTICS.map((diagnostic) => [diagnostic._tag, diagnostic] as const))(
    '%s says all that it knows',
    (_, diagnostic) => {
      const { _tag, ...facts } = diagnostic
      const text = diagnosticText(diagnostic)
      const named = Object.entries(facts).filter(([name]) => !['problems', 'dropped', 'reason', 'ms'].includes(name))
      for (const [, value] of named) expect(text).toContain(String(value))
      expect(['debug', 'info', 'warn', 'error']).toContain(diagnosticLevel(diagnostic))
    },
  )

  it('of an order whose outcome is unknown is an error, of one that was taken a warning', () => {
    const unseen = { _tag: 'UnseenOrder', endpoint: 'kt10000', detail: '' } as const
    expect(diagnosticLevel({ ...unseen, outcome: 'unknown' })).toBe('error')
    expect(diagnosticLevel({ ...unseen, outcome: 'accepted' })).toBe('warn')
  })
})
