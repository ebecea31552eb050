import { beforeEach, describe, expect, it } from 'vitest'
import { reg, type TestSocket, unreg, Virtual } from '../support/virtual.ts'

const OK = { trnm: 'REG', return_code: 0, return_msg: '' }

let virtual: Virtual
beforeEach(() => {
  virtual = new Virtual()
  virtual.exchange.pauseMarket()
})

/** Sends one frame and waits for what comes back. */
function ask(socket: TestSocket, frame: object): unknown {
  const seen = socket.replies.length
  socket.send(frame)
  virtual.run(virtual.exchange.rules.latency)
  return socket.replies[seen]
}

const codes = (count: number, from = 0) => Array.from({ length: count }, (_, n) => String(100_000 + from + n))

describe('LOGIN', () => {
  it('succeeds with a token, and says whether orders are routed', () => {
    expect(virtual.login().replies).toEqual([{ trnm: 'LOGIN', return_code: 0, return_msg: '', sor_yn: 'Y' }])
    expect(virtual.exchange.sessions()).toEqual([{ id: 1, isLoggedIn: true, registrations: {} }])
  })

  it.each(['', undefined])('refuses the absent token %j, and closes', (token) => {
    const socket = virtual.open()
    socket.send({ trnm: 'LOGIN', token })
    virtual.run(1)
    expect(socket.replies).toMatchObject([{ trnm: 'LOGIN', return_code: 805002 }])
    expect(socket.closed).toEqual({ code: 1000, reason: 'Bye' })
  })

  it('answers a frame without trnm with the name of what is missing', () => {
    const socket = virtual.open()
    socket.send({ header: {}, body: {} })
    virtual.run(2)
    expect(socket.replies).toEqual([
      { trnm: '', return_code: 100002, return_msg: '필수 파라미터가 누락되어 있습니다(parameter=trnm)' },
    ])
  })

  it.each(['nonsense'])('refuses the token %j, in the words of a frame, and closes', (token) => {
    const socket = virtual.open()
    socket.send({ trnm: 'LOGIN', token })
    virtual.run(1)
    expect(socket.replies).toEqual([
      {
        trnm: 'LOGIN',
        return_code: 805004,
        return_msg: '토큰 인증에 실패했습니다. 접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]',
      },
    ])
    expect(socket.closed).toEqual({ code: 1000, reason: 'Bye' })
    expect(virtual.exchange.sessions()).toEqual([])
  })

  it.each([
    ['replyAndSystem', ['LOGIN', 'SYSTEM']],
    ['system', ['SYSTEM']],
  ] as const)('refuses as the rule %s says', (refusedLogin, frames) => {
    virtual.exchange.rules.refusedLogin = refusedLogin
    const socket = virtual.open()
    socket.send({ trnm: 'LOGIN', token: 'nonsense' })
    virtual.run(1)
    expect(socket.replies.map(({ trnm }) => trnm)).toEqual(frames)
    expect(socket.replies.at(-1)?.['code']).toBe('R10004')
    expect(socket.closed).toBeDefined()
  })

  it('does not take the word Bearer for a part of the token', () => {
    const socket = virtual.open()
    socket.send({ trnm: 'LOGIN', token: `Bearer ${virtual.token()}` })
    virtual.run(1)
    expect(socket.closed).toBeDefined()
  })

  it.each([
    ['REG', reg(['005930'], ['0B'])],
    ['REMOVE', unreg(['005930'], ['0B'])],
    ['CNSRLST', { trnm: 'CNSRLST' }],
  ])('comes before %s: 100013 otherwise', (trnm, frame) => {
    const socket = virtual.open()
    expect(ask(socket, frame)).toMatchObject({ trnm, return_code: 100013 })
    expect(socket.closed).toBeUndefined()
    expect(virtual.exchange.registrations()).toEqual([])
  })

  it('gates until its reply, not only until its request', () => {
    virtual.exchange.rules.latency = 20
    const token = virtual.token()
    const socket = virtual.open()
    socket.send({ trnm: 'LOGIN', token })
    virtual.run(10)
    socket.send(reg(['005930'], ['0B']))
    virtual.run(30)
    expect(socket.replies).toMatchObject([
      { trnm: 'LOGIN', return_code: 0 },
      { trnm: 'REG', return_code: 100013 },
    ])
    expect(ask(socket, reg(['005930'], ['0B']))).toEqual(OK)
  })

  it.each([
    ['ignore', undefined, undefined],
    ['end', { trnm: 'SYSTEM', code: 'R10004' }, { code: 1000 }],
  ] as const)('gates as the rule %s says', (earlyRequest, reply, closed) => {
    virtual.exchange.rules.earlyRequest = earlyRequest
    const socket = virtual.open()
    const got = ask(socket, reg(['005930'], ['0B']))
    if (reply === undefined) expect(got).toBeUndefined()
    else expect(got).toMatchObject(reply)
    if (closed === undefined) expect(socket.closed).toBeUndefined()
    else expect(socket.closed).toMatchObject(closed)
  })

  it('of the same app key ends the older session with R10001 and 1000 Bye', () => {
    const token = virtual.token()
    const older = virtual.login(token)
    ask(older, reg(['005930'], ['0B']))
    const newer = virtual.login(token)
    expect(older.replies.at(-1)).toMatchObject({ trnm: 'SYSTEM', code: 'R10001' })
    expect(older.replies.at(-1)).not.toHaveProperty('return_code')
    expect(older.closed).toEqual({ code: 1000, reason: 'Bye' })
    expect(newer.closed).toBeUndefined()
    expect(virtual.exchange.sessions()).toEqual([{ id: 2, isLoggedIn: true, registrations: {} }])
  })

  it('of another app key, or where a rule allows it, does not', () => {
    const first = virtual.login(virtual.token('one'))
    virtual.login(virtual.token('other'))
    virtual.exchange.rules.oneSessionPerKey = false
    virtual.login(virtual.token('one'))
    expect(first.closed).toBeUndefined()
    expect(virtual.exchange.sessions()).toHaveLength(3)
  })
})

