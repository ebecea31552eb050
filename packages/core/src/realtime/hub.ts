/** Delivery: who listens to which registration, and each entry to exactly those, decoded once. */
import type { SchedulerLike } from 'rxjs'
import { type KiwoomError, RegistrationLimit } from '../errors.ts'
import type { Gap } from './connection.ts'
import { type Key, keyOf, registrationOf } from './key.ts'
import { deliverTo, type Listener, type Topic } from './topic.ts'
import { createTopics } from './topics.ts'

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
  /** Where the events of a type and an item go. */
  topic(type: string, item: string): Topic
  announce(gap: Gap): void
  /** The connection is gone: what lingers goes with it, and no latest value is the latest any more. */
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

  const add = (topic: Topic, listener: Listener): void => {
    if (!topic.isWanted) open(topic)
    topic.lingering.unsubscribe()
    topic.add(listener)
  }

  const remove = (topic: Topic, listener: Listener): void => {
    if (!topic.remove(listener) || topic.isHeard) return
    if (linger <= 0) shut(topic)
    else topic.lingering = scheduler.schedule(() => shut(topic), linger)
  }

  const evict = (): void => {
    for (const topic of wanted.values()) if (!topic.isHeard) shut(topic)
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

  const listenersOf = (keys: Iterable<Key>): ReadonlySet<Listener> => {
    const found = new Set<Listener>()
    for (const key of keys) for (const listener of wanted.get(key)?.listeners ?? []) found.add(listener)
    return found
  }

  // First the topics, then the news: whoever subscribes again on hearing it begins anew.
  const dismiss = (keys: readonly Key[]): ReadonlySet<Listener> => {
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
    announce(gap) {
      const keys = gap.registrations.map(({ type, item }) => keyOf(type, item))
      // What stood before a gap may stand no more.
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
