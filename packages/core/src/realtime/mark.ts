/** What stands between the events of a stream that carries gaps. */
import type { Missed } from '../codec/completeness.ts'
import type { WireRecord } from '../codec/record.ts'
import type { Gap } from './connection.ts'

export type Mark = Gap | Missed

/** Tells a mark from an event: no realtime type of the exchange has such a name. */
export function isMark(value: WireRecord | Mark): value is Mark {
  return value['type'] === 'gap' || value['type'] === 'missed'
}
