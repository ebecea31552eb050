/** The whole client against the exchange in memory, in the time of a marble test. */

import type { ConnectOptions, HttpTransport, SocketTransport } from '@kiwoom-rx/core'
import { endpointById } from '@kiwoom-rx/core/catalog'
import { delay, filter, map, Observable, of, type SchedulerLike, Subject } from 'rxjs'
import type { Fault as MenuFault } from '../exchange/faults/fault.ts'
import { createExchange, type MemoryExchange } from '../exchange/memory.ts'
import type { Rules } from '../exchange/rules/rules.ts'
import type { ReceivedFrame } from '../exchange/session/receivedLog.ts'
import { differences } from './diagram/compare.ts'

export interface KiwoomOptions {
  /** Seed of the simulated market and of the client's jitter. Default 1. */
  readonly seed?: number
  /** Rules of the exchange, besides a latency of 1 ms: each round trip is a column of a diagram. */
  readonly rules?: Partial<Rules>
  /** Let the simulated market run. Default: only what the test pushes is sent. */
  readonly market?: boolean
  /** When the test ends, ms: a session would be kept alive for ever. Default: 60 000. */
  readonly until?: number
  /** Options of `connect` besides those of the test. */
  readonly connect?: Partial<ConnectOptions>
}

/** An event to send (made by `m.event`, or of an `m.trades(…).values`), or a whole frame as text. */
export type Pushed = string | { readonly type: string; readonly item: string }

/** What a letter of `expectFrames` stands for: a `trnm`, or the part of a frame that matters. */
export type FrameGiven = string | Readonly<Record<string, unknown>>

/** What can go wrong: see {@link MarbleKiwoom.faults}. */
export type Fault = 'drop' | 'close' | 'revoke' | 'refuse' | 'accept'

const FAULTS: Readonly<Record<Fault, (bench: Faulty) => void>> = {
  drop: (bench) => bench.exchange.dropSockets({ abrupt: true }),
  close: (bench) => bench.exchange.dropSockets(),
  revoke: (bench) => bench.exchange.revokeTokens(),
  refuse: (bench) => {
    bench.isRefusing = true
  },
  accept: (bench) => {
    bench.isRefusing = false
  },
}

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name)
}

interface Faulty {
  readonly exchange: MemoryExchange
  isRefusing: boolean
}

/** The bench behind `m.kiwoom`. */
export class KiwoomBench<Client> implements Faulty {
  readonly exchange: MemoryExchange
  readonly client: Client
  isRefusing = false
  readonly #scheduler: SchedulerLike
  readonly #received = new Subject<ReceivedFrame>()
  readonly #note: (text: string) => void

  constructor(
    connect: (options: ConnectOptions) => Client,
    { seed = 1, rules, market = false, connect: more }: KiwoomOptions,
    scheduler: SchedulerLike,
    note: (text: string) => void,
  ) {
    this.#scheduler = scheduler
    this.#note = note
    this.exchange = createExchange({ seed, scheduler, rules: { latency: 1, ...rules } })
    if (!market) this.exchange.pauseMarket()
    this.client = connect({
      env: this.exchange.env,
      credentials: { appKey: 'app-key-of-the-test', secretKey: 'secret-key-of-the-test' },
      scheduler,
      seed,
      ...more,
      http: this.#http,
      socket: this.#socket,
    })
  }

  /** Sends an event to those who registered it, or a frame to every session. */
  push(what: Pushed): void {
    const now = this.#scheduler.now()
    if (typeof what === 'string') {
      if (this.exchange.pushFrame(what) === 0)
        this.#note(`the frame pushed at ${now} ms reached no one: no session was logged in`)
      return
    }
    const { type, item } = what
    if (this.exchange.push(type, item, wireValues(what)) > 0) return
    this.#note(`the ${type} of '${item}' pushed at ${now} ms reached no one: it was not registered then`)
  }

  /** One of the named ones at once, or one for the exchange's menu, which strikes at its next occasion. */
  fault(fault: Fault | MenuFault): void {
    if (typeof fault === 'string') FAULTS[fault](this)
    else this.exchange.faults.add(fault)
  }

  /**
   * The frames that the exchange receives, each as the expectation looks at it: its `trnm`, or, where the frame expected
   * in its place is given in part, that part.
   */
  frames(expected: readonly unknown[], withPings: boolean): Observable<unknown> {
    return this.#received.pipe(
      filter(({ trnm }) => withPings || trnm !== 'PING'),
      map(({ trnm, frame }, index) => {
        const wanted = expected[index]
        if (typeof wanted !== 'object' || wanted === null) return trnm
        return sharedPart(wanted, frame)
      }),
    )
  }

  readonly #http: HttpTransport = (request) => {
    const { exchange } = this
    // Asked when the request is sent, not when it is made.
    return new Observable((subscriber) =>
      (this.isRefusing
        ? of(REFUSED).pipe(delay(exchange.rules.latency, this.#scheduler))
        : exchange.http(request)
      ).subscribe(subscriber),
    )
  }

  readonly #socket: SocketTransport = (url) => {
    const { exchange } = this
    if (this.isRefusing) {
      const refused = of({ _tag: 'close', code: 1006, reason: '' } as const)
      return { events$: refused.pipe(delay(exchange.rules.latency, this.#scheduler)), send: () => undefined }
    }
    const connection = exchange.socket(url)
    return {
      events$: connection.events$,
      send: (text) => {
        const before = exchange.received.frameCount()
        connection.send(text)
        const last = exchange.received.frames[exchange.received.frames.length - exchange.received.frameCount() + before]
        if (last !== undefined) this.#received.next(last)
      },
    }
  }
}

// The text with which the exchange refuses a rate (docs/protocol.md#limits).
const REFUSED = {
  status: 429,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify({
    return_code: 5,
    return_msg: '허용된 요청 개수를 초과하였습니다[1700:허용된 요청 개수를 초과하였습니다]',
  }),
}

/** What frames are by default, by letter. */
export const FRAME_LETTERS: Readonly<Record<string, FrameGiven>> = {
  L: 'LOGIN',
  R: 'REG',
  X: 'REMOVE',
  P: 'PING',
  Q: 'CNSRREQ',
  C: 'CNSRCLR',
  I: 'CNSRLST',
}

function wireValues({ type, item: _, ...event }: Exclude<Pushed, string>): Readonly<Record<string, string>> {
  const { codec, declared } = endpointById(type)?.response ?? {}
  if (codec === undefined || declared === undefined) throw new RangeError(`push: the catalogue has no type '${type}'`)
  const fields = Object.entries(event).filter(([name]) => Object.hasOwn(declared, name))
  const wire: Readonly<Record<string, unknown>> = codec.encode(Object.fromEntries(fields))
  return Object.fromEntries(Object.entries(wire).map(([fid, value]) => [fid, String(value ?? '')]))
}

/** The frame itself where the wanted part is not in it, so that a failure shows all of it. */
function sharedPart(wanted: object, frame: object): unknown {
  const entries = new Map(Object.entries(frame))
  const part = Object.fromEntries(Object.keys(wanted).map((key) => [key, entries.get(key)]))
  return differences(wanted, part).length === 0 ? wanted : frame
}
