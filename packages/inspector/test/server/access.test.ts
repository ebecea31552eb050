/** Who sees the page, over real sockets. */
import { request } from 'node:http'
import { connect, type Kiwoom } from '@kiwoom-rx/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Inspector, startInspector } from '../../src/index.ts'

let kiwoom: Kiwoom
let inspector: Inspector
let port: number
let secret: string

beforeAll(async () => {
  kiwoom = connect({ env: 'mock', credentials: { appKey: 'an app key', secretKey: 'a secret key' } })
  inspector = await startInspector(kiwoom)
  const url = new URL(inspector.url)
  port = Number(url.port)
  secret = url.pathname.slice(1, -1)
})

afterAll(async () => {
  await inspector.close()
  await kiwoom.close()
})

interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const NOTHING = { status: 403, body: '' }

describe('the page', () => {
  it('is served to those who know the secret, under a strict policy', async () => {
    const { status, body, headers } = await ask(`/${secret}/`)
    expect(status).toBe(200)
    expect(body).toContain('page.js')
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/,
    )
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('has a secret that no one guesses, another for each inspector', async () => {
    const other = await startInspector(kiwoom)
    expect(secret).toMatch(/^[\w-]{32}$/)
    expect(new URL(other.url).pathname).not.toContain(secret)
    await other.close()
  })

  it('listens on this machine alone', () => {
    expect(new URL(inspector.url).hostname).toBe('127.0.0.1')
  })

  it.each([['/'], ['/events'], ['/page.js'], ['//'], ['/wrong/'], ['/wrong/events']])(
    'answers %s without the secret with an empty 403',
    async (path) => {
      expect(await ask(path)).toMatchObject(NOTHING)
    },
  )

  it('answers a secret that is nearly right with an empty 403', async () => {
    const last = secret.endsWith('A') ? 'B' : 'A'
    for (const near of [secret.slice(0, -1), `${secret}x`, secret.slice(0, -1) + last, secret.toUpperCase()]) {
      expect(await ask(`/${near}/events`)).toMatchObject(NOTHING)
    }
  })

  it.each(['evil.example', 'evil.example:80', 'localhost', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])(
    'answers the Host %j with an empty 403',
    async (host) => {
      expect(await ask(`/${secret}/`, { host })).toMatchObject(NOTHING)
    },
  )

  it('answers this machine under its other name', async () => {
    expect(await ask(`/${secret}/`, { host: `localhost:${port}` })).toMatchObject({ status: 200 })
  })

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'answers the Origin %s with an empty 403',
    async (origin) => {
      expect(await ask(`/${secret}/events`, { origin })).toMatchObject(NOTHING)
      expect(await ask(`/${secret}/ask/1`, { origin }, 'POST', '{"_tag":"pause"}')).toMatchObject(NOTHING)
    },
  )

  it.each(['cross-site', 'same-site'])('answers a %s request with an empty 403', async (site) => {
    expect(await ask(`/${secret}/page.js`, { 'sec-fetch-site': site })).toMatchObject(NOTHING)
  })

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('answers %s with an empty 403', async (method) => {
    expect(await ask(`/${secret}/`, {}, method)).toMatchObject(NOTHING)
  })

  it.each(['/nothing', '/../package.json', '/%2e%2e/package.json', '/ask/1', '/page.css.map'])(
    'answers the unknown path %s with an empty 403',
    async (path) => {
      expect(await ask(`/${secret}${path}`)).toMatchObject(NOTHING)
    },
  )
})

describe('what a page asks', () => {
  it('is taken from an open page, and refused when it is no request of the page', async () => {
    const abort = new AbortController()
    const line = await fetch(`${inspector.url}events`, { signal: abort.signal })
    const reader = line.body?.getReader()
    const first = new TextDecoder().decode((await reader?.read())?.value)
    const page = /"page":(\d+)/.exec(first)?.[1]
    const post = async (body: string, to = page): Promise<number> =>
      (await ask(`/${secret}/ask/${to}`, { origin: `http://127.0.0.1:${port}` }, 'POST', body)).status
    expect(await post('{"_tag":"pick","item":"005930"}')).toBe(204)
    expect(await post('{"_tag":"order","item":"005930"}')).toBe(400)
    expect(await post('{"_tag":"pick","item":5}')).toBe(400)
    expect(await post('no JSON')).toBe(400)
    expect(await post(`{"_tag":"pick","item":"${'x'.repeat(10_000)}"}`)).toBe(400)
    expect(await post('{"_tag":"pick","item":"005930"}', '999')).toBe(403)
    abort.abort()
  })
})

describe('startInspector', () => {
  it('refuses an option that it does not know, and a port that is not one', async () => {
    const mistyped: object = { prot: 1 }
    await expect(startInspector(kiwoom, mistyped)).rejects.toThrow(/no option prot; there are port, host/)
    await expect(startInspector(kiwoom, { port: 70_000 })).rejects.toThrow(/port must be a port/)
  })

  it('rejects when the port is taken, and listens to the client no longer', async () => {
    await expect(startInspector(kiwoom, { port })).rejects.toThrow(/EADDRINUSE/)
  })

  it('closes twice as once', async () => {
    const other = await startInspector(kiwoom)
    await Promise.all([other.close(), other.close()])
    await expect(fetch(other.url)).rejects.toThrow()
  })
})
