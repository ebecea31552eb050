/** Values as text, for the log and under marbles. */

/** As a console shows it, in short. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    const text = JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner))
    return text.length > 500 ? `${text.slice(0, 500)}…` : text
  } catch {
    return Object.prototype.toString.call(value)
  }
}

/** What stands next to a marble: the edge of a signal, its side, a price, a number. */
export function labelOf(value: unknown): string {
  if (typeof value === 'number') return numberText(value)
  if (typeof value !== 'object' || value === null) return short(String(value))
  for (const name of ['edge', 'side', 'result', 'price', 'delta', 'percent', 'value']) {
    const inner: unknown = Reflect.get(value, name)
    if (typeof inner === 'string') return short(inner)
    if (typeof inner === 'number') return numberText(inner)
  }
  return short(textOf(value))
}

function numberText(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(2)
}

function short(text: string): string {
  return text.length > 18 ? `${text.slice(0, 17)}…` : text
}
