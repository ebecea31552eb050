/** Instants as a test writes them: epoch milliseconds, or a date and time in Korea. */

// Korea is UTC+9 all year round.
const KOREA = 9 * 3_600_000

/** Epoch ms of `'2026-11-20T09:00:00'` (Korean time) or of a number that is that already. */
export function instantOf(instant: number | string, what: string): number {
  if (typeof instant === 'number') {
    if (Number.isFinite(instant)) return instant
    throw new RangeError(`${what} is ${instant}; give epoch milliseconds or a Korean time, '2026-11-20T09:00:00'`)
  }
  const isWhole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/.test(instant)
  const epoch = isWhole ? Date.parse(`${instant}Z`) - KOREA : Number.NaN
  // Date.parse takes 30 February for 2 March.
  if (!Number.isNaN(epoch) && koreanText(epoch).startsWith(instant.slice(0, 16))) return epoch
  throw new RangeError(`${what} is '${instant}'; give a Korean date and time that exists, '2026-11-20T09:00:00'`)
}

/** `2026-11-20T09:00:00.000` in Korea. */
export function koreanText(epoch: number): string {
  return new Date(epoch + KOREA).toISOString().slice(0, -1)
}
