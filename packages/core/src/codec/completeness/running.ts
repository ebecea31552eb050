/** What runs on from one entry of an item to the next, so that one that comes a second time is known. */
import type { WireRecord } from '../records/record.ts'

type Running = readonly [string, ...string[]]

/** The fields of which every new entry of a type changes one; nothing where hearing one twice harms no one. */
export function runningIn(type: string): Running | undefined {
  return RUNNING.get(type)
}

/** Whether two events agree in all that runs. */
export function isSame(running: Running, one: WireRecord, other: WireRecord): boolean {
  return running.every((name) => one[name] === other[name])
}

/**
 * What distinguishes two entries of an item, the first of them nearly always. A trade raises the cumulative volume
 * (13); two notices of an order differ in status (913), unfilled quantity (902) or execution number (909). Other types
 * say how things stand: hearing it twice harms no one.
 */
const RUNNING: ReadonlyMap<string, Running> = new Map([
  ['0B', ['cumulativeVolume', 'price', 'tradeVolume', 'tradeTime']],
  [
    '00',
    [
      'orderNumber',
      'orderStatus',
      'unfilledQuantity',
      'orderOrFillTime',
      'fillNumber',
      'fillPrice',
      'fillQuantity',
      'orderQuantity',
      'orderPrice',
      'originalOrderNumber',
      'orderType',
      'rejectReason',
    ],
  ],
])
