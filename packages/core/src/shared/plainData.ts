/** Any value as plain data: what JSON and a structured clone take, and no more of it than a person reads. */

// Deeper than any fact of an error; a structure that refers to itself ends here too.
const DEEPEST = 8

/** Functions, symbols and what is too deep become texts, bigints and numbers that JSON has not too. */
export function plainData(value: unknown, depth = DEEPEST): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value
    case 'number':
      // JSON writes a zero without its sign.
      return Number.isFinite(value) ? value + 0 : String(value)
    case 'bigint':
      return String(value)
    case 'function':
    case 'symbol':
      return `[${typeof value}]`
    case 'object':
      if (value === null) return null
      if (depth === 0) return '[…]'
      return Array.isArray(value)
        ? Array.from(value, (each: unknown) => plainData(each, depth - 1) ?? null)
        : plainRecord(value, depth)
  }
}

function plainRecord(value: object, depth: number): object {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([name, each]) => [name, plainData(each, depth - 1)]))
}
