/** The order log as a stream: every gateway of the name reads it, and only the leader can add to it. */
import { defer, from, type Observable } from 'rxjs'
import { objectIn } from '../frame/json.ts'
import { isOrderLine } from '../order/fileOrderStore.ts'
import type { OrderLine, OrderStore } from '../order/orderRecord.ts'
import type { NatsConnectionLike } from './connection.ts'
import { orderStream, orderSubject } from './subjects.ts'

/**
 * A line is added only directly after the last line that was read. When another gateway has added a line meanwhile, it
 * is refused, and the order does not leave.
 */
export function natsOrderStore(nc: NatsConnectionLike, name: string): OrderStore {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()

  const load = async (): Promise<readonly OrderLine[]> => {
    const { streams } = await nc.jetstreamManager()
    await streams.add({ name: orderStream(name), subjects: [orderSubject(name)] })
    const { state } = await streams.info(orderStream(name))
    const lines: OrderLine[] = []
    for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
      const { data } = await streams.getMessage(orderStream(name), { seq })
      const line = objectIn(Buffer.from(data).toString())
      if (!isOrderLine(line)) throw new Error(`${orderStream(name)}, message ${seq}: no line of an order log`)
      lines.push(line)
    }
    last = state.last_seq
    return lines
  }

  const append = async (line: OrderLine): Promise<number> => {
    const data = Buffer.from(JSON.stringify(line))
    const ack = await nc.jetstream().publish(orderSubject(name), data, { expect: { lastSequence: last } })
    last = ack.seq
    return last
  }

  return {
    load: (): Observable<readonly OrderLine[]> => defer(() => from(load())),
    append: (line) => {
      const written = writing.then(() => append(line))
      writing = written.catch(() => undefined)
      return from(written)
    },
    close: () => from(writing),
  }
}
