/** The tap for `wire$` on the sockets of the realtime session. */
import type { SchedulerLike } from 'rxjs'
import type { Wire } from '../../observe/wire.ts'

/** Called for everything that happens on a socket; reports it while `wire$` has a subscriber. */
export interface SocketTap {
  /** A connection is about to be opened. */
  opening(): void
  opened(): void
  /** `at` is the time that the events of the frame get. */
  received(frame: string | Uint8Array, at: number): void
  binary(frame: Uint8Array): void
  sent(frame: string): void
  closed(by: 'exchange' | 'client', code: number, reason: string): void
}

export function socketTap(wire: Wire, scheduler: SchedulerLike, url: string): SocketTap {
  let connection = 0
  let isUnderWay = false
  return {
    opening() {
      connection += 1
      isUnderWay = true
    },
    opened() {
      if (wire.isObserved()) wire.emit({ _tag: 'opened', at: scheduler.now(), connection, url })
    },
    received(frame, at) {
      if (wire.isObserved()) wire.emit({ _tag: 'received', at, connection, frame })
    },
    binary(frame) {
      if (wire.isObserved()) wire.emit({ _tag: 'binary', at: scheduler.now(), connection, frame })
    },
    sent(frame) {
      if (wire.isObserved()) wire.emit({ _tag: 'sent', at: scheduler.now(), connection, frame })
    },
    closed(by, code, reason) {
      // The client also closes a socket that the exchange has closed: that is not a second end.
      if (!isUnderWay) return
      isUnderWay = false
      if (wire.isObserved()) wire.emit({ _tag: 'closed', at: scheduler.now(), connection, by, code, reason })
    },
  }
}
