/** 1h, a volatility interruption (VI). */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { Vi } from '../../market/instrument/vi.ts'
import type { Rules } from '../rules/rules.ts'
import { millions, percent, rateText } from '../text/format.ts'
import type { FidValue } from './entry.ts'

/** 1h; what belongs to the other kind is zero, as in the manual's sample. */
export function viValues(
  instrument: Instrument,
  vi: Vi,
  isRelease: boolean,
  rules: Pick<Rules, 'viStatus' | 'viReleaseInTrigger'>,
): readonly FidValue[] {
  const { item, listing, previousClose } = instrument
  const isUp = vi.direction === 'up'
  const facts = viFacts(vi)
  return [
    // The copy of both exchanges has its suffix in the item alone, as captured.
    [9001, item.replace(/_AL$/, '')],
    [302, listing.name],
    [13, `${instrument.volume}`],
    [14, `${millions(instrument.value)}`],
    [9068, rules.viStatus === 'kind' ? facts.code : isRelease ? '2' : '1'],
    [9008, listing.market === 'kospi' ? '001' : '101'],
    [9075, '1'],
    [1221, `${vi.trigger}`],
    [1223, hhmmss(vi.startedAt)],
    [1224, isRelease || rules.viReleaseInTrigger ? hhmmss(vi.endsAt) : '000000'],
    [1225, facts.word],
    [1236, facts.reference],
    [1237, facts.dynamicReference],
    [1238, facts.gap],
    [1239, facts.dynamicGap],
    [1489, rateText(percent(vi.trigger - previousClose, previousClose))],
    [1490, `${vi.count}`],
    [9069, isUp ? '1' : '2'],
    [1279, `${isUp ? '+' : '-'}${facts.word}`],
  ]
}

/** What frames and replies say of an interruption's kind; zeros for the kind that it is not. */
export interface ViFacts {
  /** `정적`, `동적`, `동적+정적`. */
  readonly word: string
  readonly code: string
  readonly reference: string
  readonly dynamicReference: string
  readonly gap: string
  readonly dynamicGap: string
}

export function viFacts({ kind, trigger, reference, dynamicReference }: Vi): ViFacts {
  const [isStatic, isDynamic] = [kind !== 'dynamic', kind !== 'static']
  const gap = (from: number): string => rateText(percent(trigger - from, from))
  return {
    word: { static: '정적', dynamic: '동적', both: '동적+정적' }[kind],
    // As the REST twin's motn_tp (docs/protocol.md#vi).
    code: { static: '1', dynamic: '2', both: '3' }[kind],
    reference: isStatic ? `${reference}` : '0',
    dynamicReference: isDynamic ? `${dynamicReference}` : '0',
    gap: isStatic ? gap(reference) : '0.00',
    dynamicGap: isDynamic ? gap(dynamicReference) : '0.00',
  }
}
