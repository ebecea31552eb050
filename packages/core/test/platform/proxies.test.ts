/** The networks of companies: a real proxy on loopback, an authority of its own, an agent. */
import { once } from 'node:events'
import { Agent, createServer } from 'node:http'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import fc from 'fast-check'
import { firstValueFrom, lastValueFrom, toArray } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { type ConnectOptions, connect, isKiwoomError } from '../../src/index.ts'
import { nodeTransports } from '../../src/node.ts'
import { isExempt, proxyOf } from '../../src/platform/proxy.ts'
import { AUTHORITY } from './certificate.ts'
import { type LoopbackProxy, startProxy } from './loopbackProxy.ts'

const credentials = { appKey: 'any key', secretKey: 'any secret' }
const PASSWORD = 'p@ss:word-of-the-proxy'
// No resolver knows the name (RFC 6761): only a proxy leads there.
const secure = { rest: 'https://exchange.test', socket: 'wss://exchange.test' }

let exchange: StartedExchange
let proxy: LoopbackProxy
beforeEach(async () => {
  exchange = await startExchange({ seed: 7 })
  proxy = await startProxy(exchange.port)
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined)
    vi.stubEnv(name.toLowerCase(), undefined)
  }
})
afterEach(async () => {
  vi.unstubAllEnvs()
  proxy.close()
  await exchange.close()
})

/** One query and one trade. */
async function use(options: Omit<ConnectOptions, 'credentials'>): Promise<readonly unknown[]> {
  const kiwoom = connect({ credentials, retry: { attempts: 1 }, ...options })
  try {
    const { stockCode } = await firstValueFrom(kiwoom.stock.info({ stockCode: '005930' }))
    const { type, item } = await firstValueFrom(kiwoom.realtime.trade('005930'))
    return [stockCode, type, item]
  } finally {
    await kiwoom.close()
  }
}
const USED = ['005930', '0B', '005930']
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a client behind a proxy', () => {
  it('reaches the exchange over TLS with requests and socket, by the option, with the authority of the company', async () => {
    const transports = nodeTransports({ proxy: `http://127.0.0.1:${proxy.port}`, ca: AUTHORITY })
    expect(await use({ env: secure, ...transports })).toEqual(USED)
    expect(new Set(proxy.asked)).toEqual(new Set(['exchange.test:443']))
    expect(proxy.asked.length).toBeGreaterThanOrEqual(2)
  })

  it('trusts no authority that it was not given', async () => {
    const transports = nodeTransports({ proxy: `http://127.0.0.1:${proxy.port}` })
    const error = await failure(use({ env: secure, ...transports }))
    expect(error).toMatchObject({ _tag: 'Unavailable', message: expect.stringMatching(/certificate|signed|issuer/i) })
  })

  it('takes the proxy from the environment when it is given no transport', async () => {
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${proxy.port}`)
    const env = { rest: 'http://exchange.test:8080', socket: 'ws://exchange.test:8080' }
    expect(await use({ env, allowInsecure: true })).toEqual(USED)
    expect(new Set(proxy.asked)).toEqual(new Set(['exchange.test:8080']))
  })

  it('goes past it to this machine, to what NO_PROXY lists, and by the option', async () => {
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`)
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${proxy.port}`)
    expect(await use({ env: exchange })).toEqual(USED)
    vi.stubEnv('NO_PROXY', 'other.example,.test')
    for (const transports of [
      {},
      nodeTransports(),
      nodeTransports({ proxy: false }),
      nodeTransports({ noProxy: '*' }),
    ]) {
      expect(await failure(use({ env: secure, ...transports }))).toMatchObject({ _tag: 'Unavailable' })
    }
    expect(proxy.asked).toEqual([])
  })

  it('gives the proxy its password, which is in no error when it is wrong', async () => {
    const guarded = await startProxy(exchange.port, `me:${PASSWORD}`)
    const address = (password: string) => `http://me:${encodeURIComponent(password)}@127.0.0.1:${guarded.port}`
    expect(await use({ env: secure, ...nodeTransports({ proxy: address(PASSWORD), ca: AUTHORITY }) })).toEqual(USED)
    const wrong = nodeTransports({ proxy: address('wrong-password'), ca: AUTHORITY })
    const error = await failure(use({ env: secure, ...wrong }))
    guarded.close()
    expect(error).toMatchObject({
      _tag: 'Unavailable',
      message: expect.stringContaining('the proxy refuses the connection: 407'),
    })
    expect(JSON.stringify([error, String(error)])).not.toMatch(/wrong-password|me:/)
  })

  it('knows that an order has not left when its proxy made no connection', async () => {
    const guarded = await startProxy(exchange.port, `me:${PASSWORD}`)
    const transports = nodeTransports({ proxy: `http://127.0.0.1:${guarded.port}`, ca: AUTHORITY })
    const kiwoom = connect({ credentials: { token: 'a token of old' }, env: secure, maxOrderWait: 200, ...transports })
    const order = { exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' } as const
    const error = await failure(lastValueFrom(kiwoom.order.buy(order).pipe(toArray())))
    await kiwoom.close()
    guarded.close()
    expect(isKiwoomError(error) && error._tag).toMatch(/^(?:Unavailable|Timeout)$/)
    expect(guarded.asked.length).toBeGreaterThan(0)
  })

  it('reports an environment that names no proxy, and sends nothing past it', async () => {
    vi.stubEnv('HTTPS_PROXY', 'socks5://me:secret-of-mine@127.0.0.1:1')
    const error = await failure(use({ env: secure }))
    expect(error).toMatchObject({ _tag: 'Unavailable', message: expect.stringContaining('is no address of a proxy') })
    expect(String(error)).not.toContain('secret-of-mine')
  })
})

