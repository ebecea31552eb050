/** Stretches of time in which events may have been missed, and how they stand in a stream. */
import type { Missed } from '../codec/completeness/completeness.ts'
import type { WireRecord } from '../codec/records/record.ts'

/** A realtime type and an item (`''` for the market or the account as a whole). */
export interface Registration {
  readonly type: string
  readonly item: string
}

/** A stretch of time in which events may have been missed. */
export interface Gap {
  readonly type: 'gap'
  /** Epoch ms of the last sign of life before the loss. */
  readonly from: number
  /** Epoch ms from which the registrations hold again. */
  readonly to: number
  readonly reason: string
  /** What may have missed events. */
  readonly registrations: readonly Registration[]
}

/** What stands between the events of a stream with `gaps: true`. */
export type Interruption = Gap | Missed

/** Reports an interruption from an event: no realtime type of the exchange has such a name. */
export function isInterruption(value: WireRecord | Interruption): value is Interruption {
  return value['type'] === 'gap' || value['type'] === 'missed'
}
