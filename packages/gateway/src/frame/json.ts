/** Reads JSON from clients. Anything may come, so every value is checked before it is used. */

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object in a text; nothing when the text is no JSON object. */
export function objectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A text or a number as text; `''` for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** The texts of a list; a single text counts as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(textOf)
  return value === undefined || value === null ? [] : [textOf(value)]
}
