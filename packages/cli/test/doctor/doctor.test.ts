/** `kiwoom doctor` against broken set-ups, over real sockets on loopback: it names the cause of each. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@kiwoom-rx/core'
import { type Fault, mockRules, startExchange } from '@kiwoom-rx/testing/exchange'
import { filter, interval, mergeMap, take } from 'rxjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AUTHORITY } from '../support/certificate.ts'
import {
  closedPort,
  type Listening,
  startBabbler,
  startLyingProxy,
  startRefusingProxy,
  startTlsProxy,
  startWebServer,
} from '../support/network.ts'
import { shifted } from '../support/scheduler.ts'
import { KEYS, kiwoom, type Ran, type TestTerminalOptions } from '../support/terminal.ts'

let folder: string
let ca: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-doctor-'))
  ca = join(folder, 'authority.pem')
  writeFileSync(ca, AUTHORITY)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A set-up, what the doctor is called with, and how it is taken down. */
interface Setup {
  readonly args: readonly string[]
  readonly terminal?: TestTerminalOptions
  readonly close?: () => Promise<void> | void
}

/** What the doctor says of a set-up. */
async function examined(setUp: () => Promise<Setup> | Setup): Promise<Ran> {
  const { args, terminal, close } = await setUp()
  try {
    return await kiwoom(['doctor', '--wait', '2', ...args], terminal)
  } finally {
    await close?.()
  }
}

const failures = ({ json }: Ran): readonly unknown[] =>
  json.filter(({ state }) => state === 'failed').map(({ check, cause }) => `${String(check)}: ${String(cause)}`)

async function exchangeWith(...faults: readonly Fault[]): Promise<Setup & { readonly rest: string }> {
  // Another day than today: at nine in Korea the exchange's clock would be right.
  const exchange = await startExchange({ seed: 7, rules: { date: '2026-11-20' } })
  for (const fault of faults) exchange.faults.add(fault)
  return { rest: exchange.rest, args: ['--env', exchange.rest], close: () => exchange.close() }
}

const always = Number.POSITIVE_INFINITY
const answer = (apiId: string, body: string | Readonly<Record<string, unknown>>, status = 200): Fault => ({
  on: 'request',
  apiId,
  times: always,
  do: { _tag: 'answer', status, body },
})
const refusedKeys = (code: string): Fault =>
  answer('au10001', {
    return_code: 3,
    return_msg: `인증에 실패했습니다[${code}:App Key와 Secret Key 검증에 실패했습니다]`,
  })

const through = async (proxy: Listening, env = 'https://exchange.test'): Promise<Setup> => ({
  args: ['--env', env, '--proxy', `http://127.0.0.1:${proxy.port}`],
  close: () => proxy.close(),
})

