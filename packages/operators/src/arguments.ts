/** A number that an operator was made with: finite, or a clear error that names the argument and its value. */
export function finite(name: string, value: number): number {
  if (typeof value !== 'number') {
    throw new TypeError(`${name} must be a number, but is ${show(value)}`)
  }
  if (!Number.isFinite(value)) {
    throw new RangeError(`${name} must be a finite number, but is ${value}`)
  }
  return value
}

/** A whole number of at least 1. */
export function count(name: string, value: number): number {
  if (finite(name, value) < 1 || !Number.isInteger(value)) {
    throw new RangeError(`${name} must be a whole number of at least 1, but is ${value}`)
  }
  return value
}

/** A length of time in milliseconds, above 0. */
export function milliseconds(name: string, value: number): number {
  if (finite(name, value) <= 0) {
    throw new RangeError(`${name} must be a number of milliseconds above 0, but is ${value}`)
  }
  return value
}

/** One of a few words. */
export function oneOf<Word extends string>(name: string, words: readonly Word[], value: Word): Word {
  if (!words.includes(value)) {
    throw new TypeError(`${name} must be ${words.map((word) => `'${word}'`).join(' or ')}, but is ${show(value)}`)
  }
  return value
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}
