/** `toEither` and `toTaskEither`: failures as values of fp-ts. */

import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { catchError, firstValueFrom, map, type Observable, type OperatorFunction, of, take, throwError } from 'rxjs'
import { type Either, left, right } from './codec/records/either.ts'
import { Closed, isKiwoomError, type KiwoomError } from './errors.ts'

/**
 * Turns errors into values: each value becomes a `Right`, a {@link KiwoomError} one last `Left`.
 *
 * ```text
 * source      --a--b--#
 * toEither()  --A--B--(E|)      A: Right(a), E: Left(error)
 * ```
 *
 * Errors of other kinds, such as one thrown by a program's own operator, pass as errors.
 *
 * @example
 * ```ts
 * import { BadRequest, toEither } from '@kiwoom-rx/core'
 * import { throwError } from 'rxjs'
 *
 * const failing$ = throwError(() => new BadRequest('no such stock', { endpoint: 'ka10001' }))
 * failing$.pipe(toEither()).subscribe((either) => console.log(either._tag === 'Left' && either.left.message))
 * // prints: ka10001: no such stock
 * ```
 */
export function toEither<A>(): OperatorFunction<A, Either<KiwoomError, A>> {
  return (source) =>
    source.pipe(
      map((value): Either<KiwoomError, A> => right(value)),
      catchError((error: unknown) => (isKiwoomError(error) ? of(left(error)) : throwError(() => error))),
    )
}

/**
 * The first value of an Observable as a task that is run when called: a `Right`, or a `Left` with the error.
 *
 * A source that completes without a value, as a realtime stream does when the client is closed, is a `Left` with
 * `Closed`.
 */
export function toTaskEither<A>(source: Observable<A>): TaskEither<KiwoomError, A> {
  const none = (): Either<KiwoomError, A> => left(new Closed('completed without a value', { endpoint: 'toTaskEither' }))
  return () =>
    firstValueFrom(source.pipe(take(1), toEither()), { defaultValue: undefined }).then((first) => first ?? none())
}
