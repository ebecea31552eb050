/** A client of ours that subscribes and unsubscribes, and notes what it saw. */
import type { Gap, Kiwoom } from '@kiwoom-rx/core'
import type { Subscription } from 'rxjs'
import type { Type } from './busyMarket.ts'
import type { Seen } from './law.ts'

export interface FollowedStream {
  readonly key: string
  readonly seen: Seen[]
  readonly errors: unknown[]
  readonly subscription: Subscription
}

export class Follower {
  readonly name: string
  readonly kiwoom: Kiwoom
  /** Every stream that there ever was. */
  readonly streams: FollowedStream[] = []
  readonly live: Map<string, FollowedStream> = new Map()
  readonly conflated: Map<string, number> = new Map()

  constructor(name: string, kiwoom: Kiwoom) {
    this.name = name
    this.kiwoom = kiwoom
    kiwoom.diagnostics$.subscribe((diagnostic) => {
      if (diagnostic._tag !== 'Conflated') return
      const key = diagnostic.endpoint + diagnostic.item
      this.conflated.set(key, (this.conflated.get(key) ?? 0) + diagnostic.count)
    })
  }

  follow(type: Type, item: string, onSeen: (key: string, seen: Seen) => void = () => undefined): void {
    const key = type + item
    if (this.live.has(key)) return
    const seen: Seen[] = []
    const errors: unknown[] = []
    const add = (each: Seen): void => {
      seen.push(each)
      onSeen(key, each)
    }
    const gap = ({ from, to }: Gap): void => add({ from, to })
    const error = (reason: unknown): void => {
      errors.push(reason)
    }
    const { realtime } = this.kiwoom
    const subscription =
      type === '0B'
        ? realtime.trade(item, { gaps: true }).subscribe({
            next: (event) => {
              if (event.type === '0B') add({ number: event.cumulativeVolume ?? -1 })
              else if (event.type === 'gap') gap(event)
            },
            error,
          })
        : realtime.orderBook(item, { gaps: true }).subscribe({
            next: (event) => (event.type === '0D' ? add({ number: event.totalAskSize ?? -1 }) : gap(event)),
            error,
          })
    const stream = { key, seen, errors, subscription }
    this.streams.push(stream)
    this.live.set(key, stream)
  }

  leave(key: string): void {
    this.live.get(key)?.subscription.unsubscribe()
    this.live.delete(key)
  }
}
