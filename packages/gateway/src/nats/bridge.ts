/** Serves a gateway over NATS: entries on subjects that all clients share, everything else on one subject a client. */
import type { Registration } from '@kiwoom-rx/core'
import { type SchedulerLike, Subscription } from 'rxjs'
import type { Answer } from '../answer/answers.ts'
import type { LineHandle } from '../client/line.ts'
import { isObject, objectIn, textOf } from '../frame/json.ts'
import { registrationOfSlot, type Slot } from '../frame/slot.ts'
import type { GatewayCore, GatewayOptions } from '../gateway.ts'
import type { NatsConnectionLike, NatsKv, NatsSubscription } from './connection.ts'
import { numbered } from './numbered.ts'
import { entrySubject, lastBucket, lineSubject, openSubject, restSubject, statusSubject } from './subjects.ts'

export interface BridgeContext {
  readonly nc: NatsConnectionLike
  readonly name: string
  /** Higher than the epoch of every earlier leader. */
  readonly epoch: number
  readonly scheduler: SchedulerLike
}

export interface Bridge {
  readonly events: NonNullable<GatewayOptions['events']>
  serve(core: GatewayCore): Promise<void>
  close(): void
}

/** ms between status messages. After five missing ones a client gives up its line. */
export const STATUS_PERIOD = 1_000
/** ms between writes of the changed last values. */
const LAST_PERIOD = 250

export function createBridge({ nc, name, epoch, scheduler }: BridgeContext): Bridge {
  const numbers = new Map<Slot, number>()
  const changed = new Map<Slot, Uint8Array>()
  const subscriptions: NatsSubscription[] = []
  const timers = new Subscription()
  let lines = 0
  let isClosed = false

  const every = (ms: number, work: () => void): void => {
    const next = scheduler.schedule(() => {
      timers.remove(next)
      if (isClosed) return
      work()
      every(ms, work)
    }, ms)
    timers.add(next)
  }

  /** Takes the messages of a subject, each as it comes. */
  const take = (
    subject: string,
    work: (data: Uint8Array, respond: (data: Uint8Array) => void) => void,
  ): NatsSubscription =>
    nc.subscribe(subject, {
      callback: (error, message) => {
        if (error === null) work(message.data, (data) => message.respond(data))
      },
    })

  const openLine = (core: GatewayCore, text: string): string => {
    const inbox = textOf(objectIn(text)?.['inbox'])
    lines += 1
    const subject = lineSubject(name, epoch, lines)
    let sent = 0
    let handle: LineHandle | undefined
    const send = (data: Uint8Array | string): void => {
      sent += 1
      nc.publish(inbox, numbered(epoch, sent, Buffer.from(data)))
    }
    const own = take(subject, (data) => {
      const frame = Buffer.from(data).toString()
      if (frame === '') handle?.closed()
      else handle?.receive(frame)
      if (frame === '') own.unsubscribe()
    })
    handle = core.connect({
      address: `nats ${inbox}`,
      isShared: true,
      send,
      // The NATS server buffers for a slow client, and disconnects it when it does not read.
      buffered: () => 0,
      close: (code, reason) => {
        send(JSON.stringify({ close: code, reason }))
        own.unsubscribe()
      },
    })
    return subject
  }

  const answer = (core: GatewayCore, text: string, respond: (data: Uint8Array) => void): void => {
    const request = objectIn(text) ?? {}
    const given = isObject(request['headers']) ? request['headers'] : {}
    const headers = Object.fromEntries(Object.entries(given).map(([key, value]) => [key.toLowerCase(), textOf(value)]))
    core.answer({ method: 'POST', path: textOf(request['path']), headers, body: textOf(request['body']) }).subscribe({
      next: (reply: Answer) => respond(Buffer.from(JSON.stringify(reply))),
      error: () => undefined,
    })
  }

  const writeLasts = (kv: NatsKv): void => {
    for (const [slot, bytes] of changed) {
      const { type, item } = registrationOfSlot(slot)
      // A value that could not be written is replaced by the next one.
      kv.put(`${type}.${item === '' ? '-' : item}`, bytes).catch(() => undefined)
    }
    changed.clear()
  }

  return {
    events: {
      published: (slot, bytes) => {
        const number = (numbers.get(slot) ?? 0) + 1
        numbers.set(slot, number)
        nc.publish(entrySubject(name, registrationOfSlot(slot)), numbered(epoch, number, bytes))
        changed.set(slot, bytes)
      },
    },
    async serve(core) {
      const kv = await nc.jetstream().views.kv(lastBucket(name), { history: 1 })
      subscriptions.push(
        take(restSubject(name), (data, respond) => answer(core, Buffer.from(data).toString(), respond)),
        take(openSubject(name), (data, respond) => {
          const line = openLine(core, Buffer.from(data).toString())
          respond(Buffer.from(JSON.stringify({ line, epoch })))
        }),
      )
      const status = (): void => {
        const { body } = core.health()
        nc.publish(statusSubject(name), Buffer.from(JSON.stringify({ epoch, health: objectIn(body) })))
        kv.put('status', Buffer.from(body)).catch(() => undefined)
      }
      status()
      every(STATUS_PERIOD, status)
      every(LAST_PERIOD, () => writeLasts(kv))
      await nc.flush()
    },
    close() {
      isClosed = true
      timers.unsubscribe()
      for (const subscription of subscriptions) subscription.unsubscribe()
    },
  }
}

/** The latest entry of a registration as the leader wrote it: at most a quarter of a second behind. */
export async function lastOver(
  nc: NatsConnectionLike,
  name: string,
  { type, item }: Registration,
): Promise<Uint8Array | undefined> {
  const kv = await nc.jetstream().views.kv(lastBucket(name), { history: 1 })
  const entry = await kv.get(`${type}.${item === '' ? '-' : item}`)
  return entry === null || entry.operation !== 'PUT' ? undefined : entry.value
}
