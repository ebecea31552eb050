/** An event of the values that a plan has read, whichever way they were read. */

import type { WireRecord } from '../records/record.ts'
import { plainCode } from '../values/stockCode.ts'
import { type EventHead, INSTRUMENT, withoutColour } from './event.ts'
import type { ScanPlan } from './eventPlan.ts'

/**
 * Makes the event.
 *
 * @param stockCode the plain code of the item
 * @param instrument FID 9001 as it came, for a type that names its instrument itself
 * @param plain the plain code of an instrument; a reader of many events remembers them
 */
export function planEvent(
  plan: ScanPlan,
  type: string,
  item: string,
  stockCode: string | null,
  receivedAt: number,
  timestamp: number | null,
  values: unknown[],
  instrument: unknown,
  plain: (code: string) => string | null = plainCode,
): WireRecord & EventHead {
  const { build, instrumentIndex, orderTypeIndex } = plan
  const orderType = orderTypeIndex < 0 ? undefined : values[orderTypeIndex]
  if (typeof orderType === 'string') values[orderTypeIndex] = withoutColour(orderType)
  if (instrumentIndex < 0) return build(type, item, stockCode, receivedAt, timestamp, values)
  const sent = values[instrumentIndex]
  const own = typeof sent === 'string' ? plain(sent) : null
  const event = build(type, item, own, receivedAt, timestamp, values)
  return instrument === undefined || instrument === own ? event : Object.assign(event, { [INSTRUMENT]: instrument })
}

/** Where FID 9001 is blank the item names the instrument: before anything is said to be missing. */
export function nameInstrument({ instrumentIndex }: ScanPlan, values: unknown[], stockCode: string | null): void {
  if (instrumentIndex >= 0 && values[instrumentIndex] === null) values[instrumentIndex] = stockCode
}
