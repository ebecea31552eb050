/**
 * The exchange's texts as values, and back: pure functions, one for each way a text is written
 * (docs/protocol.md#formats).
 *
 * A reader answers `undefined` for a text that it cannot read; the blank never reaches it.
 */

// Sign forms seen: `+n`, `-n`, `--n`, `++n`, `+-n`. The first of two is the direction, the last the arithmetic sign.
const NUMBER = /^([+-]{0,2})(\d+(?:\.\d*)?|\.\d+)%?$/

/** Letters of a number, signs and commas included. No figure of a market has so many, and digits cost time. */
export const LONGEST_NUMBER = 40

/**
 * Reads a number: signs, zero padding, thousands commas and a percent mark are allowed for.
 *
 * `null` for a saturated value: the exchange's counter ran over, so the number is unknown.
 */
export function readNumber(text: string): number | null | undefined {
  if (text.length > LONGEST_NUMBER) return undefined
  const match = NUMBER.exec(text.includes(',') ? text.replaceAll(',', '') : text)
  if (match === null) return undefined
  const [, signs = '', magnitude] = match
  const value = signs.endsWith('-') ? -Number(magnitude) : Number(magnitude)
  if (isSaturated(value)) return null
  return value === 0 ? 0 : value // no negative zero: `-0` occurs on the wire
}

/**
 * Whether the exchange's counter ran over, so that the number says nothing: 2^32-1 and 2^31-1 stand for "too large to
 * say" (measured on ka10020, ka10021, ka10036); -2147483 is the same divided by 1000.
 */
export function isSaturated(value: number): boolean {
  switch (value) {
    case 4294967295:
    case 2147483647:
    case -2147483647:
    case -2147483648:
    case -2147483:
      return true
    default:
      return false
  }
}

/**
 * Whether a rate ran over: the same limits divided by 100 (`-21474836.00` in ka10022). A quantity may well be that
 * number, so only rates are asked.
 */
export function isSaturatedRate(rate: number): boolean {
  switch (Math.abs(rate)) {
    case 21474836:
    case 21474836.47:
    case 21474836.48:
    case 42949672.95:
      return true
    default:
      return false
  }
}

/**
 * Whether a negative number may be a 32-bit counter that ran over: 2,329,855,876 arrives as -1,965,111,420. A small one
 * would have to lie just below 2^32: `-15` rather is a sign of which the declaration does not know, and is reported.
 */
export function isWrapped(value: number): boolean {
  return value <= -(2 ** 20) && value >= -(2 ** 31) && Number.isInteger(value)
}

/**
 * A change with the direction that another field reports: the wire sends `500` and the sign code 5. A sign of its own
 * comes first.
 */
export function withDirection<Value>(value: Value, raw: unknown, code: unknown): Value | number {
  if (typeof value !== 'number' || value <= 0 || !isFall(code)) return value
  return typeof raw === 'string' && /^\s*[+-]/.test(raw) ? value : -value
}

/** The text of a change as it travels next to a sign code: without a sign where the code reports the direction. */
export function withoutDirection(text: unknown, code: unknown): unknown {
  if (typeof text !== 'string' || !isFall(code)) return text
  if (text.startsWith('-')) return text.slice(1)
  return Number(text) > 0 ? `+${text}` : text
}

/** Codes of a fall: 4 lower limit, 5 down, and 45, which is ASCII for `-` (ka20004). */
function isFall(code: unknown): boolean {
  const text = String(code ?? '').trim()
  return text === '5' || text === '4' || text === '45'
}

/** Writes a number without exponent. */
export function writeNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

/** `20261120` as `2026-11-20`. Some rows pad the date with a time of zeros (ka90010). */
export function readDate(text: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:000000)?$/.exec(text)
  if (!match) return undefined
  const [, year, month, day] = match
  return isMonthDay(month, day) ? `${year}-${month}-${day}` : undefined
}

/** `152310`, `1523` or `15:23:10` as `15:23:10` or `15:23`. */
export function readTime(text: string): string | undefined {
  const match = /^(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text)
  if (!match) return undefined
  const [, hour, minute, second] = match
  if (!isTimeOfDay(hour, minute, second ?? '00')) return undefined
  return second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}`
}

/** `20261120152310` as `2026-11-20T15:23:10`. */
export function readDateTime(text: string): string | undefined {
  const match = /^(\d{8})(\d{6})$/.exec(text)
  if (!match) return undefined
  const date = readDate(match[1] ?? '')
  const time = readTime(match[2] ?? '')
  return date === undefined || time === undefined ? undefined : `${date}T${time}`
}

/** Leaves the digits of a date or a time. */
export function digits(text: string): string {
  return text.replace(/\D/g, '')
}

function isMonthDay(month = '', day = ''): boolean {
  return month >= '01' && month <= '12' && day >= '01' && day <= '31'
}

function isTimeOfDay(hour = '', minute = '', second = ''): boolean {
  // Sector ticks say 88:88:88 at the close and 99:99:99 at the end of after-hours (measured: ka20001).
  if (hour === minute && minute === second && (hour === '88' || hour === '99')) return true
  return hour <= '24' && minute <= '59' && second <= '59'
}
