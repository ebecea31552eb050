/** What a client of a gateway cannot get around, and what it cannot break. */
import { connect } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { firstValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { type AuditLine, type Gateway, startGateway } from '../../src/index.ts'
import { isRecord } from '../model/record.ts'

let exchange: StartedExchange
let gateway: Gateway
let isDiskFull = false

const session = () => ({ env: exchange, credentials: { appKey: 'the-real-key', secretKey: 'the-real-secret' } })

beforeAll(async () => {
  exchange = await startExchange({ seed: 7, scenario: 'lively' })
  gateway = await startGateway({
    sessions: [session()],
    audit: () => {
      if (isDiskFull) throw new Error('ENOSPC: no space left on device')
    },
    clients: [
      { name: 'trader', token: 'trader-token', rights: { trade: true, maxQuantity: 5 } },
      { name: 'few', token: 'few-token', rights: { items: ['005930'] } },
      { name: 'searcher', token: 'searcher-token', rights: { conditions: true } },
    ],
  })
})
afterAll(async () => {
  await gateway.close()
  await exchange.close()
})

async function post(id: string, token: string, body: Readonly<Record<string, string>>) {
  const headers = { 'api-id': id, authorization: `Bearer ${token}` }
  const answer = await fetch(`${gateway.rest}/api/dostk/ordr`, { method: 'POST', headers, body: JSON.stringify(body) })
  const parsed: unknown = await answer.json()
  return isRecord(parsed) ? parsed : {}
}

const BUY = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '1', ord_uv: '', trde_tp: '3', cond_uv: '' }

/** Logs in, sends a frame, and gives what comes until `isLast`. */
async function talk(url: string, token: string, frame: object, isLast: (frames: readonly string[]) => boolean) {
  const socket = new WebSocket(`${url}/api/dostk/websocket`)
  const frames: string[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('open', () => socket.send(JSON.stringify({ trnm: 'LOGIN', token })))
      socket.on('message', (data) => {
        const text = String(data)
        frames.push(text)
        if (text.includes('"trnm":"LOGIN"')) socket.send(JSON.stringify(frame))
        if (isLast(frames)) resolve()
      })
    })
  } finally {
    socket.terminate()
  }
  return frames
}

const trade = { grp_no: '1', refresh: '1', data: [{ item: ['005930'], type: ['0B'] }] }
const hasAnEvent = (frames: readonly string[]): boolean => frames.some((text) => text.includes('"trnm":"REAL"'))

describe('the rights of a client', () => {
  it('bound the shares of a changed order too, whatever else its body has', async () => {
    const change = { dmst_stex_tp: 'KRX', orig_ord_no: '0000001', stk_cd: '005930', mdfy_uv: '50000', mdfy_cond_uv: '' }
    for (const body of [{ mdfy_qty: '5000' }, { mdfy_qty: '5000', ord_qty: '1' }, { mdfy_qty: '1', ord_qty: '5000' }]) {
      const { return_msg: text } = await post('kt10002', 'trader-token', { ...change, ...body })
      expect(text).toMatch(/for 5 shares at most/)
    }
  })

  it('bound the codes whose last value it reads', async () => {
    const ask = (item: string) =>
      fetch(`${gateway.rest}/last?type=0B&item=${item}`, { headers: { authorization: 'Bearer few-token' } })
    expect([(await ask('000660')).status, (await ask('005930')).status]).toEqual([403, 404])
  })
})