const BROKEN: readonly {
  readonly what: string
  readonly finds: string
  readonly setUp: () => Promise<Setup> | Setup
}[] = [
  {
    what: 'no keys',
    finds: 'keys: keysMissing',
    setUp: async () => ({ ...(await exchangeWith()), terminal: { environment: {} } }),
  },
  {
    what: 'a key without its secret',
    finds: 'keys: keysMissing',
    setUp: async () => ({ ...(await exchangeWith()), terminal: { environment: { KIWOOM_APP_KEY: 'alone' } } }),
  },
  {
    what: 'a file of keys that others may read',
    finds: 'keys: keysFile',
    setUp: () => {
      const file = join(folder, 'open-keys')
      writeFileSync(file, 'KIWOOM_APP_KEY=a\nKIWOOM_SECRET_KEY=b\n')
      chmodSync(file, 0o644)
      return { args: ['--env', 'http://127.0.0.1:1', '--keys', file] }
    },
  },
  { what: 'wrong keys', finds: 'token: keysWrong', setUp: () => exchangeWith(refusedKeys('8001')) },
  {
    what: 'keys of the other environment',
    finds: 'token: keysOtherEnv',
    setUp: () => exchangeWith(refusedKeys('8030')),
  },
  {
    what: 'an address that is not registered for the key',
    finds: 'token: addressNotRegistered',
    setUp: () => exchangeWith(refusedKeys('8010')),
  },
  {
    what: 'a token that is refused, and a new one too',
    finds: 'token: tokenRefused',
    setUp: () => exchangeWith({ on: 'request', apiId: 'ka10100', times: always, do: { _tag: 'refuse', as: 'token' } }),
  },
  {
    what: 'too many requests for a token',
    finds: 'token: rateLimited',
    setUp: () => exchangeWith({ on: 'request', apiId: 'au10001', times: always, do: { _tag: 'refuse', as: 'rate' } }),
  },
  {
    what: 'too many queries',
    finds: 'token: rateLimited',
    setUp: () => exchangeWith({ on: 'request', apiId: 'ka10100', times: always, do: { _tag: 'refuse', as: 'rate' } }),
  },
  {
    what: 'an exchange under maintenance',
    finds: 'token: maintenance',
    setUp: () => exchangeWith(answer('au10001', { return_code: 20, return_msg: '시스템 점검 중입니다' })),
  },
  {
    what: 'a web server in place of the exchange',
    finds: 'token: notTheExchange',
    setUp: async () => {
      const server = await startWebServer(200, '<html><title>It works</title></html>')
      return { args: ['--env', `http://127.0.0.1:${server.port}`], close: () => server.close() }
    },
  },
  {
    what: 'a closed port',
    finds: 'host: hostUnreachable',
    setUp: async () => ({ args: ['--env', `http://127.0.0.1:${await closedPort()}`] }),
  },
  {
    what: 'a name that no resolver knows',
    finds: 'host: hostUnknown',
    setUp: () => ({ args: ['--env', 'https://exchange.invalid'] }),
  },
  {
    what: 'a port that does not speak TLS',
    finds: 'host: notTls',
    setUp: async () => {
      const server = await startBabbler('220 mail.example ESMTP\r\n')
      return { args: ['--env', `https://127.0.0.1:${server.port}`], close: () => server.close() }
    },
  },
  {
    what: 'a certificate of an authority that is not trusted',
    finds: 'host: certificateUntrusted',
    setUp: async () => {
      const exchange = await startExchange({ seed: 7 })
      const proxy = await startTlsProxy(exchange.port)
      const { args } = await through(proxy)
      return {
        args,
        close: () => {
          proxy.close()
          return exchange.close()
        },
      }
    },
  },
  {
    what: 'a certificate of another host',
    finds: 'host: certificateUntrusted',
    setUp: async () => {
      const proxy = await startTlsProxy(1)
      const { args, close } = await through(proxy, 'https://other.test')
      return { args: [...args, '--ca', ca], ...(close && { close }) }
    },
  },
  {
    what: 'a proxy that is not there',
    finds: 'host: proxyUnreachable',
    setUp: async () => through({ port: await closedPort(), close: () => undefined }),
  },
  {
    what: 'a proxy that wants a password',
    finds: 'host: proxyRefuses',
    setUp: async () => through(await startRefusingProxy(407)),
  },
  {
    what: 'a proxy that shows a page of its own',
    finds: 'host: proxyLies',
    setUp: async () => through(await startLyingProxy()),
  },
  {
    what: 'a proxy that is a mail server',
    finds: 'host: proxyLies',
    setUp: async () => through(await startBabbler('500 unrecognized command\r\n')),
  },
  {
    what: 'a blocked port of the WebSocket',
    finds: 'port: portBlocked',
    setUp: async () => {
      const { rest, close } = await exchangeWith()
      const setup = { args: ['--env', `${rest},ws://127.0.0.1:${await closedPort()}`] }
      return { ...setup, ...(close && { close }) }
    },
  },
  {
    what: 'a WebSocket that is refused',
    finds: 'session: socketRefused',
    setUp: () => exchangeWith({ on: 'connect', times: always, do: { _tag: 'refuse', status: 403 } }),
  },
  {
    what: 'a LOGIN that is refused',
    finds: 'session: loginRefused',
    setUp: () => exchangeWith({ on: 'received', trnm: 'LOGIN', times: always, do: { _tag: 'refuse' } }),
  },
  {
    what: 'another program with the same key',
    finds: 'session: sessionTaken',
    setUp: anotherLogin,
  },
  {
    what: 'a registration that is not answered',
    finds: 'tick: registrationSilent',
    setUp: () => exchangeWith({ on: 'received', trnm: 'REG', times: always, do: { _tag: 'ignore' } }),
  },
  {
    what: 'no tick in trading hours',
    finds: 'tick: noTick',
    setUp: () => exchangeWith({ on: 'sent', trnm: 'REAL', times: always, do: { _tag: 'withhold' } }),
  },
]

