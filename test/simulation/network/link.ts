/** The network between a client and its host: in order, with delays, losses, dead lines and lost replies. */
import type {
  HttpRequest,
  HttpResponse,
  HttpTransport,
  SocketConnection,
  SocketEvent,
  SocketTransport,
} from '@kiwoom-rx/core'
import { Observable, type SchedulerLike, type Subscriber, Subscription } from 'rxjs'
import type { FrameChange } from './frameChanges.ts'

/** What becomes of the next request of an api-id. */
export interface HttpFault {
  /** Any query, when left out: not the calls for tokens. */
  readonly apiId?: string | undefined
  readonly does: 'refused' | 'dropped' | 'loseReply' | 'hang' | 'late' | 'garble'
}

/** Who looks at what passes. */
export interface LinkWatch {
  /** A message reaches the client; `deliver` hands it over. */
  message(connection: number, data: Uint8Array | string, deliver: () => void): void
  /** A connection ended for the client, by whichever side. */
  ended(connection: number): void
  sent(text: string): void
  /** A request leaves the client. */
  requested(request: HttpRequest): void
  /** The host's answer, before the network has it. */
  answered(request: HttpRequest, reply: HttpResponse): void
}

export interface LinkOptions {
  readonly scheduler: SchedulerLike
  readonly socket: SocketTransport
  readonly http: HttpTransport
  /** ms that a message takes, drawn for each. */
  readonly latency: () => number
  readonly watch: LinkWatch
  /** What was under way to the client has come: the host may send on. */
  readonly drained?: () => void
}

const TCP_TIMEOUT = 30_000

export class Link {
  /** When the network did something wrong last, ms of the scheduler. */
  disturbedAt = Number.NEGATIVE_INFINITY
  readonly #options: LinkOptions
  readonly #lines = new Set<Line>()
  #opened = 0
  #refusing = 0
  #slowUntil = Number.NEGATIVE_INFINITY
  #slowBy = 0
  readonly #httpFaults: HttpFault[] = []
  readonly #frameChanges: FrameChange[] = []
  readonly #waiting = new Map<Subscription, string>()

  constructor(options: LinkOptions) {
    this.#options = options
  }

