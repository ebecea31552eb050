import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { firstValueFrom, map, take, toArray } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { connect, type Diagnostic } from '../../../src/index.ts'
import { wsTransport } from '../../../src/realtime/protocol/wsTransport.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server of real sockets that hands each over. */
async function serve(connected: (socket: WebSocket) => void): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  closers.push(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  server.on('connection', connected)
  await once(server, 'listening')
  const address = server.address()
  return `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

/** A name that was cut inside its last character, as the exchange's fields of a fixed length are. */
const cut = Buffer.concat([
  Buffer.from('{"trnm":"REAL","data":[{"type":"0g","name":"","item":"000660","values":{"297":"동정'),
  Buffer.from('적').subarray(0, 2),
  Buffer.from('"}}]}'),
])

describe('wsTransport', () => {
  it('keeps the connection when the bytes of a text frame are no UTF-8, and says which frame it was', async () => {
    const url = await serve((socket) => {
      socket.send(cut, { binary: false })
      socket.send('{"trnm":"PING"}')
    })
    const events = await firstValueFrom(wsTransport(url).events$.pipe(take(3), toArray()))
    expect(events.map(({ _tag }) => _tag)).toEqual(['open', 'malformed', 'message'])
  })

  it('ends a connection whose peer does not answer the closing handshake', async () => {
    const { url, peer } = await deafServer()
    const events$ = wsTransport(url).events$
    await firstValueFrom(events$)
    const socket = await peer
    // `ws` itself would wait 30 s, longer than this test may take.
    await once(socket, 'close')
    expect(socket.destroyed).toBe(true)
  })
})

/** Takes the upgrade and then reads without a word: no frame is ever answered. */
async function deafServer(): Promise<{ url: string; peer: Promise<Socket> }> {
  const server = createServer()
  const peer = new Promise<Socket>((resolve) => {
    server.on('connection', (socket) => {
      socket.once('data', (request) => {
        const key = /sec-websocket-key: (\S+)/i.exec(request.toString())?.[1] ?? ''
        const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
        const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
        socket.write([...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'))
        socket.on('error', () => undefined)
        socket.resume()
        resolve(socket)
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  const address = server.address()
  return { url: `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, peer }
}

describe('a session over real sockets', () => {
  it('lives on after a text that was cut inside a character, and reports it', async () => {
    let logins = 0
    const socket = await serve((peer) =>
      peer.on('message', (data) => {
        const { trnm } = JSON.parse(String(data)) as { trnm: string }
        if (trnm === 'LOGIN') logins += 1
        peer.send(JSON.stringify({ trnm, return_code: 0 }))
        if (trnm !== 'REG') return
        peer.send(cut, { binary: false })
        const values = { '10': '61300', '15': '1', '20': '090000', '13': '1' }
        peer.send(JSON.stringify({ trnm: 'REAL', data: [{ type: '0B', name: '', item: '005930', values }] }))
      }),
    )
    const kiwoom = connect({ env: { rest: 'http://127.0.0.1:9', socket }, credentials: { token: 'TOKEN' } })
    const diagnostics: Diagnostic[] = []
    kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
    const price = await firstValueFrom(kiwoom.realtime.trade('005930').pipe(map((trade) => trade.price)))
    await kiwoom.close()
    expect(price).toBe(61_300)
    expect(logins).toBe(1)
    expect(diagnostics).toMatchObject([{ _tag: 'UnknownFrame', stage: 'text frame that is no UTF-8' }])
  })
})
