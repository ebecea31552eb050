/** 0s, the phase of the market. */
import type { Phase } from '../../market/calendar/hours.ts'
import { hhmmss } from '../../market/calendar/time.ts'
import type { FidValue } from './entry.ts'

/** 0s. */
export function phaseValues({ at, code, left }: Phase): readonly FidValue[] {
  return [
    [215, code],
    [20, hhmmss(at)],
    [214, hhmmss(left)],
  ]
}
