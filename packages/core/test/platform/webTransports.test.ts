/** The transports of browsers and edge runtimes, against real sockets; Node stands in for the browser. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { firstValueFrom, lastValueFrom, take, tap, toArray } from 'rxjs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { httpTransport, isPage, socketTransport } from '../../src/platform/webTransports.ts'

const closers: (() => unknown)[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  for (const close of closers.splice(0)) close()
})

async function serve(): Promise<{ host: string; sockets: WebSocketServer; seen: string[] }> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${body}`)
      if (request.url === '/moved') response.writeHead(307, { location: '/elsewhere' }).end()
      else if (request.url !== '/silent') response.writeHead(200, { 'Cont-Yn': 'Y' }).end(`got ${body}`)
    })
  })
  const sockets = new WebSocketServer({ server })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    for (const client of sockets.clients) client.terminate()
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, sockets, seen }
}

describe('the HTTP transport of browsers', () => {
  const post = (url: string) =>
    httpTransport({ method: 'POST', url, headers: { 'api-id': 'ka10001' }, body: '{"a":"가"}' })

  it('sends its body and answers with lower-case headers', async () => {
    const { host } = await serve()
    const answer = await lastValueFrom(post(`http://${host}/`))
    expect(answer).toMatchObject({ status: 200, headers: { 'cont-yn': 'Y' }, body: 'got {"a":"가"}' })
  })

  it('follows no redirect: an order goes to one address, once', async () => {
    const { host, seen } = await serve()
    const { status } = await lastValueFrom(post(`http://${host}/moved`))
    expect([300 <= status && status < 400, seen]).toEqual([true, ['POST /moved {"a":"가"}']])
  })

  it('reports the redirect of which a page sees no status', async () => {
    const hidden = { type: 'opaqueredirect', status: 0, headers: new Headers(), text: async () => '' }
    vi.stubGlobal('fetch', async () => hidden)
    expect(await lastValueFrom(post('http://127.0.0.1/'))).toEqual({ status: 302, headers: {}, body: '' })
  })

  it('aborts the request when it is unsubscribed, and errors when there is no server', async () => {
    const { host, sockets } = await serve()
    const ended = new Promise((resolve) => {
      sockets.options.server?.once('connection', (socket) => socket.once('close', () => resolve('closed')))
    })
    const asking = post(`http://${host}/silent`).subscribe()
    await new Promise((resolve) => sockets.options.server?.once('request', resolve))
    asking.unsubscribe()
    expect(await ended).toBe('closed')
    await expect(lastValueFrom(post('http://127.0.0.1:1/'))).rejects.toThrow()
  })
})

describe('the socket transport of browsers', () => {
  it('opens, carries texts and bytes both ways, and reports the close', async () => {
    vi.stubGlobal('WebSocket', WebSocket)
    const { host, sockets } = await serve()
    sockets.on('connection', (socket) => {
      socket.on('message', (data) => {
        socket.send(`${String(data)}!`)
        socket.send(Buffer.from([1, 2]), { binary: true })
        socket.close(4001, 'over')
      })
    })
    const connection = socketTransport(`ws://${host}`)
    const events$ = connection.events$.pipe(tap(({ _tag }) => _tag === 'open' && connection.send('안녕')))
    expect(await lastValueFrom(events$.pipe(toArray()))).toEqual([
      { _tag: 'open' },
      { _tag: 'message', data: '안녕!' },
      { _tag: 'binary', data: Uint8Array.of(1, 2) },
      { _tag: 'close', code: 4001, reason: 'over' },
    ])
    expect(() => connection.send('late')).not.toThrow()
  })

  it('closes the socket when it is unsubscribed', async () => {
    vi.stubGlobal('WebSocket', WebSocket)
    const { host, sockets } = await serve()
    const code = new Promise((resolve) => {
      sockets.on('connection', (socket) => socket.on('close', resolve))
    })
    await firstValueFrom(socketTransport(`ws://${host}`).events$.pipe(take(1)))
    expect(await code).toBe(1000)
  })

  it('is closed with 1006 when the runtime refuses the address, or has no sockets', async () => {
    class Refusing {
      constructor() {
        throw new Error('insecure')
      }
    }
    vi.stubGlobal('WebSocket', Refusing)
    const refused = await lastValueFrom(socketTransport('ws://127.0.0.1').events$)
    vi.stubGlobal('WebSocket', undefined)
    const absent = await lastValueFrom(socketTransport('ws://127.0.0.1').events$)
    expect([refused, absent]).toMatchObject([
      { _tag: 'close', code: 1006, reason: 'insecure' },
      { _tag: 'close', code: 1006, reason: expect.stringContaining('no WebSocket') },
    ])
  })
})

describe('isPage', () => {
  it('is true in a page and in its workers, and false in Node and on an edge runtime', () => {
    expect(isPage()).toBe(false)
    vi.stubGlobal('document', {})
    expect(isPage()).toBe(false)
    vi.stubGlobal('process', undefined)
    expect(isPage()).toBe(true)
    vi.unstubAllGlobals()
    vi.stubGlobal('process', { versions: {} })
    expect(isPage()).toBe(false)
    vi.stubGlobal('DedicatedWorkerGlobalScope', class {})
    expect(isPage()).toBe(true)
  })
})
