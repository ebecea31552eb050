import { once } from 'node:events'
import { createConnection } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type StartedExchange, startExchange } from '../src/exchange.ts'
import { call, loggedIn, RealSocket, tokenOf } from './support/real.ts'
import { reg } from './support/virtual.ts'

const MINUTE = { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' }

let exchange: StartedExchange
beforeEach(async () => {
  exchange = await startExchange({ seed: 7, rules: { speed: 60 } })
})
afterEach(() => exchange.close())

const chart = (token: string, headers = {}) =>
  call(exchange, '/api/dostk/chart', { 'api-id': 'ka10080', authorization: `Bearer ${token}`, ...headers }, MINUTE)

describe('over real HTTP', () => {
  it('is on loopback, on a port of its own', () => {
    expect(exchange.rest).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(exchange.socket).toBe(exchange.rest.replace('http', 'ws'))
    expect(exchange.port).toBeGreaterThan(0)
  })

  it('issues a token, and pages a chart by headers', async () => {
    const token = await tokenOf(exchange)
    const first = await chart(token)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('application/json;charset=UTF-8')
    expect(first.headers.get('cont-yn')).toBe('Y')
    const second = await chart(token, { 'cont-yn': 'Y', 'next-key': first.headers.get('next-key') ?? '' })
    expect(second.body['stk_min_pole_chart_qry']).not.toEqual(first.body['stk_min_pole_chart_qry'])
  })

  it('refuses with 429 beyond the limit', async () => {
    exchange.rules.queryRate = 0
    exchange.rules.queryBurst = 2
    const token = await tokenOf(exchange)
    const answers = await Promise.all([chart(token), chart(token), chart(token)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 429])
  })

  it('refuses what is no POST', async () => {
    expect((await fetch(`${exchange.rest}/api/dostk/chart`)).status).toBe(405)
  })

  it.each(['//', '///', 'http://[', '*', '/%', '/api/dostk/chart\u0001'])(
    'survives the request target %j',
    async (target) => {
      for (const upgrade of ['', 'Connection: Upgrade\r\nUpgrade: websocket\r\n']) {
        const socket = createConnection(exchange.port, '127.0.0.1')
        socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\n${upgrade === '' ? 'Connection: close\r\n' : upgrade}\r\n`)
        const [answer] = await once(socket, 'data')
        expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /)
        socket.destroy()
      }
      expect(await tokenOf(exchange)).toMatch(/^.{86}$/)
    },
  )

  it('writes its headers in the casing of the rules', async () => {
    exchange.rules.headerCase = 'title'
    // fetch folds the case; only that they arrive can be seen here.
    expect((await chart(await tokenOf(exchange))).headers.get('cont-yn')).toBe('Y')
  })

  it('does not mind a client that goes away before the reply', async () => {
    exchange.rules.latency = 5_000
    const controller = new AbortController()
    const gone = fetch(`${exchange.rest}/oauth2/token`, { method: 'POST', body: '{}', signal: controller.signal })
    while (exchange.received.requestCount() === 0) await new Promise((resolve) => setImmediate(resolve))
    controller.abort()
    await expect(gone).rejects.toThrow()
    exchange.rules.latency = 0
    expect(await tokenOf(exchange)).toMatch(/^.{86}$/)
  })

  it('rejects on a port that is taken', async () => {
    await expect(startExchange({ port: exchange.port })).rejects.toThrow('EADDRINUSE')
  })
})

describe('over real WebSockets', () => {
  it('logs in, registers, and hears trades and books', async () => {
    const socket = await loggedIn(exchange, await tokenOf(exchange))
    socket.send(reg(['005930'], ['0B', '0D']))
    expect(await socket.until(({ trnm }) => trnm === 'REG')).toEqual({ trnm: 'REG', return_code: 0, return_msg: '' })
    for (const type of ['0B', '0D']) {
      await socket.until((frame) => JSON.stringify(frame['data'])?.includes(`"type":"${type}"`) === true)
    }
    expect(exchange.registrations()).toHaveLength(2)
    expect(exchange.received.frames.map(({ trnm }) => trnm)).toEqual(['LOGIN', 'REG'])
  })

  it('closes with 1000 Bye what it ends', async () => {
    const token = await tokenOf(exchange)
    const older = await loggedIn(exchange, token)
    await loggedIn(exchange, token)
    expect(await older.closed).toEqual({ code: 1000, reason: 'Bye' })
    expect(older.frames.at(-1)).toMatchObject({ trnm: 'SYSTEM', code: 'R10001' })
  })

  it('takes its own path only', async () => {
    const socket = new RealSocket(exchange, '/elsewhere')
    expect((await socket.closed).code).toBe(1006)
  })

  it('breaks connections when abrupt, and closes them with a code otherwise', async () => {
    const token = await tokenOf(exchange)
    const broken = await loggedIn(exchange, token)
    exchange.dropSockets({ abrupt: true })
    expect((await broken.closed).code).toBe(1006)
    const closed = await loggedIn(exchange, token)
    exchange.dropSockets({ code: 1012, reason: 'restart' })
    expect(await closed.closed).toEqual({ code: 1012, reason: 'restart' })
  })

  it('fragments long messages, inside characters too, and they arrive whole', async () => {
    const socket = await loggedIn(exchange, await tokenOf(exchange))
    exchange.rules.fragmentBytes = 7
    const text = JSON.stringify({ trnm: 'REAL', data: [], note: '삼성전자 '.repeat(50) })
    exchange.pushFrame(text)
    await socket.until(({ trnm }) => trnm === 'REAL')
    expect(socket.texts).toContain(text)
  })

  it('forgets a client that leaves', async () => {
    const socket = await loggedIn(exchange, await tokenOf(exchange))
    socket.socket.close()
    await socket.closed
    while (exchange.sessions().length > 0) await new Promise((resolve) => setImmediate(resolve))
  })

  it('ends everything on close, which may be called twice', async () => {
    const socket = await loggedIn(exchange, await tokenOf(exchange))
    await Promise.all([exchange.close(), exchange.close()])
    await socket.closed
    await expect(tokenOf(exchange)).rejects.toThrow()
  })
})
