/** Numbers and times as people read them. `null` is a dash. */
import { dateOf, timeText } from '../koreanTime.ts'

const NOTHING = '–'
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** Whole won with a sign where it is a change. */
export function won(value: number | null): string {
  return value === null ? NOTHING : GROUPED.format(value).replace('-', '−')
}

export function signedWon(value: number | null): string {
  return value !== null && value > 0 ? `+${won(value)}` : won(value)
}

/** A part, in percent. */
export function percent(value: number | null, digits = 2): string {
  return value === null ? NOTHING : `${(value * 100).toFixed(digits)} %`.replace('-', '−')
}

export function signedPercent(value: number | null, digits = 2): string {
  return value !== null && value > 0 ? `+${percent(value, digits)}` : percent(value, digits)
}

export function ratio(value: number | null): string {
  return value === null ? NOTHING : value.toFixed(2).replace('-', '−')
}

/** `11-20 09:31:07`, of the year of the report. */
export function moment(at: number | null): string {
  return at === null ? NOTHING : `${dateOf(at).slice(5)} ${timeText(at)}`
}
