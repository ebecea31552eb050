/**
 * Numbers as the exchange writes them (docs/protocol.md#formats). Written for the exchange alone: the client reads its
 * own way.
 */

/** A price: the sign is its direction against the previous close, and none when equal. */
export function priceText(price: number, previousClose: number): string {
  if (price > previousClose) return `+${price}`
  return price < previousClose ? `-${price}` : `${price}`
}

/** A price of two decimals (an index, net assets), signed by its direction like any price. */
export function pointsText(value: number, previousClose: number): string {
  const [text, previous] = [value.toFixed(2), previousClose.toFixed(2)]
  if (text === previous) return text
  return (value > previousClose ? '+' : '-') + text
}

/** A change, a net amount: the sign is arithmetic, zero has none. */
export function signedText(value: number): string {
  return value > 0 ? `+${value}` : `${value === 0 ? 0 : value}`
}

/** A rate with two decimals and an arithmetic sign; what rounds to zero has none. */
export function rateText(value: number): string {
  const text = value.toFixed(2)
  if (text === '-0.00') return '0.00'
  return value > 0 && text !== '0.00' ? `+${text}` : text
}

/** A rate without sign. */
export function plainRateText(value: number): string {
  return value.toFixed(2)
}

/** A part in percent of a whole; zero of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100
}

/** How a price stands against the previous close (대비기호): 1 upper limit, 2 up, 3 flat, 4 lower limit, 5 down. */
export function signCode(
  price: number,
  previousClose: number,
  limits: { readonly upper: number; readonly lower: number },
): string {
  if (price === previousClose) return '3'
  if (price > previousClose) return price >= limits.upper ? '1' : '2'
  return price <= limits.lower ? '4' : '5'
}

/** KRW as million KRW, the unit of most amounts. */
export function millions(value: number): number {
  return Math.floor(value / 1_000_000)
}

/**
 * A code as account replies and condition searches write it: `A` before a stock or fund, `Q` before an ETN, `J` before
 * a warrant (docs/protocol.md#venues; `J` is not measured). The code's own form shows which it is.
 */
export function accountCode({ code }: { readonly code: string }): string {
  return `${codeLetter(code)}${code}`
}

/** The letter before a code, which ka10099 calls its kind. */
export function codeLetter(code: string): 'A' | 'Q' | 'J' {
  if (/^5\d[A-Z]/.test(code)) return 'J'
  return /^[5-7]\d{5}$/.test(code) ? 'Q' : 'A'
}

/** A best price, `0` where the side is empty. */
export function bestText(price: number | undefined, reference: number): string {
  return price === undefined ? '0' : priceText(price, reference)
}

/** An index has no limits: up, flat or down. */
export function directionCode({
  last,
  previousClose,
}: {
  readonly last: number
  readonly previousClose: number
}): string {
  return last > previousClose ? '2' : last < previousClose ? '5' : '3'
}

/** Shares as thousand shares, the unit of an index's volume. */
export function thousands(shares: number): number {
  return Math.floor(shares / 1_000)
}
