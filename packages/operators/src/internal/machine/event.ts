import { type Bearer, bearerOf } from './gap.ts'
import { numberOf } from './measure.ts'

/**
 * Anything that belongs to an item (종목): a realtime event, a row with a stock code, or an output of these operators,
 * which stands for the event in its `value`.
 */
export type OfItem =
  | { readonly item: string | null }
  | { readonly stockCode: string | null }
  | { readonly value: OfItem }

/** The item that a value belongs to: its `item`, else its `stockCode`, else that of its `value`; `null` if none. */
export function itemOf(value: unknown): string | null {
  return seek(value, ({ item, stockCode }) => textOf(item) ?? textOf(stockCode))
}

/**
 * The time of a value in epoch milliseconds: the exchange's own (`timestamp`), else when it was received
 * (`receivedAt`), else that of its `value`; `null` if none. A `timestamp` that lies minutes after `receivedAt` counts as
 * none: taken for the time it would keep every operator waiting until then.
 */
export function timeOf(value: unknown): number | null {
  return seek(value, ({ timestamp, receivedAt }) => {
    const [own, arrival] = [numberOf(timestamp), numberOf(receivedAt)]
    return own !== null && arrival !== null && own - arrival > MOST_AHEAD ? arrival : (own ?? arrival)
  })
}

/** Clocks differ by seconds. A time further ahead is a time of day that was read as one of another day. */
const MOST_AHEAD = 300_000

/** When a value was received, epoch milliseconds, else when its `value` was; `null` if neither has a time. */
export function arrivalOf(value: unknown): number | null {
  return seek(value, ({ receivedAt }) => numberOf(receivedAt))
}

/** What a value bears, else what its `value` bears, and so on; `null` if none of them does. */
function seek<Found>(value: unknown, borne: (bearer: Bearer) => Found | null): Found | null {
  const bearer = bearerOf(value)
  return bearer && (borne(bearer) ?? seek(bearer.value, borne))
}

/** An event of a market-wide registration may have a blank item. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
