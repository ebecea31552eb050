import { defer, endWith, filter, map, merge, NEVER, type Observable, type OperatorFunction, takeWhile } from 'rxjs'
import { amount, checkOptions, milliseconds, optional, stream } from './internal/machine/arguments.ts'
import { itemOf, timeOf } from './internal/machine/event.ts'
import { type Break, type GapOf, isBreak, itemsOf } from './internal/machine/gap.ts'
import { NOTHING, overGaps, type PureMachine, pure, type ResetOptions } from './internal/machine/step.ts'
import { type Book, best, isCrossed } from './internal/market/book.ts'
import {
  amountOf,
  type PaperAccount,
  type PaperPosition,
  sharesOf,
  type Taken,
  take,
  without,
} from './internal/market/paperAccount.ts'
import { bareCode } from './internal/market/stockCode.ts'
import type { Signal } from './signal.ts'
import type { ViState } from './viState.ts'

export interface PaperOptions extends ResetOptions {
  /** What there is at the start, KRW. */
  readonly cash: number
  /** Shares to trade at a signal; a sale is of no more than is held. */
  readonly quantity: number | ((signal: Signal, position: PaperPosition | null, account: PaperAccount) => number)
  /** The broker's fee (수수료) on what is bought and sold, as a share of it, such as 0.00015. No default: it differs. */
  readonly feeRate: number
  /** The tax (증권거래세) on what is sold, as a share of it, such as 0.0015. No default: it changes with the year. */
  readonly taxRate: number
  /** VIs, as `viState` tells them: nothing is filled under one. Default: none are known. */
  readonly vi$?: Observable<ViState | Break> | undefined
  /** How old the book may be at a signal, in milliseconds of their times. Default: any age. */
  readonly maxAge?: number | undefined
}

/** Why a signal was not traded. */
export type Refusal =
  | 'noQuantity'
  | 'noPosition'
  | 'underVi'
  | 'noBook'
  | 'oldBook'
  | 'crossedBook'
  | 'emptySide'
  | 'noCash'

/** What happens on paper; each says how position and account then stand. */
export type PaperEvent =
  | {
      readonly _tag: 'fill'
      readonly signal: Signal
      /** Shares that were traded, and how many of those wanted were not. */
      readonly quantity: number
      readonly unfilled: number
      /** KRW a share on average, and in all; fee and tax are not in them. */
      readonly average: number
      readonly amount: number
      /** The levels that it took. */
      readonly taken: readonly Taken[]
      readonly fee: number
      readonly tax: number
      readonly position: PaperPosition
      readonly account: PaperAccount
    }
  | {
      readonly _tag: 'refused'
      readonly signal: Signal
      readonly reason: Refusal
      readonly position: PaperPosition | null
      readonly account: PaperAccount
    }
  /** The best bid for what is held has moved. */
  | { readonly _tag: 'mark'; readonly position: PaperPosition; readonly account: PaperAccount }

/**
 * Trades signals on paper against the order book, and tells fills, positions, cash and profit (모의 체결).
 *
 * What the pipeline would have earned, fees and slippage paid, before it is let near an account.
 *
 * ```marbles
 * source  ----s-----t--u--|    s: buy A up @1, t: sell A down @2, u: sell A down @3
 * book$   --b----c--------|    b: A bid 10 ask 11, c: A bid 14 ask 15
 *         paperTrade(book$, { cash: 100, quantity: 1, feeRate: 0, taxRate: 0 })
 * result  ----f--m--g--r--|    f: buy 1 at 11, m: profit 3, g: sell 1 at 14, r: refused noPosition
 * ```
 *
 * - A buy takes the asks and a sale the bids, best level first, at once: as many shares as the levels show, cash pays,
 *   or the position holds; the rest is `unfilled`, and not tried again. What it took is gone from the book until the
 *   item's next book. There are no sales of what is not held (공매도).
 * - Nothing is filled under a VI, without a book of the very item (venue suffix included), against a crossed book (call
 *   auction, 단일가), an empty side, or a book older than `maxAge`: the signal is `refused`, with the reason. What the
 *   book would have done on seeing the order is not known: take the result for the best case.
 * - Money is exact: cash is the start, less what was bought, plus what was sold, less fees and tax, each rounded down to
 *   the won. `realised` counts sales against the average cost, and all fees and tax; `profit` adds what positions would
 *   bring at the best bid. For streams of them use `map`: `map(({ account }) => account.profit)`.
 * - `book$` and `vi$` are subscribed first and may complete before. `book$` takes events of realtime type 0D or outputs
 *   of `bookState`; a `Gap` in it forgets the books of the items that it names (all, when it names none).
 * - A `Gap` among the signals passes on and changes nothing: the account is still the account. `resetOn` begins anew with
 *   the cash of the start; books and VIs stay known.
 * - An error of any of the streams passes. Completes with the signals; positions are then still held.
 * - O(1) an event, of at most ten levels; keeps a book an item, and what is held.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { paperTrade } from '@kiwoom-rx/operators'
 *
 * const book$ = of({
 *   item: '005930',
 *   asks: [{ price: 70_100, size: 6 }, { price: 70_200, size: 50 }],
 *   bids: [{ price: 70_000, size: 80 }],
 * })
 * const signal = { name: 'entry', item: '005930', strength: 1, reason: 'test', inputs: [], timestamp: null }
 * of({ ...signal, side: 'buy' as const }, { ...signal, side: 'sell' as const })
 *   .pipe(paperTrade(book$, { cash: 1_000_000, quantity: 10, feeRate: 0.00015, taxRate: 0.0015 }))
 *   .subscribe((event) => {
 *     if (event._tag === 'fill') console.log(event.signal.side, event.average, event.account.cash, event.account.profit)
 *   })
 * // prints: buy 70140 298495 -1505
 * // prints: sell 70000 997340 -2660
 * ```
 */
