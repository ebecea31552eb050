/** The market by item: latest events, books, and what is marked on candles. */
import type { DecodedEvent } from '@kiwoom-rx/core/catalog'
import type { BookMessage, LatestView, LevelView, MarketMark } from '../protocol/market.ts'
import { safeText } from './json.ts'
import { sideOf } from './markOf.ts'

// Registrations whose latest event is kept: more than a connection takes.
const MOST_LATEST = 2_000
const MOST_MARKS = 500
const DEPTH = 10
const LONGEST_FIELD = 200

export class Market {
  readonly #latest: Map<string, DecodedEvent>
  #marks: readonly MarketMark[]
  /** Registrations whose event changed since they were last taken. */
  readonly changed: Set<string> = new Set()
  /** Marks that were added since the beginning. */
  marked: number

  constructor(latest: ReadonlyMap<string, DecodedEvent> = new Map(), marks: readonly MarketMark[] = [], marked = 0) {
    this.#latest = new Map(latest)
    this.#marks = marks
    this.marked = marked
  }

  take(event: DecodedEvent): void {
    const key = `${event.type} ${event.item}`
    if (!this.#latest.has(key) && this.#latest.size >= MOST_LATEST) return
    this.#latest.set(key, event)
    this.changed.add(key)
    const mark = markOf(event)
    if (mark !== undefined) this.mark(mark)
  }

  mark(mark: MarketMark): void {
    this.#marks = [...this.#marks.slice(1 - MOST_MARKS), mark]
    this.marked += 1
  }

  copy(): Market {
    return new Market(this.#latest, this.#marks, this.marked)
  }

  /** The rows of so many registrations that changed, which then count as taken. */
  takeChanged(most: number): readonly LatestView[] {
    const keys = [...this.changed].slice(0, most)
    for (const key of keys) this.changed.delete(key)
    return keys.flatMap((key) => this.#rowOf(key))
  }

  /** All rows. */
  rows(): readonly LatestView[] {
    return [...this.#latest.keys()].flatMap((key) => this.#rowOf(key))
  }

  /** The last marks, or those added after the first `from`. */
  marks(from = 0): readonly MarketMark[] {
    const added = this.marked - from
    return added <= 0 ? [] : this.#marks.slice(-added)
  }

  book(item: string): BookMessage {
    const event = this.#latest.get(`0D ${item}`)
    return {
      _tag: 'book',
      item,
      at: event?.receivedAt ?? null,
      asks: levelsOf(event?.['asks']),
      bids: levelsOf(event?.['bids']),
    }
  }

  /** The latest event of a registration. */
  latest(type: string, item: string): DecodedEvent | undefined {
    return this.#latest.get(`${type} ${item}`)
  }

  #rowOf(key: string): readonly LatestView[] {
    const event = this.#latest.get(key)
    if (event === undefined) return []
    const { type, item, receivedAt } = event
    return [{ type, item, at: receivedAt, fields: fieldsOf(event) }]
  }
}

const HEAD: ReadonlySet<string> = new Set(['type', 'item', 'receivedAt'])

function fieldsOf(event: DecodedEvent): LatestView['fields'] {
  const fields: Record<string, string | number | boolean | null> = {}
  for (const [name, value] of Object.entries(event)) {
    if (HEAD.has(name)) continue
    if (value === null || typeof value === 'number' || typeof value === 'boolean') fields[name] = value
    else if (typeof value === 'string') fields[name] = value.slice(0, LONGEST_FIELD)
  }
  return fields
}

function levelsOf(levels: unknown): readonly LevelView[] {
  if (!Array.isArray(levels)) return []
  return levels.slice(0, DEPTH).flatMap((level: unknown): readonly LevelView[] => {
    if (typeof level !== 'object' || level === null) return []
    const [price, quantity]: readonly unknown[] = [Reflect.get(level, 'price'), Reflect.get(level, 'size')]
    return typeof price === 'number' && price > 0 && typeof quantity === 'number' ? [{ price, quantity }] : []
  })
}

function markOf(event: DecodedEvent): MarketMark | undefined {
  const at = event.timestamp ?? event.receivedAt
  switch (event.type) {
    case '00': {
      if (event['orderStatus'] !== 'filled') return undefined
      const kind = {
        _tag: 'fill',
        side: sideOf(event),
        quantity: numberOf(event['unitFillQuantity']),
        price: numberOf(event['unitFillPrice']),
      } as const
      return { at, item: event.stockCode ?? '', kind }
    }
    case '1h': {
      // A release is an event of its own, with the time of the release.
      const isRelease = typeof event['viReleaseTime'] === 'string'
      const item = safeText(event.stockCode ?? event.item, LONGEST_FIELD)
      return { at, item, kind: { _tag: 'vi', to: isRelease ? at : null, price: numberOf(event['viTriggerPrice']) } }
    }
    default:
      return undefined
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
