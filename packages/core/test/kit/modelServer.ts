/**
 * The exchange's side of the session, written from docs/protocol.md#session, docs/protocol.md#registrations and
 * docs/protocol.md#real-frames alone, with a network in between that delays, loses and breaks. It records what it owes
 * to which client, so that a test can compare the client with it.
 */
import { Observable, type SchedulerLike, type Subscriber } from 'rxjs'
import type { SocketEvent, SocketTransport } from '../../src/realtime/protocol/socketTransport.ts'

/** What becomes of the next REG or REMOVE. */
export type Fate = 'ignored' | 'taken without a reply' | 'before login' | 'too fast'

/** What docs/protocol.md#open-questions leaves open about registrations. */
export interface Reading {
  /** What a REMOVE takes: the pairs that it names, every type of their items (in the group, or anywhere), the group. */
  readonly removes: 'pair' | 'item' | 'itemAnywhere' | 'group'
  /** A REMOVE that names what is not held. */
  readonly absent: 'accepted' | 'refused'
  /** A REG that names what is held. */
  readonly repeated: 'accepted' | 'refused'
}

interface Sent {
  readonly text: string
  readonly arrives: number
}

interface Connection {
  readonly subscriber: Subscriber<SocketEvent>
  isLoggedIn: boolean
  /** Neither side hears the other any more, and neither knows. */
  isDead: boolean
  isOpen: boolean
  readonly held: Map<string, string>
  /** When the last message arrives, down here and up there: a line keeps its order. */
  last: number
  lastUp: number
}

/** One push: its number, and when the client heard it, would have heard it, or could have. */
export interface Push {
  readonly key: string
  readonly number: number
  readonly at: number
  /** On its way on this connection; it may still be lost. */
  readonly connection: number | undefined
}

export class ModelServer {
  /** ms from one end to the other. */
  latency = 5
  readonly fates: Fate[] = []
  readonly banned = new Set<string>()
  readonly pushes: Push[] = []
  /** Numbers that arrived at a client's open socket, by arrival. */
  readonly arrived: { readonly number: number; readonly key: string; readonly at: number }[] = []
  /** REG and REMOVE frames received. */
  readonly frames = { REG: 0, REMOVE: 0 }
  /** LOGINs that get no answer. */
  deafLogins = 0
  /** LOGINs that arrived. */
  logins = 0
  /** Called whenever what the live connection holds has changed, or the connection itself. */
  changed: () => void = () => undefined
  readonly #scheduler: SchedulerLike
  readonly #connections: Connection[] = []
  #numbers = 0
  readonly #latest = new Map<string, number>()

  readonly #reading: Reading

  constructor(scheduler: SchedulerLike, reading: Reading) {
    this.#scheduler = scheduler
    this.#reading = reading
  }

  readonly transport: SocketTransport = () => {
    let connection: Connection | undefined
    return {
      events$: new Observable<SocketEvent>((subscriber) => {
        const made: Connection = {
          subscriber,
          isLoggedIn: false,
          isDead: false,
          isOpen: true,
          held: new Map(),
          last: 0,
          lastUp: 0,
        }
        connection = made
        this.#connections.push(made)
        this.#scheduler.schedule(() => made.isOpen && subscriber.next({ _tag: 'open' }), this.latency)
        return () => {
          made.isOpen = false
          this.changed()
        }
      }),
      send: (text) => {
        const made = connection
        if (made === undefined) return
        const now = this.#scheduler.now()
        made.lastUp = Math.max(made.lastUp, now + this.latency)
        this.#scheduler.schedule(() => this.#receive(made, text), made.lastUp - now)
      },
    }
  }

