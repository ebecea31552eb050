/** The two ports of `connect` over NATS, on any machine that reaches the server. */
import type { Env, HttpResponse, HttpTransport, Registration, SocketEvent, SocketTransport } from '@kiwoom-rx/core'
import { keyOf } from '@kiwoom-rx/core/session'
import { asyncScheduler, Observable, type SchedulerLike, type Subscriber, Subscription } from 'rxjs'
import { changeIn } from '../client/registerFrame.ts'
import { gapFrame } from '../frame/frames.ts'
import { isObject, objectIn, textOf } from '../frame/json.ts'
import { STATUS_PERIOD } from './bridge.ts'
import type { NatsConnectionLike, NatsSubscription } from './connection.ts'
import { readNumbered } from './numbered.ts'
import { checkName, entrySubject, openSubject, restSubject, statusSubject } from './subjects.ts'

export interface NatsTransportOptions {
  /** The name of the gateway, as its `nats: { name }`. @default 'main' */
  readonly name?: string
  /** The scheduler of all times and waits. @default real time */
  readonly scheduler?: SchedulerLike
}

export interface NatsTransports {
  readonly env: Exclude<Env, string>
  readonly http: HttpTransport
  readonly socket: SocketTransport
}

/** Host names that nothing listens on. */
const ENV = { rest: 'https://nats.invalid', socket: 'wss://nats.invalid' }
const PATIENCE = 15_000
const OPENING = 5_000
const MOST_SILENT = 5 * STATUS_PERIOD

/**
 * `connect` over NATS: `connect({ ...natsTransports(nc), credentials })` is the same client on another machine. It
 * reports a gap for everything that did not arrive.
 *
 * Entries are numbered by subject: a missing number is a `Gap` of that registration. When the connection, the leader or
 * a message of the line is lost, the session ends as after a broken socket, and its gap follows.
 *
 * @param nc a connection of the package `nats`, version 2
 *
 * @throws RangeError when the name cannot be part of a subject.
 */
export function natsTransports(nc: NatsConnectionLike, options: NatsTransportOptions = {}): NatsTransports {
  const { name = 'main', scheduler = asyncScheduler } = options
  checkName(name)
  let lines = 0
  const inbox = (): string => {
    lines += 1
    const { server_id = 'server', client_id = 0 } = nc.info ?? {}
    return `_INBOX.kiwoom.${name}.${server_id}.${client_id}.${scheduler.now().toString(36)}-${lines}`
  }
  return { env: ENV, http: httpOver(nc, name), socket: socketOver({ nc, name, scheduler, inbox }) }
}

function httpOver(nc: NatsConnectionLike, name: string): HttpTransport {
  return ({ url, headers, body }) =>
    new Observable<HttpResponse>((subscriber) => {
      const request = Buffer.from(JSON.stringify({ path: new URL(url).pathname, headers, body }))
      nc.request(restSubject(name), request, { timeout: PATIENCE }).then(
        ({ data }) => {
          const answer = objectIn(Buffer.from(data).toString()) ?? {}
          const given = isObject(answer['headers']) ? answer['headers'] : {}
          subscriber.next({
            status: Number(answer['status']),
            headers: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, textOf(value)])),
            body: textOf(answer['body']),
          })
          subscriber.complete()
        },
        // When no gateway listens, the request certainly did not arrive. A timeout proves nothing.
        (error: unknown) => {
          const isNoOne = isObject(error) && error['code'] === '503'
          const facts = isNoOne ? { code: 'ECONNREFUSED', syscall: 'connect' } : {}
          subscriber.error(Object.assign(new Error(`NATS: ${String(error)}`), facts))
        },
      )
    })
}

interface Entries {
  readonly registration: Registration
  readonly subscription: NatsSubscription
  /** Whether its REG is answered. */
  isConfirmed: boolean
  last: { readonly number: number; readonly at: number } | undefined
}

interface SessionContext {
  readonly nc: NatsConnectionLike
  readonly name: string
  readonly scheduler: SchedulerLike
  /** The subject of this line. */
  readonly inbox: () => string
}

function socketOver(context: SessionContext): SocketTransport {
  return () => {
    let send: ((text: string) => void) | undefined
    return {
      events$: new Observable<SocketEvent>((subscriber) => {
        const session = openSession(context, subscriber)
        send = session.send
        return session.close
      }),
      send: (text) => send?.(text),
    }
  }
}

