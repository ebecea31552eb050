/** The socket transport of browsers and edge runtimes: their own `WebSocket`. */
import { Observable } from 'rxjs'
import type { SocketEvent, SocketTransport } from './socketTransport.ts'

/** Opens on subscribe, closes on unsubscribe. */
export const webSocketTransport: SocketTransport = (url) => {
  let socket: WebSocket | undefined
  return {
    events$: new Observable<SocketEvent>((subscriber) => {
      const close = (code: number, reason: string): void => {
        subscriber.next({ _tag: 'close', code, reason })
        subscriber.complete()
      }
      if (typeof WebSocket === 'undefined') {
        close(1006, 'this runtime has no WebSocket; give connect a socket transport')
        return undefined
      }
      const opened = openSocket(url)
      if (opened instanceof Error) {
        close(1006, opened.message)
        return undefined
      }
      socket = opened
      opened.binaryType = 'arraybuffer'
      opened.addEventListener('open', () => subscriber.next({ _tag: 'open' }))
      opened.addEventListener('message', ({ data }) => subscriber.next(messageOf(data)))
      opened.addEventListener('close', ({ code, reason }) => close(code, reason))
      return () => {
        if (opened.readyState !== WebSocket.CLOSED) opened.close(1000)
      }
    }),
    send(text) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text)
    },
  }
}

/** A page over HTTPS may open no `ws:` address, which is thrown at once. */
function openSocket(url: string): WebSocket | Error {
  try {
    return new WebSocket(url)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Text comes as a string: a browser ends the connection over a text that is no UTF-8 (RFC 6455, 8.1). */
function messageOf(data: unknown): SocketEvent {
  if (typeof data === 'string') return { _tag: 'message', data }
  return { _tag: 'binary', data: data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0) }
}
