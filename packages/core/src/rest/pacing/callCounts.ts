/** Waiting times of calls by api-id, for `kiwoom.stats()`. The pacer itself does not read them. */
import type { Elapsed } from '../../clock.ts'
import type { Ticket } from './callQueue.ts'

/**
 * The kind of a call: a query, an order, a cancellation or modification (`amend`), or the request for a token, for
 * which all others wait.
 */
export type CallKind = 'query' | 'order' | 'amend' | 'token'

/** The calls of one api-id since `connect`. */
export interface CallStats {
  /** Calls that are waiting for their turn. */
  readonly waiting: number
  /** ms that the first of them has waited; 0 when no call waits. */
  readonly oldestWait: number
  /** The approximate wait in ms of a call that asks now. */
  readonly nextWait: number
  /** Calls that had their turn. Each page and each repetition counts. */
  readonly calls: number
  /** ms that these calls waited, in total and at most. */
  readonly waited: number
  readonly longestWait: number
  /** Calls that the exchange refused because there were too many (유량 제한). */
  readonly refused: number
}

export interface CallCounts {
  asked(ticket: Ticket, apiId: string, kind: CallKind): void
  /** The call had its turn. */
  admitted(ticket: Ticket): void
  /** The call was unsubscribed. */
  withdrawn(ticket: Ticket): void
  refused(apiId: string): void
  /** The counts by api-id. `waitOf` returns the wait of a call of that kind, ms. */
  stats(waitOf: (kind: CallKind, apiId: string) => number): Readonly<Record<string, CallStats>>
}

interface Counter {
  /** Of the latest call. */
  kind: CallKind
  calls: number
  waited: number
  longestWait: number
  refused: number
}

/** Makes empty counts. Each call costs O(1). */
export function createCallCounts(elapsed: Elapsed): CallCounts {
  const counters = new Map<string, Counter>()
  /** The calls that wait, in the order in which they asked. */
  const waiting = new Map<Ticket, { readonly apiId: string; readonly since: number }>()

  const counterOf = (apiId: string, kind: CallKind): Counter => {
    const known = counters.get(apiId)
    if (known !== undefined) return known
    const made: Counter = { kind, calls: 0, waited: 0, longestWait: 0, refused: 0 }
    counters.set(apiId, made)
    return made
  }

  return {
    asked(ticket, apiId, kind) {
      counterOf(apiId, kind).kind = kind
      waiting.set(ticket, { apiId, since: elapsed() })
    },
    admitted(ticket) {
      const call = waiting.get(ticket)
      if (call === undefined) return
      waiting.delete(ticket)
      const counter = counters.get(call.apiId)
      if (counter === undefined) return
      const waited = elapsed() - call.since
      counter.calls += 1
      counter.waited += waited
      counter.longestWait = Math.max(counter.longestWait, waited)
    },
    withdrawn(ticket) {
      waiting.delete(ticket)
    },
    refused(apiId) {
      const counter = counters.get(apiId)
      if (counter !== undefined) counter.refused += 1
    },
    stats(waitOf) {
      const queued = new Map<string, { count: number; readonly oldest: number }>()
      for (const { apiId, since } of waiting.values()) {
        const queue = queued.get(apiId)
        if (queue === undefined) queued.set(apiId, { count: 1, oldest: elapsed() - since })
        else queue.count += 1
      }
      const statsOf = (apiId: string, { kind, ...counted }: Counter): CallStats => ({
        waiting: queued.get(apiId)?.count ?? 0,
        oldestWait: queued.get(apiId)?.oldest ?? 0,
        nextWait: waitOf(kind, apiId),
        ...counted,
      })
      return Object.fromEntries([...counters].map(([apiId, counter]) => [apiId, statsOf(apiId, counter)]))
    },
  }
}
