/** Which stocks meet which condition, followed trade by trade: what 02 reports of who comes and goes. */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { Market } from '../../market/market.ts'
import type { FidValue } from '../frames/entry.ts'
import { conditions } from './conditions.ts'

/** A stock has come to meet a condition, or has ceased to. */
export interface ConditionChange {
  readonly seq: string
  readonly isEntry: boolean
}

export class ConditionWatch {
  readonly #met = new Map<string, Set<Instrument>>()

  constructor({ instruments }: Market) {
    for (const { seq, holds } of conditions) this.#met.set(seq, new Set(instruments.filter(holds)))
  }

  /** What has changed about an instrument since it was looked at last. */
  changes(instrument: Instrument): readonly ConditionChange[] {
    if (instrument.listing.market === 'gold') return []
    return conditions.flatMap(({ seq, holds }) => {
      const met = this.#met.get(seq)
      const isEntry = holds(instrument)
      if (met === undefined || met.has(instrument) === isEntry) return []
      if (isEntry) met.add(instrument)
      else met.delete(instrument)
      return [{ seq, isEntry }]
    })
  }
}

/** 02. The code stands here without the `A` of the first reply. */
export function conditionValues(
  { seq, isEntry }: ConditionChange,
  { listing }: Instrument,
  at: number,
): readonly FidValue[] {
  return [
    [841, seq],
    [9001, listing.code],
    [843, isEntry ? 'I' : 'D'],
    [20, hhmmss(at)],
    [907, isEntry ? '2' : '1'],
  ]
}
