/** The gateway over real sockets: who is let in, and what it answers of its own. */
import { connect } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { firstValueFrom, take, toArray } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { type AuditLine, digestOf, type Gateway, startGateway } from '../../src/index.ts'
import { isRecord } from '../model/record.ts'

let exchange: StartedExchange
let gateway: Gateway
const audit: AuditLine[] = []

beforeAll(async () => {
  exchange = await startExchange({ seed: 7, scenario: 'lively' })
  gateway = await startGateway({
    sessions: [{ env: exchange, credentials: { appKey: 'the-real-key', secretKey: 'the-real-secret' } }],
    origins: ['https://screen.example'],
    audit: (line) => audit.push(line),
    clients: [
      { name: 'reader', appKey: 'reader-key', secretHash: digestOf('reader-secret') },
      { name: 'trader', token: 'trader-token', rights: { trade: true, maxQuantity: 5 } },
      { name: 'few', token: 'few-token', rights: { codes: 2, items: ['005930', '000660', '035420'] } },
    ],
  })
})
afterAll(async () => {
  await gateway.close()
  await exchange.close()
})

const post = (path: string, headers: Record<string, string>, body: unknown) =>
  fetch(gateway.rest + path, { method: 'POST', headers, body: JSON.stringify(body) })
const order = (token: string, quantity: string, id?: string) =>
  post(
    '/api/dostk/ordr',
    { 'api-id': 'kt10000', authorization: `Bearer ${token}`, ...(id && { 'client-order-id': id }) },
    { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: quantity, ord_uv: '', trde_tp: '3', cond_uv: '' },
  )

async function read(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await answer.json()
  return isRecord(body) ? body : {}
}

describe('the tokens of a gateway', () => {
  it('are issued for a key pair of the gateway, the same again, and end when they are revoked', async () => {
    const keys = { appkey: 'reader-key', secretkey: 'reader-secret' }
    const ask = async () => read(await post('/oauth2/token', {}, { grant_type: 'client_credentials', ...keys }))
    const first = await ask()
    expect(first).toMatchObject({ return_code: 0, token_type: 'bearer' })
    expect((await ask())['token']).toBe(first['token'])
    const headers = { 'api-id': 'ka10001', authorization: `Bearer ${first['token']}` }
    const query = async () => (await post('/api/dostk/stkinfo', headers, { stk_cd: '005930' })).json()
    expect(await query()).toMatchObject({ return_code: 0, stk_cd: '005930' })
    expect(await (await post('/oauth2/revoke', {}, { ...keys, token: first['token'] })).json()).toMatchObject({
      return_code: 0,
    })
    expect(await query()).toMatchObject({ return_code: 3 })
  })

  it('are not given for the keys of the exchange, nor for a wrong secret', async () => {
    for (const [appkey, secretkey] of [
      ['the-real-key', 'the-real-secret'],
      ['reader-key', 'wrong'],
    ]) {
      const answer = await post('/oauth2/token', {}, { grant_type: 'client_credentials', appkey, secretkey })
      expect(await answer.json()).toMatchObject({ return_code: 3 })
    }
  })
})

describe('the rights of a client', () => {
  it('decide who trades, and how much', async () => {
    expect(await (await order('few-token', '1')).json()).toMatchObject({ return_code: 20 })
    expect(await (await order('trader-token', '6')).json()).toMatchObject({ return_code: 20 })
    expect(exchange.orders().length).toBe(0)
    expect(await (await order('trader-token', '1')).json()).toMatchObject({ return_code: 0 })
    expect(exchange.orders().length).toBe(1)
  })

  it('keep the account from those who may not see it', async () => {
    const headers = { 'api-id': 'kt00018', authorization: 'Bearer few-token' }
    const answer = await post('/api/dostk/acnt', headers, { qry_tp: '1', dmst_stex_tp: 'KRX' })
    expect(await answer.json()).toMatchObject({ return_code: 20 })
    const kiwoom = connect({ env: gateway, credentials: { token: 'few-token' } })
    await expect(firstValueFrom(kiwoom.realtime.orderExecution())).rejects.toMatchObject({
      _tag: 'RegistrationRefused',
    })
    await kiwoom.close()
  })

  it('bound the codes of each', async () => {
    const kiwoom = connect({ env: gateway, credentials: { token: 'few-token' } })
    const two = kiwoom.realtime.trade(['005930', '000660']).subscribe()
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    await expect(firstValueFrom(kiwoom.realtime.trade('035420'))).rejects.toMatchObject({ _tag: 'RegistrationLimit' })
    two.unsubscribe()
    await kiwoom.close()
  })
})

