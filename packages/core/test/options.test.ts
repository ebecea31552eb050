import fc from 'fast-check'
import { Subscription } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RETRY } from '../src/client/restOptions.ts'
import { nearestName } from '../src/codec/records/nearestName.ts'
import { hostsOf } from '../src/environment.ts'
import { connect, isKiwoomError } from '../src/index.ts'
import { DEFAULT_SESSION } from '../src/realtime/session/sessionOptions.ts'
import { silentHttp } from './kit/http.ts'

const ENV = { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' }
const GIVEN = { env: ENV, credentials: { token: 'TOKEN-0001' }, http: silentHttp }

/** What `connect` says to options that the compiler would refuse; 'connected' when it takes them. */
function said(options: object): string {
  try {
    Reflect.apply(connect, undefined, [{ ...GIVEN, ...options }])
    return 'connected'
  } catch (error) {
    return isKiwoomError(error) && error._tag === 'BadRequest' ? error.message : String(error)
  }
}

const NUMBERS: readonly (readonly [string, (value: unknown) => object])[] = [
  ...['timeout', 'maxOrderWait', 'maxPages', 'seed'].map(
    (name) => [name, (value: unknown) => ({ [name]: value })] as const,
  ),
  ...Object.keys(DEFAULT_RETRY).map(
    (name) => [`retry.${name}`, (value: unknown) => ({ retry: { [name]: value } })] as const,
  ),
  ...Object.entries(DEFAULT_SESSION)
    .filter(([, value]) => typeof value === 'number')
    .map(([name]) => [`realtime.${name}`, (value: unknown) => ({ realtime: { [name]: value } })] as const),
  ...['slack', 'recovery'].map((name) => [`pace.${name}`, (value: unknown) => ({ pace: { [name]: value } })] as const),
  ...['burst', 'perSecond'].map(
    (name) =>
      [
        `pace.query.${name}`,
        (value: unknown) => ({ pace: { query: { burst: 1, perSecond: 1, [name]: value } } }),
      ] as const,
  ),
]

describe('an option of connect', () => {
  it.each(NUMBERS)('%s takes no NaN, no text and no negative number', (name, options) => {
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY, '10s', null, {}]) {
      expect(said(options(value)), `${name} = ${String(value)}`).toMatch(/^connect: /)
    }
    if (name !== 'seed') expect(said(options(-1))).toMatch(/^connect: /)
  })

  it.each(NUMBERS.filter(([name]) => !name.startsWith('pace.query.')))(
    '%s that is undefined takes its default',
    (_, options) => {
      expect(said(options(undefined))).toBe('connected')
    },
  )

  it.each([
    [{ timout: 1 }, 'connect: there is no option timout; did you mean timeout?'],
    [{ alowOrders: true }, 'connect: there is no option alowOrders; did you mean allowOrders?'],
    [{ retry: { attempt: 3 } }, 'connect: there is no option retry.attempt; did you mean attempts?'],
    [{ realtime: { onTaking: 'stop' } }, 'connect: there is no option realtime.onTaking; did you mean onTaken?'],
    [{ pace: { byID: {} } }, 'connect: there is no option pace.byID; did you mean byId?'],
    [{ pace: { burst: 1, perSeconds: 1 } }, 'connect: there is no option pace.perSeconds; did you mean perSecond?'],
    [
      { pace: { byId: { ka1007: { burst: 1, perSecond: 1 } } } },
      'connect: there is no option pace.byId.ka1007; did you mean ka10007?',
    ],
    [
      { credentials: { token: 'T', scret: 'x' } },
      'connect: there is no option credentials.scret; there are appKey, secretKey, token',
    ],
    [{ allowOrders: 'true' }, "connect: allowOrders must be true or false, got 'true'"],
    [{ tokenStore: { get: () => undefined } }, 'connect: tokenStore must be an object with get() and set(), got {}'],
    [{ retry: 5 }, 'connect: retry must be an object, got 5'],
    [{ orderLimits: null }, 'connect: orderLimits must be an object such as { maxQuantity: 10 }, got null'],
  ])('%j is refused, and the message names what is meant', (options, message) => {
    expect(said(options)).toBe(message)
  })

  it.each([
    { token: 'TOKEN-0001\n' },
    { token: '토큰' },
    { appKey: 'KEY\r\n', secretKey: 'SECRET' },
    { appKey: 'KEY', secretKey: ' SECRET' },
  ])('%j is refused: with it every call would fail', (credentials) => {
    expect(said({ credentials })).toMatch(/begins or ends with a space or a line break, or holds/)
  })

  it('never shows a credential', () => {
    const message = said({ credentials: { appKey: 'APP-KEY-777', secretKey: 'SECRET-777', secret: 'SECRET-777' } })
    expect(message).toContain('credentials.secret')
    expect(message).not.toMatch(/777/)
  })
})

