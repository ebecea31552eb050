/** One process with a gateway in the model: it can be killed, suspended, and cut from NATS. */
import type { SocketEvent, SocketTransport } from '@kiwoom-rx/core'
import type { VirtualClock } from '@kiwoom-rx/testing/clock'
import { Observable, type SchedulerAction, type SchedulerLike, Subscription } from 'rxjs'
import type { GatewayCore } from '../../src/gateway.ts'

export class Node {
  readonly name: string
  readonly scheduler: SchedulerLike
  core: GatewayCore | undefined
  epoch = 0
  isDead = false
  /** Its connection to NATS is broken: nothing is answered. */
  isCut = false
  /** The app keys whose session it has open. */
  readonly open: Map<string, number> = new Map()
  #isSuspended = false
  #backlog: (() => void)[] = []

  constructor(name: string, clock: VirtualClock) {
    this.name = name
    const run = (work: () => void): void => this.run(work)
    this.scheduler = {
      now: () => clock.now(),
      schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delay?: number, state?: T): Subscription {
        return schedulerAction(clock, run, work).schedule(state, delay)
      },
    }
  }

  get isSuspended(): boolean {
    return this.#isSuspended
  }

  /** Whether it carries out what happens to it. */
  get isRunning(): boolean {
    return !this.isDead && !this.#isSuspended
  }

  /** Work of this process: at once, after it goes on, or never. */
  run(work: () => void): void {
    if (this.isDead) return
    if (this.#isSuspended) this.#backlog.push(work)
    else work()
  }

  suspend(): void {
    this.#isSuspended = true
  }

  /** Everything that was due meanwhile happens now, in its order. */
  resume(): void {
    this.#isSuspended = false
    const due = this.#backlog
    this.#backlog = []
    for (const work of due) this.run(work)
  }

  /** Its sockets: what comes while it is suspended waits, and each open one is counted for its app key. */
  socketsOf(appKey: string, transport: SocketTransport, opened: () => void): SocketTransport {
    return (url) => {
      const connection = transport(url)
      return {
        events$: new Observable<SocketEvent>((subscriber) => {
          this.open.set(appKey, (this.open.get(appKey) ?? 0) + 1)
          opened()
          const inner = connection.events$.subscribe({
            next: (event) => this.run(() => subscriber.next(event)),
            error: (error: unknown) => this.run(() => subscriber.error(error)),
            complete: () => this.run(() => subscriber.complete()),
          })
          return () => {
            this.open.set(appKey, (this.open.get(appKey) ?? 1) - 1)
            inner.unsubscribe()
          }
        }),
        send: connection.send,
      }
    }
  }
}

function schedulerAction<T>(
  clock: VirtualClock,
  run: (work: () => void) => void,
  work: (this: SchedulerAction<T>, state?: T) => void,
): SchedulerAction<T> {
  const subscription = new Subscription()
  const action: SchedulerAction<T> = Object.assign(subscription, {
    schedule: (state?: T, delay = 0): Subscription => {
      subscription.add(
        clock.schedule(() => {
          run(() => {
            if (!subscription.closed) work.call(action, state)
          })
        }, delay),
      )
      return subscription
    },
  })
  return action
}
