/** The topics of all types and items: each is made once, and found again for each entry. */
import { withoutLetter } from '../../codec/values/stockCode.ts'
import { type Key, keyOf, registrationOf } from '../protocol/registrationKey.ts'
import { EventCounter, type EventCounts } from './eventCounts.ts'
import { Topic } from './topic.ts'

export interface Topics {
  of(type: string, item: string): Topic
  at(key: Key): Topic
  /** The counts of a type. */
  counts(type: string): EventCounter
  /** The counts of every type that was listened to or heard from. */
  allCounts(): Readonly<Record<string, EventCounts>>
}

// A market lists some thousands of items; more than this are not codes of a market, and must not fill the memory.
const MOST = 50_000

/** Makes an empty table. */
export function createTopics(): Topics {
  const types = new Map<string, Map<string, Topic>>()
  const counters = new Map<string, EventCounter>()
  let count = 0
  // An entry asks twice in a row, and entries of a busy item follow each other.
  let lastType = ''
  let lastItem = ''
  let last: Topic | undefined

  const find = (type: string, item: string): Topic => types.get(type)?.get(item) ?? add(type, item)

  const counts = (type: string): EventCounter => {
    const known = counters.get(type)
    if (known !== undefined) return known
    const made = new EventCounter()
    counters.set(type, made)
    return made
  }

  const add = (type: string, item: string): Topic => {
    if (count >= MOST) sweep()
    // The plain code is what is registered, however a frame writes it.
    const plain = withoutLetter(item)
    const topic =
      plain === item
        ? new Topic(keyOf(type, item), item === '' ? undefined : find(type, ''), counts(type))
        : find(type, plain)
    const items = types.get(type) ?? new Map<string, Topic>()
    types.set(type, items.set(item, topic))
    count += 1
    return topic
  }

  const sweep = (): void => {
    for (const items of types.values()) {
      for (const [item, { isWanted }] of items) {
        // The topic of the whole type stays: those of its items refer to it.
        if (isWanted || item === '') continue
        items.delete(item)
        count -= 1
      }
    }
    last = undefined
  }

  return {
    of(type, item) {
      if (last !== undefined && lastType === type && lastItem === item) return last
      lastType = type
      lastItem = item
      last = find(type, item)
      return last
    },
    at(key) {
      const { type, item } = registrationOf(key)
      return find(type, item)
    },
    counts,
    allCounts: () => Object.fromEntries([...counters].map(([type, each]) => [type, { ...each }])),
  }
}
