/** JSON from outside: anything may stand anywhere in it. */

/** JSON, or `undefined` for a text that is not. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value is nested no deeper than this. Readers and reports descend by recursion. */
export function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((each) => isShallow(each, depth - 1))
}

/** A text or a number as text, trimmed; `''` for what is absent, `undefined` for anything else. */
export function readText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.trim()
    case 'number':
      return String(value)
    default:
      return value === undefined || value === null ? '' : undefined
  }
}
