/** One reader of one stream: subscribes at its first request, and keeps what comes until it is asked for. */
import { type Observable, Subscription } from 'rxjs'
import { BufferFull } from '../errors.ts'
import { abortedBy } from '../shared/abort.ts'
import { type Demand, waitingFor } from '../shared/demand.ts'
import { createPullBuffer, type WhenFull } from './pullBuffer.ts'
import type { PullOptions } from './pullOptions.ts'
import { type ReaderSource, readersOf } from './readerCounts.ts'

export interface Reader<T> extends ReaderSource {
  readonly iterator: AsyncIterableIterator<T>
}

type Request<T> = { readonly resolve: (result: IteratorResult<T>) => void; readonly reject: (error: unknown) => void }

/** How the stream ended. */
type End = { readonly _tag: 'complete' } | { readonly _tag: 'error'; readonly error: unknown }

/** Makes a reader. Nothing is subscribed before its first request; `ended` is called once, when it is over. */
export function pull<T>(
  stream: Observable<T>,
  what: string,
  { buffer: most, onFull, signal, countIn, name = 'reader' }: PullOptions & { buffer: number; onFull: WhenFull },
  ended: () => void,
): Reader<T> {
  const buffer = createPullBuffer<T>(most, onFull)
  const requests: Request<T>[] = []
  const asks = new Set<() => void>()
  const subscription = new Subscription()
  /** What lasts until the reader has all, or leaves. */
  const reading = new Subscription()
  let hasBegun = false
  let isOver = false
  let end: End | undefined

  /** The reader gets nothing more from the stream. */
  const leave = (): void => {
    if (isOver) return
    isOver = true
    subscription.unsubscribe()
    reading.unsubscribe()
    asks.clear()
    ended()
  }
  const finish = (how: End): void => {
    end ??= how
    subscription.unsubscribe()
    serve()
  }

  const serve = (): void => {
    while (requests.length > 0) {
      const next = buffer.shift()
      if (next !== undefined) requests.shift()?.resolve({ value: next.value, done: false })
      else if (end?._tag === 'error') {
        const { error } = end
        // Once: after an error an iterator is done.
        end = { _tag: 'complete' }
        leave()
        requests.shift()?.reject(error)
      } else if (end !== undefined) {
        leave()
        requests.shift()?.resolve({ value: undefined, done: true })
      } else {
        if (asks.size === 0) return
        // One that answers at once serves the reader, and is in the set again when it has more.
        const asking = [...asks]
        asks.clear()
        for (const ask of asking) ask()
        if (requests.length > 0 && buffer.size() === 0 && end === undefined) return
      }
    }
  }

  const demand: Demand = {
    whenWanted(ask) {
      asks.add(ask)
      serve()
    },
  }

  const full = (): void => {
    const advice =
      onFull === 'wait'
        ? "this stream cannot wait: read pages themselves, without operators, or use onFull: 'latest' or 'dropOldest'"
        : "take them faster, or use onFull: 'latest' or 'dropOldest'"
    finish({
      _tag: 'error',
      error: new BufferFull(`${most} values wait for a reader; ${advice}`, { endpoint: what, buffer: most }),
    })
  }

  const begin = (): void => {
    hasBegun = true
    if (signal?.aborted) {
      abort()
      return
    }
    if (signal !== undefined) {
      signal.addEventListener('abort', abort)
      reading.add(() => signal.removeEventListener('abort', abort))
    }
    if (countIn !== undefined) reading.add(readersOf(countIn)?.add(name, reader))
    const waiting = onFull === 'wait' ? waitingFor(stream, demand) : undefined
    subscription.add(
      (waiting ?? stream).subscribe({
        next: (value) => {
          if (end !== undefined) return
          if (buffer.push(value, waiting !== undefined)) serve()
          else full()
        },
        error: (error: unknown) => finish({ _tag: 'error', error }),
        complete: () => finish({ _tag: 'complete' }),
      }),
    )
  }

  const abort = (): void => {
    if (signal === undefined || isOver) return
    buffer.clear()
    end = { _tag: 'error', error: abortedBy(signal, what) }
    subscription.unsubscribe()
    serve()
  }

  const reader: ReaderSource = { waiting: buffer.size, dropped: buffer.dropped }
  const stop = (): void => {
    buffer.clear()
    end = { _tag: 'complete' }
    leave()
    serve()
  }
  const iterator: AsyncIterableIterator<T> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () =>
      new Promise<IteratorResult<T>>((resolve, reject) => {
        requests.push({ resolve, reject })
        if (hasBegun) serve()
        else begin()
      }),
    return: () => {
      hasBegun = true
      stop()
      return Promise.resolve({ value: undefined, done: true })
    },
    throw: (error) => {
      hasBegun = true
      stop()
      return Promise.reject(error)
    },
  }
  return { ...reader, iterator }
}
