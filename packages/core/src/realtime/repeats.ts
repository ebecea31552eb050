/** The same trade or notice a second time: told by the values read, because every new one changes a running number. */
import type { WireRecord } from '../codec/record.ts'
import type { Topic } from './topic.ts'

/** Whether an event is the last one of its topic once more; it is the last one from now on. */
export function isRepeated(type: string, topic: Topic, event: WireRecord): boolean {
  const running = RUNNING.get(type)
  if (running === undefined) return false
  const { last, mark } = topic
  const next = event[running[0]]
  if (next === null) return false
  topic.last = event
  topic.mark = next
  // Nearly always the first differs, and an event that the processor has long forgotten need not be looked at.
  return next === mark && last !== undefined && running.every((name) => event[name] === last[name])
}

/**
 * What tells two entries of an item apart, the first of them nearly always. A trade raises the cumulative volume (13);
 * two notices of an order differ in status (913), unfilled quantity (902) or execution number (909). Other types say how
 * things stand: hearing it twice harms nobody.
 */
const RUNNING: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
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
