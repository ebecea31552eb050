/** The exchange in memory: the two ports of the client, without a socket, on any scheduler. */
import type { HttpRequest, HttpResponse, HttpTransport, SocketEvent, SocketTransport } from '@kiwoom-rx/core'
import { Observable, type Subscriber } from 'rxjs'
import { Exchange } from './exchange.ts'
import type { ExchangeHandle, ExchangeOptions } from './handle.ts'
import { checkExchangeOptions } from './rules/readRules.ts'
import type { Line } from './session/openSessions.ts'
import { SOCKET_PATH } from './session/socketPath.ts'

export interface MemoryExchange extends ExchangeHandle {
  /** Hosts to give to a client. The transports look at the paths only, so any other hosts serve as well. */
  readonly env: { readonly rest: string; readonly socket: string }
  /** Carries REST calls. */
  readonly http: HttpTransport
  /** Carries the WebSocket. */
  readonly socket: SocketTransport
  /** Ends all sessions and timers. */
  close(): void
}

/** Starts an exchange in memory. It does nothing until it is asked something. */
export function createExchange(options: ExchangeOptions = {}): MemoryExchange {
  checkExchangeOptions(options)
  return new InMemory(options)
}

const TOKEN_PATH = '/oauth2/token'
const MINUTE = 60_000

// Nothing listens on these names.
const ENV = { rest: 'https://exchange.invalid', socket: 'wss://exchange.invalid' }

class InMemory extends Exchange implements MemoryExchange {
  readonly env: MemoryExchange['env'] = ENV

  readonly http: HttpTransport = (request) =>
    new Observable((subscriber) => {
      const outcome = this.request({ ...request, path: pathOf(request), headers: lower(request.headers) })
      // Unsubscribing aborts the wait for the reply; the request has been received all the same.
      switch (outcome._tag) {
        case 'reply': {
          const { status, headers, bytes } = outcome.reply
          // A client that reads bytes puts U+FFFD where they are no UTF-8.
          const body = bytes === undefined ? outcome.reply.body : new TextDecoder().decode(bytes)
          // As over HTTP, on the reply with which every session begins, where the market's time is another than the clock's.
          const isOther = Math.abs(Date.parse(this.date) - this.scheduler.now()) > MINUTE
          const dated = isOther && pathOf(request) === TOKEN_PATH ? { date: this.date } : {}
          const reply: HttpResponse = { status, headers: { ...lower(headers), ...dated }, body }
          return this.scheduler.schedule(() => {
            subscriber.next(reply)
            subscriber.complete()
          }, outcome.after)
        }
        case 'reset':
          return this.scheduler.schedule(() => subscriber.error(connectionReset()), outcome.after)
        case 'silence':
          return
      }
    })

  readonly socket: SocketTransport = (url) => {
    let line: Line | undefined
    const events$ = new Observable<SocketEvent>((subscriber) => {
      const opening = this.scheduler.schedule(() => {
        if (!new URL(url).pathname.startsWith(SOCKET_PATH) || this.handshake() !== undefined) {
          end(subscriber, 1006, '')
          return
        }
        line = this.connect({
          // As bytes, like a real socket: a client reads them four times as fast as text.
          send: (text) => subscriber.next({ _tag: 'message', data: UTF8.encode(text) }),
          sendBytes: (data) => subscriber.next({ _tag: 'message', data }),
          sendBinary: (text) => subscriber.next({ _tag: 'binary', data: UTF8.encode(text) }),
          // A message that never ends reaches no one.
          cut: () => end(subscriber, 1006, ''),
          close: (code, reason) => end(subscriber, code, reason),
          terminate: () => end(subscriber, 1006, ''),
        })
        subscriber.next({ _tag: 'open' })
      }, this.rules.latency)
      return () => {
        opening.unsubscribe()
        line?.closed()
        line = undefined
      }
    })
    return { events$, send: (text) => line?.receive(text) }
  }

  close(): void {
    this.shut()
  }
}

const UTF8 = new TextEncoder()

function end(subscriber: Subscriber<SocketEvent>, code: number, reason: string): void {
  subscriber.next({ _tag: 'close', code, reason })
  subscriber.complete()
}

// As `fetch` fails.
function connectionReset(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) })
}

function pathOf(request: HttpRequest): string {
  return new URL(request.url).pathname
}

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
