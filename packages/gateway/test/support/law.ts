/** The law of a stream over real processes: no event twice, none out of order, none lost without a gap that covers it. */

/** What a subscriber saw: the number of an event, or a gap. */
export type Seen = { readonly number: number } | { readonly from: number; readonly to: number }

export interface Allowed {
  /** ms between the moment in which an event is sent and the one in which a process hears of it. */
  readonly tolerance: number
  /** Events that newer ones replaced, as they were counted for this stream. */
  readonly conflated?: number
}

/** What is broken, as texts. `sentAt[n - 1]` is when the event of number `n` was sent. Nothing is owed before the first. */
export function brokenBy(
  sentAt: readonly number[],
  seen: readonly Seen[],
  { tolerance, conflated = 0 }: Allowed,
): readonly string[] {
  const broken: string[] = []
  const lost: number[] = []
  const gaps = seen.filter((each) => 'from' in each)
  let last = 0
  for (const each of seen) {
    if (!('number' in each)) continue
    const { number } = each
    if (number <= last) broken.push(`${number} came after ${last}`)
    for (let missing = last + 1; last > 0 && missing < number; missing++) {
      const at = sentAt[missing - 1] ?? 0
      if (!gaps.some(({ from, to }) => from - tolerance <= at && at <= to + tolerance)) lost.push(missing)
    }
    last = number
  }
  if (lost.length > conflated) {
    const some = lost.slice(0, 5).map((number) => `${number} at ${sentAt[number - 1]}`)
    broken.push(`${lost.length} are lost and ${conflated} counted: ${some.join(', ')}`)
  }
  return broken
}

/** The number of the last event that was seen. */
export function lastOf(seen: readonly Seen[]): number {
  for (let index = seen.length - 1; index >= 0; index--) {
    const each = seen[index]
    if (each !== undefined && 'number' in each) return each.number
  }
  return 0
}
