/** Where two values differ, path by path. */
import { ABSENT, type Absent, isObject, kindOf } from './show.ts'

/** One place at which two values differ. */
export interface Difference {
  /** `asks[0].price`; blank for the values themselves. */
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

/** Every place at which two values differ. NaN equals NaN, -0 is not 0, a missing key is not `undefined`. */
export function differences(expected: unknown, actual: unknown): readonly Difference[] {
  const found: Difference[] = []
  compare('', expected, actual, found, new Map())
  return found
}

/** Whether nothing differs. */
export function isEqual(expected: unknown, actual: unknown): boolean {
  return differences(expected, actual).length === 0
}

function compare(
  path: string,
  expected: unknown,
  actual: unknown,
  found: Difference[],
  under: ReadonlyMap<object, object>,
): void {
  if (Object.is(expected, actual)) return
  if (isMatcher(expected)) {
    if (!expected.asymmetricMatch(actual)) found.push({ path, expected, actual })
    return
  }
  if (!isObject(expected) || !isObject(actual) || kindOf(expected) !== kindOf(actual)) {
    found.push({ path, expected, actual })
    return
  }
  // A value that holds itself is compared once.
  if (under.get(expected) === actual) return
  const within = new Map([...under, [expected, actual] as const])
  const [left, right] = [partsOf(expected), partsOf(actual)]
  if (left === undefined || right === undefined) {
    found.push({ path, expected, actual })
    return
  }
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [partOf(left, key), partOf(right, key)]
    compare(join(path, key, Array.isArray(expected)), one, other, found, within)
  }
}

/** `expect.any(Number)` and similar ones, of vitest and jest. */
interface Matcher {
  asymmetricMatch(actual: unknown): boolean
}

function isMatcher(value: unknown): value is Matcher {
  return isObject(value) && 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function'
}

type Parts = ReadonlyMap<string, unknown>

/** What a value consists of; `undefined` for what can only be compared as a whole (functions). */
function partsOf(value: object): Parts | undefined {
  if (typeof value === 'function') return undefined
  if (value instanceof Date) return new Map([['time', value.getTime()]])
  if (value instanceof Map) {
    return new Map([...value].map(([key, each], index) => [isObject(key) ? `key ${index}` : String(key), each]))
  }
  if (value instanceof Set) return new Map([...value].map((each, index) => [`member ${index}`, each]))
  if (value instanceof Error) return new Map([['message', value.message], ...own(value)])
  if (Array.isArray(value)) return new Map([['length', value.length], ...own(value)])
  return new Map(own(value))
}

function own(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value)
}

function partOf(parts: Parts, key: string): unknown | Absent {
  return parts.has(key) ? parts.get(key) : ABSENT
}

function join(path: string, key: string, isIndex: boolean): string {
  if (isIndex && /^\d+$/.test(key)) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
