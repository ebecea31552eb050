/** The exchange in memory on a virtual clock, and a client of a few lines that is not ours. */

import { type Subscription, VirtualTimeScheduler } from 'rxjs'
import { createExchange, type MemoryExchange, type Rules, type Scenario } from '../../src/exchange.ts'
import type { Listing } from '../../src/market.ts'

export type Frame = { readonly trnm?: string; readonly [key: string]: unknown }

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** A socket as the test sees it. */
export interface TestSocket {
  /** Every text that came, in order. */
  readonly texts: string[]
  /** Without the REAL frames, parsed. */
  readonly replies: Frame[]
  /** How it ended. */
  closed: { readonly code: number; readonly reason: string } | undefined
  send(frame: object | string): void
  /** The client goes away. */
  leave(): void
}

export interface RealEntry {
  readonly type: string
  readonly name: string
  readonly item: string
  readonly values: Readonly<Record<string, string>>
}

export class Virtual {
  readonly scheduler: VirtualTimeScheduler = new VirtualTimeScheduler()
  readonly exchange: MemoryExchange

  constructor(rules: Partial<Rules> = {}, seed = 7, scenario: Scenario = 'lively', listings?: readonly Listing[]) {
    // Infinity would never end: a session is pinged for ever.
    this.scheduler.maxFrames = 0
    this.exchange = createExchange({
      seed,
      scenario,
      listings,
      scheduler: this.scheduler,
      rules: { latency: 1, ...rules },
    })
  }

  /** Lets time pass. */
  run(ms: number): void {
    const until = this.scheduler.now() + ms
    this.scheduler.schedule(() => {}, ms)
    this.scheduler.maxFrames = until
    this.scheduler.flush()
  }

  /** One REST call, waiting for its reply. */
  call(path: string, headers: Readonly<Record<string, string>>, body: object | string): Answer {
    let answer: Answer | undefined
    this.exchange
      .http({
        method: 'POST',
        url: `${this.exchange.env.rest}${path}`,
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      .subscribe((reply) => {
        answer = { status: reply.status, headers: reply.headers, body: JSON.parse(reply.body) }
      })
    this.run(this.exchange.rules.latency)
    if (answer === undefined) throw new Error(`no reply from ${path}`)
    return answer
  }

  token(appKey = 'key'): string {
    const { body } = this.call(
      '/oauth2/token',
      {},
      { grant_type: 'client_credentials', appkey: appKey, secretkey: 's' },
    )
    return String(body['token'])
  }

  /** One call of an api-id, with a token. */
  query(
    token: string,
    apiId: string,
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Answer {
    return this.call(path, { 'api-id': apiId, authorization: `Bearer ${token}`, ...headers }, body)
  }

  /** Opens a socket and waits until it is open. */
  open(): TestSocket {
    const connection = this.exchange.socket(`${this.exchange.env.socket}/api/dostk/websocket`)
    let subscription: Subscription | undefined
    const socket: TestSocket = {
      texts: [],
      replies: [],
      closed: undefined,
      send: (frame) => connection.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
      leave: () => subscription?.unsubscribe(),
    }
    subscription = connection.events$.subscribe((event) => {
      if (event._tag === 'close') socket.closed = { code: event.code, reason: event.reason }
      if (event._tag !== 'message') return
      const text = textIn(event.data)
      socket.texts.push(text)
      // Half of a REAL frame, which a fault may send, does not come to its trnm.
      if (!text.includes('"REAL"') && !text.startsWith('{"data"')) socket.replies.push(JSON.parse(text))
    })
    this.run(this.exchange.rules.latency)
    return socket
  }

  /** Opens a socket that is logged in. */
  login(token: string = this.token()): TestSocket {
    const socket = this.open()
    socket.send({ trnm: 'LOGIN', token })
    this.run(this.exchange.rules.latency)
    return socket
  }
}

/** A message as text: in memory it comes as bytes, like from a socket. */
export function textIn(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : new TextDecoder().decode(data)
}

/** A REG frame of one block. */
export function reg(item: readonly string[], type: readonly string[], group = '1', refresh = '1'): object {
  return { trnm: 'REG', grp_no: group, refresh, data: [{ item, type }] }
}

/** A REMOVE frame of one block. */
export function unreg(item: readonly string[], type: readonly string[], group = '1'): object {
  return { trnm: 'REMOVE', grp_no: group, data: [{ item, type }] }
}

/** The entries of all REAL frames, in order. */
export function entriesOf(socket: { readonly texts: readonly string[] }): readonly RealEntry[] {
  return socket.texts
    .map((text): { trnm: string; data?: RealEntry[] } => JSON.parse(text))
    .filter(({ trnm }) => trnm === 'REAL')
    .flatMap(({ data = [] }) => data)
}
