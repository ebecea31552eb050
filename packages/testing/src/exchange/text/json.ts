/** Reading what clients send: anything may come. */

export type JsonObject = Readonly<Record<string, unknown>>

/** The object in a text; undefined for anything else. */
export function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A scalar as text: clients send numbers where text is meant, and the exchange is lenient. Blank for the rest. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A list of texts; a single text counts as one (the manual's tables say string, its examples array). */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(textOf)
  return typeof value === 'string' ? [value] : []
}
