/** Carries sessions over real WebSockets. */
import { type Server, STATUS_CODES } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Exchange } from '../exchange.ts'
import { SOCKET_PATH } from '../session/socketPath.ts'
import { pathOf } from './pathOf.ts'

/** Takes upgrades on the exchange's path; any other path is refused. */
export function acceptSockets(server: Server, exchange: Exchange): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, stream, head) => {
    // A peer may go away before it is answered.
    stream.on('error', () => stream.destroy())
    if (pathOf(request) !== SOCKET_PATH) {
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const refused = exchange.handshake()
    if (refused !== undefined) {
      stream.end(`HTTP/1.1 ${refused} ${STATUS_CODES[refused] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, exchange))
  })
  return sockets
}

function serve(socket: WebSocket, exchange: Exchange): void {
  const line = exchange.connect({
    send: (text) => send(socket, text, exchange.rules.fragmentBytes),
    sendBytes: (bytes) => socket.send(bytes, { binary: false }),
    sendBinary: (text) => socket.send(Buffer.from(text), { binary: true }),
    cut: (part) => socket.send(part, { fin: false }, () => socket.terminate()),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  })
  socket.on('message', (data) => line.receive(data.toString()))
  socket.on('close', () => line.closed())
  // A broken connection is followed by `close`, which says all there is to say.
  socket.on('error', () => {})
}

// Messages beyond 4 KiB were seen in fragments (docs/protocol.md#session); a fragment may end inside a character.
function send(socket: WebSocket, text: string, fragmentBytes: number): void {
  if (socket.readyState !== socket.OPEN) return
  // A character has three bytes at most per UTF-16 unit: shorter texts need not be measured.
  if (fragmentBytes <= 0 || text.length * 3 <= fragmentBytes) {
    socket.send(text)
    return
  }
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += fragmentBytes) {
    const to = from + fragmentBytes
    socket.send(bytes.subarray(from, to), { binary: false, fin: to >= bytes.length })
  }
}
