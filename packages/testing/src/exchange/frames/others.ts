/** 0E after-hours totals, 0s market phase, 1h volatility interruption. */
import type { Instrument } from '../../market/instrument.ts'
import type { Phase } from '../../market/session.ts'
import { hhmmss } from '../../market/time.ts'
import type { Vi } from '../../market/vi.ts'
import { millions, percent, rateText, signedText } from '../format.ts'
import type { Rules } from '../rules.ts'
import type { FidValue } from './entry.ts'

/** 0E. */
export function afterHoursValues(at: number, { afterHours }: Instrument): readonly FidValue[] {
  return [
    [21, hhmmss(at)],
    [131, `${afterHours.ask}`],
    [132, signedText(afterHours.askChange)],
    [135, `${afterHours.bid}`],
    [136, signedText(afterHours.bidChange)],
  ]
}

/** 0s. */
export function phaseValues({ at, code, left }: Phase): readonly FidValue[] {
  return [
    [215, code],
    [20, hhmmss(at)],
    [214, hhmmss(left)],
  ]
}

/** 1h; only the static kind, so what belongs to the dynamic one is zero, as in the manual's sample. */
export function viValues(
  instrument: Instrument,
  vi: Vi,
  isRelease: boolean,
  rules: Pick<Rules, 'viStatus' | 'viReleaseInTrigger'>,
): readonly FidValue[] {
  const { listing, previousClose } = instrument
  const gap = rateText(percent(vi.trigger - vi.reference, vi.reference))
  const isUp = vi.direction === 'up'
  return [
    [9001, listing.code],
    [302, listing.name],
    [13, `${instrument.volume}`],
    [14, `${millions(instrument.value)}`],
    [9068, rules.viStatus === 'phase' && isRelease ? '2' : '1'],
    [9008, listing.market === 'kospi' ? '001' : '101'],
    [9075, '1'],
    [1221, `${vi.trigger}`],
    [1223, hhmmss(vi.startedAt)],
    [1224, isRelease || rules.viReleaseInTrigger ? hhmmss(vi.endsAt) : '000000'],
    [1225, '정적'],
    [1236, `${vi.reference}`],
    [1237, '0'],
    [1238, gap],
    [1239, '0.00'],
    [1489, rateText(percent(vi.trigger - previousClose, previousClose))],
    [1490, `${vi.count}`],
    [9069, isUp ? '1' : '2'],
    [1279, isUp ? '+정적' : '-정적'],
  ]
}
