/** Missed trades in frames that were kept: the client's own count, for any number of items. */
import { isCounted, type Missed, missedOf, noTally, type Tally, tallied } from './completeness/completeness.ts'
import type { DecodedEvent } from './frameDecoder.ts'

/** Counts the trades of many items, event by event, as the client does for its registrations. */
export interface MissedTrades {
  /** What was missed before an event; `undefined` for nothing, and for events that are no trades. */
  before(event: DecodedEvent): Missed | undefined
  /** The connection was lost: what trades until the next event of an item is missed. */
  disconnected(): void
  /** An item was taken back: its next trade is a first one. */
  removed(item: string): void
}

/**
 * Starts a count (누락 체결 확인).
 *
 * @example
 * ```ts
 * import { frameDecoder, missedTrades } from '@kiwoom-rx/core/catalog'
 *
 * const [decoder, count] = [frameDecoder(), missedTrades()]
 * const frame = (total: number, volume: number) => {
 *   const values = { '20': '090003', '10': '-61300', '15': `+${volume}`, '13': `${total}` }
 *   return Buffer.from(JSON.stringify({ data: [{ values, type: '0B', name: '주식체결', item: '005930' }], trnm: 'REAL' }))
 * }
 * const at = Date.parse('2026-11-20T00:00:03Z')
 * const volumes = [frame(100, 10), frame(150, 20)]
 *   .flatMap((bytes) => decoder.decode(bytes, at))
 *   .map((event) => count.before(event)?.volume)
 * console.log(volumes)
 * // prints: [ undefined, 30 ]
 * ```
 */
export function missedTrades(): MissedTrades {
  const items = new Map<string, { readonly tally: Tally; readonly event: DecodedEvent }>()
  return {
    before(event) {
      const { type, item } = event
      if (!isCounted(type, item)) return undefined
      const known = items.get(item)
      const [tally, volume] = tallied(known?.tally ?? noTally, known?.event, event)
      items.set(item, { tally, event })
      return volume > 0 ? missedOf(item, volume, known?.event, event) : undefined
    },
    disconnected() {
      for (const [item, { tally, event }] of items) items.set(item, { tally: { ...tally, isCut: true }, event })
    },
    removed: (item) => items.delete(item),
  }
}