  /** What the exchange holds for the client now. */
  held(): ReadonlySet<string> {
    return new Set(this.#live()?.held.keys() ?? [])
  }

  /** Whether the client is logged in on a connection that works. */
  isLive(): boolean {
    return this.#live() !== undefined
  }

  /** Connections that the client has not closed. */
  open(): number {
    return this.#connections.filter(({ isOpen }) => isOpen).length
  }

  push(key: string): void {
    this.#numbers += 1
    const number = this.#numbers
    // So that the number is the cumulative volume of its item: it rises by exactly the volume of each trade.
    const volume = number - (this.#latest.get(key) ?? 0)
    this.#latest.set(key, number)
    const connection = this.#live()
    const now = this.#scheduler.now()
    if (connection === undefined || !connection.held.has(key)) {
      this.pushes.push({ key, number, at: now, connection: undefined })
      return
    }
    const type = key.slice(0, 2)
    const fid =
      type === '0B' ? { '13': `${number}`, '10': '100', '15': `${volume}` } : { '27': String(number), '28': '1' }
    const entry = { type, name: '', item: key.slice(2), values: fid }
    const arrives = this.#send(connection, { trnm: 'REAL', data: [entry] }, () =>
      this.arrived.push({ number, key, at: this.#scheduler.now() }),
    )
    this.pushes.push({ key, number, at: arrives, connection: this.#connections.indexOf(connection) })
  }

  ping(): void {
    const connection = this.#live()
    if (connection !== undefined) this.#send(connection, { trnm: 'PING' })
  }

  /** The exchange ends the session. */
  end(code: string): void {
    const connection = this.#live()
    if (connection !== undefined) this.#send(connection, { trnm: 'SYSTEM', code, message: '' })
  }

  /** Something that is no frame of the exchange, or one that says nothing. */
  say(text: string): void {
    const connection = this.#live()
    if (connection !== undefined) this.#sendText(connection, text, () => undefined)
  }

  /** The connection breaks; what is on its way is lost. */
  drop(): void {
    for (const connection of this.#connections) {
      if (!connection.isOpen) continue
      connection.isOpen = false
      connection.held.clear()
      connection.subscriber.next({ _tag: 'close', code: 1006, reason: '' })
      connection.subscriber.complete()
    }
    this.changed()
  }

  /** Nothing passes any more, and no one is notified. */
  die(): void {
    for (const connection of this.#connections) connection.isDead = true
    this.changed()
  }

  #live(): Connection | undefined {
    return this.#connections.find(({ isOpen, isDead, isLoggedIn }) => isOpen && !isDead && isLoggedIn)
  }

  #send(connection: Connection, frame: object, onArrival: () => void = () => undefined): number {
    return this.#sendText(connection, JSON.stringify(frame), onArrival)
  }

  #sendText(connection: Connection, text: string, onArrival: () => void): number {
    const sent: Sent = {
      text,
      arrives: Math.max(connection.last, this.#scheduler.now() + this.latency),
    }
    connection.last = sent.arrives
    this.#scheduler.schedule(() => {
      if (!connection.isOpen || connection.isDead) return
      onArrival()
      connection.subscriber.next({ _tag: 'message', data: sent.text })
    }, sent.arrives - this.#scheduler.now())
    return sent.arrives
  }

  #receive(connection: Connection, text: string): void {
    if (!connection.isOpen || connection.isDead) return
    // The echo of a bare PING.
    if (text === 'PING') return
    const frame = JSON.parse(text) as { trnm: string; grp_no: string; data: { item: string[]; type: string[] }[] }
    const { trnm } = frame
    if (trnm === 'PING') return
    if (trnm === 'LOGIN') {
      this.logins += 1
      this.deafLogins -= 1
      if (this.deafLogins >= 0) return
      connection.isLoggedIn = true
      this.#send(connection, { trnm, return_code: 0, return_msg: '' })
      return
    }
    if (trnm === 'REG' || trnm === 'REMOVE') this.frames[trnm] += 1
    const keys = frame.data.flatMap(({ item, type }) => item.flatMap((each) => type.map((kind) => kind + each)))
    const fate = this.fates.shift()
    if (fate === 'ignored') return
    if (fate === 'before login') this.#send(connection, { trnm, return_code: 100013, return_msg: '' })
    else if (fate === 'too fast') this.#send(connection, { trnm, return_code: 105110, return_msg: '' })
    else if (this.#refuses(connection, trnm, keys)) this.#send(connection, { trnm, return_code: 1, return_msg: '' })
    else {
      for (const key of keys) {
        if (trnm === 'REG') connection.held.set(key, frame.grp_no)
        else this.#remove(connection, key, frame.grp_no)
      }
      this.changed()
      if (fate !== 'taken without a reply') this.#send(connection, { trnm, return_code: 0, return_msg: '' })
    }
  }
  #refuses({ held }: Connection, trnm: string, keys: readonly string[]): boolean {
    if (trnm === 'REMOVE') return this.#reading.absent === 'refused' && keys.some((key) => !held.has(key))
    if (keys.some((key) => this.banned.has(key))) return true
    return this.#reading.repeated === 'refused' && keys.some((key) => held.has(key))
  }

  #remove({ held }: Connection, key: string, group: string): void {
    held.delete(key)
    const item = key.slice(2)
    for (const [other, in_] of held) {
      const isTaken = {
        pair: false,
        item: in_ === group && other.slice(2) === item,
        itemAnywhere: other.slice(2) === item,
        group: in_ === group,
      }[this.#reading.removes]
      if (isTaken) held.delete(other)
    }
  }
}