describe('nodeTransports', () => {
  it('sends requests and sockets through the agent that it is given', async () => {
    const hosts: unknown[] = []
    class Counting extends Agent {
      addRequest(...args: unknown[]): void {
        hosts.push(Reflect.get(Object(args[1]), 'host'))
        Reflect.apply(Reflect.get(Agent.prototype, 'addRequest'), this, args)
      }
    }
    const agent = new Counting({ keepAlive: true })
    expect(await use({ env: exchange, ...nodeTransports({ agent }) })).toEqual(USED)
    agent.destroy()
    expect(hosts.length).toBeGreaterThanOrEqual(3)
    expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']))
  })

  it('answers with lower-case headers, follows no redirect, and errors when the answer is cut', async () => {
    const seen: unknown[] = []
    const server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['content-length']}`)
      if (request.url === '/moved')
        response.writeHead(307, { Location: '/elsewhere', 'Next-Key': 'k1' }).end('{"a":"가"}')
      else response.writeHead(200, { 'content-length': 100 }).write('{', () => request.socket.destroy())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const host = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    const { http } = nodeTransports()
    const post = (path: string) =>
      lastValueFrom(http({ method: 'POST', url: `${host}${path}`, headers: {}, body: '"가"' }))
    expect(await post('/moved')).toMatchObject({ status: 307, headers: { 'next-key': 'k1' }, body: '{"a":"가"}' })
    await expect(post('/cut')).rejects.toThrow()
    server.close()
    expect(seen).toEqual(['POST /moved 5', 'POST /cut 5'])
  })

  it.each([
    [{ proxy: 'proxy.example:3128' }, /proxy must be the address/],
    [{ proxy: 'ftp://me:secret-of-mine@proxy.example' }, /proxy must be the address of a proxy(?!.*secret-of-mine)/],
    [{ ca: 'company.pem' }, /ca must be certificates as text/],
    [{ proxi: 'http://proxy.example' }, /proxi/],
    [{ agent: {} }, /agent must be an object with addRequest/],
  ])('refuses %j', (options, message) => {
    expect(() => Reflect.apply(nodeTransports, undefined, [options])).toThrow(message)
  })
})

describe('the proxy of an address', () => {
  const ENVIRONMENT = { HTTPS_PROXY: 'http://secure:1', http_proxy: 'plain:2', HTTP_PROXY: 'http://other:3' }
  it.each([
    ['https://api.kiwoom.com', '', 'http://secure:1'],
    ['wss://api.kiwoom.com:10000', '', 'http://secure:1'],
    ['http://api.kiwoom.com', '', 'http://plain:2'],
    ['ws://api.kiwoom.com', '', 'http://plain:2'],
    ['https://api.kiwoom.com', 'kiwoom.com', undefined],
    ['https://api.kiwoom.com', '.kiwoom.com', undefined],
    ['https://api.kiwoom.com', '*.kiwoom.com, x', undefined],
    ['https://kiwoom.com', '.KIWOOM.com', undefined],
    ['https://notkiwoom.com', 'kiwoom.com', 'http://secure:1'],
    ['wss://api.kiwoom.com:10000', 'api.kiwoom.com:10000', undefined],
    ['https://api.kiwoom.com', 'api.kiwoom.com:10000', 'http://secure:1'],
    ['https://api.kiwoom.com', 'api.kiwoom.com:443', undefined],
    ['https://api.kiwoom.com', '*', undefined],
    ['https://localhost', '', undefined],
    ['wss://127.0.0.1:9', '', undefined],
    ['https://[::1]:9', '', undefined],
  ])('%s without %j is %s', (url, list, proxied) => {
    expect(proxyOf(new URL(url), { ...ENVIRONMENT, NO_PROXY: list })).toBe(proxied)
  })

  it('is none for a host that any entry of NO_PROXY names, and else does not depend on the list', () => {
    const label = fc.constantFrom('a', 'b', 'api', 'kiwoom')
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => `${labels.join('.')}.com`)
    fc.assert(
      fc.property(host, fc.array(host, { maxLength: 3 }), (name, list) => {
        const isListed = list.some((entry) => `.${name}`.endsWith(`.${entry}`))
        expect(isExempt(new URL(`https://${name}`), list.join(', '))).toBe(isListed)
      }),
      runs(200, 20_000),
    )
  })
})
