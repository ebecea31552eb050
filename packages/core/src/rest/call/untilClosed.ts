/** Ends reads when the client closes. */
import { type MonoTypeOperatorFunction, map, type Observable, takeUntil } from 'rxjs'
import { Closed } from '../../errors.ts'

/** Ends a read with `Closed` when the client closes. Completing would look like the end of the list. */
export function untilClosed<T>(closed$: Observable<void>, endpoint: string): MonoTypeOperatorFunction<T> {
  const error$ = closed$.pipe(
    map(() => {
      throw new Closed('the client was closed before the answer came', { endpoint })
    }),
  )
  return (source) => source.pipe(takeUntil(error$))
}
