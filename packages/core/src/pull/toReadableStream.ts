/** A stream as a web `ReadableStream`: for responses, files and pipes that set the pace. */
import type { Observable } from 'rxjs'
import { pull } from './pull.ts'
import { type PullOptions, pullOptionsOf } from './pullOptions.ts'

/** A web stream, and what was dropped on its way. */
export interface PulledStream<T> extends ReadableStream<T> {
  /** Values that wait for the reader now. */
  readonly waiting: number
  /** Values that were dropped so far. */
  readonly dropped: number
}

/**
 * Turns a stream into a web `ReadableStream` with demand: nothing is asked of it before the consumer reads, and no more
 * than it reads. Options, gaps and counts are those of `toAsyncIterable`; `cancel()` unsubscribes.
 *
 * @throws BadRequest for an option that cannot be right.
 *
 * @example
 * ```ts
 * import { toReadableStream } from '@kiwoom-rx/core'
 * import { of } from 'rxjs'
 *
 * const reader = toReadableStream(of('a', 'b')).getReader()
 * console.log(await reader.read(), await reader.read(), await reader.read())
 * // prints: { value: 'a', done: false } { value: 'b', done: false } { value: undefined, done: true }
 * ```
 */
export function toReadableStream<T>(stream: Observable<T>, options: PullOptions = {}): PulledStream<T> {
  const reader = pull(stream, 'toReadableStream', pullOptionsOf('toReadableStream', options), () => undefined)
  const readable = new ReadableStream<T>(
    {
      async pull(controller) {
        const { value, done } = await reader.iterator.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await reader.iterator.return?.()
      },
    },
    // Nothing is read ahead of the consumer.
    { highWaterMark: 0 },
  )
  return Object.defineProperties(Object.assign(readable, { waiting: 0, dropped: 0 }), {
    waiting: { get: reader.waiting },
    dropped: { get: reader.dropped },
  })
}
