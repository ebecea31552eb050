/** Values as source text: what the text evaluates to equals the value. */
import { stringLiteral } from './stringLiteral.ts'

/** A value as a TypeScript expression. */
export interface Literal {
  readonly text: string
  /** Parts were left out, because the text would be longer than allowed or the value deeper. */
  readonly isCut: boolean
}

/**
 * Writes plain data, dates, maps, sets, bytes, errors, bigints, `undefined`, `NaN` and `-0`. Of an object of a class only
 * its fields are written. What has no text, such as a function, a symbol or a circle, is a string that names it.
 *
 * @param longest - Characters at most, as far as the outermost brackets allow; later fields and entries are left out.
 * @param shown - What is written of a text, a number or a bigint, by the name of its field (`''` without one).
 */
export function literalOf(
  value: unknown,
  longest: number = Number.POSITIVE_INFINITY,
  shown: (name: string, value: Shown) => unknown = (_, each) => each,
): Literal {
  const writer = new Writer(longest, shown)
  return { text: writer.write('', value, []), isCut: writer.isCut }
}

/** Where a secret may stand. */
export type Shown = string | number | bigint

// Deeper data is no value of a stream that a reader wants to see.
const DEEPEST = 50
// Letters that every version of the compiler takes for a name.
const IDENTIFIER = /^[A-Za-z$_가-힣][\w$가-힣]*$/
const ERRORS = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError']

class Writer {
  isCut = false
  #left: number
  readonly #shown: (name: string, value: Shown) => unknown

  constructor(longest: number, shown: (name: string, value: Shown) => unknown) {
    this.#left = longest
    this.#shown = shown
  }

  write(name: string, given: unknown, above: readonly object[]): string {
    const isShown = typeof given === 'string' || typeof given === 'number' || typeof given === 'bigint'
    const value = isShown ? this.#shown(name, given) : given
    const text = this.#textOf(value, above)
    this.#left -= typeof value === 'object' && value !== null ? 4 : text.length
    return text
  }

  #textOf(value: unknown, above: readonly object[]): string {
    switch (typeof value) {
      case 'string':
        return this.#string(value)
      case 'number':
        return numberLiteral(value)
      case 'bigint':
        return `${value}n`
      case 'boolean':
      case 'undefined':
        return String(value)
      case 'symbol':
        return stringLiteral(`[${String(value)}]`)
      case 'function':
        return stringLiteral('[function]')
      case 'object':
        return value === null ? 'null' : this.#object(value, above)
    }
  }

  #string(value: string): string {
    if (value.length <= this.#left) return stringLiteral(value)
    this.isCut = true
    return stringLiteral(`${value.slice(0, Math.max(0, this.#left))}…`)
  }

  #object(value: object, above: readonly object[]): string {
    if (above.includes(value)) return stringLiteral('[circular]')
    if (above.length >= DEEPEST) {
      this.isCut = true
      return stringLiteral('…')
    }
    const within = [...above, value]
    if (value instanceof Date) return `new Date(${numberLiteral(value.getTime())})`
    if (value instanceof RegExp) return `new RegExp(${stringLiteral(value.source)}, ${stringLiteral(value.flags)})`
    if (value instanceof Error) return errorLiteral(value.name, String(this.#shown('message', value.message)))
    if (value instanceof Uint8Array) return `new Uint8Array(${this.#list([...value], within)})`
    if (value instanceof Map) {
      return value.size === 0 ? 'new Map()' : `new Map<unknown, unknown>(${this.#list([...value], within)})`
    }
    if (value instanceof Set) {
      return value.size === 0 ? 'new Set()' : `new Set<unknown>(${this.#list([...value], within)})`
    }
    if (Array.isArray(value)) return this.#list(value, within)
    return this.#fields(value, within)
  }

  #list(values: readonly unknown[], within: readonly object[]): string {
    const texts: string[] = []
    for (const each of values) {
      if (!this.#hasRoom()) break
      texts.push(this.write('', each, within))
    }
    return `[${texts.join(', ')}]`
  }

  #fields(value: object, within: readonly object[]): string {
    const texts: string[] = []
    for (const [key, field] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
      // A field that is computed when it is read is no data.
      if (field.enumerable !== true || !('value' in field)) continue
      if (!this.#hasRoom()) break
      const name = keyLiteral(key)
      this.#left -= name.length + 4
      texts.push(`${name}: ${this.write(key, field.value, within)}`)
    }
    return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`
  }

  #hasRoom(): boolean {
    if (this.#left > 0) return true
    this.isCut = true
    return false
  }
}

function numberLiteral(value: number): string {
  if (Number.isNaN(value)) return 'Number.NaN'
  if (value === Number.POSITIVE_INFINITY) return 'Number.POSITIVE_INFINITY'
  if (value === Number.NEGATIVE_INFINITY) return 'Number.NEGATIVE_INFINITY'
  return Object.is(value, -0) ? '-0' : String(value)
}

/** In brackets `__proto__` is a field as any other; without them it would set the prototype. */
function keyLiteral(key: string): string {
  if (key === '__proto__') return `['__proto__']`
  return IDENTIFIER.test(key) ? key : stringLiteral(key)
}

function errorLiteral(name: string, text: string): string {
  const message = stringLiteral(text)
  if (ERRORS.includes(name)) return `new ${name}(${message})`
  return `Object.assign(new Error(${message}), { name: ${stringLiteral(name)} })`
}
