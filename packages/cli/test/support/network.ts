/** Broken networks on loopback: proxies that refuse, lie or open TLS; ports that are closed; servers of other things. */
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { CERTIFICATE, KEY } from './certificate.ts'

export interface Listening {
  readonly port: number
  close(): void
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await listening(createServer())
  server.close()
  return server.port
}

/** Whatever is sent to it, it writes this text and closes. */
export function startBabbler(text: string): Promise<Listening> {
  return listening(createServer((socket) => socket.once('data', () => socket.end(text))))
}

/** A web server that answers everything with a page. */
export function startWebServer(status: number, page: string): Promise<Listening> {
  return listening(
    createHttpServer((_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end(page)),
  )
}

/** A proxy (CONNECT) that answers with a status and passes nothing on. */
export function startRefusingProxy(status: number): Promise<Listening> {
  const proxy = createHttpServer()
  proxy.on('connect', (_, client: Socket) => client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`))
  return listening(proxy)
}

/** A proxy that says yes to every host, and then shows a page of its own instead of the host. */
export function startLyingProxy(): Promise<Listening> {
  const proxy = createHttpServer()
  proxy.on('connect', (_, client: Socket) => {
    client.on('error', () => undefined)
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    client.once('data', () =>
      client.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<html>Log in to the Wi-Fi</html>'),
    )
  })
  return listening(proxy)
}

/** A proxy that leads every host to one exchange, with TLS by the certificate of the tests in front of it. */
export async function startTlsProxy(exchangePort: number): Promise<Listening> {
  const join = (client: Socket, port: number): void => {
    const upstream = connect(port, '127.0.0.1')
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    client.pipe(upstream).pipe(client)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  }
  const tls = createTlsServer({ key: KEY, cert: CERTIFICATE }, (client) => join(client, exchangePort))
  tls.on('tlsClientError', () => undefined)
  const end = await listening(tls)
  const proxy = createHttpServer()
  proxy.on('connect', (_, client: Socket) => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    join(client, end.port)
  })
  const started = await listening(proxy)
  return {
    port: started.port,
    close: () => {
      started.close()
      end.close()
    },
  }
}

async function listening(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined)
    sockets.add(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
