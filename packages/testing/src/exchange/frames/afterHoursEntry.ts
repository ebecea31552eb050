/** 0E, what waits after hours. */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import { signedText } from '../text/format.ts'
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
