/** The strategy: momentum of the price and pressure of the book, held back while a stock is under a VI. */
import type { OrderBook, Trade, Vi } from '@kiwoom-rx/core'
import { delta, deltaPercent, imbalance, type Marked, markVi, perItem, threshold } from '@kiwoom-rx/operators'
import { connect, filter, map, merge, type Observable, type OperatorFunction } from 'rxjs'

export interface Signal {
  readonly item: string
  /** The exchange's own time of day. */
  readonly time: string | null
  /** The same, epoch milliseconds. */
  readonly at: number | null
  readonly side: 'buy' | 'sell'
  readonly text: string
}

/** Signals as they arise, each marked with whether its stock was under a VI (변동성완화장치) at that moment. */
export function strategy(
  trade$: Observable<Trade>,
  book$: Observable<OrderBook>,
  vi$: Observable<Vi>,
): Observable<Marked<Signal>> {
  // The price moved by 0.5 % within twenty trades; below 0.2 % the move is over.
  const momentum$ = trade$.pipe(
    perItem((own$) =>
      own$.pipe(
        deltaPercent('price', { ago: 20 }),
        map(({ value, percent }) => moved(percent, value, value.tradeTime, `momentum ${signedText(percent)} %`)),
        eitherWay(0.5, 0.2),
      ),
    ),
  )
  // The balance of the book tipped by a third of its size within five quotes.
  const pressure$ = book$.pipe(
    perItem((own$) =>
      own$.pipe(
        delta((book) => imbalance(book, 5), { ago: 5 }),
        map(({ value, delta: tip }) => moved(tip, value, value.quoteTime, `pressure ${signedText(tip)}`)),
        eitherWay(0.33, 0.1),
      ),
    ),
  )
  // Two minutes and at most thirty seconds: a release that was missed in an outage mutes no stock for longer.
  return merge(momentum$, pressure$).pipe(markVi(vi$, { longest: 150_000 }))
}

/** A signal that it would be, and by how much what it watches has moved. */
interface Move {
  readonly by: number
  readonly signal: Signal
}

/** Signals beyond `enter` on either side of zero. Each side is over by itself: a turn to the other is one too. */
function eitherWay(enter: number, leave: number): OperatorFunction<Move, Signal> {
  return connect((move$) =>
    merge(
      move$.pipe(threshold('by', { enter, leave })),
      move$.pipe(threshold('by', { enter: -enter, leave: -leave, side: 'below' })),
    ).pipe(
      filter(({ edge }) => edge === 'enter'),
      map(({ value }) => value.signal),
    ),
  )
}

function moved(by: number, { item, timestamp: at }: Trade | OrderBook, time: string | null, text: string): Move {
  return { by, signal: { item, time, at, side: by > 0 ? 'buy' : 'sell', text } }
}

function signedText(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(2)}`
}
