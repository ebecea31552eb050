/** Values as people distinguish them. */

/** Stands for a key that is not there, which is not the same as one that is `undefined`. */
export const ABSENT: unique symbol = Symbol('absent')
export type Absent = typeof ABSENT

const WIDEST = 72
// Events have dozens of fields of which a test sets three: above this, blanks are only counted.
const MOST_BLANKS = 4

/** A value in one line: NaN, null, undefined and -0 by their names, long ones cut. */
export function show(value: unknown): string {
  const text = full(value, 0)
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}

function full(value: unknown, depth: number): string {
  if (value === ABSENT) return '(no such key)'
  if (typeof value === 'string') return JSON.stringify(value)
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'bigint') return `${value}n`
  if (!isObject(value)) return String(value)
  if (typeof value === 'function') return `[function ${value.name || 'without a name'}]`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Date(invalid)' : `Date(${value.toISOString()})`
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (depth > 2) return '…'
  const inner = (each: unknown): string => full(each, depth + 1)
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`
  if (value instanceof Map)
    return `Map {${[...value].map(([key, each]) => `${inner(key)} => ${inner(each)}`).join(', ')}}`
  if (value instanceof Set) return `Set {${[...value].map(inner).join(', ')}}`
  const entries = Object.entries(value)
  const blanks = entries.filter(([, each]) => each === null).length
  const said = blanks > MOST_BLANKS ? entries.filter(([, each]) => each !== null) : entries
  const parts = said.map(([key, each]) => `${key}: ${inner(each)}`)
  if (said !== entries) parts.push(`and ${blanks} times null`)
  const name = kindOf(value)
  return `${name === 'Object' ? '' : `${name} `}{ ${parts.join(', ')} }`
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** The name of a value's class. */
export function kindOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || !isObject(prototype)) return 'Object'
  return prototype.constructor.name
}
