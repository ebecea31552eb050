/** The order log on NATS: made smaller from its beginning, and not blocked by an acknowledgement that does not come. */
import { from, lastValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NatsConnectionLike } from '../../src/nats/connection.ts'
import { natsOrderStore } from '../../src/nats/natsOrderStore.ts'
import type { OrderLine, OrderStore } from '../../src/order/orderRecord.ts'
import { hasNats, type NatsServer, startNats } from './server.ts'

function sending(id: string): OrderLine {
  return { _tag: 'sending', client: 'a', id, at: 1, session: 0, apiId: 'kt10000', path: '/', body: {}, highest: 0 }
}

function settled(id: string): OrderLine {
  return {
    _tag: 'settled',
    client: 'a',
    id,
    at: 2,
    outcome: 'accepted',
    answer: { status: 200, headers: {}, body: '' },
  }
}

const append = (store: OrderStore, line: OrderLine) =>
  lastValueFrom(from(store.append(line)), { defaultValue: undefined })
const load = (store: OrderStore) => lastValueFrom(from(store.load()))

describe.runIf(hasNats())('the order log on NATS', () => {
  let nats: NatsServer
  beforeAll(async () => {
    nats = await startNats()
  })
  afterAll(() => nats.stop())

  it('drops what is before the first order that is kept', async () => {
    const nc = await nats.connect()
    const store = natsOrderStore(nc, 'small')
    await load(store)
    const lines = [sending('1'), settled('1'), sending('2'), sending('3'), settled('3'), settled('2')]
    for (const line of lines) await append(store, line)
    const kept = lines.slice(2)
    await lastValueFrom(from(store.compact?.(kept) ?? []), { defaultValue: undefined })
    const again = natsOrderStore(nc, 'small')
    expect(await load(again)).toEqual(kept)
    await lastValueFrom(from(again.compact?.([]) ?? []), { defaultValue: undefined })
    await append(again, sending('4'))
    expect(await load(natsOrderStore(nc, 'small'))).toEqual([sending('4')])
  })

  it('goes on after a line that was written and not acknowledged, and stays closed behind another leader', async () => {
    const nc = await nats.connect()
    let isDeaf = false
    const deaf: NatsConnectionLike = {
      ...pick(nc),
      jetstream: () => {
        const js = nc.jetstream()
        return {
          views: js.views,
          publish: async (...given) => {
            const ack = await js.publish(...given)
            if (isDeaf) throw new Error('TIMEOUT')
            return ack
          },
        }
      },
    }
    const store = natsOrderStore(deaf, 'deaf')
    await load(store)
    await append(store, sending('1'))
    isDeaf = true
    await expect(append(store, sending('2'))).rejects.toThrow('TIMEOUT')
    isDeaf = false
    await append(store, sending('3'))
    const other = natsOrderStore(nc, 'deaf')
    expect(await load(other)).toEqual(['1', '2', '3'].map(sending))
    await append(other, sending('4'))
    for (const id of ['5', '6']) await expect(append(store, sending(id))).rejects.toThrow(/wrong last sequence/)
  })
})

function pick(nc: NatsConnectionLike): NatsConnectionLike {
  return {
    publish: (...given) => nc.publish(...given),
    subscribe: (...given) => nc.subscribe(...given),
    request: (...given) => nc.request(...given),
    flush: () => nc.flush(),
    status: () => nc.status(),
    isClosed: () => nc.isClosed(),
    jetstream: () => nc.jetstream(),
    jetstreamManager: () => nc.jetstreamManager(),
  }
}
