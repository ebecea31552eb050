import fc from 'fast-check'
import { NEVER, of, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { FieldSpec } from '../../src/catalog.ts'
import { catalog, type HttpTransport, type WireEvent } from '../../src/index.ts'
import { masksOf } from '../../src/observe/masks.ts'
import { rememberSecret } from '../../src/observe/secrets.ts'
import { bench } from '../kit/client.ts'
import { agreeable, tradeFrame } from '../kit/socket.ts'

const ACCOUNT = '5512345678'
const KEYS = { appKey: 'APP-KEY-of-the-wire-test', secretKey: 'SECRET-KEY-of-the-wire-test' }
const TOKEN = 'TOKEN-of-the-wire-test'

/** Issues a token, and answers everything else with an account number in it. */
const http: HttpTransport = ({ url }) =>
  url.endsWith('/oauth2/token')
    ? of({
        status: 200,
        headers: {},
        body: JSON.stringify({ expires_dt: '19700102090000', token_type: 'bearer', token: TOKEN, return_code: 0 }),
      })
    : of({ status: 200, headers: { 'cont-yn': 'N' }, body: `{ "acctNo" : "${ACCOUNT}","return_code":0}` })

function heard(options: Parameters<typeof bench>[1] = {}) {
  const client = bench(agreeable, { http, credentials: KEYS, ...options })
  const wire: WireEvent[] = []
  client.kiwoom.wire$.subscribe((event) => wire.push(event))
  return { ...client, wire }
}

describe('wire$', () => {
  it('reports what passes both ports, in order', () => {
    const { kiwoom, pass, line, wire } = heard()
    kiwoom.stock.info({ stockCode: '005930' }).subscribe({ error: () => undefined })
    const trades = kiwoom.realtime.trade('005930').subscribe()
    pass(100)
    line().push(tradeFrame('005930', 61_300))
    pass(1)
    line().drop(1006, 'gone')
    pass(1)
    trades.unsubscribe()
    expect(wire.map(({ _tag }) => _tag)).toEqual([
      ...[
        'request',
        'reply',
        'request',
        'reply',
        'opened',
        'sent',
        'received',
        'sent',
        'received',
        'received',
        'closed',
      ],
    ])
    expect(wire.at(-1)).toMatchObject({ connection: 1, by: 'exchange', code: 1006, reason: 'gone' })
    expect(wire[3]).toMatchObject({ request: 2, status: 200, headers: { 'cont-yn': 'N' } })
  })

  it('gives a frame the very time that its event has', () => {
    const { kiwoom, pass, line, wire } = heard()
    const times: number[] = []
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt }) => times.push(receivedAt))
    pass(100)
    for (const price of [61_300, 61_400]) {
      line().push(tradeFrame('005930', price, price))
      pass(7)
    }
    const frames = wire.filter((event) => event._tag === 'received' && String(event.frame).includes('REAL'))
    expect(frames.map(({ at }) => at)).toEqual(times)
    expect(times).toHaveLength(2)
  })

  it('reports when the client closed the socket, once', async () => {
    const { kiwoom, pass, wire } = heard()
    kiwoom.realtime.trade('005930').subscribe()
    pass(100)
    const closing = kiwoom.close()
    pass(2_000)
    await closing
    expect(wire.filter(({ _tag }) => _tag === 'closed')).toEqual([
      expect.objectContaining({ by: 'client', code: 1000 }),
    ])
  })

  it('reports a request that failed, and one that no one waits for', () => {
    const failing = heard({ http: () => throwError(() => new Error('no route')) })
    failing.kiwoom.auth.issueToken().subscribe({ error: () => undefined })
    failing.pass(1)
    expect(failing.wire.at(-1)).toMatchObject({ _tag: 'failed', request: 1, reason: 'Error: no route' })

    const left = heard({ http: () => NEVER })
    left.kiwoom.auth.issueToken().subscribe().unsubscribe()
    expect(left.wire.map(({ _tag }) => _tag)).toEqual(['request', 'failed'])
  })

  it('lets no secret out, and marks the same account by the same mark', () => {
    const { kiwoom, pass, line, wire } = heard()
    kiwoom.account.accountNumber().subscribe()
    kiwoom.auth.revokeToken({ accessToken: TOKEN }).subscribe({ error: () => undefined })
    kiwoom.realtime.orderExecution().subscribe()
    pass(100)
    const notice = { trnm: 'REAL', data: [{ type: '00', name: '주문체결', item: '', values: { '9201': ACCOUNT } }] }
    line().push(notice)
    const text = JSON.stringify(wire)
    for (const secret of [ACCOUNT, TOKEN, ...Object.values(KEYS)]) expect(text).not.toContain(secret)
    const reply = wire.find((event) => event._tag === 'reply' && event.body.includes('acctNo'))
    const mark = /"acctNo" : "(\*[0-9a-f]{9})"/.exec(reply?._tag === 'reply' ? reply.body : '')?.[1]
    expect(mark).toBeDefined()
    expect(wire.at(-1)).toMatchObject({ _tag: 'received', frame: expect.stringContaining(`"9201":"${mark}"`) })
  })

  it('passes nothing on and numbers nothing while no one listens', () => {
    const client = bench(agreeable, { http, credentials: KEYS })
    client.kiwoom.account.accountNumber().subscribe()
    client.pass(100)
    const wire: WireEvent[] = []
    client.kiwoom.wire$.subscribe((event) => wire.push(event))
    client.kiwoom.account.accountNumber().subscribe()
    client.pass(1_000)
    expect(wire.map(({ _tag }) => _tag)).toEqual(['request', 'reply'])
    expect(wire[0]).toMatchObject({ request: 1 })
  })
})