export function paperTrade<T extends Signal | Break>(
  book$: Observable<Book | Break>,
  options: PaperOptions,
): OperatorFunction<T, PaperEvent | GapOf<T>>
export function paperTrade(
  book$: Observable<Book | Break>,
  options: PaperOptions,
): OperatorFunction<Signal | Break, PaperEvent | Break> {
  const rules = rulesOf(options)
  const books = book$.pipe(
    map((book): Input => (isBreak(book) ? { _tag: 'forget', gap: book } : { _tag: 'book', book })),
  )
  const vis = (options.vi$ ?? NEVER).pipe(
    filter((state): state is ViState => !isBreak(state)),
    map((state): Input => ({ _tag: 'vi', state })),
  )
  return (source) => {
    const signals = source.pipe(
      map((signal): Input | Break => (isBreak(signal) ? signal : { _tag: 'signal', signal })),
      endWith(ENDED),
    )
    return defer(() =>
      merge(vis, books, signals).pipe(
        takeWhile((input): input is Input | Break => input !== ENDED),
        overGaps(pure(paperMachine(rules)), options),
      ),
    )
  }
}

type Input =
  | { readonly _tag: 'book'; readonly book: Book }
  /** A gap in the books. */
  | { readonly _tag: 'forget'; readonly gap: Break }
  | { readonly _tag: 'vi'; readonly state: ViState }
  | { readonly _tag: 'signal'; readonly signal: Signal }

const ENDED: unique symbol = Symbol('the signals are complete')

interface Rules extends Pick<PaperOptions, 'cash' | 'feeRate' | 'taxRate'> {
  readonly quantityOf: (signal: Signal, position: PaperPosition | null, account: PaperAccount) => number
  readonly maxAge: number
}

function rulesOf(options: PaperOptions): Rules {
  checkOptions('paperTrade', options, {
    cash: amount,
    quantity: (name, value) => typeof value === 'function' || amount(name, value),
    feeRate: amount,
    taxRate: amount,
    vi$: optional(stream),
    maxAge: optional(milliseconds),
    resetOn: optional(stream),
  })
  const { cash, quantity, feeRate, taxRate, maxAge = Number.POSITIVE_INFINITY } = options
  return {
    cash,
    feeRate,
    taxRate,
    quantityOf: typeof quantity === 'function' ? quantity : () => quantity,
    maxAge,
  }
}

/** Rounded down to the won; 0.00015 of 700,000 is 104.99999999999999 in binary, and 105 won. */
function won(amount: number): number {
  return Math.floor(amount + 1e-6)
}

interface Holding {
  cash: number
  fees: number
  realised: number
  /** Of all positions, kept as they change. */
  value: number
  cost: number
  readonly positions: Map<string, PaperPosition>
}

