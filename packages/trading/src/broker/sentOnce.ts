/** What is sent by the first subscription and by no other. */
import { Observable, ReplaySubject } from 'rxjs'

/** Where the updates of a request go. */
export interface Sink<T> {
  next(value: T): void
  error(error: unknown): void
  complete(): void
}

/**
 * Runs `send` at the first subscription; every subscriber receives all that came of it. Unsubscribing takes nothing back.
 */
export function sentOnce<T>(send: (sink: Sink<T>) => void): Observable<T> {
  const told$ = new ReplaySubject<T>()
  let isSent = false
  return new Observable((subscriber) => {
    const subscription = told$.subscribe(subscriber)
    if (!isSent) {
      isSent = true
      send(told$)
    }
    return subscription
  })
}
