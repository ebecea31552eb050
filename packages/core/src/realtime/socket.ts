/** The default socket transport: `ws`. */
import { Observable } from 'rxjs'
import WebSocket from 'ws'
import type { SocketEvent, SocketTransport } from './transport.ts'

/** Opens on subscribe, closes on unsubscribe. */
export const wsTransport: SocketTransport = (url) => {
  let socket: WebSocket | undefined
  return {
    events$: new Observable<SocketEvent>((subscriber) => {
      const opened = new WebSocket(url, OPTIONS)
      let failure = ''
      socket = opened
      opened.on('open', () => subscriber.next({ _tag: 'open' }))
      opened.on('message', (data, isBinary) => {
        subscriber.next({ _tag: isBinary ? 'binary' : 'message', data: bytesOf(data) })
      })
      opened.on('error', (error) => {
        failure = error.message
      })
      opened.on('close', (code, reason) => {
        subscriber.next({ _tag: 'close', code, reason: reason.toString() || failure })
        subscriber.complete()
      })
      return () => opened.close(1000)
    }),
    send(text) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text)
    },
  }
}

const OPTIONS: WebSocket.ClientOptions = {
  // Frames are small and many: compressing them costs more than it saves.
  perMessageDeflate: false,
  handshakeTimeout: 10_000,
}

function bytesOf(data: WebSocket.RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
