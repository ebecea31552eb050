/** The hash of a result. Equal results have equal hashes on every machine, with any number of threads. */
import { createHash } from 'node:crypto'
import type { DayOutcome } from './runDay.ts'

/** SHA-256 of what the days did, in their order. */
export function hashOf(outcomes: readonly DayOutcome[]): string {
  const hash = createHash('sha256')
  for (const { name, date, log, journal } of outcomes) hash.update(JSON.stringify([name, date, log, journal]))
  return hash.digest('hex')
}
