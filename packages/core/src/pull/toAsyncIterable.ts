/** A stream that is pulled: for `for await`, with a bound on what waits. */
import type { Observable } from 'rxjs'
import { pull } from './pull.ts'
import { type PullOptions, pullOptionsOf } from './pullOptions.ts'

/** A stream as an async iterable. Each loop over it subscribes, and unsubscribes when it is left. */
export interface Pulled<T> extends AsyncIterable<T> {
  [Symbol.asyncIterator](): AsyncIterableIterator<T>
  /** Values that wait for the readers now. */
  readonly waiting: number
  /** Values that were dropped so far, in all loops. */
  readonly dropped: number
}

/**
 * Turns a stream into an async iterable, for `for await`.
 *
 * The reader sets the pace: a read of pages (`kiwoom.chart.stockMinute.rows(…)` itself, without operators) asks for the
 * next page when the reader has taken the last row of the one before, so that at most one page is ahead of it. What
 * cannot wait is bounded by `buffer` and `onFull`, and what is dropped is counted.
 *
 * ```text
 * stream   --a-b-c-d--------e--|      onFull: 'latest', a slow reader
 * reader   --a-------d------e--|      dropped: 2
 * ```
 *
 * A completion ends the loop after what waits; an error is thrown after it. With `gaps: true` in the stream its gaps stay
 * in their places, whatever is dropped around them. An abort throws `Aborted` at once: a loop that ends has read all.
 *
 * @throws BadRequest for an option that cannot be right.
 *
 * @example
 * ```ts
 * import { connect, toAsyncIterable } from '@kiwoom-rx/core'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const minutes$ = kiwoom.chart.stockMinute.rows({ stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' })
 * let rows = 0
 * for await (const { price } of toAsyncIterable(minutes$)) {
 *   if (price > 0) rows += 1
 *   if (rows === 10) break // one page was fetched
 * }
 * console.log(rows)
 * // prints: 10
 * await kiwoom.close()
 * await exchange.close()
 * ```
 */
export function toAsyncIterable<T>(stream: Observable<T>, options: PullOptions = {}): Pulled<T> {
  const checked = pullOptionsOf('toAsyncIterable', options)
  let droppedBefore = 0
  const open = new Set<{ waiting(): number; dropped(): number }>()
  return {
    [Symbol.asyncIterator]() {
      const reader = pull(stream, 'toAsyncIterable', checked, () => {
        open.delete(reader)
        droppedBefore += reader.dropped()
      })
      open.add(reader)
      return reader.iterator
    },
    get waiting() {
      return [...open].reduce((total, reader) => total + reader.waiting(), 0)
    },
    get dropped() {
      return [...open].reduce((total, reader) => total + reader.dropped(), droppedBefore)
    },
  }
}
