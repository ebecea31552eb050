/** How a reply writes one value, and the rewriting of a text into that form. */

/**
 * What the sign of a number shows, if it is written.
 *
 * - `none`: the magnitude alone
 * - `minus`: a minus for what is negative, nothing for what is not
 * - `plus`: either sign, and none for zero
 * - `double`: `+5` and `--5`
 * - `above100`: `+` for at least 100, `-` below: the magnitude is the value (CORRECTIONS, kind 1)
 */
export type Sign = 'none' | 'minus' | 'plus' | 'double' | 'above100'

export interface Form {
  readonly sign?: Sign | undefined
  /** Digits after the point. */
  readonly decimals?: number | undefined
  /** Zero-padded to so many characters, the minus included. */
  readonly width?: number | undefined
  readonly suffix?: '%' | undefined
  /** Thousands apart: `1,702`. */
  readonly grouped?: true | undefined
  /** The real host leaves it empty. */
  readonly blank?: true | undefined
}

/** Keys, apart by spaces, that share a form. */
export function each(keys: string, form: Form): Readonly<Record<string, Form>> {
  return Object.fromEntries(keys.split(' ').map((key) => [key, form]))
}

/** The text in a form; what is no number stays as it is. */
export function respell(text: string, form: Form): string {
  if (form.blank === true) return ''
  const [, signs = '', whole = '', fraction] = /^ ?([+-]{0,2})(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === '') return text
  const digits = digitsOf(whole, fraction, form)
  const isZero = Number(digits.replaceAll(',', '')) === 0
  const sign = isZero || form.sign === undefined ? kept(signs, isZero) : signOf(signs, Number(digits), form.sign)
  const padded = form.width === undefined ? digits : digits.padStart(form.width - sign.length, '0')
  return `${sign}${padded}${form.suffix ?? ''}`
}

function digitsOf(whole: string, fraction: string | undefined, { decimals, grouped }: Form): string {
  if (decimals !== undefined) return Number(`${whole}.${fraction ?? '0'}`).toFixed(decimals)
  if (grouped === true) return whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? whole : `${whole}.${fraction}`
}

function kept(signs: string, isZero: boolean): string {
  return isZero ? '' : signs
}

// The last of two signs is the value's own (docs/protocol.md#formats).
function signOf(signs: string, magnitude: number, sign: Sign): string {
  const isNegative = signs.endsWith('-')
  switch (sign) {
    case 'none':
      return ''
    case 'minus':
      return isNegative ? '-' : ''
    case 'plus':
      return isNegative ? '-' : '+'
    case 'double':
      return isNegative ? '--' : '+'
    case 'above100':
      return magnitude < 100 ? '-' : '+'
  }
}
