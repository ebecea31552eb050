/** A stream as server-sent events (SSE), at the pace of the one who reads. */
import { Readable } from 'node:stream'
import { type Gap, type Kiwoom, type Missed, type Trade, toAsyncIterable } from '@kiwoom-rx/core'
import type { Observable } from 'rxjs'

/**
 * The body of an SSE response. A reader that is too slow loses the oldest trades and is sent how many; gaps and missed
 * volume are never dropped. `stats().readers` counts it under `sse`.
 */
export function serverSentEvents(kiwoom: Kiwoom, events$: Observable<Trade | Gap | Missed>): Readable {
  const events = toAsyncIterable(events$, { buffer: 500, onFull: 'dropOldest', countIn: kiwoom, name: 'sse' })
  async function* lines(): AsyncGenerator<string> {
    let dropped = 0
    yield ': connected\n\n'
    for await (const event of events) {
      if (events.dropped > dropped) yield message('dropped', { count: events.dropped - dropped })
      dropped = events.dropped
      yield message(event.type === '0B' ? 'trade' : event.type, event)
    }
    yield message('end', {})
  }
  // One message at a time: what waits for the reader waits in `events`, where it is counted.
  return Readable.from(lines(), { highWaterMark: 1 })
}

function message(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
