import { numberOf } from './measure.ts'

/** A number that an operator was made with. */
export function finite(name: string, value: number): number {
  return must(name, value, numberOf(value) !== null, 'a finite number')
}

/** A whole number of at least 1. */
export function count(name: string, value: number): number {
  return must(name, value, Number.isInteger(value) && value >= 1, 'a whole number of at least 1')
}

/** A length of time in milliseconds, above 0. */
export function milliseconds(name: string, value: number): number {
  return must(name, value, (numberOf(value) ?? 0) > 0, 'a number of milliseconds above 0')
}

/** One of a few words. */
export function oneOf<Word extends string>(name: string, words: readonly Word[], value: Word): Word {
  return must(name, value, words.includes(value), words.map((word) => `'${word}'`).join(' or '))
}

/** An argument that is right, or an error that names it, what it must be, and what it is. */
export function must<Value>(name: string, value: Value, isRight: boolean, be: string): Value {
  if (!isRight) {
    throw new (typeof value === 'number' ? RangeError : TypeError)(
      `${name} must be ${be}, but is ${typeof value === 'string' ? `'${value}'` : String(value)}`,
    )
  }
  return value
}
