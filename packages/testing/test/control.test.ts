import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type StartedExchange, startExchange } from '../src/exchange.ts'
import { loggedIn, tokenOf } from './support/real.ts'
import { reg } from './support/virtual.ts'

let exchange: StartedExchange
beforeEach(async () => {
  exchange = await startExchange({ seed: 7, control: true })
  exchange.pauseMarket()
})
afterEach(() => exchange.close())

interface Reply {
  readonly status: number
  readonly body: unknown
}

async function ask(method: string, path: string, body?: unknown): Promise<Reply> {
  const reply = await fetch(`${exchange.rest}/exchange${path}`, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: reply.status, body: await reply.json() }
}

describe('the controls over HTTP', () => {
  it('show the market, the sessions, what is registered, and the rules', async () => {
    const socket = await loggedIn(exchange, await tokenOf(exchange))
    socket.send(reg(['005930'], ['0B']))
    await socket.until(({ trnm }) => trnm === 'REG')
    expect(await ask('GET', '')).toMatchObject({
      status: 200,
      body: {
        market: { time: expect.stringMatching(/^09:00:0\d/) },
        sessions: [{ isLoggedIn: true }],
        registrations: [{ type: '0B', item: '005930' }],
        received: { frames: 2, requests: 1 },
        faults: [],
        rules: { latency: 5 },
      },
    })
    expect(JSON.stringify(await ask('GET', '/received'))).toContain('"token":"***"')
    socket.socket.close()
  })

  it('put faults on the menu and take them off', async () => {
    const fault = { on: 'request', apiId: 'au10001', times: 'always', do: { _tag: 'refuse', as: 'unavailable' } }
    expect((await ask('POST', '/faults', fault)).status).toBe(200)
    expect(exchange.faults.waiting).toEqual([{ ...fault, times: Number.POSITIVE_INFINITY }])
    expect((await fetch(`${exchange.rest}/oauth2/token`, { method: 'POST', body: '{}' })).status).toBe(503)
    expect(await ask('DELETE', '/faults')).toEqual({ status: 200, body: { done: true } })
    expect(await tokenOf(exchange)).toMatch(/^.{86}$/)
  })

  it('change rules, and say which cannot be changed any more', async () => {
    expect(await ask('POST', '/rules', { latency: 1, rateStatus: 200 })).toMatchObject({
      status: 200,
      body: { latency: 1 },
    })
    expect(exchange.rules).toMatchObject({ latency: 1, rateStatus: 200 })
    expect(await ask('POST', '/rules', { date: '2026-11-20' })).toEqual({
      status: 400,
      body: { error: 'the rule date is read when the exchange starts: give it then' },
    })
    expect((await ask('POST', '/rules', { latency: -1 })).status).toBe(400)
    expect(exchange.rules.latency).toBe(1)
  })

  it('send frames, drop sockets, end tokens, and move the clock', async () => {
    const socket = await loggedIn(exchange, await tokenOf(exchange))
    socket.send(reg(['005930'], ['0B']))
    await socket.until(({ trnm }) => trnm === 'REG')
    expect((await ask('POST', '/push', { type: '0B', item: '005930', values: { 10: '+61300', 15: 5 } })).body).toEqual({
      reached: 1,
    })
    expect(await socket.until(({ trnm }) => trnm === 'REAL')).toMatchObject({
      data: [{ item: '005930', values: { 10: '+61300', 15: '5' } }],
    })
    expect((await ask('POST', '/push', { raw: '{"trnm":"HELLO"}' })).body).toEqual({ reached: 1 })
    expect(await socket.until(({ trnm }) => trnm === 'HELLO')).toEqual({ trnm: 'HELLO' })
    expect((await ask('POST', '/drop', { code: 1012, reason: 'restart' })).status).toBe(200)
    expect(await socket.closed).toEqual({ code: 1012, reason: 'restart' })

    const before = await tokenOf(exchange)
    await ask('POST', '/revoke')
    expect(await tokenOf(exchange)).not.toBe(before)

    expect((await ask('POST', '/jump', { ms: 3_600_000 })).body).toMatchObject({
      time: expect.stringMatching(/^10:00:0\d/),
    })
    await ask('POST', '/resume')
    await ask('POST', '/pause')
    const { time } = exchange.market
    expect((await ask('GET', '')).body).toMatchObject({ market: { time } })
    expect(await ask('GET', '/orders')).toEqual({ status: 200, body: [] })
  })

  it.each([
    ['POST', '/fault', '{}', 404, 'there is no POST /exchange/fault; there are GET /exchange, GET /exchange/orders, '],
    ['POST', '/faults', '[', 400, 'the body must be a JSON object'],
    ['POST', '/faults', '{"on":"sent"}', 400, '"do" of a fault on "sent" must have a "_tag" of drop, '],
    ['POST', '/drop', '{"code":1006.5}', 400, '"code" must be a close code, such as 1001, got 1006.5'],
    ['POST', '/drop', '{"abrupt":1}', 400, '"abrupt" must be true or false, got 1'],
    ['POST', '/jump', '{"ms":"1"}', 400, 'ms must be above 0'],
    ['POST', '/push', '{"type":"0B"}', 400, 'a push must have "type"'],
  ])('refuse %s %s %s in words', async (method, path, body, status, error) => {
    const reply = await ask(method, path, body)
    expect(reply.status).toBe(status)
    expect(JSON.stringify(reply.body)).toContain(JSON.stringify(error).slice(1, -1))
  })

  it('are not there unless asked for: the real host has none', async () => {
    const plain = await startExchange()
    expect((await fetch(`${plain.rest}/exchange`)).status).toBe(405)
    expect(plain.received.requestCount()).toBe(1)
    await plain.close()
  })
})
