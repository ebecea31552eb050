/** A time that two processes of one machine share: the monotonic clock of the system, µs. */
export function micros(): number {
  return Number(process.hrtime.bigint() / 1000n)
}

/** A number of the scanner has 15 digits at most; so many µs are more than thirty years. */
export const STAMP_DIGITS = 15
