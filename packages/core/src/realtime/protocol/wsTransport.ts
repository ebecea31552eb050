/** The socket transport of Node: `ws`. */
import { isUtf8 } from 'node:buffer'
import type { Agent } from 'node:http'
import { Observable, Subscription } from 'rxjs'
import WebSocket from 'ws'
import { defaultScheduler } from '../../clock.ts'
import type { SocketConnection, SocketEvent, SocketTransport } from './socketTransport.ts'

/** How an address is reached. */
export interface SocketRoute {
  readonly agent: Agent | undefined
  /** Certificates of authorities, instead of those that Node brings. */
  readonly ca?: readonly string[] | undefined
}

/** Opens on subscribe, closes on unsubscribe. Directly, whatever proxies the environment names. */
export const wsTransport: SocketTransport = (url) => open(url, () => ({ agent: undefined }))

/** The same through an agent of Node. */
export function agentSockets(routeTo: (url: URL) => SocketRoute): SocketTransport {
  return (url) => open(url, routeTo)
}

function open(url: string, routeTo: (url: URL) => SocketRoute): SocketConnection {
  const route = (): WebSocket.ClientOptions => {
    const { agent, ca } = routeTo(new URL(url))
    return { ...OPTIONS, ...(agent !== undefined && { agent }), ...(ca !== undefined && { ca: [...ca] }) }
  }
  let socket: WebSocket | undefined
  return {
    events$: new Observable<SocketEvent>((subscriber) => {
      let opened: WebSocket
      try {
        opened = new WebSocket(url, route())
      } catch (error) {
        // There is no way to the address: a proxy that is misnamed, say.
        subscriber.next({ _tag: 'close', code: 1006, reason: error instanceof Error ? error.message : String(error) })
        subscriber.complete()
        return undefined
      }
      let failure = ''
      socket = opened
      opened.on('open', () => subscriber.next({ _tag: 'open' }))
      opened.on('message', (data, isBinary) => subscriber.next(messageOf(bytesOf(data), isBinary)))
      opened.on('error', (error) => {
        failure = error.message
      })
      let ending = Subscription.EMPTY
      opened.on('close', (code, reason) => {
        ending.unsubscribe()
        subscriber.next({ _tag: 'close', code, reason: reason.toString() || failure })
        subscriber.complete()
      })
      return () => {
        if (opened.readyState === WebSocket.CLOSED) return
        opened.close(1000)
        // A peer that does not answer would keep the process alive: `ws` itself waits 30 s.
        ending = defaultScheduler.schedule(() => opened.terminate(), CLOSE_TIMEOUT)
      }
    }),
    send(text) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text)
    },
  }
}

const CLOSE_TIMEOUT = 1_000

const OPTIONS: WebSocket.ClientOptions = {
  // Frames are small and many: compressing them costs more than it saves.
  perMessageDeflate: false,
  handshakeTimeout: 10_000,
  // `ws` ends the connection over a character that was cut, and the same frame may end the next one too. Frames are
  // looked at here instead, and a bad one is a diagnostic.
  skipUTF8Validation: true,
}

function messageOf(data: Uint8Array, isBinary: boolean): SocketEvent {
  if (isBinary) return { _tag: 'binary', data }
  return { _tag: isUtf8(data) ? 'message' : 'malformed', data }
}

function bytesOf(data: WebSocket.RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