describe('PING', () => {
  it('comes every ten seconds, with no other field, to those who are logged in', () => {
    const waiting = virtual.open()
    const socket = virtual.login()
    virtual.exchange.rules.pingGrace = 1e9
    virtual.run(30_000)
    expect(socket.texts.filter((text) => text === '{"trnm":"PING"}')).toHaveLength(3)
    expect(waiting.texts).toEqual([])
  })

  it('keeps a session for as long as it is echoed', () => {
    const socket = virtual.login()
    for (let n = 0; n < 20; n += 1) {
      virtual.run(10_000)
      socket.send({ trnm: 'PING', extra: null })
    }
    expect(socket.closed).toBeUndefined()
    expect(virtual.exchange.received.frameCount('PING')).toBe(20)
  })

  it.each([
    ['nothing', undefined],
    ['PONG', { trnm: 'PONG' }],
  ])('ends a session with R10002 after two periods of %s', (_, echo) => {
    const socket = virtual.login()
    for (let n = 0; n < 3 && socket.closed === undefined; n += 1) {
      virtual.run(10_000)
      if (echo !== undefined) socket.send(echo)
    }
    expect(socket.replies.find(({ trnm }) => trnm === 'SYSTEM')).toMatchObject({ code: 'R10002' })
    expect(socket.closed).toBeDefined()
    expect(virtual.exchange.sessions()).toEqual([])
  })
})

