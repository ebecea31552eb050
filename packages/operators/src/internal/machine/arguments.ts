import type { Observable } from 'rxjs'
import { numberOf } from './measure.ts'
import { unknownName } from './nearestName.ts'

/** What one argument must be: throws an error that names it, what it must be, and what it is. */
export type Rule = (name: string, value: unknown) => void

type NamesOf<Options> = Options extends unknown ? keyof Options : never

/** The rule of each option; the compiler asks for one that is missing. */
export type Shape<Options> = { readonly [Name in NamesOf<Options>]: Rule }

/**
 * Holds an operator's options against their shape. A mistyped name would switch off in silence what it was meant to switch
 * on, and an invalid number compares false with everything.
 */
export function checkOptions<Options extends object>(
  operator: string,
  given: Options | undefined,
  shape: NoInfer<Shape<Options>>,
): void {
  const options: object = given === undefined ? {} : given
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options)
  must(`${operator}: options`, options, isObject, 'an object')
  const rules = new Map(Object.entries<Rule>(shape))
  for (const name of [...Object.keys(options), ...rules.keys()]) {
    const rule = rules.get(name)
    if (rule === undefined) {
      throw new TypeError(`${operator}: there is no option ${name}; ${unknownName(name, [...rules.keys()])}`)
    }
    rule(`${operator}: ${name}`, Reflect.get(options, name))
  }
}

/** Two options that say the same in two ways. */
export function notBoth(operator: string, options: object, one: string, other: string): void {
  if ([one, other].every((name) => Reflect.get(options, name) !== undefined)) {
    throw new TypeError(`${operator}: ${one} and ${other} exclude each other; leave one out`)
  }
}

/** A rule for what may be left out. */
/* @__NO_SIDE_EFFECTS__ */
export function optional(rule: Rule): Rule {
  return (name, value) => {
    if (value !== undefined) rule(name, value)
  }
}

/** One of a few words. */
/* @__NO_SIDE_EFFECTS__ */
export function word(...words: readonly unknown[]): Rule {
  return (name, value) => {
    must(name, value, words.includes(value), words.map(shown).join(' or '))
  }
}

/** A function. */
export const callback: Rule = (name, value) => {
  must(name, value, typeof value === 'function', 'a function')
}

/** Something to subscribe to. */
export const stream: Rule = (name, value) => {
  must(name, value, isStream(value), 'an Observable')
}

export function isStream(value: unknown): value is Observable<unknown> {
  return typeof Object(value).subscribe === 'function'
}

/** A scheduler of RxJS. */
export const clock: Rule = (name, value) => {
  must(name, value, typeof Object(value).schedule === 'function', 'a scheduler')
}

/** A number that an operator was made with. */
export function finite<Value>(name: string, value: Value): Value {
  return must(name, value, numberOf(value) !== null, 'a finite number')
}

/** A number that is not negative. */
export const amount: Rule = (name, value) => {
  if ((numberOf(finite(name, value)) ?? 0) < 0) throw new RangeError(`${name} must not be below 0, but is ${value}`)
}

/** A whole number of at least 1. */
export function count<Value>(name: string, value: Value): Value {
  return must(name, value, Number.isInteger(value) && (numberOf(value) ?? 0) >= 1, 'a whole number of at least 1')
}

/** A length of time in milliseconds, above 0. */
export function milliseconds<Value>(name: string, value: Value): Value {
  return must(name, value, (numberOf(value) ?? 0) > 0, 'a number of milliseconds above 0')
}

/** An argument that is right, or an error that names it, what it must be, and what it is. */
export function must<Value>(name: string, value: Value, isRight: boolean, be: string): Value {
  if (!isRight) {
    throw new (typeof value === 'number' ? RangeError : TypeError)(`${name} must be ${be}, but is ${shown(value)}`)
  }
  return value
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}
