/**
 * Instrument codes as core makes them plain: this package runs nothing of core, so it keeps a copy, which a property
 * test holds equal to core's.
 */

const LETTERED = /^[AJQ]([0-9A-Z]{6}(?:_[A-Z]{2})?)$/
const VENUE = /_[A-Z]{2}$/

/** A code without the letter before its six characters and without its venue: `A005930_NX` is `005930`. */
export function bareCode(code: string): string {
  const text = code.trim()
  return (LETTERED.exec(text)?.[1] ?? text).replace(VENUE, '')
}
