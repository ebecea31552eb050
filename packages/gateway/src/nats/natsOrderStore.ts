/** The order log as a stream: every gateway of the name reads it, and only the leader can add to it. */
import { defer, from, type Observable } from 'rxjs'
import { objectIn } from '../frame/json.ts'
import { isOrderLine } from '../order/fileOrderStore.ts'
import { orderKey } from '../order/orderLog.ts'
import { type OrderLine, type OrderStore, SharedLogFailed } from '../order/orderRecord.ts'
import type { NatsConnectionLike } from './connection.ts'
import { orderStream, orderSubject } from './subjects.ts'

/**
 * A line is added only directly after the last line that was read. When another gateway has added a line meanwhile, it
 * is refused, and the order does not leave.
 */
export function natsOrderStore(nc: NatsConnectionLike, name: string): OrderStore {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  /** The messages of the stream, oldest first, and the order that each is about. */
  let stored: readonly { readonly seq: number; readonly order: string }[] = []
  /** A line whose acknowledgement did not come: it may be in the stream all the same. */
  let doubtful: string | undefined

  const load = async (): Promise<readonly OrderLine[]> => {
    const { streams } = await nc.jetstreamManager()
    await streams.add({ name: orderStream(name), subjects: [orderSubject(name)] })
    const { state } = await streams.info(orderStream(name))
    const lines: OrderLine[] = []
    const found: { readonly seq: number; readonly order: string }[] = []
    for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
      const { data } = await streams.getMessage(orderStream(name), { seq })
      const line = objectIn(Buffer.from(data).toString())
      if (!isOrderLine(line)) throw new Error(`${orderStream(name)}, message ${seq}: no line of an order log`)
      lines.push(line)
      found.push({ seq, order: orderKey(line.client, line.id) })
    }
    last = state.last_seq
    stored = found
    return lines
  }

  const append = async (line: OrderLine): Promise<number> => {
    const text = JSON.stringify(line)
    if (doubtful !== undefined) await settleDoubt(doubtful)
    doubtful = text
    const ack = await nc.jetstream().publish(orderSubject(name), Buffer.from(text), { expect: { lastSequence: last } })
    doubtful = undefined
    last = ack.seq
    stored = [...stored, { seq: last, order: orderKey(line.client, line.id) }]
    return last
  }

  /** Without it, a line of one's own that was written and not acknowledged would keep out every later one. */
  const settleDoubt = async (text: string): Promise<void> => {
    const { streams } = await nc.jetstreamManager()
    const { state } = await streams.info(orderStream(name))
    // Behind the line of another leader there is no place: what is added next is refused, as it must be.
    if (state.last_seq === last + 1) {
      const { data } = await streams.getMessage(orderStream(name), { seq: state.last_seq })
      const line = objectIn(text)
      if (Buffer.from(data).toString() === text && isOrderLine(line)) {
        last = state.last_seq
        stored = [...stored, { seq: last, order: orderKey(line.client, line.id) }]
      }
    }
    doubtful = undefined
  }

  /** Removes the messages before the first one that is kept: a stream loses messages at its beginning alone. */
  const compact = async (lines: readonly OrderLine[]): Promise<void> => {
    const kept = new Set(lines.map(({ client, id }) => orderKey(client, id)))
    const first = stored.findIndex(({ order }) => kept.has(order))
    const seq = first < 0 ? last + 1 : (stored[first]?.seq ?? 0)
    if (stored.length === 0 || seq <= (stored[0]?.seq ?? 0)) return
    const { streams } = await nc.jetstreamManager()
    await streams.purge(orderStream(name), { seq })
    stored = stored.filter((each) => each.seq >= seq)
  }

  return {
    load: (): Observable<readonly OrderLine[]> => defer(() => from(load())),
    append: (line) => {
      const written = writing
        .then(() => append(line))
        .catch((error: unknown) => Promise.reject(new SharedLogFailed(String(error))))
      writing = written.catch(() => undefined)
      return from(written)
    },
    compact: (lines) => {
      const done = writing.then(() => compact(lines))
      writing = done.catch(() => undefined)
      return from(done)
    },
    close: () => from(writing),
  }
}
