/** Carries lines over WebSockets. */
import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { SchedulerLike } from 'rxjs'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Peer } from '../client/line.ts'
import type { GatewayCore } from '../gateway.ts'
import { type Origins, refusalOf } from './origin.ts'
import { createFramer } from './textFrame.ts'

/** Where WebSockets connect (docs/protocol.md#environments). */
const SOCKET_PATH = '/api/dostk/websocket'
// The largest frame of a client names 200 codes.
const LARGEST_FRAME = 256 * 1024
const CLOSE_TIMEOUT = 1_000

export function acceptSockets(
  server: Server,
  gateway: GatewayCore,
  origins: Origins,
  scheduler: SchedulerLike,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LARGEST_FRAME })
  const framer = createFramer()
  server.on('upgrade', (request, stream, head) => {
    // A peer may disconnect before it is answered.
    stream.on('error', () => stream.destroy())
    const path = request.url?.split('?')[0]
    const refused = path === SOCKET_PATH ? refusalOf(request.headers, origins) : 'not the path of the socket'
    if (refused !== undefined) {
      const status = path === SOCKET_PATH ? '403 Forbidden' : '404 Not Found'
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const address = request.socket.remoteAddress ?? ''
      serve(socket, stream, address, gateway, framer, scheduler)
    })
  })
  return sockets
}

function serve(
  socket: WebSocket,
  stream: Duplex,
  address: string,
  gateway: GatewayCore,
  framer: (payload: Uint8Array) => Uint8Array,
  scheduler: SchedulerLike,
): void {
  let isCorked = false
  const uncork = (): void => {
    isCorked = false
    stream.uncork()
  }
  const peer: Peer = {
    address,
    send: (data) => {
      if (socket.readyState !== socket.OPEN) return
      // All messages of one turn for a client are sent in one write.
      if (!isCorked) {
        isCorked = true
        stream.cork()
        process.nextTick(uncork)
      }
      if (typeof data === 'string') socket.send(data)
      // These are whole frames between the frames of `ws`. `ws` compresses none here, so none of its frames is delayed.
      else stream.write(framer(data))
    },
    buffered: () => stream.writableLength,
    close: (code, reason) => {
      socket.close(code, Buffer.from(reason).subarray(0, 120).toString())
      // Without this, a peer that reads nothing would keep its buffers for half a minute.
      scheduler.schedule(() => socket.terminate(), CLOSE_TIMEOUT)
    },
  }
  const line = gateway.connect(peer)
  stream.on('drain', () => line.drained())
  socket.on('message', (data, isBinary) => {
    if (!isBinary) line.receive(data.toString())
  })
  socket.on('close', () => line.closed())
  // A broken connection is followed by `close`.
  socket.on('error', () => undefined)
}
