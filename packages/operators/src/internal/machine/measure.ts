import type { Break } from './gap.ts'

/** The keys of `T` whose values are numbers; blanks (`null`, absent) besides them are allowed. */
export type NumericKey<T> = {
  [K in keyof T & string]-?: [NonNullable<T[K]>] extends [never] ? never : NonNullable<T[K]> extends number ? K : never
}[keyof T & string]

/**
 * What has numbers under these keys, or is a gap. A constraint, unlike {@link NumericKey}: inside a generic function the
 * keys of a type parameter are not known, and what it extends is.
 */
export type Keyed<K extends string> = { readonly [Name in K]?: number | null | undefined } | Break

/** Picks the number that an operator looks at; a blank is `null` and is skipped. */
export type Selector<T> = (value: T) => number | null | undefined

/** Reads a number out of a value, or `null` for a blank: `null`, absent, `NaN` and the infinities are all blanks. */
export type Measure<T> = (value: T) => number | null

export function measureBy<T, K extends NumericKey<T>>(measured: K | Selector<T>): Measure<T> {
  return typeof measured === 'function' ? (value) => numberOf(measured(value)) : (value) => numberOf(value[measured])
}

/** The measure of a stream of bare numbers. */
export const numberOf: Measure<unknown> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
