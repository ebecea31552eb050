/** Which items were seen, and when; the least recently seen first, as a Map keeps its entries. */
export interface Recency {
  readonly seen: Map<string | null, number>
  /** The latest time seen. */
  readonly clock: number
}

export const UNSEEN = (): Recency => ({ seen: new Map(), clock: Number.NEGATIVE_INFINITY })

/**
 * Notes that an item was seen, and gives the items that are forgotten over it: first those idle for too long (the item
 * itself may be one: it starts afresh), then the least recently seen beyond `max`.
 */
export function see(
  recency: Recency,
  item: string | null,
  time: number | null,
  bounds: { readonly max: number; readonly idle: number },
): readonly [Recency, forgotten: readonly (string | null)[]] {
  const { seen } = recency
  const clock = Math.max(recency.clock, time ?? Number.NEGATIVE_INFINITY)
  const forgotten: (string | null)[] = []
  for (const [other, last] of seen) {
    // Not `<`: without any time so far the difference is not a number, and nothing is idle.
    if (!(clock - last >= bounds.idle)) {
      break
    }
    forgotten.push(other)
    seen.delete(other)
  }
  seen.delete(item)
  seen.set(item, clock)
  for (const other of seen.keys()) {
    if (seen.size <= bounds.max) {
      break
    }
    forgotten.push(other)
    seen.delete(other)
  }
  return [{ seen, clock }, forgotten]
}
