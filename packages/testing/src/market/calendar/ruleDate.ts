/** Which date's rules hold on a trading day. */
import { dateText } from './time.ts'

/** The first day whose rules are on record. */
const FIRST = '2021-01-01'
/** The day that a clock without a date stands for. */
const USUAL = '2026-11-20'

/**
 * The date whose rules hold on a day, days since 1970. A virtual scheduler counts from 1970, before every rule on
 * record: such a day has the rules of 20 November 2026.
 */
export function ruleDate(day: number): string {
  const date = dateText(day)
  return date < FIRST ? USUAL : date
}
