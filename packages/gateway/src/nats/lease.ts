/** Decides which gateway leads, by a key that expires: when the leader is gone, another one can take it. */
import {
  defer,
  from,
  lastValueFrom,
  Observable,
  type ObservableInput,
  retry,
  type SchedulerLike,
  Subscription,
  take,
  throwError,
  timer,
} from 'rxjs'
import type { NatsConnectionLike } from './connection.ts'
import { leaseBucket } from './subjects.ts'

export interface Lease {
  /** Higher than the epoch of every earlier leader. */
  readonly epoch: number
  /** Called once, when the lease is lost; at once when it is lost already. */
  onLost(work: () => void): void
  /** Whether it is certain, at this moment, that no other gateway has the lease. A process that stood still asks this first. */
  isCurrent(): boolean
  /** Gives up the lease, so that another gateway may lead at once. */
  release(): Promise<void>
}

/** A key that is gone `ttl` ms after it was made or renewed. Both answer with its revision, which grows. */
export interface LeaseKey {
  /** Errors with `KeyTaken` while the key is there. */
  create(): ObservableInput<number>
  /** Errors with `KeyTaken` when the key is not of this revision any more. */
  update(revision: number): ObservableInput<number>
  delete(): ObservableInput<unknown>
}

export class KeyTaken extends Error {}

export interface LeaseOptions {
  readonly ttl: number
  readonly scheduler: SchedulerLike
}

const KEY = 'leader'

/** Waits until the lease of a name is free, and then keeps it. */
export async function takeLease(
  nc: NatsConnectionLike,
  { name, ttl, scheduler, holder }: LeaseOptions & { readonly name: string; readonly holder: string },
): Promise<Lease> {
  const kv = await nc.jetstream().views.kv(leaseBucket(name), { ttl, history: 1 })
  const value = Buffer.from(holder)
  const taken = (error: unknown): never => {
    throw String(error).includes('wrong last sequence') ? new KeyTaken(String(error)) : error
  }
  const key: LeaseKey = {
    create: () => kv.create(KEY, value).catch(taken),
    update: (revision) => kv.update(KEY, value, revision).catch(taken),
    delete: async () => {
      if (!nc.isClosed()) await kv.delete(KEY).catch(() => undefined)
    },
  }
  return lastValueFrom(leaseOf(key, { ttl, scheduler }))
}

/**
 * Waits until the key is free, and then keeps it: emits once. The key is renewed three times in `ttl` ms. A leader that
 * could not renew it for two thirds of that stops leading, before another gateway can have it.
 */
export function leaseOf(key: LeaseKey, { ttl, scheduler }: LeaseOptions): Observable<Lease> {
  let asked = 0
  const created = defer(() => {
    asked = scheduler.now()
    return from(key.create())
  })
  return new Observable<Lease>((subscriber) =>
    created
      .pipe(
        take(1),
        // While the key is there, another gateway leads.
        retry({
          delay: (error) => (error instanceof KeyTaken ? timer(ttl / 3, scheduler) : throwError(() => error)),
        }),
      )
      .subscribe({
        next: (epoch) => subscriber.next(kept(key, { ttl, scheduler }, epoch, asked)),
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      }),
  )
}

/** Counts from the moment in which a renewal was asked for: the key's own time begins later. */
function kept(key: LeaseKey, { ttl, scheduler }: LeaseOptions, epoch: number, since: number): Lease {
  const work: (() => void)[] = []
  const renewals = new Subscription()
  let revision = epoch
  let renewedAt = since
  let isHeld = true
  const end = (): void => {
    isHeld = false
    renewals.unsubscribe()
  }
  const lose = (): void => {
    if (!isHeld) return
    end()
    for (const each of work) each()
  }
  const isCurrent = (): boolean => isHeld && scheduler.now() - renewedAt < (ttl * 2) / 3
  const tick = (): void => {
    const asked = scheduler.now()
    // After a pause of the process the time may be over long ago: then the key may be another's.
    if (!isCurrent()) {
      lose()
      return
    }
    renewals.add(
      defer(() => from(key.update(revision))).subscribe({
        next: (next) => {
          revision = next
          renewedAt = asked
        },
        // When NATS does not answer, the elapsed time decides.
        error: (error: unknown) => {
          if (error instanceof KeyTaken) lose()
        },
      }),
    )
    if (isHeld) renewals.add(scheduler.schedule(tick, ttl / 3))
  }
  renewals.add(scheduler.schedule(tick, Math.max(0, since + ttl / 3 - scheduler.now())))
  return {
    epoch,
    isCurrent,
    onLost: (each) => {
      if (isHeld) work.push(each)
      else each()
    },
    release: async () => {
      const had = isHeld
      end()
      if (had) await lastValueFrom(from(key.delete()), { defaultValue: undefined })
    },
  }
}
