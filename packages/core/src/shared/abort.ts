/** `AbortSignal` on calls and readers: an abort is an error, never an end that could be taken for the whole. */
import { type MonoTypeOperatorFunction, Observable } from 'rxjs'
import { Aborted } from '../errors.ts'
import type { Rule } from './optionShape.ts'

/** Errors with `Aborted` when the signal aborts before the source has ended; the source is unsubscribed. */
export function orAborted<T>(signal: AbortSignal | undefined, endpoint: string): MonoTypeOperatorFunction<T> {
  return (source) =>
    signal === undefined
      ? source
      : new Observable<T>((subscriber) => {
          const abort = (): void => subscriber.error(abortedBy(signal, endpoint))
          if (signal.aborted) {
            abort()
            return
          }
          signal.addEventListener('abort', abort)
          subscriber.add(() => signal.removeEventListener('abort', abort))
          subscriber.add(source.subscribe(subscriber))
        })
}

/** The error of a signal that aborted; its reason is the cause. */
export function abortedBy(signal: AbortSignal, endpoint: string): Aborted {
  const reason: unknown = signal.reason
  const why = reason instanceof Error && reason.message !== '' ? `: ${reason.message}` : ''
  return new Aborted(`the signal aborted before the end${why}`, { endpoint, cause: reason })
}

/** An `AbortSignal`, of whichever realm. */
export const signalRule: Rule = (value) => {
  const isSignal = typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value
  return isSignal ? undefined : 'an AbortSignal'
}