/** A message in which every field is filled: what must be hidden, and what must stay. */
function dressed(fields: readonly FieldSpec[]) {
  const secrets: string[] = []
  const others: string[] = []
  const fill = (specs: readonly FieldSpec[], path: string): Record<string, unknown> =>
    Object.fromEntries(
      specs.map(({ key, ko, kind, fields: inner = [] }) => {
        if (kind === 'list') return [key, [fill(inner, `${path}${key}.`)]]
        const isSecret = /계좌번호|계좌명|앱키|시크릿|토큰$/.test(ko)
        const value = isSecret ? `5512345${secrets.length + 100}` : `value of ${path}${key}`
        ;(isSecret ? secrets : others).push(value)
        return [key, value]
      }),
    )
  return { record: fill(fields, ''), secrets, others }
}

describe('the masks', () => {
  const { text, bytes } = masksOf('a key')

  it('leave a text without secrets as it is, byte for byte', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(text(json)).toBe(json)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array(), (raw) => {
        expect([...bytes(raw)]).toEqual([...raw])
      }),
    )
  })

  it('hide an account wherever it is named, and leave all else', () => {
    const name = fc.constantFrom('acctNo', 'acnt_no', '9201')
    const other = fc.record({ cur_prc: fc.string(), volume: fc.integer(), 종목명: fc.string({ unit: 'grapheme' }) })
    fc.assert(
      fc.property(name, fc.stringMatching(/^[1-9]\d{7,9}$/), other, (key, account, rest) => {
        const before = JSON.stringify({ ...rest, [key]: account })
        const after: unknown = JSON.parse(Buffer.from(bytes(Buffer.from(before))).toString())
        expect(after).toEqual({ ...rest, [key]: expect.stringMatching(/^\*[0-9a-f]{9}$/) })
        expect(text(JSON.stringify({ [key]: Number(account) }))).toBe(text(JSON.stringify({ [key]: account })))
      }),
    )
  })

  it('hide the account and the keys of every endpoint, in its requests, its replies and what follows them', () => {
    let count = 0
    for (const { id, request, response, push } of catalog) {
      for (const message of [request, response, ...(push === undefined ? [] : [push.response])]) {
        const { record, secrets, others } = dressed(message.fields)
        const clean = text(JSON.stringify(record))
        for (const secret of secrets) expect(clean, id).not.toContain(secret)
        for (const other of others) expect(clean, id).toContain(other)
        count += secrets.length
      }
    }
    expect(count).toBeGreaterThan(10)
  })

  it('hide an account that was named before under any name, and one that is written like an account', () => {
    rememberSecret('8123456799')
    const body = {
      odd: '8123456799',
      list: ['8123456799', { x: '8123-4567' }],
      other: '8123456798',
      qty: '81234567991',
    }
    const clean = text(JSON.stringify(body))
    const mark = /"odd":"([^"]+)"/.exec(clean)?.[1]
    expect(JSON.parse(clean)).toEqual({
      odd: expect.stringMatching(/^\*[0-9a-f]{9}$/),
      list: [mark, { x: expect.stringMatching(/^\*[0-9a-f]{9}$/) }],
      other: '8123456798',
      qty: '81234567991',
    })
    expect(text('{"acctNo":"8123-4567-99"}')).toBe(`{"acctNo":"${mark}"}`)
  })

  it('hide every account of a list, and come to an end on a broken one', () => {
    const clean = text('{"acctNo":["8123456711",8123456712,""]}')
    expect(JSON.parse(clean)).toEqual({
      acctNo: [expect.stringMatching(/^\*[0-9a-f]{9}$/), expect.stringMatching(/^\*[0-9a-f]{9}$/), ''],
    })
    expect(text(`{"acctNo":[${'1'.repeat(10_000)}`)).toHaveLength(10_011)
  })

  it.each([
    ['a page of HTML', '<p>계좌 8123456711</p>', '<p>계좌 ***</p>'],
    ["the exchange's words", '{"return_msg":"계좌번호: 8123456711"}', '{"return_msg":"계좌번호: ***"}'],
  ])('hide an account in %s, in a text and in its bytes', (_, plain, hidden) => {
    expect(text(plain)).toBe(hidden)
    expect(Buffer.from(bytes(Buffer.from(plain))).toString()).toBe(hidden)
  })

  it('distinguish two accounts, and two owners', () => {
    const mark = (key: string, account: string): string => masksOf(key).text(`{"acctNo":"${account}"}`)
    expect(mark('k', '1234567890')).toBe(mark('k', '1234567890'))
    expect(mark('k', '1234567890')).not.toBe(mark('k', '1234567891'))
    expect(mark('k', '1234567890')).not.toBe(mark('l', '1234567890'))
  })

  it('leave a blank account blank, and a figure of the market that looks like one', () => {
    expect(text('{"9201":"","acctNo":" "}')).toBe('{"9201":"","acctNo":" "}')
    const frame = Buffer.from('{"trnm":"REAL","data":[{"type":"0B","item":"005930","values":{"13":"5512345678"}}]}')
    expect(bytes(frame)).toBe(frame)
  })
})