describe('REG and REMOVE', () => {
  let socket: TestSocket
  beforeEach(() => {
    socket = virtual.login()
    virtual.exchange.rules.regRate = 1_000
  })

  it('reply without data, under their own names', () => {
    expect(ask(socket, reg(['005930'], ['0B']))).toEqual(OK)
    expect(ask(socket, unreg(['005930'], ['0B']))).toEqual({ ...OK, trnm: 'REMOVE' })
    expect(virtual.exchange.registrations()).toEqual([])
  })

  it('cross items with types within a block, never between blocks', () => {
    const data = [
      { item: ['005930', '000660_NX'], type: ['0B', '0D'] },
      { item: [''], type: ['1h'] },
    ]
    ask(socket, { trnm: 'REG', grp_no: '1', refresh: '1', data })
    expect(virtual.exchange.sessions()[0]?.registrations).toEqual({
      1: [
        { type: '0B', item: '005930' },
        { type: '0B', item: '000660_NX' },
        { type: '0D', item: '005930' },
        { type: '0D', item: '000660_NX' },
        { type: '1h', item: '' },
      ],
    })
  })

  it('take no item at all for a blank one, where the type has none', () => {
    ask(socket, reg([], ['1h', '0B']))
    expect(virtual.exchange.registrations()).toEqual([{ type: '1h', item: '' }])
  })

  it('accept nonsense and then are silent', () => {
    virtual.exchange.resumeMarket()
    expect(ask(socket, reg(['ZZZZZZ'], ['0B', 'xx']))).toEqual(OK)
    virtual.run(5_000)
    expect(socket.texts).toHaveLength(2)
  })

  it('keep what was there with refresh 1, and drop the group with refresh 0', () => {
    ask(socket, reg(['1'], ['0B'], 'a'))
    ask(socket, reg(['2'], ['0B'], 'b'))
    ask(socket, reg(['3'], ['0B'], 'a', '0'))
    expect(virtual.exchange.registrations().map(({ item }) => item)).toEqual(['3', '2'])
    virtual.exchange.rules.refreshDrops = 'session'
    ask(socket, reg(['4'], ['0B'], 'a', '0'))
    expect(virtual.exchange.registrations().map(({ item }) => item)).toEqual(['4'])
  })

  it('hold a pair that another group still holds', () => {
    ask(socket, reg(['1'], ['0B'], 'a'))
    ask(socket, reg(['1'], ['0B'], 'b'))
    ask(socket, unreg(['1'], ['0B'], 'a'))
    expect(virtual.exchange.registrations()).toEqual([{ type: '0B', item: '1' }])
  })

  it('do not mind a REMOVE of what is not there, unless a rule asks for it: then nothing is removed', () => {
    expect(ask(socket, unreg(['1'], ['0B'], 'none'))).toMatchObject({ return_code: 0 })
    virtual.exchange.rules.absentRemove = 'refuse'
    ask(socket, reg(['1'], ['0B']))
    expect(ask(socket, unreg(['1', '2'], ['0B']))).toMatchObject({ trnm: 'REMOVE', return_code: 1 })
    expect(virtual.exchange.registrations()).toEqual([{ type: '0B', item: '1' }])
    expect(ask(socket, unreg(['1'], ['0B']))).toMatchObject({ return_code: 0 })
  })

  it('do not mind a REG of what is there, unless a rule asks for it: then nothing is registered', () => {
    ask(socket, reg(['1'], ['0B']))
    expect(ask(socket, reg(['1'], ['0B']))).toEqual(OK)
    virtual.exchange.rules.repeatedReg = 'refuse'
    expect(ask(socket, reg(['1', '2'], ['0B']))).toMatchObject({ trnm: 'REG', return_code: 1 })
    expect(virtual.exchange.registrations()).toEqual([{ type: '0B', item: '1' }])
  })

  it.each([
    ['pair', ['0D1', '0B2']],
    ['item', ['0B2']],
    ['group', []],
  ] as const)('remove the %s where the rule asks for it', (removeScope, left) => {
    virtual.exchange.rules.removeScope = removeScope
    ask(socket, reg(['1'], ['0B', '0D']))
    ask(socket, reg(['2'], ['0B']))
    ask(socket, reg(['3'], ['0B'], 'b'))
    ask(socket, unreg(['1'], ['0B']))
    expect(virtual.exchange.registrations().map(({ type, item }) => type + item)).toEqual([...left, '0B3'])
  })

  it.each([[{ grp_no: '' }], [{ grp_no: '12345' }], [{ data: 'nonsense' }]])('refuse %j with code 1', (change) => {
    expect(ask(socket, { ...reg(['1'], ['0B']), ...change })).toMatchObject({ trnm: 'REG', return_code: 1 })
  })

  it('refuse one REG of 300 codes with 105118, and change nothing; two of 200 and 100 with 105115', () => {
    expect(ask(socket, reg(codes(300), ['0B']))).toMatchObject({ return_code: 105118 })
    expect(virtual.exchange.registrations()).toEqual([])
    expect(ask(socket, reg(codes(200), ['0B', '0D']))).toEqual(OK)
    expect(ask(socket, reg(codes(100, 200), ['0B'], '2'))).toMatchObject({ return_code: 105115 })
    expect(virtual.exchange.registrations()).toHaveLength(400)
  })

  it('refuse the two-hundred-and-first code of a connection with 105115', () => {
    ask(socket, reg(codes(100), ['0B'], 'a'))
    ask(socket, reg(codes(100, 100), ['0B'], 'b'))
    expect(ask(socket, reg(['005930'], ['0B'], 'c'))).toMatchObject({ return_code: 105115 })
    expect(ask(socket, reg(codes(50), ['0D'], 'c'))).toEqual(OK)
    expect(ask(socket, reg([''], ['1h'], 'c'))).toEqual(OK)
  })

  it('refuse the sixth REG of a second with 105110; REMOVE is not counted', () => {
    Object.assign(virtual.exchange.rules, { regRate: 5, latency: 0 })
    virtual.run(1_000)
    const send = (count: number) => Array.from({ length: count }, () => ask(socket, reg(['1'], ['0B'])))
    expect(send(5)).toEqual([OK, OK, OK, OK, OK])
    expect(ask(socket, unreg(['1'], ['0B']))).toMatchObject({ return_code: 0 })
    expect(send(1)).toMatchObject([{ return_code: 105110 }])
    virtual.run(1_000)
    expect(send(1)).toEqual([OK])
  })

  it('are forgotten with the connection', () => {
    ask(socket, reg(['005930'], ['0B']))
    socket.leave()
    expect(virtual.exchange.sessions()).toEqual([])
    virtual.login()
    expect(virtual.exchange.registrations()).toEqual([])
  })

  it('refuse a service that does not exist', () => {
    expect(ask(socket, { trnm: 'HELLO' })).toMatchObject({ trnm: 'HELLO', return_code: 105108 })
  })

  it('do not mind what is no JSON', () => {
    for (const text of ['PING', '', '[]', 'null', '{']) socket.send(text)
    virtual.run(10)
    expect(socket.closed).toBeUndefined()
    expect(ask(socket, reg(['005930'], ['0B']))).toEqual(OK)
  })
})

