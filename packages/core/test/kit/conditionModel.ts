/**
 * The exchange's side of realtime condition searches, written from docs/protocol.md#conditions, with a network in
 * between that delays, loses and breaks.
 */
import { Observable, type SchedulerLike, type Subscriber } from 'rxjs'
import type { SocketEvent, SocketTransport } from '../../src/realtime/protocol/socketTransport.ts'

/** What becomes of the next request about conditions. */
export type ConditionFate = 'ignored' | 'taken without a reply' | 'too fast'

interface Connection {
  readonly subscriber: Subscriber<SocketEvent>
  readonly running: Set<string>
  isListed: boolean
  isOpen: boolean
  down: number
  up: number
}

export class ConditionModel {
  /** ms from one end to the other. */
  latency = 5
  readonly fates: ConditionFate[] = []
  /** The stocks that meet each condition now. */
  readonly members: ReadonlyMap<string, Set<string>>
  readonly #scheduler: SchedulerLike
  /** A search that runs and is asked for again. */
  readonly #repeated: 'silence' | 'answer'
  #connection: Connection | undefined

  constructor(scheduler: SchedulerLike, numbers: readonly string[], repeated: 'silence' | 'answer') {
    this.#scheduler = scheduler
    this.#repeated = repeated
    this.members = new Map(numbers.map((number) => [number, new Set<string>()]))
  }

  readonly transport: SocketTransport = () => {
    let connection: Connection | undefined
    return {
      events$: new Observable<SocketEvent>((subscriber) => {
        const made: Connection = { subscriber, running: new Set(), isListed: false, isOpen: true, down: 0, up: 0 }
        connection = made
        this.#connection = made
        this.#scheduler.schedule(() => made.isOpen && subscriber.next({ _tag: 'open' }), this.latency)
        return () => {
          made.isOpen = false
        }
      }),
      send: (text) => {
        const made = connection
        if (made === undefined) return
        const now = this.#scheduler.now()
        made.up = Math.max(made.up, now + this.latency)
        this.#scheduler.schedule(() => made.isOpen && this.#receive(made, JSON.parse(text)), made.up - now)
      },
    }
  }

  /** The searches that run for the client. */
  running(): ReadonlySet<string> {
    return this.#connection?.isOpen ? this.#connection.running : new Set()
  }

  /** A stock comes to meet a condition, or ceases to. */
  toggle(number: string, code: string): void {
    const set = this.members.get(number)
    if (set === undefined) return
    const enters = !set.delete(code)
    if (enters) set.add(code)
    const connection = this.#connection
    if (connection === undefined || !connection.running.has(number)) return
    const values = { '841': number, '9001': code, '843': enters ? 'I' : 'D', '20': '100000', '907': '2' }
    this.#send(connection, { trnm: 'REAL', data: [{ type: '02', name: '조건검색', item: code, values }] })
  }

  ping(): void {
    if (this.#connection !== undefined) this.#send(this.#connection, { trnm: 'PING' })
  }

  drop(): void {
    const connection = this.#connection
    if (connection === undefined || !connection.isOpen) return
    connection.isOpen = false
    connection.subscriber.next({ _tag: 'close', code: 1006, reason: '' })
    connection.subscriber.complete()
  }

  #send(connection: Connection, frame: object): void {
    const now = this.#scheduler.now()
    connection.down = Math.max(connection.down, now + this.latency)
    this.#scheduler.schedule(() => {
      if (connection.isOpen) connection.subscriber.next({ _tag: 'message', data: JSON.stringify(frame) })
    }, connection.down - now)
  }

  #receive(connection: Connection, { trnm, seq = '' }: { trnm: string; seq?: string }): void {
    if (trnm === 'PING') return
    const head = { trnm, return_code: 0, return_msg: '' }
    if (trnm === 'LOGIN') {
      this.#send(connection, head)
      return
    }
    const fate = this.fates.shift()
    if (fate === 'ignored') return
    if (fate === 'too fast') {
      this.#send(connection, { ...head, seq, return_code: 105110 })
      return
    }
    const reply = this.#answer(connection, head, seq)
    if (reply !== undefined && fate === undefined) this.#send(connection, reply)
  }

  #answer(connection: Connection, head: { readonly trnm: string }, seq: string): object | undefined {
    switch (head.trnm) {
      case 'CNSRLST':
        connection.isListed = true
        return { ...head, data: [...this.members.keys()].map((number) => [number, `조건 ${number}`]) }
      case 'CNSRCLR':
        connection.running.delete(seq)
        return { ...head, seq }
      default: {
        if (!connection.isListed) return { ...head, seq, return_code: 1 }
        if (connection.running.has(seq) && this.#repeated === 'silence') return undefined
        connection.running.add(seq)
        return {
          ...head,
          seq: `${seq} `,
          data: [...(this.members.get(seq) ?? [])].map((code) => ({ jmcode: `A${code}` })),
        }
      }
    }
  }
}
