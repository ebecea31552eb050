import type { CombineOptions, Signal } from '../src/index.ts'

/** A signal with a reason that names it. */
export const found = (
  name: string,
  side: 'buy' | 'sell',
  timestamp: number | null,
  item = 'A',
  strength = 1,
): Signal => ({
  name,
  item,
  side,
  strength,
  reason: `${name} agrees`,
  inputs: [],
  timestamp,
})

/** Both of a and b within ten milliseconds. */
export const both = { rule: 'all', of: ['a', 'b'], within: 10 } satisfies CombineOptions
