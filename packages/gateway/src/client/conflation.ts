/** Which realtime types report a state, so that a newer event makes an older one worthless. */

/**
 * Quotes, books and running totals. Trades (0B), hits (02), account events (00, 04), phases (0s) and interruptions (1h)
 * are each a fact of its own: none is ever left out, nor is a type that is not known.
 */
export const CONFLATED: ReadonlySet<string> = new Set([
  '0A',
  '0C',
  '0D',
  '0E',
  '0F',
  '0G',
  '0H',
  '0I',
  '0J',
  '0U',
  '0g',
  '0m',
  '0u',
  '0w',
])
