/** The strategy: momentum of the price and pressure of the book, held back while a stock is under a VI. */
import type { OrderBook, Trade, Vi } from '@kiwoom-rx/core'
import { delta, deltaPercent, type Marked, markVi, perItem, threshold } from '@kiwoom-rx/operators'
import { filter, map, merge, type Observable } from 'rxjs'

export interface Signal {
  readonly item: string
  readonly timestamp: number | null
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
        threshold((move) => Math.abs(move.percent), { enter: 0.5, leave: 0.2 }),
      ),
    ),
    filter(({ edge }) => edge === 'enter'),
    map(({ value: move }) => signal(move.value, `momentum ${signedText(move.percent)} %`)),
  )
  // The balance of the book tipped by a third of its size within five quotes.
  const pressure$ = book$.pipe(
    perItem((own$) =>
      own$.pipe(
        delta(imbalance, { ago: 5 }),
        threshold((tip) => Math.abs(tip.delta), { enter: 0.33, leave: 0.1 }),
      ),
    ),
    filter(({ edge }) => edge === 'enter'),
    map(({ value: tip }) => signal(tip.value, `pressure ${signedText(tip.delta)}`)),
  )
  // Two minutes and at most thirty seconds: a release that was missed in an outage mutes no stock for longer.
  return merge(momentum$, pressure$).pipe(markVi(vi$, { longest: 150_000 }))
}

/** From -1 (only sellers) to +1 (only buyers), over the five best levels. */
export function imbalance({ asks, bids }: OrderBook): number | null {
  const sum = (levels: OrderBook['asks']) => levels.slice(0, 5).reduce((total, { size }) => total + (size ?? 0), 0)
  const [ask, bid] = [sum(asks), sum(bids)]
  return ask + bid === 0 ? null : (bid - ask) / (bid + ask)
}

function signal({ item, timestamp }: Trade | OrderBook, text: string): Signal {
  return { item, timestamp, text }
}

function signedText(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(2)}`
}
