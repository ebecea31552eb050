/** Delivery: who listens to which registration, and each entry to exactly those, decoded once. */
import type { WireRecord } from '../codec/record.ts'
import type { KiwoomError } from '../errors.ts'
import type { Gap } from './connection.ts'
import { type Key, keyOf } from './key.ts'

/** A listener of one or more registrations. */
export interface Listener {
  next(event: WireRecord | Gap): void
  error(error: KiwoomError): void
  complete(): void
  /** Wants the gaps among its events. */
  readonly gaps: boolean
}

export interface Hub {
  /** Adds a listener to keys; returns what takes it away again. */
  listen(keys: readonly Key[], listener: Listener): () => void
  /** The keys with a listener. */
  wanted(): ReadonlySet<Key>
  has(key: Key): boolean
  deliver(key: Key, event: WireRecord): void
  announce(gap: Gap): void
  fail(keys: readonly Key[], error: KiwoomError): void
  complete(): void
}

/** Makes a hub. `changed` is called when a key got its first listener or lost its last. */
export function createHub(changed: () => void): Hub {
  // Lists are replaced, never changed, so that a listener may come or go while an event is being delivered.
  const listeners = new Map<Key, readonly Listener[]>()

  const add = (key: Key, listener: Listener): void => {
    const before = listeners.get(key)
    listeners.set(key, before === undefined ? [listener] : [...before, listener])
    if (before === undefined) changed()
  }

  const remove = (key: Key, listener: Listener): void => {
    const before = listeners.get(key)
    if (before === undefined) return
    const after = before.filter((each) => each !== listener)
    if (after.length > 0) listeners.set(key, after)
    else if (listeners.delete(key)) changed()
  }

  const all = (keys: Iterable<Key>): ReadonlySet<Listener> => {
    const found = new Set<Listener>()
    for (const key of keys) for (const listener of listeners.get(key) ?? []) found.add(listener)
    return found
  }

  return {
    listen(keys, listener) {
      for (const key of keys) add(key, listener)
      return () => {
        for (const key of keys) remove(key, listener)
      }
    },
    wanted: () => new Set(listeners.keys()),
    has: (key) => listeners.has(key),
    deliver(key, event) {
      for (const listener of listeners.get(key) ?? []) listener.next(event)
    },
    announce(gap) {
      const keys = gap.registrations.map(({ type, item }) => keyOf(type, item))
      for (const listener of all(keys)) if (listener.gaps) listener.next(gap)
    },
    fail(keys, error) {
      for (const listener of all(keys)) listener.error(error)
    },
    complete() {
      for (const listener of all(listeners.keys())) listener.complete()
    },
  }
}
