/** Any value of a program as JSON that may be shown: never an error, never a secret, never without an end. */
import { redact, redactDeep } from '@kiwoom-rx/core/session'

/** JSON of at most so many characters; what is cut ends with `…`. */
export function jsonOf(value: unknown, most: number): string {
  const json = plainJson(value, most)
  return json.length > most ? `${json.slice(0, most - 1)}…` : json
}

/** The same with keys, tokens and account numbers hidden. */
export function safeJson(value: unknown, most: number): string {
  return jsonOf(redactDeep(bounded(value, most, 0, { left: most })), most)
}

/** A short text without secrets. */
export function safeText(text: string, most: number): string {
  const cut = text.length > most * 2 ? text.slice(0, most * 2) : text
  const clean = redact(cut)
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean
}

function plainJson(value: unknown, most: number): string {
  try {
    return JSON.stringify(bounded(value, most, 0, { left: most })) ?? String(value)
  } catch (error) {
    return JSON.stringify(`no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const DEEPEST = 8

/**
 * A copy as plain data that is no larger than it may be shown: what lies deeper or behind is `…`. A circle ends with the
 * depth.
 */
function bounded(value: unknown, most: number, depth: number, budget: { left: number }): unknown {
  switch (typeof value) {
    case 'string': {
      const text = value.length > most ? `${value.slice(0, most)}…` : value
      budget.left -= text.length
      return text
    }
    case 'number':
      budget.left -= 8
      return Number.isFinite(value) ? value : String(value)
    case 'boolean':
    case 'undefined':
      budget.left -= 5
      return value
    case 'bigint':
      return `${value}n`
    case 'symbol':
    case 'function':
      return `[${typeof value}]`
    case 'object':
      break
  }
  if (value === null) return null
  if (depth >= DEEPEST || budget.left <= 0) return '…'
  if (value instanceof Error) return { name: value.name, message: value.message }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString()
  if (value instanceof Map)
    return bounded(Object.fromEntries([...value].map(([k, v]) => [String(k), v])), most, depth, budget)
  if (value instanceof Set) return bounded([...value], most, depth, budget)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const each of value) {
      if (budget.left <= 0) {
        items.push('…')
        break
      }
      items.push(bounded(each, most, depth + 1, budget))
    }
    return items
  }
  const copy: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(value)) {
    if (budget.left <= 0) {
      copy['…'] = '…'
      break
    }
    budget.left -= name.length + 4
    copy[name] = bounded(each, most, depth + 1, budget)
  }
  return copy
}