function openSession(
  { nc, name, scheduler, inbox: newInbox }: SessionContext,
  subscriber: Subscriber<SocketEvent>,
): { readonly send: (text: string) => void; readonly close: () => void } {
  const entries = new Map<string, Entries>()
  /** The registrations of each REG that is not answered yet. */
  const asked: (readonly Registration[])[] = []
  const inbox = newInbox()
  const timers = new Subscription()
  let line: string | undefined
  let epoch: number | undefined
  let received = 0
  let heardAt = scheduler.now()
  let isOver = false

  const end = (code: number, reason: string): void => {
    if (isOver) return
    release()
    subscriber.next({ _tag: 'close', code, reason })
    subscriber.complete()
  }
  const release = (): void => {
    if (isOver) return
    isOver = true
    timers.unsubscribe()
    for (const subscription of [control, status]) subscription.unsubscribe()
    for (const { subscription } of entries.values()) subscription.unsubscribe()
    // An empty frame is the end of a line.
    if (line !== undefined && !nc.isClosed()) nc.publish(line, new Uint8Array())
  }
  const take = (subject: string, work: (data: Uint8Array) => void): NatsSubscription =>
    nc.subscribe(subject, {
      callback: (error, message) => {
        if (isOver) return
        if (error === null) work(message.data)
        else end(1006, `the subscription failed: ${error.message}`)
      },
    })

  const control = take(inbox, (data) => {
    const message = readNumbered(data)
    if (message === undefined || message.epoch !== epoch) return
    received += 1
    if (message.number !== received) {
      end(1006, 'a message of the line was lost')
      return
    }
    const text = Buffer.from(message.bytes).toString()
    if (text.startsWith('{"close":')) {
      const frame = objectIn(text)
      end(Number(frame?.['close']), textOf(frame?.['reason']))
      return
    }
    if (text.startsWith('{"trnm":"REG"')) confirm(text)
    subscriber.next({ _tag: 'message', data: message.bytes })
  })
  const status = take(statusSubject(name), (data) => {
    const leader = objectIn(Buffer.from(data).toString())?.['epoch']
    if (epoch !== undefined && leader !== epoch) end(1006, 'another gateway leads')
    heardAt = scheduler.now()
  })

  const confirm = (text: string): void => {
    const isAccepted = objectIn(text)?.['return_code'] === 0
    for (const { type, item } of asked.shift() ?? []) {
      const own = entries.get(keyOf(type, item))
      if (own === undefined || own.isConfirmed) continue
      if (isAccepted) own.isConfirmed = true
      else drop(own)
    }
  }
  const drop = ({ registration: { type, item }, subscription }: Entries): void => {
    subscription.unsubscribe()
    entries.delete(keyOf(type, item))
  }
  const listen = (registration: Registration): void => {
    const key = keyOf(registration.type, registration.item)
    if (entries.has(key)) return
    const own: Entries = {
      registration,
      subscription: take(entrySubject(name, registration), (data) => deliver(own, data)),
      isConfirmed: false,
      last: undefined,
    }
    entries.set(key, own)
  }
  const deliver = (own: Entries, data: Uint8Array): void => {
    const message = readNumbered(data)
    if (message === undefined || message.epoch !== epoch) return
    const { last } = own
    const now = scheduler.now()
    own.last = { number: message.number, at: now }
    if (!own.isConfirmed) return
    const missing = last === undefined ? 0 : message.number - last.number - 1
    if (last !== undefined && missing !== 0) {
      const reason = `${missing} messages of the subject were lost`
      const gap = gapFrame({ from: last.at, to: now, reason, registrations: [own.registration] })
      subscriber.next({ _tag: 'message', data: gap })
    }
    subscriber.next({ _tag: 'message', data: message.bytes })
  }

  const watch = (): void => {
    timers.add(
      scheduler.schedule(() => {
        if (isOver) return
        if (scheduler.now() - heardAt > MOST_SILENT) end(1006, 'no gateway reports that it leads')
        else watch()
      }, STATUS_PERIOD),
    )
  }
  const watchConnection = async (): Promise<void> => {
    for await (const { type } of nc.status()) {
      if (isOver) return
      // Messages that were published meanwhile are lost, even when the package connects again.
      if (type === 'disconnect') end(1006, 'the connection to NATS was lost')
    }
  }
  watchConnection().catch(() => undefined)

  nc.request(openSubject(name), Buffer.from(JSON.stringify({ inbox })), { timeout: OPENING }).then(
    ({ data }) => {
      const answer = objectIn(Buffer.from(data).toString())
      if (isOver) {
        nc.publish(textOf(answer?.['line']), new Uint8Array())
        return
      }
      line = textOf(answer?.['line'])
      epoch = Number(answer?.['epoch'])
      heardAt = scheduler.now()
      watch()
      subscriber.next({ _tag: 'open' })
    },
    (error: unknown) => end(1006, `no gateway on NATS: ${String(error)}`),
  )

  return {
    close: release,
    send: (text) => {
      if (line === undefined || isOver) return
      const frame = text.startsWith('{"trnm":"RE') ? objectIn(text) : undefined
      const change = frame === undefined ? 'none' : changeIn(frame)
      if (frame !== undefined && typeof change !== 'string') {
        if (frame['trnm'] === 'REG') {
          // It subscribes before the frame leaves, so that no entry after the answer is missed.
          for (const registration of change.registrations) listen(registration)
          asked.push(change.registrations)
        } else {
          for (const { type, item } of change.registrations) {
            const own = entries.get(keyOf(type, item))
            if (own !== undefined) drop(own)
          }
        }
      }
      nc.publish(line, Buffer.from(text))
    },
  }
}
