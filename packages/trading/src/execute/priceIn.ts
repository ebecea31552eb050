/** The price that a signal was found at. */
import type { Signal } from '@kiwoom-rx/operators'

/** The `price`, else the `close`, of what a signal was found in, at any depth; `null` if none has one. */
export function priceIn({ inputs }: Signal): number | null {
  for (const input of inputs) {
    const price = seek(input)
    if (price !== null) return price
  }
  return null
}

function seek(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null
  const { price, close, value: inner, inputs } = value as Readonly<Record<string, unknown>>
  for (const found of [price, close]) if (typeof found === 'number' && found > 0) return found
  if (inner !== undefined) return seek(inner)
  if (!Array.isArray(inputs)) return null
  for (const input of inputs) {
    const found = seek(input)
    if (found !== null) return found
  }
  return null
}
