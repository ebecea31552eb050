/** Numbers and times as people read them. `null`, and what is not a number, is a dash. */
import { dateOf, isInstant, timeText } from '../koreanTime.ts'

const NOTHING = '–'
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** Whole won. */
export function won(value: number | null): string {
  return shown(value, (known) => GROUPED.format(known))
}

/** Whole won with a sign, of a change. */
export function signedWon(value: number | null): string {
  return signed(value, won(value))
}

/** A part, in percent. */
export function percent(value: number | null, digits = 2): string {
  return shown(value, (known) => `${(known * 100).toFixed(digits)} %`)
}

export function signedPercent(value: number | null, digits = 2): string {
  return signed(value, percent(value, digits))
}

export function ratio(value: number | null): string {
  return shown(value, (known) => known.toFixed(2))
}

/** `2026-11-20 09:31:07`. */
export function moment(at: number | null): string {
  return at === null || !isInstant(at) ? NOTHING : `${dateOf(at)} ${timeText(at)}`
}

/** A value that is not a number says nothing either; what rounds to 0 has no sign. */
function shown(value: number | null, write: (value: number) => string): string {
  if (value === null || !Number.isFinite(value)) return NOTHING
  const text = write(value)
  return /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '')
}

function signed(value: number | null, text: string): string {
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}
