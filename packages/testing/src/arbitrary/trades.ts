/** Trades of which some are missing, as the client emits them with `{ gaps: true }`. */
import type { Missed } from '@kiwoom-rx/core'
import fc from 'fast-check'
import type { EventOf } from '../marbles/marbleEvent.ts'
import { type ArbitraryEventOptions, arbitraryEvents } from './event.ts'

/**
 * A stream's worth of trades (주식체결, 0B) whose cumulative volumes add up, some of them missing: each loss is a
 * `Missed` before the next trade of its item, never before the first.
 *
 * @throws RangeError when `start` is no instant.
 *
 * @example
 * ```ts
 * import { arbitraryTrades } from '@kiwoom-rx/testing/arbitrary'
 * import fc from 'fast-check'
 *
 * fc.assert(
 *   fc.property(arbitraryTrades(), (emitted) => {
 *     let total: number | null = null
 *     return emitted.every((each) => {
 *       if (each.type === 'missed') total = (total ?? 0) + each.volume
 *       else if (total !== null && total + Math.abs(each.tradeVolume) !== each.cumulativeVolume) return false
 *       else total = each.cumulativeVolume
 *       return true
 *     })
 *   }),
 * )
 * ```
 */
export function arbitraryTrades(options: ArbitraryEventOptions = {}): fc.Arbitrary<(EventOf<'0B'> | Missed)[]> {
  const losses = fc.infiniteStream(fc.record({ volume: fc.integer({ min: 1, max: 100_000 }), isLost: fc.boolean() }))
  return fc.tuple(arbitraryEvents('0B', options), losses).map(([events, given]) => {
    const items = new Map<string, { total: number; seen: EventOf<'0B'> | undefined; lost: number }>()
    return events.flatMap((event): (EventOf<'0B'> | Missed)[] => {
      const known = items.get(event.item) ?? { total: 0, seen: undefined, lost: 0 }
      items.set(event.item, known)
      const { volume, isLost } = given.next().value
      known.total += volume
      if (isLost) {
        known.lost += volume
        return []
      }
      const trade = { ...event, tradeVolume: event.tradeVolume < 0 ? -volume : volume, cumulativeVolume: known.total }
      const { seen, lost } = known
      known.seen = trade
      known.lost = 0
      if (seen === undefined || lost === 0) return [trade]
      const [from, to] = [seen.timestamp ?? seen.receivedAt, trade.timestamp ?? trade.receivedAt]
      return [{ type: 'missed', item: event.item, volume: lost, from: Math.min(from, to), to }, trade]
    })
  })
}
