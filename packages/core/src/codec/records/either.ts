/**
 * The values of fp-ts's `Either`, which are plain records. Made here, because `fp-ts/lib/Either.js` costs a page 7 kB and
 * the file that bundlers would take apart, `fp-ts/es6/Either`, cannot be loaded by Node.
 */
import type { Either, Left, Right } from 'fp-ts/lib/Either.js'

export type { Either } from 'fp-ts/lib/Either.js'

export function left<E>(error: E): Left<E> {
  return { _tag: 'Left', left: error }
}

export function right<A>(value: A): Right<A> {
  return { _tag: 'Right', right: value }
}

export function isLeft<E>(either: Either<E, unknown>): either is Left<E> {
  return either._tag === 'Left'
}

export function isRight<A>(either: Either<unknown, A>): either is Right<A> {
  return either._tag === 'Right'
}
