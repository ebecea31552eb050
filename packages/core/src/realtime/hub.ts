/** Delivery: who listens to which registration, and each entry to exactly those, decoded once. */
import { type SchedulerLike, Subscription, throwError } from 'rxjs'
import type { WireRecord } from '../codec/record.ts'
import { type KiwoomError, RegistrationLimit } from '../errors.ts'
import type { Gap } from './connection.ts'
import { type Key, keyOf, registrationOf } from './key.ts'

/** Where events go: an RxJS subscriber, with nothing between it and the hub. */
export interface Sink {
  next(event: WireRecord | Gap): void
  error(error: KiwoomError): void
  complete(): void
}

/** A listener of one or more registrations. */
export interface Listener {
  readonly to: Sink
  /** Wants the gaps among its events. */
  readonly gaps: boolean
  /** Wants the latest event of each registration first. */
  readonly replay: boolean
}

export interface HubOptions {
  readonly scheduler: SchedulerLike
  /** ms that a registration is kept after its last listener left. */
  readonly linger: number
  /** Distinct codes that the connection takes. */
  readonly limit: () => number
  /** The wanted keys have changed. */
  readonly changed: () => void
}

export interface Hub {
  /** Adds a listener to keys, unless there is no room for it; returns what takes it away again. */
  listen(keys: readonly Key[], listener: Listener): () => void
  /** The keys with a listener, and those that linger. */
  wanted(): ReadonlySet<Key>
  has(key: Key): boolean
  deliver(key: Key, event: WireRecord): void
  announce(gap: Gap): void
  /** The connection is gone: what lingers goes with it, and no latest value is the latest any more. */
  disconnected(): void
  fail(keys: readonly Key[], error: KiwoomError): void
  failAll(error: KiwoomError): void
  complete(): void
}

/** What the hub keeps of a key. */
interface Topic {
  /** In the order in which they came. */
  readonly listeners: Set<Listener>
  /**
   * Where their events go. Made anew after somebody came or went, so that this may happen while an event is being
   * delivered, and an event costs no more than one call for each.
   */
  sinks: readonly Sink[] | undefined
  latest: WireRecord | undefined
  /** Runs while nobody listens. */
  lingering: Subscription
}

export function createHub({ scheduler, linger, limit, changed }: HubOptions): Hub {
  const topics = new Map<Key, Topic>()
  /** How many topics each code has. */
  const codes = new Map<string, number>()

  const open = (key: Key): Topic => {
    const topic: Topic = { listeners: new Set(), sinks: undefined, latest: undefined, lingering: Subscription.EMPTY }
    topics.set(key, topic)
    const { item } = registrationOf(key)
    if (item !== '') codes.set(item, (codes.get(item) ?? 0) + 1)
    changed()
    return topic
  }

  const shut = (key: Key): void => {
    if (!topics.delete(key)) return
    const { item } = registrationOf(key)
    const left = (codes.get(item) ?? 0) - 1
    if (left > 0) codes.set(item, left)
    else codes.delete(item)
    changed()
  }

  const add = (key: Key, listener: Listener): void => {
    const topic = topics.get(key) ?? open(key)
    topic.lingering.unsubscribe()
    topic.listeners.add(listener)
    topic.sinks = undefined
  }

  const remove = (key: Key, listener: Listener): void => {
    const topic = topics.get(key)
    if (topic === undefined || !topic.listeners.delete(listener)) return
    topic.sinks = undefined
    if (topic.listeners.size > 0) return
    if (linger <= 0) shut(key)
    else topic.lingering = scheduler.schedule(() => shut(key), linger)
  }

  const evict = (): void => {
    for (const [key, { listeners, lingering }] of topics) {
      if (listeners.size > 0) continue
      lingering.unsubscribe()
      shut(key)
    }
  }

  const unseen = (keys: readonly Key[]): number => {
    const items = new Set(keys.map((key) => registrationOf(key).item))
    items.delete('')
    return [...items].filter((item) => !codes.has(item)).length
  }

  /** Says no at once where the exchange would: what lingers gives way first. */
  const refusal = (keys: readonly Key[]): RegistrationLimit | undefined => {
    if (codes.size + unseen(keys) <= limit()) return undefined
    evict()
    const more = unseen(keys)
    const requested = codes.size + more
    if (more === 0 || requested <= limit()) return undefined
    const message =
      `a connection takes ${limit()} codes and has ${codes.size}, so ${more} more cannot be registered; ` +
      'unsubscribe others first, or use a second app key'
    return new RegistrationLimit(message, { endpoint: 'REG', limit: limit(), requested })
  }

  const all = (keys: Iterable<Key>): ReadonlySet<Listener> => {
    const found = new Set<Listener>()
    for (const key of keys) for (const listener of topics.get(key)?.listeners ?? []) found.add(listener)
    return found
  }

  // First the topics, then the news: whoever subscribes again on hearing it begins anew.
  const dismiss = (keys: readonly Key[]): ReadonlySet<Listener> => {
    const gone = all(keys)
    for (const key of keys) {
      topics.get(key)?.lingering.unsubscribe()
      shut(key)
    }
    return gone
  }

  return {
    listen(keys, listener) {
      const error = refusal(keys)
      if (error !== undefined) {
        listener.to.error(error)
        return () => undefined
      }
      for (const key of keys) add(key, listener)
      if (listener.replay) {
        for (const key of keys) {
          const latest = topics.get(key)?.latest
          if (latest !== undefined) listener.to.next(latest)
        }
      }
      return () => {
        for (const key of keys) remove(key, listener)
      }
    },
    wanted: () => new Set(topics.keys()),
    has: (key) => topics.has(key),
    deliver(key, event) {
      const topic = topics.get(key)
      if (topic === undefined) return
      topic.latest = event
      topic.sinks ??= Array.from(topic.listeners, ({ to }) => to)
      for (const sink of topic.sinks) deliverTo(sink, event)
    },
    announce(gap) {
      const keys = gap.registrations.map(({ type, item }) => keyOf(type, item))
      // What stood before a gap may stand no more.
      for (const key of keys) {
        const topic = topics.get(key)
        if (topic !== undefined) topic.latest = undefined
      }
      for (const listener of all(keys)) if (listener.gaps) deliverTo(listener.to, gap)
    },
    disconnected() {
      evict()
      for (const topic of topics.values()) topic.latest = undefined
    },
    fail(keys, error) {
      for (const { to } of dismiss(keys)) to.error(error)
    },
    failAll(error) {
      for (const { to } of dismiss([...topics.keys()])) to.error(error)
    },
    complete() {
      for (const { to } of dismiss([...topics.keys()])) to.complete()
    },
  }
}

/** One that throws harms no other: its error is reported as RxJS reports what nobody handles. */
function deliverTo(sink: Sink, event: WireRecord | Gap): void {
  try {
    sink.next(event)
  } catch (error) {
    throwError(() => error).subscribe()
  }
}