describe('condition searches', () => {
  const answers = (trnm: string) => (frames: readonly string[]) =>
    frames.some((text) => text.includes(`"trnm":"${trnm}"`))
  it('are for clients with the right to them, which comes with the account or alone', async () => {
    const list = async (token: string) => {
      const frames = await talk(gateway.socket, token, { trnm: 'CNSRLST' }, answers('CNSRLST'))
      return JSON.parse(frames.at(-1) ?? '')
    }
    expect(await list('few-token')).toMatchObject({ return_code: 1, return_msg: expect.stringMatching(/no right/) })
    expect(await list('trader-token')).toMatchObject({ return_code: 0 })
    expect(await list('searcher-token')).toMatchObject({ return_code: 0, data: expect.any(Array) })
  })

  it('that are refused name the search, so that a client of ours fails at once', async () => {
    const kiwoom = connect({ env: gateway, credentials: { token: 'few-token' } })
    await expect(firstValueFrom(kiwoom.condition.searchRealtime({ conditionNumber: '0' }))).rejects.toMatchObject({
      message: expect.stringMatching(/no right to condition searches/),
    })
    await kiwoom.close()
  })
})

describe('a gateway', () => {
  it('counts calls of an api-id that no one knows as one', async () => {
    for (const id of ['x1', 'x2', 'au1', 'toString']) await post(id, 'no-token', {})
    const metrics = await (await fetch(`${gateway.rest}/metrics`)).text()
    expect(metrics).toMatch(/calls_total\{client="",api_id="unknown",status="\d+"\} 4/)
    expect(metrics).not.toContain('api_id="x1"')
  })

  it('goes on while the audit log cannot be written, but sends no order', async () => {
    isDiskFull = true
    const before = exchange.orders().length
    expect(await post('kt10000', 'trader-token', BUY)).toMatchObject({ return_code: 20 })
    expect(hasAnEvent(await talk(gateway.socket, 'few-token', { trnm: 'REG', ...trade }, hasAnEvent))).toBe(true)
    isDiskFull = false
    expect(exchange.orders().length).toBe(before)
    expect(await (await fetch(`${gateway.rest}/metrics`)).text()).toMatch(/^kiwoom_gateway_audit_failed_total [2-9]/m)
    expect(await post('kt10000', 'trader-token', BUY)).toMatchObject({ return_code: 0 })
  })

  it('sends the last event of a registration behind the answer of a REG that asks for it', async () => {
    const seen: string[] = []
    const holding = new WebSocket(`${gateway.socket}/api/dostk/websocket`)
    await new Promise<void>((resolve) => {
      holding.on('open', () => holding.send(JSON.stringify({ trnm: 'LOGIN', token: 'trader-token' })))
      holding.on('message', (data) => {
        const text = String(data)
        if (text.includes('"trnm":"LOGIN"')) holding.send(JSON.stringify({ trnm: 'REG', ...trade }))
        if (!text.includes('"trnm":"REAL"')) return
        seen.push(text)
        resolve()
      })
    })
    // From here on nothing comes by itself.
    const swallow = { on: 'entry', type: '0B', times: Number.POSITIVE_INFINITY, do: { _tag: 'swallow' } } as const
    const silent = exchange.faults.add(swallow)
    try {
      const frames = await talk(gateway.socket, 'few-token', { trnm: 'REG', last: '1', ...trade }, hasAnEvent)
      expect(frames.map((text) => /"trnm":"(\w+)"/.exec(text)?.[1])).toEqual(['LOGIN', 'REG', 'REAL'])
      expect(frames.at(-1)).toBe(seen.at(-1))
    } finally {
      silent.remove()
      holding.terminate()
    }
  })

  it('shows no app key in what it notes, without a list of clients', async () => {
    const audit: AuditLine[] = []
    const open = await startGateway({ sessions: [session()], audit: (line) => audit.push(line) })
    const keys = { appkey: 'key-of-someone', secretkey: 'any' }
    const body = JSON.stringify({ grant_type: 'client_credentials', ...keys })
    await fetch(`${open.rest}/oauth2/token`, { method: 'POST', body })
    const metrics = await (await fetch(`${open.rest}/metrics`)).text()
    await open.close()
    expect(audit).toContainEqual(
      expect.objectContaining({ what: 'token', client: expect.stringMatching(/^key-[0-9a-f]{16}$/) }),
    )
    expect(JSON.stringify(audit) + metrics).not.toContain('key-of-someone')
  })
})
