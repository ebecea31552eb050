/** What waits between a stream that pushes and a reader that pulls. */
import type { Gap, Interruption } from '../shared/gap.ts'

/** What happens to a value that comes while `buffer` values wait already. */
export type WhenFull = 'wait' | 'latest' | 'dropOldest' | 'error'

/** Values with the gaps and missed trades that stood before them: those stay in their place whatever is dropped. */
export interface PullBuffer<T> {
  /** Takes a value; `false`: it is full, and the value was not taken. What was asked for is always taken. */
  push(value: T, isAsked: boolean): boolean
  /** The next, if there is one. */
  shift(): { readonly value: T } | undefined
  /** Values and interruptions that wait. */
  size(): number
  /** Values that were dropped so far. */
  dropped(): number
  clear(): void
}

interface Place<T> {
  before: readonly (T & Interruption)[]
  readonly value: T
}

/**
 * Makes an empty buffer. Interruptions (a `Gap`, a `Missed`) are never dropped and take no room; those that come to
 * stand next to each other and speak of the same are joined, so that a reader that never comes fills no memory.
 */
export function createPullBuffer<T>(most: number, whenFull: WhenFull): PullBuffer<T> {
  let places: Place<T>[] = []
  let first = 0
  /** Interruptions after the last value. */
  let trailing: readonly (T & Interruption)[] = []
  let dropped = 0

  const count = (): number => places.length - first

  const dropFirst = (): void => {
    const place = places[first]
    if (place === undefined) return
    first += 1
    dropped += 1
    const next = places[first]
    if (next === undefined) trailing = joined(place.before, trailing)
    else next.before = joined(place.before, next.before)
  }
  const tidy = (): void => {
    if (first < 64 || first * 2 < places.length) return
    places = places.slice(first)
    first = 0
  }

  return {
    push(value, isAsked) {
      if (isInterruption(value)) {
        trailing = joined(trailing, [value])
        return true
      }
      if (!isAsked && count() >= most) {
        if (whenFull === 'wait' || whenFull === 'error') return false
        do dropFirst()
        while (whenFull === 'latest' && count() > 0)
      }
      places.push({ before: trailing, value })
      trailing = []
      tidy()
      return true
    },
    shift() {
      const place = places[first]
      const [interruption, ...rest] = place === undefined ? trailing : place.before
      if (interruption !== undefined) {
        if (place === undefined) trailing = rest
        else place.before = rest
        return { value: interruption }
      }
      if (place === undefined) return undefined
      first += 1
      tidy()
      return { value: place.value }
    },
    size: () => places.slice(first).reduce((total, { before }) => total + before.length, count() + trailing.length),
    dropped: () => dropped,
    clear() {
      places = []
      first = 0
      trailing = []
    },
  }
}

/** What stands between values in a stream with `gaps: true`. */
function isInterruption<T>(value: T): value is T & Interruption {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return value.type === 'gap' || value.type === 'missed'
}

/** One run of interruptions after another; each of the second is joined with one of the first of the same. */
function joined<T>(
  one: readonly (T & Interruption)[],
  other: readonly (T & Interruption)[],
): readonly (T & Interruption)[] {
  let all = one
  for (const next of other) {
    const at = all.findIndex((each) => isSame(each, next))
    const known = all[at]
    all =
      known === undefined
        ? [...all, next]
        : all.map((each) => (each === known ? { ...next, ...both(known, next) } : each))
  }
  return all
}

function isSame(one: Interruption, other: Interruption): boolean {
  if (one.type === 'missed' && other.type === 'missed') return one.item === other.item
  return one.type === 'gap' && other.type === 'gap' && namesOf(one) === namesOf(other)
}

function namesOf({ registrations }: Gap): string {
  return registrations.map(({ type, item }) => `${type} ${item}`).join()
}

/** What two of the same say together. */
function both(one: Interruption, other: Interruption): object {
  const span = { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
  return one.type === 'missed' && other.type === 'missed' ? { ...span, volume: one.volume + other.volume } : span
}
