/** Parameters as text. */

/** Any value, as far as it has a text: JSON, but with the numbers that JSON has not, and without an end in a circle. */
export function inText(value: unknown): string {
  return typeof value === 'string' ? value : nested(value, [])
}

function nested(value: unknown, around: readonly unknown[]): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (around.includes(value)) return '…'
  const within = [...around, value]
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (Array.isArray(value)) return `[${value.map((each) => nested(each, within)).join(', ')}]`
  const fields = Object.entries(value).map(([name, each]) => `${name}: ${nested(each, within)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}