function paperMachine(rules: Rules): PureMachine<Holding, Input, PaperEvent> {
  // What is known of the market, which no reset of the account forgets.
  const books = new Map<string, Book>()
  const bids = new Map<string, number>()
  const underVi = new Set<string>()

  const accountOf = ({ cash, fees, realised, value, cost }: Holding): PaperAccount => ({
    cash,
    value,
    fees,
    realised,
    profit: realised + value - cost,
  })

  const hold = (holding: Holding, item: string, quantity: number, cost: number): PaperPosition => {
    const before = holding.positions.get(item)
    const bid = bids.get(item)
    const position = { item, quantity, cost, value: bid === undefined ? cost : bid * quantity }
    holding.value += position.value - (before?.value ?? 0)
    holding.cost += cost - (before?.cost ?? 0)
    if (quantity === 0) {
      holding.positions.delete(item)
    } else {
      holding.positions.set(item, position)
    }
    return position
  }

  /** The wanted shares and the book to take them from, or why not. */
  const admit = (
    { side, timestamp, item }: Signal,
    held: number,
    wanted: number,
  ): { readonly item: string; readonly book: Book } | Refusal => {
    if (!(wanted >= 1)) {
      return 'noQuantity'
    }
    if (side === 'sell' && held === 0) {
      return 'noPosition'
    }
    if (underVi.has(item) || underVi.has(bareCode(item))) {
      return 'underVi'
    }
    const book = books.get(item)
    if (book === undefined) {
      return 'noBook'
    }
    const time = timeOf(book)
    if (time !== null && timestamp !== null && timestamp - time > rules.maxAge) {
      return 'oldBook'
    }
    if (isCrossed(book)) {
      return 'crossedBook'
    }
    return best(side === 'buy' ? book.asks : book.bids) === null ? 'emptySide' : { item, book }
  }

  const trade = (holding: Holding, signal: Signal): PaperEvent => {
    const { side } = signal
    const held = holding.positions.get(signal.item) ?? null
    const refuse = (reason: Refusal): PaperEvent => ({
      _tag: 'refused',
      signal,
      reason,
      position: held,
      account: accountOf(holding),
    })
    const wanted = Math.floor(rules.quantityOf(signal, held, accountOf(holding)))
    const admitted = admit(signal, held?.quantity ?? 0, wanted)
    if (typeof admitted === 'string') {
      return refuse(admitted)
    }
    const { item, book } = admitted
    const isBuy = side === 'buy'
    const { taken, rest } = take(
      isBuy ? book.asks : book.bids,
      isBuy ? wanted : Math.min(wanted, held?.quantity ?? 0),
      isBuy ? holding.cash / (1 + rules.feeRate) : Number.POSITIVE_INFINITY,
    )
    const [quantity, amount] = [sharesOf(taken), amountOf(taken)]
    if (quantity === 0) {
      return refuse('noCash')
    }
    books.set(item, without(book, side, rest))
    const fee = won(amount * rules.feeRate)
    const tax = isBuy ? 0 : won(amount * rules.taxRate)
    const before = { quantity: held?.quantity ?? 0, cost: held?.cost ?? 0 }
    const sold = isBuy ? 0 : Math.round((before.cost * quantity) / before.quantity)
    holding.cash += (isBuy ? -amount : amount) - fee - tax
    holding.fees += fee + tax
    holding.realised += (isBuy ? 0 : amount - sold) - fee - tax
    const position = isBuy
      ? hold(holding, item, before.quantity + quantity, before.cost + amount)
      : hold(holding, item, before.quantity - quantity, before.cost - sold)
    const numbers = { quantity, unfilled: wanted - quantity, average: amount / quantity, amount, taken, fee, tax }
    return { _tag: 'fill', signal, ...numbers, position, account: accountOf(holding) }
  }

  const mark = (holding: Holding, book: Book): readonly PaperEvent[] => {
    const item = itemOf(book)
    if (item === null) {
      return NOTHING
    }
    books.set(item, book)
    const bid = best(book.bids)
    if (bid !== null && !isCrossed(book)) {
      bids.set(item, bid.price)
    }
    const held = holding.positions.get(item)
    const position = held && hold(holding, item, held.quantity, held.cost)
    return position === undefined || position.value === held?.value
      ? NOTHING
      : [{ _tag: 'mark', position, account: accountOf(holding) }]
  }

  return {
    start: () => ({ cash: rules.cash, fees: 0, realised: 0, value: 0, cost: 0, positions: new Map() }),
    atGap: (holding) => [holding, NOTHING],
    step: (holding, input) => {
      switch (input._tag) {
        case 'signal':
          return [holding, [trade(holding, input.signal)]]
        case 'book':
          return [holding, mark(holding, input.book)]
        case 'forget': {
          const items = itemsOf(input.gap)
          for (const item of items ?? [...books.keys()]) {
            books.delete(item)
          }
          return [holding, NOTHING]
        }
        case 'vi':
          if (input.state.underVi) {
            underVi.add(input.state.item)
          } else {
            underVi.delete(input.state.item)
          }
          return [holding, NOTHING]
      }
    },
  }
}