describe('condition searches', () => {
  it('are listed as arrays, and must be listed first', () => {
    const socket = virtual.login()
    const search = { trnm: 'CNSRREQ', seq: '2', search_type: '0', stex_tp: 'K', cont_yn: 'N', next_key: '' }
    expect(ask(socket, search)).toMatchObject({ trnm: 'CNSRREQ', return_code: 1 })
    expect(ask(socket, { trnm: 'CNSRLST' })).toMatchObject({
      return_code: 0,
      data: [['0'], ['1'], ['2']].map(([n]) => [n, expect.any(String)]),
    })
    expect(ask(socket, search)).toMatchObject({ seq: '2', cont_yn: 'N', next_key: '', return_code: 0 })
  })

  it('answer zero-padded rows with an A before the code, and codes alone for the realtime kind', () => {
    const socket = virtual.login()
    ask(socket, { trnm: 'CNSRLST' })
    const rows = ask(socket, { trnm: 'CNSRREQ', seq: '2', search_type: '0', stex_tp: 'K' })
    expect(rows).toHaveProperty(['data', 0, '9001'], 'A247540')
    expect(rows).toHaveProperty(['data', 0, '10'], expect.stringMatching(/^\d{9}$/))
    const codesOnly = ask(socket, { trnm: 'CNSRREQ', seq: '2', search_type: '1', stex_tp: 'K' })
    expect(codesOnly).toHaveProperty('data', [{ jmcode: 'A247540' }, { jmcode: 'A086520' }, { jmcode: 'A196170' }])
    expect(ask(socket, { trnm: 'CNSRCLR', seq: '2' })).toEqual({
      trnm: 'CNSRCLR',
      return_code: 0,
      return_msg: '정상종료되었습니다.',
      seq: '2',
    })
  })

  it('pad the number and keep its return_msg in the form of the manual', () => {
    const manual = new Virtual({ forms: 'manual' })
    const socket = manual.login()
    const say = (frame: object) => {
      socket.send(frame)
      manual.run(5)
      return socket.replies.at(-1)
    }
    say({ trnm: 'CNSRLST' })
    expect(say({ trnm: 'CNSRREQ', seq: '2', search_type: '0', stex_tp: 'K' })).toMatchObject({
      seq: '2 ',
      return_msg: '',
    })
  })

  it('write the FIDs of a row in the order of the captures, not of their numbers', () => {
    const socket = virtual.login()
    ask(socket, { trnm: 'CNSRLST' })
    ask(socket, { trnm: 'CNSRREQ', seq: '2', search_type: '0', stex_tp: 'K' })
    const [row = ''] = /\{"9001".*?\}/.exec(socket.texts.at(-1) ?? '') ?? []
    expect([...row.matchAll(/"(\d+)":/g)].map(([, key]) => key).join()).toBe('9001,302,10,25,11,12,13,16,17,18')
  })
})

describe('a realtime condition search', () => {
  const search = { trnm: 'CNSRREQ', seq: '2', search_type: '1', stex_tp: 'K' }

  it('that runs already is not answered, until it is cleared', () => {
    const socket = virtual.login()
    ask(socket, { trnm: 'CNSRLST' })
    expect(ask(socket, search)).toMatchObject({ return_code: 0 })
    expect(ask(socket, search)).toBeUndefined()
    expect(ask(socket, { ...search, seq: '1' })).toMatchObject({ return_code: 0 })
    ask(socket, { trnm: 'CNSRCLR', seq: '2' })
    expect(ask(socket, search)).toMatchObject({ return_code: 0 })
  })

  it('is answered again where a rule asks for it', () => {
    virtual.exchange.rules.repeatedSearch = 'answer'
    const socket = virtual.login()
    ask(socket, { trnm: 'CNSRLST' })
    ask(socket, search)
    expect(ask(socket, search)).toMatchObject({ return_code: 0 })
  })
})

describe('dropped sockets', () => {
  it('close with the code and reason given, and take their registrations with them', () => {
    const socket = virtual.login()
    ask(socket, reg(['005930'], ['0B']))
    virtual.exchange.dropSockets({ code: 1012, reason: 'restart' })
    expect(socket.closed).toEqual({ code: 1012, reason: 'restart' })
    expect(virtual.exchange.registrations()).toEqual([])
  })

  it('break when abrupt', () => {
    const socket = virtual.login()
    virtual.exchange.dropSockets({ abrupt: true })
    expect(socket.closed).toEqual({ code: 1006, reason: '' })
  })
})
