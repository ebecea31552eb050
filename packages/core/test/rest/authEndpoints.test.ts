import { inspect } from 'node:util'
import type { TestScheduler } from 'rxjs/testing'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Auth, type ConnectOptions, connect, type HttpResponse } from '../../src/index.ts'
import type { HttpRequest } from '../../src/rest/protocol/httpTransport.ts'
import { reply, scriptedHttp, tokenReply } from '../kit/http.ts'
import { virtually } from '../kit/scheduler.ts'

const KEYS = { appKey: 'APP-KEY-1234', secretKey: 'SECRET-5678' }

function client(
  clock: TestScheduler,
  answer: (request: HttpRequest, index: number) => HttpResponse | Error,
  credentials: ConnectOptions['credentials'] = KEYS,
) {
  const server = scriptedHttp(clock, 1, answer)
  const env = { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' }
  const kiwoom = connect({ env, credentials, http: server.http, scheduler: clock, seed: 1 })
  const told: unknown[] = []
  const note = (what: unknown) => told.push(what)
  kiwoom.diagnostics$.subscribe(note)
  return {
    kiwoom,
    told,
    note,
    sent: () => server.requests.map(({ url, body }) => [new URL(url).pathname, JSON.parse(body)]),
  }
}

/** Tokens one after the other; a revoke and every query succeed. */
function exchange() {
  let issued = 0
  return ({ url }: HttpRequest): HttpResponse =>
    url.endsWith('/oauth2/token') ? tokenReply(`TOKEN-${++issued}`) : reply({ acctNo: '1234567890' })
}

describe('kiwoom.auth', () => {
  it('issues a token for the keys of the client, one request for each subscription', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, sent, note, told } = client(clock, exchange())
      const token$ = kiwoom.auth.issueToken()
      flush()
      expect(sent()).toEqual([])
      token$.subscribe(note)
      flush()
      expect(told).toEqual([{ expiresAt: '2026-11-21T09:00:00', tokenType: 'bearer', accessToken: 'TOKEN-1' }])
      const body = { grant_type: 'client_credentials', appkey: 'APP-KEY-1234', secretkey: 'SECRET-5678' }
      expect(sent()).toEqual([['/oauth2/token', body]])
    }))

  it('issues one for other keys when they are given', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, sent } = client(clock, exchange(), { token: 'GIVEN' })
      kiwoom.auth.issueToken({ appKey: 'OTHER', secretKey: 'HUSH' }).subscribe()
      flush()
      expect(sent()).toMatchObject([['/oauth2/token', { appkey: 'OTHER', secretkey: 'HUSH' }]])
    }))

  it('revokes the token in use, and the next call asks for another', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, sent } = client(clock, exchange())
      for (const call$ of [kiwoom.account.accountNumber(), kiwoom.auth.revokeToken(), kiwoom.account.accountNumber()]) {
        call$.subscribe()
        flush()
      }
      expect(sent().map(([path]) => path)).toEqual([
        '/oauth2/token',
        '/api/dostk/acnt',
        '/oauth2/revoke',
        '/oauth2/token',
        '/api/dostk/acnt',
      ])
      expect(sent()[2]).toEqual([
        '/oauth2/revoke',
        { appkey: 'APP-KEY-1234', secretkey: 'SECRET-5678', token: 'TOKEN-1' },
      ])
    }))

  it('keeps the token in use when it was another that was revoked', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, sent } = client(clock, exchange())
      const calls = [kiwoom.account.accountNumber(), kiwoom.auth.revokeToken({ accessToken: 'OLD' })]
      for (const call$ of [...calls, kiwoom.account.accountNumber()]) {
        call$.subscribe()
        flush()
      }
      expect(sent().filter(([path]) => path === '/oauth2/token')).toHaveLength(1)
    }))

  it.each([
    ['no keys to issue with', (auth: Auth) => auth.issueToken(), { token: 'GIVEN' }, 'appKey'],
    ['no token to revoke', (auth: Auth) => auth.revokeToken(), KEYS, 'accessToken'],
  ])('refuses before anything is sent: %s', (_, call, credentials, path) =>
    virtually(({ flush }, clock) => {
      const { kiwoom, sent, note, told } = client(clock, exchange(), credentials)
      call(kiwoom.auth).subscribe({ error: note })
      flush()
      expect(told).toMatchObject([
        { _tag: 'BadRequest', problems: expect.arrayContaining([{ path }].map((p) => expect.objectContaining(p))) },
      ])
      expect(sent()).toEqual([])
    }),
  )

  it.each([
    ['HTTP 503', { status: 503, headers: {}, body: '' }, 'Unavailable'],
    [
      'too many requests',
      { status: 429, headers: {}, body: '{"return_code":5,"return_msg":"[1700:…]"}' },
      'RateLimited',
    ],
    ['a lost connection', new TypeError('fetch failed'), 'Unavailable'],
    ['a reply without a token', reply({ token: '', expires_dt: 'TOKEN-9' }), 'DecodeError'],
  ])('is sent once, and reports %s without a secret', (_, answer, tag) =>
    virtually(({ flush }, clock) => {
      const { kiwoom, sent, note, told } = client(clock, () => answer)
      kiwoom.auth.issueToken().subscribe({ error: note })
      kiwoom.auth.revokeToken({ accessToken: 'TOKEN-9' }).subscribe({ error: note })
      flush()
      expect(sent()).toHaveLength(2)
      expect(told).toContainEqual(expect.objectContaining({ _tag: tag }))
      const shown = inspect([told, kiwoom], { depth: 9 }) + JSON.stringify(told) + told.map(String).join()
      expect(shown).not.toMatch(/APP-KEY-1234|SECRET-5678|accessToken: 'TOKEN/)
    }),
  )

  it('names its parameters', () => {
    type Parameter = NonNullable<Parameters<Auth['revokeToken']>[0]>
    expectTypeOf<keyof Parameter>().toEqualTypeOf<'appKey' | 'secretKey' | 'accessToken'>()
  })
})
