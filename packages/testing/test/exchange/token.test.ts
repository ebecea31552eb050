import { beforeEach, describe, expect, it } from 'vitest'
import { Virtual } from '../support/virtual.ts'

const PATH = '/oauth2/token'
const KEYS = { grant_type: 'client_credentials', appkey: 'key', secretkey: 'secret' }
const CHART = { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' }
const DAY = 86_400_000

describe('tokens', () => {
  let virtual: Virtual
  beforeEach(() => {
    virtual = new Virtual({ tokenRate: 1_000, tokenBurst: 1_000 })
  })

  const chart = (token: string) => virtual.query(token, 'ka10080', '/api/dostk/chart', CHART)

  it('expire a day after their first issue, in Korean time', () => {
    // The virtual clock starts in 1970, at nine in the morning in Korea.
    expect(virtual.call(PATH, {}, KEYS).body).toMatchObject({
      return_code: 0,
      token_type: 'bearer',
      expires_dt: '19700102090000',
    })
  })

  it('are the same, with the same end, when issued again within that day', () => {
    const first = virtual.call(PATH, {}, KEYS).body
    // Only the time matters, and a day of the market takes a while.
    virtual.exchange.pauseMarket()
    virtual.run(DAY / 2)
    expect(virtual.call(PATH, {}, KEYS).body).toEqual(first)
    virtual.run(DAY / 2)
    expect(virtual.call(PATH, {}, KEYS).body['token']).not.toBe(first['token'])
  })

  it('differ between app keys and seeds', () => {
    const tokens = [virtual.token('a'), virtual.token('b'), new Virtual({}, 8).token('a')]
    expect(new Set(tokens).size).toBe(3)
  })

  it.each([
    [{ ...KEYS, secretkey: undefined, appsecret: 'secret' }, '8020'],
    [{ ...KEYS, appkey: '' }, '8020'],
    [{ ...KEYS, grant_type: undefined }, '8011'],
    [{ ...KEYS, grant_type: 'password' }, '8012'],
  ])('are refused for %j with %s', (body, code) => {
    const answer = virtual.call(PATH, {}, body)
    expect(answer.status).toBe(200)
    expect(answer.body['return_code']).toBe(3)
    expect(answer.body['return_msg']).toContain(`[${code}:`)
  })

  it('come with or without the api-id header', () => {
    expect(virtual.call(PATH, { 'api-id': 'au10001' }, KEYS).body['return_code']).toBe(0)
    expect(virtual.call(PATH, { 'api-id': '' }, KEYS).body['return_code']).toBe(0)
  })

  it('are limited', () => {
    virtual.exchange.rules.tokenRate = 1
    virtual.exchange.rules.tokenBurst = 2
    virtual.exchange.rules.latency = 0
    const answers = [1, 2, 3].map(() => virtual.call(PATH, {}, KEYS))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(answers[2]?.body['return_code']).toBe(5)
    expect(answers[2]?.body['return_msg']).toContain('[1700:')
    expect(answers[2]?.body['return_msg']).toContain('API ID=au10001')
  })

  it('are refused when unknown, expired or revoked: HTTP 200 and code 3', () => {
    const refused = {
      status: 200,
      body: { return_code: 3, return_msg: '인증에 실패했습니다[8005:Token이 유효하지 않습니다]' },
    }
    expect(chart('nonsense')).toMatchObject(refused)
    const token = virtual.token()
    expect(chart(token).body['return_code']).toBe(0)
    virtual.exchange.pauseMarket()
    virtual.run(DAY)
    expect(chart(token)).toMatchObject(refused)
    const second = virtual.token()
    virtual.exchange.revokeTokens()
    expect(chart(second)).toMatchObject(refused)
    expect(virtual.token()).not.toBe(second)
  })

  it('are refused with 401 where a rule asks for it', () => {
    virtual.exchange.rules.badTokenStatus = 401
    expect(chart('nonsense').status).toBe(401)
  })

  it('end by revoking, with their own keys only', () => {
    const token = virtual.token()
    const revoke = (body: object) => virtual.call('/oauth2/revoke', {}, { appkey: 'key', secretkey: 's', ...body })
    expect(revoke({}).body['return_msg']).toContain('[8016:')
    expect(revoke({ token, appkey: 'other' }).body['return_msg']).toContain('[8015:')
    expect(chart(token).body['return_code']).toBe(0)
    expect(revoke({ token }).body['return_code']).toBe(0)
    expect(chart(token).body['return_code']).toBe(3)
    expect(virtual.token()).not.toBe(token)
  })

  it('stay out of the log', () => {
    const token = virtual.token('my-key')
    chart(token)
    const socket = virtual.login(token)
    socket.leave()
    const log = JSON.stringify([virtual.exchange.received.requests, virtual.exchange.received.frames])
    expect(log).not.toContain(token)
    expect(log).not.toContain('my-key')
    expect(virtual.exchange.received.requestCount('au10001')).toBe(1)
    expect(virtual.exchange.received.requests.map(({ apiId }) => apiId)).toEqual(['au10001', 'ka10080'])
  })
})
