/** What gateways share on NATS, as a model: the key of the lease, which expires, and the stream of orders. */
import type { VirtualClock } from '@kiwoom-rx/testing/clock'
import { NEVER, Observable, of, throwError } from 'rxjs'
import { KeyTaken, type LeaseKey } from '../../src/nats/lease.ts'
import { type OrderLine, type OrderStore, SharedLogFailed } from '../../src/order/orderRecord.ts'
import type { Node } from './node.ts'

export class NatsModel {
  readonly lines: OrderLine[] = []
  readonly #clock: VirtualClock
  readonly #ttl: number
  #key: { readonly revision: number; readonly at: number } | undefined
  #revision = 0

  constructor(clock: VirtualClock, ttl: number) {
    this.#clock = clock
    this.#ttl = ttl
  }

  get #present(): number | undefined {
    const key = this.#key
    return key === undefined || this.#clock.now() - key.at >= this.#ttl ? undefined : key.revision
  }

  #write(): number {
    this.#revision += 1
    this.#key = { revision: this.#revision, at: this.#clock.now() }
    return this.#revision
  }

  /** The request takes some ms to the server, and the answer some ms back. */
  #ask<T>(node: Node, work: () => T): Observable<T> {
    if (node.isCut) return NEVER
    return new Observable((subscriber) => {
      const there = this.#clock.schedule(() => {
        if (node.isCut) return
        let answer: (() => void) | undefined
        try {
          const value = work()
          answer = () => {
            subscriber.next(value)
            subscriber.complete()
          }
        } catch (error) {
          answer = () => subscriber.error(error)
        }
        const reply = answer
        there.add(this.#clock.schedule(() => (node.isCut ? undefined : node.run(reply)), 3))
      }, 3)
      return there
    })
  }

  keyOf(node: Node): LeaseKey {
    return {
      create: () =>
        this.#ask(node, () => {
          if (this.#present !== undefined) throw new KeyTaken('wrong last sequence')
          return this.#write()
        }),
      update: (revision) =>
        this.#ask(node, () => {
          if (this.#present !== revision) throw new KeyTaken('wrong last sequence')
          return this.#write()
        }),
      delete: () =>
        this.#ask(node, () => {
          this.#key = undefined
          return undefined
        }),
    }
  }

  /** As the stream does it: a line is added only behind the last one that this gateway has read or written. */
  storeOf(node: Node): OrderStore {
    let last = 0
    return {
      load: () => {
        last = this.lines.length
        return of([...this.lines])
      },
      append: (line) => {
        if (node.isCut) return throwError(() => new SharedLogFailed('TIMEOUT'))
        if (last !== this.lines.length) return throwError(() => new SharedLogFailed('wrong last sequence'))
        this.lines.push(line)
        last = this.lines.length
        return of(last)
      },
      close: () => of(undefined),
    }
  }
}
