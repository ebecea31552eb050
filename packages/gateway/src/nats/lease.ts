/** Decides which gateway leads, by a key that expires: when the leader is gone, another one can take it. */
import { type SchedulerLike, Subscription } from 'rxjs'
import type { NatsConnectionLike } from './connection.ts'
import { leaseBucket } from './subjects.ts'

export interface Lease {
  /** Higher than the epoch of every earlier leader. */
  readonly epoch: number
  /** Called once, when the lease is lost. */
  onLost(work: () => void): void
  /** Gives up the lease, so that another gateway may lead at once. */
  release(): Promise<void>
}

const KEY = 'leader'

/**
 * Waits until the lease is free, and then keeps it. It is renewed three times in `ttl` ms. A leader that cannot renew
 * it stops leading before another gateway can take it.
 */
export async function takeLease(
  nc: NatsConnectionLike,
  { name, ttl, scheduler, holder }: { name: string; ttl: number; scheduler: SchedulerLike; holder: string },
): Promise<Lease> {
  const kv = await nc.jetstream().views.kv(leaseBucket(name), { ttl, history: 1 })
  const value = Buffer.from(holder)
  let revision = await first(() => kv.create(KEY, value), ttl / 3, scheduler)
  const epoch = revision
  const work: (() => void)[] = []
  let timer = Subscription.EMPTY
  let isHeld = true
  const lose = (): void => {
    if (!isHeld) return
    isHeld = false
    timer.unsubscribe()
    for (const each of work) each()
  }
  let renewedAt = scheduler.now()
  const renew = (): void => {
    timer = scheduler.schedule(() => {
      const asked = scheduler.now()
      kv.update(KEY, value, revision).then(
        (next) => {
          revision = next
          renewedAt = asked
        },
        // Another gateway has it, or NATS does not answer: the elapsed time decides below.
        (error: unknown) => {
          if (String(error).includes('wrong last sequence')) lose()
        },
      )
      if (scheduler.now() - renewedAt > (ttl * 2) / 3) lose()
      else if (isHeld) renew()
    }, ttl / 3)
  }
  renew()
  return {
    epoch,
    onLost: (each) => {
      work.push(each)
    },
    release: async () => {
      const had = isHeld
      isHeld = false
      timer.unsubscribe()
      if (had && !nc.isClosed()) await kv.delete(KEY).catch(() => undefined)
    },
  }
}

/** The result of the first attempt that succeeds. */
function first(attempt: () => Promise<number>, wait: number, scheduler: SchedulerLike): Promise<number> {
  return new Promise((resolve, reject) => {
    const ask = (): void => {
      attempt().then(resolve, (error: unknown) => {
        // The key exists: another gateway leads.
        if (String(error).includes('wrong last sequence')) scheduler.schedule(ask, wait)
        else reject(error)
      })
    }
    ask()
  })
}
