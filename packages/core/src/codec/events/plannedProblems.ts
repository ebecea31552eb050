/** What could not be read of an entry, whichever way it was read. */

import { type FieldProblem, jsonWithoutSecrets } from '../records/problem.ts'
import type { WireRecord } from '../records/record.ts'
import type { ScanPlan } from './eventPlan.ts'
import { UNREADABLE } from './parsedValue.ts'

export const NO_PROBLEMS: readonly FieldProblem[] = []

/**
 * What is missing or could not be read, in the order of the declaration; it is blank in `values` afterwards.
 *
 * @param rawAt how the value of an index came
 */
export function problemsIn(
  { slots, count, problems }: ScanPlan,
  values: unknown[],
  rawAt: (index: number) => unknown,
): readonly FieldProblem[] {
  const found: FieldProblem[] = []
  const described = problems()
  for (let index = 0; index < count; index++) {
    const value = values[index]
    if (value !== UNREADABLE && value !== null) continue
    const field = slots[index]?.field
    const like = described[index]
    if (field === undefined || like === undefined || (value === null && !field.essential)) continue
    values[index] = null
    found.push({
      path: like.path,
      label: like.label,
      raw: jsonWithoutSecrets(field.key, rawAt(index)),
      expected: like.expected,
    })
  }
  return found
}

/** The same where no one is to know what it was. */
export function blankUnreadable({ count }: ScanPlan, values: unknown[]): void {
  for (let index = 0; index < count; index++) if (values[index] === UNREADABLE) values[index] = null
}

/** Whether something is missing without which the entry means nothing. */
export function isIncomplete({ essentials }: ScanPlan, values: readonly unknown[]): boolean {
  for (let at = 0; at < essentials.length; at++) if (values[essentials[at] ?? 0] === null) return true
  return false
}

/** What came under keys that a type does not have, in its order; of a key that comes twice the last counts. */
export interface Others {
  readonly keys: string[]
  readonly raws: unknown[]
  /** Of FIDs that came one after the other, as records; they may be changed. */
  readonly runs: Record<string, unknown>[]
}

/** Keeps what the declaration does not know under its key, unless the event has something there. */
export function withOthers<Event extends WireRecord>(
  event: Event,
  { keys, raws, runs }: Others,
  plan: ScanPlan,
): Event {
  // No field is called by a number, so that neither hides the other.
  const [first, ...more] = runs
  const whole: Event = first === undefined ? event : Object.assign(first, event)
  for (const run of more) Object.assign(whole, run)
  const all: Record<string, unknown> = whole
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? ''
    if (!plan.taken(key)) all[key] = raws[index]
  }
  return whole
}