describe('a plain address', () => {
  it.each([
    '127.0.0.1:8080',
    '127.9.9.9',
    'localhost:1',
    'api.localhost',
    '[::1]:1',
    '0x7f000001',
    '127.1',
    'exchange.invalid',
  ])('of this machine is taken: %s', (host) => {
    expect(said({ env: { rest: `http://${host}`, socket: `ws://${host}` } })).toBe('connected')
  })

  it.each([
    'api.kiwoom.com',
    '10.0.0.5:8080',
    '192.168.0.2',
    '127.0.0.1.example.com',
    'localhost.example.com',
    '[::2]',
    '128.0.0.1',
  ])('of another is refused, because the secret key would travel readable, unless it is allowed: %s', (host) => {
    const plain = { rest: `http://${host}`, socket: `ws://${host}` }
    expect(said({ env: plain })).toMatch(/^connect: env\.rest is .* allow it by allowInsecure: true$/)
    expect(said({ env: { rest: `https://${host}`, socket: `ws://${host}` } })).toMatch(/^connect: env\.socket is /)
    expect(said({ env: { rest: `https://${host}`, socket: `wss://${host}` } })).toBe('connected')
    expect(said({ env: plain, allowInsecure: true })).toBe('connected')
  })

  it('is in no environment of the exchange itself', () => {
    for (const env of ['mock', 'real'] as const) {
      expect(Object.values(hostsOf(env)).every((host) => /^(https|wss):/.test(host))).toBe(true)
    }
  })
})

describe('an option of a call', () => {
  const kiwoom = connect(GIVEN)
  const told = (make: () => unknown): string => {
    let message = 'nothing'
    const made: unknown = make()
    const subscription: unknown = Reflect.apply(Reflect.get(Object(made), 'subscribe'), made, [
      { error: (error: Error) => (message = error.message) },
    ])
    if (subscription instanceof Subscription) subscription.unsubscribe()
    return message
  }
  const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' }

  it.each([
    [{ maxPage: 1 }, 'ka10080: there is no option maxPage; did you mean maxPages?'],
    [{ maxPages: Number.NaN }, 'ka10080: maxPages must be a whole number of pages, 1 or more, got NaN'],
    [{ untill: '2026-11-20' }, 'ka10080: there is no option untill; did you mean until?'],
    [null, 'ka10080: the options must be an object, got null'],
  ])('of a read, %j, is refused before anything is sent', (options, message) => {
    expect(told(() => Reflect.apply(kiwoom.chart.stockMinute, undefined, [MINUTES, options]))).toBe(message)
    expect(told(() => Reflect.apply(kiwoom.chart.stockMinute.rows, undefined, [MINUTES, options]))).toBe(message)
  })

  it.each([
    [{ gap: true }, '0B: there is no option gap; did you mean gaps?'],
    [{ conflate: Number.NaN }, '0B: conflate must be a number of ms above 0, got NaN'],
    [{ replay: true }, '0B: replay must be 0 or 1, got true'],
  ])('of a realtime stream, %j, is refused', (options, message) => {
    expect(told(() => Reflect.apply(kiwoom.realtime.trade, undefined, ['005930', options]))).toBe(message)
  })

  it('of close() is refused, and nothing is closed', async () => {
    const closing: unknown = Reflect.apply(kiwoom.close, undefined, [{ revoked: true }])
    await expect(closing).rejects.toThrow('close: there is no option revoked; did you mean revoke?')
    expect(told(() => kiwoom.stock.info({ stockCode: '005930' }))).toBe('nothing')
  })
})

describe('the nearest name', () => {
  it('is the name itself, and of a slip of one letter the name that was meant', () => {
    const names = ['timeout', 'maxOrderWait', 'tokenStore', 'allowOrders', 'orderLimits']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(20), fc.constantFrom('', 'x', 'E'), (name, at, letter) => {
        const index = at % name.length
        expect(nearestName(name, names)).toBe(name)
        expect(nearestName(name.slice(0, index) + letter + name.slice(index + 1), names)).toBe(name)
      }),
    )
    expect(nearestName('somethingElse', names)).toBeUndefined()
  })
})
