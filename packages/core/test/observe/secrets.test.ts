import { inspect } from 'node:util'
import fc from 'fast-check'
import { NEVER } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { ACCOUNT_NAMES, isSecretName, KEY_NAMES } from '../../src/codec/records/secretNames.ts'
import * as errors from '../../src/errors.ts'
import { masksOf } from '../../src/observe/masks.ts'
import { redact, redactDeep, rememberSecret } from '../../src/observe/secrets.ts'

const SECRETS = ['APPKEY-abcdef-0001', 'SECRETKEY-abcdef-0002', 'TOKEN-abcdef-0003', '8123456710']
for (const secret of SECRETS) rememberSecret(secret)
const ALL = `${SECRETS.join(' and ')} of account 1234-5678-90`
const SHOWN = /APPKEY-abc|SECRETKEY-abc|TOKEN-abc|8123456710|1234-5678/

/** A foreign error as transports make them, with the whole request on it. */
function foreign(): Error {
  const cause = Object.assign(new Error(`socket hang up ${ALL}`), { headers: { authorization: `Bearer ${ALL}` } })
  return Object.assign(new Error(`request failed ${ALL}`, { cause }), {
    config: { headers: { authorization: `Bearer ${ALL}` }, data: ALL },
    code: 'ECONNRESET',
  })
}

const problems = [{ path: 'a', label: ALL, raw: { nested: [ALL] }, expected: 'less' }]
const facts = { endpoint: 'ka10001', code: '8005', cause: foreign() }
const request = { endpoint: 'kt10000', params: { stockCode: '005930', note: ALL } }
const made: Readonly<Record<Exclude<keyof typeof errors, 'KiwoomError' | 'isKiwoomError'>, errors.KiwoomError>> = {
  BadRequest: new errors.BadRequest(ALL, { ...facts, problems }),
  Unauthorized: new errors.Unauthorized(ALL, facts),
  RateLimited: new errors.RateLimited(ALL, { ...facts, retryAfter: 1, quota: 5 }),
  Rejected: new errors.Rejected(ALL, facts),
  Unavailable: new errors.Unavailable(ALL, { ...facts, status: 500 }),
  Timeout: new errors.Timeout(ALL, facts),
  DecodeError: new errors.DecodeError(ALL, { ...facts, problems }),
  PagingStopped: new errors.PagingStopped(ALL, { ...facts, reason: 'maxPages', pages: 1 }),
  OrderOutcomeUnknown: new errors.OrderOutcomeUnknown(ALL, { ...facts, request, sentAt: 0, lookup: () => NEVER }),
  RegistrationRefused: new errors.RegistrationRefused(ALL, facts),
  RegistrationLimit: new errors.RegistrationLimit(ALL, { ...facts, limit: 200, requested: 201 }),
  SessionTaken: new errors.SessionTaken(ALL, facts),
  Aborted: new errors.Aborted(ALL, facts),
  BufferFull: new errors.BufferFull(ALL, { ...facts, buffer: 1 }),
  Closed: new errors.Closed(ALL, facts),
}

/** Every way in which a program may come to print an error. */
function texts(error: unknown): string[] {
  const own =
    error instanceof Error ? Object.getOwnPropertyNames(error).map((key) => [key, Reflect.get(error, key)]) : []
  return [
    String(error),
    JSON.stringify(error),
    JSON.stringify(own),
    inspect(error, { depth: 99, showHidden: true, getters: true }),
    error instanceof Error ? (error.stack ?? '') : '',
    error instanceof Error && error.cause !== undefined ? texts(error.cause).join('\n') : '',
  ]
}

describe('no secret', () => {
  it.each(Object.entries(made))('is in any text of a %s, nor in what caused it', (name, error) => {
    expect(error._tag).toBe(name)
    expect(error).toMatchObject({ endpoint: 'ka10001', code: '8005', retryable: expect.any(Boolean) })
    for (const text of texts(error)) expect(text).not.toMatch(SHOWN)
    expect(error.message).toContain('***')
  })

  it('is in a value at any depth', () => {
    expect(JSON.stringify(redactDeep({ a: [{ b: ALL }], n: 1, z: null }))).not.toMatch(SHOWN)
    expect(redactDeep({ a: [1, null, 'text'] })).toEqual({ a: [1, null, 'text'] })
  })

  it('stays behind a name of the list, in whichever form a text has it', () => {
    // No value here was ever seen before: only its name gives it away.
    fc.assert(
      fc.property(
        fc.constantFrom(...KEY_NAMES, ...ACCOUNT_NAMES),
        fc.boolean(),
        fc.stringMatching(/^[1-9][0-9]{9}$/),
        fc.stringMatching(/^[A-Za-z0-9_]{40}$/),
        (lower, isUpper, account, key) => {
          const name = isUpper ? lower.toUpperCase() : lower
          const value = KEY_NAMES.includes(lower) ? key : account
          const json = JSON.stringify({ [name]: value, price: '70000' })
          const texts = [json, JSON.stringify({ text: json }), `{'${name}': '${value}'}`]
          if (/^[a-z]/.test(lower)) texts.push(`${name}=${value}&price=70000`, `${name}: ${value}`)
          for (const text of texts) {
            expect(redact(text)).not.toContain(value)
            if (text.includes('70000')) expect(redact(text)).toContain('70000')
          }
          expect(JSON.stringify(redactDeep({ deep: [{ [name]: value, price: 70000 }] }))).toBe(
            `{"deep":[{"${name}":"***","price":70000}]}`,
          )
          const masks = masksOf('key')
          expect(masks.text(json)).not.toContain(value)
          expect(JSON.stringify(masks.headers({ [name]: value }))).not.toContain(value)
        },
      ),
    )
  })

  it('stays behind a name that is itself spelled like a known secret', () => {
    rememberSecret('SECRETKEY')
    expect(redact('{"SECRETKEY":"_0aAAa_a00_AaA0AAA_aA0a__A0aa0aa__a_Aa_a"}')).toBe('{"***":"***"}')
  })

  it.each(['gold_acnt_no', 'acct_num', 'stk_acnt_nm', 'ACCT_ID'])(
    'stays behind %s, which is like the names of the list',
    (name) => {
      expect(isSecretName(name)).toBe(true)
      expect(redact(`{"${name}":"8123456712"}`)).toBe(`{"${name}":"***"}`)
    },
  )

  it.each(['acc_trde_qty', 'alacc_rt', 'acnt_prft_rt', 'stk_acnt_evlt_prst', '920', 'base_acc'])(
    'is not what %s holds',
    (name) => {
      expect(isSecretName(name)).toBe(false)
    },
  )

  it.each([
    ['Bearer abc.def-ghi', 'Bearer ***'],
    ['계좌번호 8123456711 의 주문', '계좌번호 *** 의 주문'],
    ['account 8123456711: closed', 'account ***: closed'],
    ['token: the given token is not accepted', 'token: the given token is not accepted'],
    ['주문가능금액 12345678원', '주문가능금액 12345678원'],
  ])('is in the words of the exchange, and other words stay: %s', (text, clean) => {
    expect(redact(text)).toBe(clean)
  })

  it('costs a word that is only short', () => {
    rememberSecret('tick')
    rememberSecret(undefined)
    expect(redact('a price on its tick, 2026-11-20T10:00:00, order 0000140 of 005930')).toBe(
      'a price on its tick, 2026-11-20T10:00:00, order 0000140 of 005930',
    )
  })
})
