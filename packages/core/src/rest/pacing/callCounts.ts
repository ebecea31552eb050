/** How long calls wait for their turn, by api-id: counted for `kiwoom.stats()`, and never asked by the pacer itself. */
import type { Elapsed } from '../../clock.ts'
import type { Ticket } from './callQueue.ts'

/**
 * What kind of call leaves: a query, an order, a cancellation or modification (`amend`), or the request of a token,
 * which all of them wait for.
 */
export type CallKind = 'query' | 'order' | 'amend' | 'token'

/** The calls of one api-id since `connect`. */
export interface CallStats {
  /** Calls that wait for their turn now. */
  readonly waiting: number
  /** ms that the first of them has waited; 0 when none waits. */
  readonly oldestWait: number
  /** About how many ms a call that asked now would wait. */
  readonly nextWait: number
  /** Calls that had their turn, each page and each repetition included. */
  readonly calls: number
  /** ms that those waited, in all and at most. */
  readonly waited: number
  readonly longestWait: number
  /** Calls that the exchange refused because of too many (유량 제한). */
  readonly refused: number
}

export interface CallCounts {
  asked(ticket: Ticket, apiId: string, kind: CallKind): void
  /** The call had its turn. */
  admitted(ticket: Ticket): void
  /** The call is not wanted any more. */
  withdrawn(ticket: Ticket): void
  refused(apiId: string): void
  /** The counts by api-id; `waitOf` is what a call of the kind would wait. */
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
