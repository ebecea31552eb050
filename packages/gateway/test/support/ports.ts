/** The two ports of a client, into a gateway without sockets: what a connection does is scripted here. */
import type { HttpTransport, SocketEvent, SocketTransport } from '@kiwoom-rx/core'
import { map, merge, Observable, type SchedulerLike, type Subscriber, takeWhile } from 'rxjs'
import type { LineHandle } from '../../src/client/line.ts'
import type { GatewayCore } from '../../src/gateway.ts'

/** Hosts on which nothing listens. */
export const GATEWAY_ENV = { rest: 'https://gateway.invalid', socket: 'wss://gateway.invalid' }

export interface Ports {
  readonly http: HttpTransport
  readonly socket: SocketTransport
  /** Every connection breaks, as at `kill -9` of either side. */
  cut(): void
  /** The client reads nothing more, until it is let go on. */
  stall(): void
  go(): void
  /** Frames that came and left, as text, in their order. */
  readonly log: readonly { readonly at: number; readonly what: string }[]
  /** When each registration was confirmed to the client, and taken back or lost by it. */
  readonly confirmed: ReadonlyMap<string, readonly Span[]>
}

/** From when until when, epoch ms. */
export interface Span {
  readonly from: number
  to: number
}

/** `gateway()` is the one that runs now: after a restart it is another. */
export function portsInto(gateway: () => GatewayCore | undefined, scheduler: SchedulerLike, latency = 1): Ports {
  const open = new Set<Subscriber<SocketEvent>>()
  const log: { readonly at: number; readonly what: string }[] = []
  const confirmed = new Map<string, Span[]>()
  let asked: (readonly string[])[] = []
  let handle: LineHandle | undefined
  let held: (() => void)[] = []
  let heldBytes = 0
  let isStalled = false

  const confirm = (text: string): void => {
    if (!text.startsWith('{"trnm":"REG"')) return
    for (const key of asked.shift() ?? []) {
      const spans = confirmed.get(key) ?? []
      confirmed.set(key, spans)
      if (text.includes('"return_code":0') && spans.at(-1)?.to !== Number.POSITIVE_INFINITY) {
        spans.push({ from: scheduler.now(), to: Number.POSITIVE_INFINITY })
      }
    }
  }
  const end = (keys: Iterable<string>): void => {
    for (const key of keys) {
      const last = confirmed.get(key)?.at(-1)
      if (last !== undefined) last.to = Math.min(last.to, scheduler.now())
    }
  }
  const note = (text: string): void => {
    if (text.startsWith('{"trnm":"REG"')) asked.push(keysIn(text))
    else if (text.startsWith('{"trnm":"REMOVE"')) end(keysIn(text))
  }
  const lost = (): void => {
    asked = []
    end(confirmed.keys())
  }

  const http: HttpTransport = ({ method, url, headers, body }) =>
    new Observable((subscriber) => {
      const current = gateway()
      if (current === undefined) {
        const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
        return scheduler.schedule(() => subscriber.error(refused), latency)
      }
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
      return current.answer({ method, path: new URL(url).pathname, headers: lower, body }).subscribe({
        next: (answer) => {
          // An answer of a gateway that was killed meanwhile never comes.
          if (gateway() !== current) subscriber.error(new TypeError('fetch failed'))
          else subscriber.next(answer)
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      })
    })

  const socket: SocketTransport = () => {
    let own: LineHandle | undefined
    return {
      events$: new Observable<SocketEvent>((subscriber) => {
        const opening = scheduler.schedule(() => {
          const current = gateway()
          if (current === undefined) {
            subscriber.next({ _tag: 'close', code: 1006, reason: '' })
            subscriber.complete()
            return
          }
          asked = []
          own = current.connect({
            address: 'test',
            send: (data) => {
              const message = (): void => {
                const text = typeof data === 'string' ? data : Buffer.from(data).toString()
                log.push({ at: scheduler.now(), what: text })
                confirm(text)
                subscriber.next({ _tag: 'message', data: typeof data === 'string' ? data : Uint8Array.from(data) })
              }
              if (!isStalled) message()
              else {
                heldBytes += data.length
                held.push(message)
              }
            },
            buffered: () => heldBytes,
            close: (code, reason) => {
              open.delete(subscriber)
              subscriber.next({ _tag: 'close', code: isStalled ? 1006 : code, reason: isStalled ? '' : reason })
              subscriber.complete()
            },
          })
          handle = own
          open.add(subscriber)
          subscriber.next({ _tag: 'open' })
        }, latency)
        return () => {
          opening.unsubscribe()
          open.delete(subscriber)
          log.push({ at: scheduler.now(), what: 'closed' })
          own?.closed()
          lost()
          held = []
          heldBytes = 0
        }
      }),
      send: (text) => {
        log.push({ at: scheduler.now(), what: `sent ${text}` })
        note(text)
        own?.receive(text)
      },
    }
  }

  return {
    http,
    socket,
    log,
    confirmed,
    cut() {
      for (const subscriber of [...open]) {
        subscriber.next({ _tag: 'close', code: 1006, reason: '' })
        subscriber.complete()
      }
    },
    stall: () => {
      isStalled = true
    },
    go() {
      isStalled = false
      for (let next = held.shift(); next !== undefined; next = held.shift()) next()
      heldBytes = 0
      handle?.drained()
    },
  }
}

/** The registrations that a REG or a REMOVE names. */
function keysIn(text: string): readonly string[] {
  const frame: { readonly data: readonly { readonly item: string[]; readonly type: string[] }[] } = JSON.parse(text)
  return frame.data.flatMap(({ item, type }) => type.flatMap((each) => item.map((code) => each + code)))
}

/** The same transport, whose connections break when `cut$` emits. */
export function breakable(transport: SocketTransport, cut$: Observable<unknown>): SocketTransport {
  return (url) => {
    const connection = transport(url)
    const broken: SocketEvent = { _tag: 'close', code: 1006, reason: '' }
    return {
      events$: merge(connection.events$, cut$.pipe(map(() => broken))).pipe(
        takeWhile(({ _tag }) => _tag !== 'close', true),
      ),
      send: connection.send,
    }
  }
}