describe('an order of a gateway', () => {
  it('leaves once under its id, and a retry gets the recorded answer', async () => {
    const before = exchange.orders().length
    const first = await order('trader-token', '2', 'mine-1')
    const again = await order('trader-token', '2', 'mine-1')
    expect(await again.json()).toEqual(await first.json())
    expect(again.headers.get('client-order')).toBe('recorded')
    expect(exchange.orders().length).toBe(before + 1)
    expect(await (await order('trader-token', '3', 'mine-1')).json()).toMatchObject({ return_code: 2 })
    expect(exchange.orders().length).toBe(before + 1)
    expect(audit.filter(({ what }) => what === 'order').at(-1)).toMatchObject({ client: 'trader' })
  })

  it('is looked up when its answer is lost, and the retry gets what was found', async () => {
    exchange.faults.add({ on: 'request', apiId: 'kt10000', do: { _tag: 'loseReply' } })
    const before = exchange.orders().length
    expect((await order('trader-token', '4', 'mine-2')).status).toBe(504)
    let found = await order('trader-token', '4', 'mine-2')
    while (found.status === 504) found = await order('trader-token', '4', 'mine-2')
    expect(await found.json()).toMatchObject({ return_code: 0, ord_no: exchange.orders().at(-1)?.number })
    expect(exchange.orders().length).toBe(before + 1)
  })
})

describe('the door of a gateway', () => {
  it('answers a preflight of an allowed origin alone', async () => {
    const ask = (origin: string) => fetch(`${gateway.rest}/oauth2/token`, { method: 'OPTIONS', headers: { origin } })
    const allowed = await ask('https://screen.example')
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'https://screen.example',
    ])
    expect((await ask('https://other.example')).status).toBe(403)
  })

  it('refuses a socket of a page that is not allowed', async () => {
    const url = `${gateway.socket}/api/dostk/websocket`
    const opens = (origin: string): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url, { origin })
        socket.on('open', () => {
          socket.terminate()
          resolve(true)
        })
        socket.on('error', () => resolve(false))
      })
    expect([await opens('https://screen.example'), await opens('https://other.example')]).toEqual([true, false])
  })

  it('ends the older of two sessions of one client', async () => {
    const first = connect({ env: gateway, credentials: { token: 'trader-token' } })
    const second = connect({ env: gateway, credentials: { token: 'trader-token' } })
    await firstValueFrom(first.realtime.trade('005930'))
    const taken = new Promise((resolve) => first.realtime.trade('000660').subscribe({ error: resolve }))
    await firstValueFrom(second.realtime.trade('005930'))
    expect(await taken).toMatchObject({ _tag: 'SessionTaken' })
    await Promise.all([first.close(), second.close()])
  })

  it('reports health, metrics and last values', async () => {
    const kiwoom = connect({ env: gateway, credentials: { token: 'few-token' } })
    await firstValueFrom(kiwoom.realtime.trade('005930').pipe(take(2), toArray()))
    const subscription = kiwoom.realtime.trade('005930').subscribe()
    const health = await (await fetch(`${gateway.rest}/health`)).json()
    expect(health).toMatchObject({ status: 'ok', sessions: [{ state: 'ready' }] })
    const metrics = await (await fetch(`${gateway.rest}/metrics`)).text()
    expect(metrics).toMatch(/^kiwoom_gateway_session_ready\{session="0"\} 1$/m)
    expect(metrics).toMatch(/^kiwoom_gateway_orders_total\{outcome="accepted"\} \d+$/m)
    expect(metrics).not.toContain('secret')
    const last = `${gateway.rest}/last?type=0B&item=005930`
    expect((await fetch(last)).status).toBe(401)
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    const answer = await fetch(last, { headers: { authorization: 'Bearer few-token' } })
    const frame = await read(answer)
    expect(frame['trnm']).toBe('REAL')
    // A frame may have several entries.
    expect(frame['data']).toContainEqual(expect.objectContaining({ type: '0B', item: '005930' }))
    subscription.unsubscribe()
    await kiwoom.close()
  })

  it('shuts out other addresses without clients and TLS', async () => {
    const sessions = [{ env: exchange, credentials: { appKey: 'a', secretKey: 'b' } }]
    await expect(startGateway({ sessions, host: '0.0.0.0' })).rejects.toThrow(/needs clients/)
    const clients = [{ name: 'a', token: 'b' }]
    await expect(startGateway({ sessions, clients, host: '0.0.0.0' })).rejects.toThrow(/needs tls/)
  })
})
