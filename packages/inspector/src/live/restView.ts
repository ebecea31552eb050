/** The message about REST calls. */
import type { Stats } from '@kiwoom-rx/core'
import { type Calls, nameOf } from '../collect/calls.ts'
import type { QueueView, RestMessage } from '../protocol/rest.ts'

/** `retries` by api-id, which the stats do not have. */
export function restView(
  { calls }: Pick<Stats, 'calls'>,
  last: Calls,
  retries: ReadonlyMap<string, number>,
): RestMessage {
  const queues = Object.entries(calls)
    .map(([apiId, stats]): QueueView => ({ apiId, name: nameOf(apiId), ...stats, retries: retries.get(apiId) ?? 0 }))
    .sort((a, b) => (a.apiId < b.apiId ? -1 : 1))
  return { _tag: 'rest', queues, calls: last.view() }
}
