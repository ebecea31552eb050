/** The realtime types that report a state, so that a newer event replaces an older one. */

/**
 * Quotes, books and running totals. Each trade (0B), hit (02), account event (00, 04), phase (0s) and interruption (1h)
 * is a fact of its own and is never left out. Events of unknown types are never left out either.
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
