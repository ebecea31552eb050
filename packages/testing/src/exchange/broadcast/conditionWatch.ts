/** Which stocks meet which condition, followed trade by trade: what 02 reports of who comes and goes. */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { Market } from '../../market/market.ts'
import type { FidValue } from '../frames/entry.ts'
import { type Condition, conditions } from './conditions.ts'

/** A stock has come to meet a condition, or has ceased to. */
export interface ConditionChange {
  readonly seq: string
  readonly isEntry: boolean
}

interface Watched extends Condition {
  readonly met: Set<Instrument>
}

const NONE: readonly ConditionChange[] = []

export class ConditionWatch {
  readonly #watched: readonly Watched[]

  constructor({ instruments }: Market) {
    this.#watched = conditions.map((each) => ({ ...each, met: new Set(instruments.filter(each.holds)) }))
  }

  /** What has changed about an instrument since it was looked at last. */
  changes(instrument: Instrument): readonly ConditionChange[] {
    if (instrument.listing.market === 'gold') return NONE
    // Looked at with every trade, and hardly ever is there one.
    let changes: ConditionChange[] | undefined
    for (const { seq, holds, met } of this.#watched) {
      const isEntry = holds(instrument)
      if (met.has(instrument) === isEntry) continue
      if (isEntry) met.add(instrument)
      else met.delete(instrument)
      changes ??= []
      changes.push({ seq, isEntry })
    }
    return changes ?? NONE
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