  get openSockets(): number {
    return [...this.#lines].filter(({ isOpen }) => isOpen).length
  }

  get requests(): number {
    return this.#waiting.size
  }

  /** The api-ids of the requests under way. */
  get underWay(): string {
    return [...this.#waiting.values()].join(', ')
  }

  /** Bytes under way to the client. */
  get queued(): number {
    return Math.max(0, ...[...this.#lines].map(({ queued }) => queued))
  }

  readonly socket: SocketTransport = (url) => {
    const line = new Line(this.#options, {
      number: ++this.#opened,
      inner: this.#options.socket(url),
      delay: () => this.#delay(),
      isRefused: () => this.#refusing > 0 && this.#refusing-- > 0,
      change: () => this.#frameChanges.shift(),
      gone: (gone) => this.#lines.delete(gone),
    })
    this.#lines.add(line)
    return line
  }

  readonly http: HttpTransport = (request) =>
    new Observable((subscriber) => {
      const { scheduler, http, watch } = this.#options
      const work = new Subscription()
      this.#waiting.set(work, request.headers['api-id'] ?? request.url)
      work.add(() => this.#waiting.delete(work))
      watch.requested(request)
      const apiId = request.headers['api-id'] ?? ''
      const at = this.#httpFaults.findIndex((fault) => (fault.apiId ?? apiId) === apiId)
      const fault = at < 0 ? undefined : this.#httpFaults.splice(at, 1)[0]?.does
      if (fault !== undefined) this.#disturb()
      // No request arrives in the instant in which it leaves: the host may be in the middle of sending.
      const delay = Math.max(1, this.#delay())
      const later = (task: () => void, ms = delay): void => {
        if (ms <= 0) task()
        else work.add(scheduler.schedule(task, ms))
      }
      if (fault === 'refused') {
        later(() => subscriber.error(failure('ECONNREFUSED')), 1)
        return work
      }
      const answer = (reply: HttpResponse): void => {
        switch (fault) {
          case 'loseReply':
            subscriber.error(failure('ECONNRESET'))
            return
          case 'hang':
            return
          case 'garble':
            subscriber.next({ ...reply, body: reply.body.slice(0, reply.body.length / 2) })
            break
          default:
            subscriber.next(reply)
        }
        subscriber.complete()
      }
      later(() => {
        if (fault === 'dropped') {
          subscriber.error(failure('ECONNRESET'))
          return
        }
        const back = this.#delay() + (fault === 'late' ? 8_000 : 0)
        // The host processes what has arrived, whether or not the client still waits.
        work.add(
          http(request).subscribe({
            next: (reply) => {
              watch.answered(request, reply)
              later(() => answer(reply), back)
            },
            error: (error: unknown) => later(() => subscriber.error(error), back),
          }),
        )
      })
      return work
    })

  /** Every connection breaks. The host notices after so many ms. */
  cut(noticed = 0): void {
    this.#disturb()
    for (const line of [...this.#lines]) line.cut(noticed)
  }

  /** The process is gone, and what it waits for. */
  kill(): void {
    this.cut()
    for (const request of [...this.#waiting.keys()]) request.unsubscribe()
  }

  /** Every connection is dead from now on: nothing passes, and neither side learns of it. */
  freeze(): void {
    this.#disturb()
    for (const line of this.#lines) line.freeze()
  }

  /** Messages take longer for a while. */
  slow(by: number, ms: number): void {
    this.#slowBy = by
    this.#slowUntil = this.#options.scheduler.now() + ms
    this.disturbedAt = this.#slowUntil
  }

  /** So many of the next connections are refused. */
  refuse(count: number): void {
    this.#refusing += count
    this.#disturb()
  }

  fail(fault: HttpFault): void {
    this.#httpFaults.push(fault)
  }

  /** Changes the next REAL frame. */
  change(change: FrameChange): void {
    this.#frameChanges.push(change)
  }

  /** From now on nothing new goes wrong. */
  heal(): void {
    this.#refusing = 0
    this.#slowUntil = Number.NEGATIVE_INFINITY
    this.#httpFaults.length = 0
    this.#frameChanges.length = 0
  }

  #delay(): number {
    const { scheduler, latency } = this.#options
    return latency() + (scheduler.now() < this.#slowUntil ? this.#slowBy : 0)
  }

  #disturb(): void {
    this.disturbedAt = Math.max(this.disturbedAt, this.#options.scheduler.now())
  }
}

interface LineOptions {
  readonly number: number
  readonly inner: SocketConnection
  readonly delay: () => number
  readonly isRefused: () => boolean
  readonly change: () => FrameChange | undefined
  readonly gone: (line: Line) => void
}

/** One connection. */
class Line implements SocketConnection {
  queued = 0
  isOpen = false
  readonly #link: LinkOptions
  readonly #options: LineOptions
  readonly #work = new Subscription()
  #subscriber: Subscriber<SocketEvent> | undefined
  #inner = Subscription.EMPTY
  #arrival = 0
  #departure = 0
  #isFrozen = false

  constructor(link: LinkOptions, options: LineOptions) {
    this.#link = link
    this.#options = options
  }

  readonly events$: Observable<SocketEvent> = new Observable<SocketEvent>((subscriber) => {
    this.#subscriber = subscriber
    this.isOpen = true
    if (this.#options.isRefused()) this.#later(() => this.#take({ _tag: 'close', code: 1006, reason: '' }), 1)
    else {
      this.#inner = this.#options.inner.events$.subscribe((event) => {
        if (this.#isFrozen) return
        const size = event._tag === 'message' ? event.data.length : 0
        this.queued += size
        this.#arrival = this.#after(this.#arrival, () => {
          this.queued -= size
          if (!this.#isFrozen) this.#take(event)
          if (size > 0 && this.queued === 0) this.#link.drained?.()
        })
      })
    }
    return () => {
      this.isOpen = false
      this.#subscriber = undefined
      this.#work.unsubscribe()
      this.#link.watch.ended(this.#options.number)
      // A host behind a dead line learns of nothing.
      this.#leave(this.#isFrozen ? TCP_TIMEOUT : 0)
    }
  })

  send(text: string): void {
    this.#link.watch.sent(text)
    if (this.#isFrozen || !this.isOpen) return
    // A host answers in a turn of its own, as over a real socket.
    this.#departure = this.#after(Math.max(this.#departure, this.#link.scheduler.now() + 1), () => {
      if (!this.#isFrozen) this.#options.inner.send(text)
    })
  }

  cut(noticed: number): void {
    if (!this.isOpen) return
    const inner = this.#inner
    this.#inner = Subscription.EMPTY
    if (noticed <= 0) inner.unsubscribe()
    else this.#link.scheduler.schedule(() => inner.unsubscribe(), noticed)
    this.#take({ _tag: 'close', code: 1006, reason: '' })
  }

  freeze(): void {
    this.#isFrozen = true
  }

  #take(event: SocketEvent): void {
    const subscriber = this.#subscriber
    if (subscriber === undefined) return
    if (event._tag !== 'message') {
      subscriber.next(event)
      if (event._tag === 'close') subscriber.complete()
      return
    }
    const change = isMarketData(event.data) ? this.#options.change() : undefined
    for (const data of change?.(event.data) ?? [event.data]) {
      this.#link.watch.message(this.#options.number, data, () => subscriber.next({ _tag: 'message', data }))
    }
  }

  #leave(noticed: number): void {
    const inner = this.#inner
    this.#inner = Subscription.EMPTY
    this.#options.gone(this)
    if (noticed <= 0) inner.unsubscribe()
    else this.#link.scheduler.schedule(() => inner.unsubscribe(), noticed)
  }

  // What is under way is never overtaken.
  #after(last: number, task: () => void): number {
    const now = this.#link.scheduler.now()
    const at = Math.max(last, now + this.#options.delay())
    // One that is due in this very instant may not have come yet.
    if (at <= now && last < now) task()
    else this.#later(task, at - now)
    return at
  }

  #later(task: () => void, ms: number): void {
    const timer: Subscription = this.#link.scheduler.schedule(() => {
      this.#work.remove(timer)
      task()
    }, ms)
    this.#work.add(timer)
  }
}

/** A REAL frame without notices of the account or of a search: those are never lost inside a connection that lives. */
function isMarketData(data: Uint8Array | string): boolean {
  return isReal(data) && !/"type":"0[024]"/.test(typeof data === 'string' ? data : Buffer.from(data).toString('latin1'))
}

const REAL_AT_START = Buffer.from('{"data":')
const REAL_NAMED = '"trnm":"REAL"'

export function isReal(data: Uint8Array | string): boolean {
  if (typeof data === 'string') return data.includes(REAL_NAMED)
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return bytes.subarray(0, REAL_AT_START.length).equals(REAL_AT_START) || bytes.includes(REAL_NAMED)
}

/** As `fetch` fails. */
function failure(code: 'ECONNREFUSED' | 'ECONNRESET'): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}
