/** Delivery: which listeners each registration has, and which registrations are wanted because of them. */
import type { SchedulerLike } from 'rxjs'
import { type KiwoomError, RegistrationLimit } from '../../errors.ts'
import type { Gap } from '../../shared/gap.ts'
import { type Key, keyOf, registrationOf } from '../protocol/registrationKey.ts'
import type { EventCounter, EventCounts } from './eventCounts.ts'
import { deliverTo, type Listener } from './listeners.ts'
import type { StreamEvent, StreamListener, Topic } from './topic.ts'
import { createTopics } from './topics.ts'

export interface HubOptions {
  readonly scheduler: SchedulerLike
  /** ms that a registration is kept after its last listener left. */
  readonly linger: number
  /** Distinct codes that the connection takes. */
  readonly limit: () => number
  /** Called when the wanted keys have changed. */
  readonly changed: () => void
}

export interface Hub {
  /** Adds a listener to keys, unless the connection has no room for them; the result removes it. */
  listen(keys: readonly Key[], listener: StreamListener): () => void
  /** The keys that have listeners, and those that linger. */
  wanted(): ReadonlySet<Key>
  /** Where the events of a type and an item go. */
  topic(type: string, item: string): Topic
  /** The counts of a type, and of all types. */
  counts(type: string): EventCounter
  allCounts(): Readonly<Record<string, EventCounts>>
  /** How many distinct codes are wanted. */
  codes(): number
  announce(gap: Gap): void
  /** The connection is gone: what lingers goes with it, and the latest values are stale. */
  disconnected(): void
  fail(keys: readonly Key[], error: KiwoomError): void
  failAll(error: KiwoomError): void
  complete(): void
}

export function createHub({ scheduler, linger, limit, changed }: HubOptions): Hub {
  const topics = createTopics()
  const wanted = new Map<Key, Topic>()
  /** How many wanted topics each code has. */
  const codes = new Map<string, number>()

  const open = (topic: Topic): void => {
    topic.isWanted = true
    wanted.set(topic.key, topic)
    const { item } = registrationOf(topic.key)
    if (item !== '') codes.set(item, (codes.get(item) ?? 0) + 1)
    changed()
  }

  const shut = (topic: Topic): void => {
    if (!wanted.delete(topic.key)) return
    topic.shut()
    const { item } = registrationOf(topic.key)
    const left = (codes.get(item) ?? 0) - 1
    if (left > 0) codes.set(item, left)
    else codes.delete(item)
    changed()
  }

  const add = (topic: Topic, listener: StreamListener): void => {
    if (!topic.isWanted) open(topic)
    topic.lingering.unsubscribe()
    topic.add(listener)
  }

  const remove = (topic: Topic, listener: StreamListener): void => {
    if (!topic.remove(listener) || topic.hasListeners) return
    if (linger <= 0) shut(topic)
    else topic.lingering = scheduler.schedule(() => shut(topic), linger)
  }

  const evict = (): void => {
    for (const topic of wanted.values()) if (!topic.hasListeners) shut(topic)
  }

  const unseen = (keys: readonly Key[]): number => {
    const items = new Set(keys.map((key) => registrationOf(key).item))
    items.delete('')
    return [...items].filter((item) => !codes.has(item)).length
  }

  /** Refuses at once what the exchange would refuse; what lingers gives way first. */
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

  const listenersOf = (keys: Iterable<Key>): ReadonlySet<Listener<StreamEvent>> => {
    const found = new Set<Listener<StreamEvent>>()
    for (const key of keys) for (const listener of wanted.get(key)?.listeners ?? []) found.add(listener)
    return found
  }

  // The topics are shut before their listeners get the error, so that one that subscribes again starts from nothing.
  const dismiss = (keys: readonly Key[]): ReadonlySet<Listener<StreamEvent>> => {
    const gone = listenersOf(keys)
    for (const key of keys) {
      const topic = wanted.get(key)
      if (topic !== undefined) shut(topic)
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
      const joined = keys.map(topics.at)
      for (const topic of joined) add(topic, listener)
      if (listener.replay) for (const { latest } of joined) if (latest !== undefined) listener.to.next(latest)
      return () => {
        for (const topic of joined) remove(topic, listener)
      }
    },
    wanted: () => new Set(wanted.keys()),
    topic: topics.of,
    counts: topics.counts,
    allCounts: topics.allCounts,
    codes: () => codes.size,
    announce(gap) {
      const keys = gap.registrations.map(({ type, item }) => keyOf(type, item))
      // Values from before a gap are stale.
      for (const key of keys) wanted.get(key)?.cut()
      for (const listener of listenersOf(keys)) if (listener.gaps) deliverTo(listener.to, gap)
    },
    disconnected() {
      evict()
      for (const topic of wanted.values()) topic.cut()
    },
    fail(keys, error) {
      for (const { to } of dismiss(keys)) to.error(error)
    },
    failAll(error) {
      for (const { to } of dismiss([...wanted.keys()])) to.error(error)
    },
    complete() {
      for (const { to } of dismiss([...wanted.keys()])) to.complete()
    },
  }
}
