/** A proxy on loopback (HTTP CONNECT, RFC 9110 9.3.6), and a TLS end in front of an exchange. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { CERTIFICATE, KEY } from './certificate.ts'

export interface LoopbackProxy {
  readonly port: number
  /** What clients asked to be connected with, `exchange.test:443`. */
  readonly asked: string[]
  close(): void
}

/** Starts a proxy that knows one name, `exchange.test`: by port 443 its TLS end, by any other the exchange itself. */
export async function startProxy(exchangePort: number, password?: string): Promise<LoopbackProxy> {
  const sockets = new Set<Socket>()
  const join = (client: Socket, port: number, opened: () => void): void => {
    const upstream = connect(port, '127.0.0.1', opened)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.pipe(upstream).pipe(client)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  }
  const tls = createTlsServer({ key: KEY, cert: CERTIFICATE }, (client) => join(client, exchangePort, () => undefined))
  tls.on('tlsClientError', () => undefined)
  const asked: string[] = []
  const proxy = createServer((_, response) => response.writeHead(405).end())
  proxy.on('connect', (request, client: Socket) => {
    asked.push(String(request.url))
    const wanted = password === undefined ? undefined : `Basic ${Buffer.from(password).toString('base64')}`
    if (request.headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 12\r\n\r\n<html>no</html>')
      return
    }
    const port = String(request.url).endsWith(':443') ? portOf(tls) : exchangePort
    join(client, port, () => client.write('HTTP/1.1 200 Connection Established\r\n\r\n'))
  })
  for (const server of [tls, proxy]) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  return {
    port: portOf(proxy),
    asked,
    close: () => {
      for (const socket of sockets) socket.destroy()
      proxy.closeAllConnections()
      proxy.close()
      tls.close()
    },
  }
}

function portOf(server: Pick<Server, 'address'>): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
