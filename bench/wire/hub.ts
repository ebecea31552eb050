/** The hub alone, and events to deliver: what is between a decoded event and its subscribers. */
import { Observable, queueScheduler } from 'rxjs'
import type { WireRecord } from '../../packages/core/src/codec/records/record.ts'
import { createHub } from '../../packages/core/src/realtime/delivery/hub.ts'
import { keyOf } from '../../packages/core/src/realtime/protocol/registrationKey.ts'

/** What the comparisons read of an event. */
export interface Tick extends WireRecord {
  readonly type: string
  readonly item: string
  readonly price: number
}

export interface BareHub {
  /** As the client makes its streams. */
  trades(item: string): Observable<Tick>
  /** Finds the way of an event, and delivers it. */
  next(event: Tick): void
}

export function bareHub(): BareHub {
  const nothing = (): void => undefined
  const hub = createHub({
    scheduler: queueScheduler,
    linger: 0,
    limit: () => Number.POSITIVE_INFINITY,
    changed: nothing,
  })
  return {
    trades: (item) =>
      new Observable((subscriber) => hub.listen([keyOf('0B', item)], { to: subscriber, gaps: false, replay: false })),
    next: (event) => hub.topic(event.type, event.item).deliver(event),
  }
}

/** Events of some stocks in turn. */
export function ticks(items: readonly string[], count: number): readonly Tick[] {
  return Array.from({ length: count }, (_, at) => ({
    type: '0B',
    item: items[at % items.length] ?? '',
    price: 61_000 + ((at * 7919) % 1000),
  }))
}
