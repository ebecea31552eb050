import { describe, expect, it } from 'vitest'
import { withCutCharacter } from '../../../src/exchange/faults/requestFault.ts'
import { type RequestFault, startExchange } from '../../../src/exchange.ts'
import { call, tokenOf } from '../../support/real.ts'
import { Trading } from '../../support/trading.ts'

const ORDER = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '1', ord_uv: '', trde_tp: '3', cond_uv: '' }

/** What became of an order under a fault, and how often it is in the books. */
function ordered(fault: RequestFault, wait = 1_000) {
  const trading = new Trading({ latency: 5 })
  trading.exchange.faults.add({ on: 'request', apiId: 'kt10000', do: fault })
  let outcome: unknown = 'nothing'
  const url = `${trading.exchange.env.rest}/api/dostk/ordr`
  const headers = { 'api-id': 'kt10000', authorization: `Bearer ${trading.token}` }
  trading.exchange.http({ method: 'POST', url, headers, body: JSON.stringify(ORDER) }).subscribe({
    next: ({ status, body }) => {
      outcome = { status, body }
    },
    error: (error: unknown) => {
      outcome = error
    },
  })
  trading.virtual.run(wait)
  return { outcome, booked: trading.exchange.orders().length, trading }
}

describe('a fault of a request, in memory', () => {
  it.each([
    ['rate', { status: 429, body: expect.stringContaining('[1700:') }],
    ['token', { status: 200, body: expect.stringContaining('[8005:') }],
    ['unauthorized', { status: 401, body: expect.stringContaining('[8005:') }],
    ['unavailable', { status: 503, body: expect.stringContaining('503') }],
    ['maintenance', { status: 200, body: expect.stringContaining('<!DOCTYPE html>') }],
    ['rateOfAll', { status: 429, body: expect.stringContaining('[1701:') }],
    ['rateOfGroup', { status: 429, body: expect.stringContaining('[1702:') }],
    ['noInstrument', { status: 200, body: expect.stringMatching(/"return_code":7,.*\[1903:/) }],
  ] as const)('refuses as %s, and books nothing', (as, outcome) => {
    expect(ordered({ _tag: 'refuse', as })).toMatchObject({ outcome, booked: 0 })
  })

  it('answers whatever the test says, and books nothing', () => {
    const { outcome, booked } = ordered({ _tag: 'answer', status: 200, body: { return_code: 0 } })
    expect([outcome, booked]).toEqual([{ status: 200, body: '{"return_code":0}' }, 0])
  })

  it('ends a token before its time: it stays refused, and the next issue gives another', () => {
    const { outcome, booked, trading } = ordered({ _tag: 'endToken' })
    expect(outcome).toMatchObject({ status: 200, body: expect.stringContaining('[8005:') })
    expect(trading.buy(1, '', '3').code).toBe(3)
    expect(booked).toBe(0)
    expect(trading.virtual.token()).not.toBe(trading.token)
  })

  it('gives the list of a reply another type', () => {
    const trading = new Trading()
    for (const [as, value] of [
      ['text', '0'],
      ['null', null],
      ['object', {}],
      ['texts', ['', '']],
    ] as const) {
      trading.exchange.faults.add({ on: 'request', apiId: 'ka10075', do: { _tag: 'mistype', as } })
      const reply = trading.account('ka10075', { all_stk_tp: '0', trde_tp: '0', stex_tp: '0' })
      expect([reply['oso'], reply['return_code']]).toEqual([value, 0])
    }
  })

  it('cuts the last Korean character of a reply, which stays JSON', () => {
    expect(new TextDecoder().decode(withCutCharacter('{"a":"삼성전자","b":"x"}'))).toBe('{"a":"삼성전\ufffd","b":"x"}')
    expect(new TextDecoder().decode(withCutCharacter('{"a":"x"}'))).toBe('{"a":"x"}')
    const { outcome, booked } = ordered({ _tag: 'cutCharacter' })
    const { body } = Object(outcome)
    expect(booked).toBe(1)
    expect(body).toContain('\ufffd')
    expect(JSON.parse(body)).toMatchObject({ return_code: 0 })
  })

  it('breaks the connection before the order is booked, or after', () => {
    for (const [tag, count] of [
      ['drop', 0],
      ['loseReply', 1],
    ] as const) {
      const { outcome, booked } = ordered({ _tag: tag })
      expect(outcome).toBeInstanceOf(TypeError)
      expect(outcome).toMatchObject({ cause: { code: 'ECONNRESET' } })
      expect(booked).toBe(count)
    }
  })

  it('garbles, delays and withholds the reply of an order that is booked', () => {
    const garbled = ordered({ _tag: 'garble' })
    expect(() => JSON.parse(String(Object(garbled.outcome).body))).toThrow(SyntaxError)
    const delayed = ordered({ _tag: 'delay', ms: 3_000 })
    expect(delayed.outcome).toBe('nothing')
    delayed.trading.virtual.run(3_000)
    const hanging = ordered({ _tag: 'hang' }, 1_000_000)
    expect(hanging.outcome).toBe('nothing')
    expect([garbled, delayed, hanging].map(({ booked }) => booked)).toEqual([1, 1, 1])
  })
})

describe('the menu', () => {
  it('lets so many pass, then strikes so many, then is off', () => {
    const trading = new Trading()
    const { faults } = trading.exchange
    const fault = faults.add({ on: 'request', apiId: 'kt10000', skip: 2, times: 2, do: { _tag: 'refuse', as: 'rate' } })
    expect(trading.cancel('0000009').code).toBe(20)
    expect(Array.from({ length: 5 }, () => trading.buy(1, '', '3').code)).toEqual([0, 0, 5, 5, 0])
    expect([fault.hits, faults.waiting]).toEqual([2, []])
  })

  it('strikes with the fault that was added first, and stops when asked', () => {
    const trading = new Trading()
    const { faults } = trading.exchange
    const first = faults.add({ on: 'request', times: Number.POSITIVE_INFINITY, do: { _tag: 'refuse', as: 'rate' } })
    faults.add({ on: 'request', do: { _tag: 'refuse', as: 'token' } })
    expect([trading.buy(1, '', '3').code, trading.buy(1, '', '3').code]).toEqual([5, 5])
    first.remove()
    expect([trading.buy(1, '', '3').code, trading.buy(1, '', '3').code]).toEqual([3, 0])
    faults.add({ on: 'request', do: { _tag: 'refuse', as: 'token' } })
    faults.clear()
    expect(trading.buy(1, '', '3').code).toBe(0)
  })

  it.each([
    ['skip', { skip: -1 }],
    ['times', { times: 0.5 }],
  ])('refuses a %s that counts nothing', (name, strike) => {
    const { faults } = new Trading().exchange
    expect(() => faults.add({ on: 'connect', ...strike, do: { _tag: 'drop' } })).toThrow(
      `${name} must be a whole number`,
    )
  })

  it('moves the clock: the market catches up, and tokens die of age', () => {
    const trading = new Trading({ tokenLife: 3_600_000 })
    const before = trading.exchange.market
    trading.exchange.jumpClock(3_500_000)
    expect(trading.exchange.market.time).toBe('10:28:20')
    expect(trading.exchange.market.instruments[0]?.volume).toBeGreaterThan(before.instruments[0]?.volume ?? 0)
    expect(trading.buy(1, '', '3').code).toBe(0)
    trading.exchange.jumpClock(200_000)
    expect(trading.buy(1, '', '3').code).toBe(3)
    expect(() => trading.exchange.jumpClock(-1)).toThrow(RangeError)
  })
})

describe('over real sockets', () => {
  it('breaks connections before and after the booking, and garbles', async () => {
    const exchange = await startExchange({ rules: { startAt: '10:00:00', pingPeriod: 0 } })
    try {
      const token = await tokenOf(exchange)
      const headers = { 'api-id': 'kt10000', authorization: `Bearer ${token}` }
      const order = () => call(exchange, '/api/dostk/ordr', headers, ORDER)
      const fail = (fault: RequestFault) => exchange.faults.add({ on: 'request', apiId: 'kt10000', do: fault })
      fail({ _tag: 'drop' })
      await expect(order()).rejects.toThrow('fetch failed')
      expect(exchange.orders()).toHaveLength(0)
      fail({ _tag: 'loseReply' })
      await expect(order()).rejects.toThrow('fetch failed')
      expect(exchange.orders()).toHaveLength(1)
      fail({ _tag: 'garble' })
      await expect(order()).rejects.toThrow(SyntaxError)
      fail({ _tag: 'refuse', as: 'unauthorized' })
      expect(await order()).toMatchObject({ status: 401 })
      expect((await order()).body).toMatchObject({ return_code: 0, ord_no: '0000003' })
    } finally {
      await exchange.close()
    }
  })
})
