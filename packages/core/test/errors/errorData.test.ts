import { once } from 'node:events'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import fc from 'fast-check'
import { lastValueFrom, NEVER } from 'rxjs'
import { describe, expect, it } from 'vitest'
import * as errors from '../../src/errors.ts'
import { fromErrorData, isKiwoomError, type KiwoomError, toErrorData } from '../../src/index.ts'
import { plainData } from '../../src/shared/plainData.ts'

const facts = {
  endpoint: 'ka10001',
  code: '8005',
  cause: new TypeError('fetch failed', { cause: new Error('ECONNRESET') }),
}
const problems = [{ path: 'stockCode', label: '종목코드 · stk_cd', raw: () => 1, expected: 'a code' }]
const inner = new errors.Timeout('no answer', { endpoint: 'au10001' })

const made: { readonly [Tag in KiwoomError['_tag']]: KiwoomError & { readonly _tag: Tag } } = {
  BadRequest: new errors.BadRequest('no', { ...facts, problems }),
  Unauthorized: new errors.Unauthorized('no', { ...facts, retryable: true }),
  RateLimited: new errors.RateLimited('no', { ...facts, retryAfter: 900, quota: 5 }),
  Rejected: new errors.Rejected('no', facts),
  Unavailable: new errors.Unavailable('no', { ...facts, status: 503, snippet: '<html>' }),
  Timeout: new errors.Timeout('no', facts),
  DecodeError: new errors.DecodeError('no', { ...facts, problems }),
  PagingStopped: new errors.PagingStopped('no', { ...facts, reason: 'repeatedKey', pages: 3 }),
  OrderOutcomeUnknown: new errors.OrderOutcomeUnknown('no', {
    ...facts,
    request: { endpoint: 'kt10000', params: { stockCode: '005930', orderQuantity: 1 } },
    sentAt: 1_795_000_000_000,
    lookup: () => NEVER,
  }),
  RegistrationRefused: new errors.RegistrationRefused('no', facts),
  RegistrationLimit: new errors.RegistrationLimit('no', { ...facts, limit: 200, requested: 201 }),
  SessionTaken: new errors.SessionTaken('no', facts),
  Aborted: new errors.Aborted('no', { ...facts, cause: inner }),
  BufferFull: new errors.BufferFull('no', { ...facts, buffer: 10 }),
  Closed: new errors.Closed('no', { endpoint: 'ka10001' }),
}
const ALL = Object.entries(made)

/** All that an error says. */
function everything(error: KiwoomError | undefined): unknown {
  return error && { ...error, message: error.message, cause: error.cause, isOurs: isKiwoomError(error) }
}

describe('an error across a boundary', () => {
  it.each(ALL)('%s is the same after postMessage and after JSON', async (_, error) => {
    const { port1, port2 } = new MessageChannel()
    port1.postMessage(toErrorData(error))
    const [received] = receiveMessageOnPort(port2) === undefined ? await once(port2, 'message') : [undefined]
    port1.close()
    const clone = received ?? structuredClone(toErrorData(error))
    for (const data of [clone, JSON.parse(JSON.stringify(error))]) {
      const again = fromErrorData(data)
      const expected = { ...error, ...('problems' in error && { problems: plainData(error.problems) }) }
      expect(everything(again)).toEqual({ ...expected, message: error.message, cause: error.cause, isOurs: true })
      expect(again?.constructor).toBe(error.constructor)
      expect(again?.stack).toContain(error.message)
    }
  })

  it('keeps a cause that was ours as one of ours', () => {
    const { cause } = fromErrorData(structuredClone(toErrorData(made.Aborted))) ?? {}
    expect(cause).toBeInstanceOf(errors.Timeout)
  })

  it('cannot look its order up, and says where that is possible', async () => {
    const error = fromErrorData(toErrorData(made.OrderOutcomeUnknown))
    if (error?._tag !== 'OrderOutcomeUnknown') throw new Error('it is another error')
    await expect(lastValueFrom(error.lookup())).rejects.toMatchObject({
      _tag: 'BadRequest',
      message: 'lookup: this error came from another program: look the order up in the client that sent it',
    })
  })

  it.each(ALL)('%s as JSON has its facts once, and no stack', (tag, error) => {
    const text = JSON.stringify(error)
    expect(JSON.parse(text)).toMatchObject({ _tag: tag, name: tag, endpoint: 'ka10001', message: error.message })
    expect(text).not.toContain('.test.ts')
  })

  it('is nothing for data that describes none', () => {
    for (const data of [undefined, null, 1, 'Closed', {}, { _tag: 'Closed' }, { _tag: 'Other', message: 'x' }, []]) {
      expect(fromErrorData(data)).toBeUndefined()
    }
  })

  it('is an error or nothing, whatever data comes', () => {
    const tag = fc.constantFrom(...Object.keys(made))
    const keys = ['endpoint', 'code', 'cause', 'problems', 'request', 'retryAfter', 'status', 'reason', 'pages']
    const facts = fc.dictionary(fc.constantFrom(...keys), fc.anything())
    fc.assert(
      fc.property(tag, fc.string(), facts, (_tag, message, more) => {
        const error = fromErrorData({ ...more, _tag, message })
        expect(isKiwoomError(error)).toBe(true)
        expect(() => structuredClone(error?.toJSON())).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
})

describe('data from anywhere', () => {
  it('is read to its end where a cause holds itself, as a structured clone may', () => {
    const data: Record<string, unknown> = { _tag: 'Timeout', message: 'no answer' }
    data['cause'] = { name: 'Error', message: 'outer', cause: data }
    const error = fromErrorData(structuredClone(data))
    expect(error).toBeInstanceOf(errors.Timeout)
    expect(JSON.stringify(error)).toContain('outer')
  })
})

describe('plain data', () => {
  it('is what JSON and a structured clone take, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }), (value) => {
        const data = plainData({ value, run: () => 1, mark: Symbol('mark') })
        expect(JSON.parse(JSON.stringify(data))).toEqual(structuredClone(data))
      }),
      { numRuns: 300 },
    )
  })

  it('has no zero below zero, which JSON has not', () => {
    expect(plainData({ price: -0 })).toEqual({ price: 0 })
  })

  it('ends where a structure refers to itself', () => {
    const self: Record<string, unknown> = {}
    self['self'] = self
    expect(JSON.stringify(plainData(self))).toContain('[…]')
  })
})
