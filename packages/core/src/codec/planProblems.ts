/** What could not be read of an entry, whichever way it was read. */
import { UNREADABLE } from './parsedValue.ts'
import { type FieldProblem, jsonWithoutSecrets } from './problem.ts'
import type { WireRecord } from './record.ts'
import type { ScanPlan } from './scanPlan.ts'

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

/** Whether something is missing without which the entry means nothing. */
export function isIncomplete({ essentials }: ScanPlan, values: readonly unknown[]): boolean {
  for (const index of essentials) if (values[index] === null) return true
  return false
}

/** What the declaration does not know stays under its key. */
export function withOthers<Event extends WireRecord>(
  event: Event,
  others: Iterable<readonly [string, unknown]>,
): Event {
  const all: Record<string, unknown> = event
  for (const [key, raw] of others) if (!(key in all)) all[key] = raw
  return event
}
