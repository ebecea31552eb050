/** Gaps and missed events of a stream. */
import type { Break } from '@kiwoom-rx/operators'

export function isBreak<T extends object>(value: T | Break): value is Break {
  return 'type' in value && (value.type === 'gap' || value.type === 'missed')
}

/** The items that a gap names; `null` for all. */
export function itemsOf(gap: Break): ReadonlySet<string> | null {
  if (gap.type === 'missed') return new Set([gap.item])
  const items = new Set(gap.registrations.map(({ item }) => item))
  return items.size === 0 || items.has('') ? null : items
}