describe('kiwoom doctor', () => {
  test.concurrent.each(BROKEN)('names the cause of $what', async ({ setUp, finds }) => {
    const ran = await examined(setUp)
    expect(failures(ran)).toEqual([finds])
    expect(ran.code).toBe(1)
  })

  test('finds nothing wrong with an exchange that works, and times the first tick', async () => {
    const { args, close } = await exchangeWith()
    const ran = await kiwoom(['doctor', ...args, '--wait', '120'])
    await close?.()
    expect(ran.json.map(({ check, state }) => `${String(check)} ${String(state)}`)).toEqual([
      'keys ok',
      'host ok',
      'token ok',
      'clock note',
      'port ok',
      'session ok',
      'tick ok',
    ])
    expect(ran.json.at(-1)?.['text']).toMatch(/^the first trade of 005930 came after \d+ ms$/)
    expect(ran.code).toBe(0)
  })

  test('distinguishes a closed market from a registration that brings nothing', async () => {
    const exchange = await startExchange({ seed: 7, rules: { startAt: '21:00:00' } })
    const ran = await kiwoom(['doctor', '--wait', '1', '--env', exchange.rest])
    await exchange.close()
    expect(ran.json.at(-1)).toMatchObject({ check: 'tick', state: 'note', text: expect.stringContaining('closed') })
    expect(ran.code).toBe(0)
  })

  test.each([
    { ahead: 0, finds: [] },
    { ahead: 600_000, finds: ['clock: clockWrong'] },
    { ahead: -600_000, finds: ['clock: clockWrong'] },
  ])('compares the clocks at the hosts of the exchange: $ahead ms ahead', async ({ ahead, finds }) => {
    const exchange = await startExchange({ seed: 7, rules: mockRules })
    const proxy = await startTlsProxy(exchange.port)
    const { args } = await through(proxy, 'mock')
    const options = { scheduler: shifted(exchange, ahead) }
    const ran = await kiwoom(['doctor', ...args, '--wait', '120', '--ca', ca], options)
    proxy.close()
    await exchange.close()
    expect(failures(ran)).toEqual(finds)
    expect(ran.json.at(-1)).toMatchObject({ check: 'tick', state: 'ok' })
  })

  test('skips what stands behind a failure, and reports it as skipped', async () => {
    const ran = await examined(async () => ({ args: ['--env', `http://127.0.0.1:${await closedPort()}`] }))
    expect(ran.json.map(({ state }) => state)).toEqual(['ok', 'failed', ...Array(5).fill('skipped')])
  })

  test('prints a table for people, in Korean on request', async () => {
    const { rest, close } = await exchangeWith(refusedKeys('8001'))
    const { out } = await kiwoom(['doctor', '--env', rest, '--lang', 'ko'], { isTTY: true })
    await close?.()
    expect(out).toMatch(/^정상 +키 +/m)
    expect(out).toMatch(/^문제 +접근토큰 +앱키나 시크릿키가 틀렸습니다\(8001\)/m)
  })

  test('prints neither keys nor tokens, whatever fails', async () => {
    const all = await Promise.all(BROKEN.slice(0, 12).map(({ setUp }) => examined(setUp)))
    const text = all.map(({ out, err }) => out + err).join('\n')
    for (const secret of Object.values(KEYS)) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/Bearer|"token":"(?!\*)/)
  })
})

/** Another client logs in with the same key once the doctor has its session. */
async function anotherLogin(): Promise<Setup> {
  const exchange = await startExchange({ seed: 7 })
  exchange.faults.add({ on: 'sent', trnm: 'REAL', times: always, do: { _tag: 'withhold' } })
  const credentials = { appKey: KEYS.KIWOOM_APP_KEY, secretKey: KEYS.KIWOOM_SECRET_KEY }
  const other = connect({ env: exchange, credentials })
  const waiting = interval(20)
    .pipe(
      filter(() => exchange.received.frames.some(({ trnm }) => trnm === 'REG')),
      take(1),
      mergeMap(() => other.realtime.marketStatus()),
    )
    .subscribe()
  return {
    args: ['--env', exchange.rest],
    close: async () => {
      waiting.unsubscribe()
      await other.close()
      await exchange.close()
    },
  }
}
