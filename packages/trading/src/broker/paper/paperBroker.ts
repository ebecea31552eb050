/** A broker that fills orders on paper, against the books and trades of a market that goes by. */
import { type Book, type Break, type PhaseNotice, session, type ViEvent, viState } from '@kiwoom-rx/operators'
import {
  defer,
  filter,
  finalize,
  type Observable,
  ReplaySubject,
  type SchedulerLike,
  Subject,
  Subscription,
} from 'rxjs'
import { isBreak, itemsOf } from '../../break.ts'
import { type CostsOption, costsOf } from '../../costs.ts'
import { plainItem } from '../../item.ts'
import { checkNames, type Names } from '../../optionNames.ts'
import type { AccountState } from '../account.ts'
import type { Broker, TradePrint } from '../broker.ts'
import type { OrderIntent, OrderUpdate } from '../order.ts'
import { type Sink, sentOnce } from '../sentOnce.ts'
import { type PaperInput, step } from './machine.ts'
import { MarketClock } from './marketClock.ts'
import { accountOf } from './money.ts'
import { rejectedUpdate, standingOf } from './order.ts'
import { type Command, newState, type Told } from './state.ts'

/** A book (주식호가잔량) as events of realtime type 0D have it. */
export type PaperBook = Pick<Book, 'asks' | 'bids'> & {
  readonly item: string
  readonly timestamp?: number | null
  readonly receivedAt?: number
}

const NAMES: Names<PaperOptions> = {
  book$: true,
  trade$: true,
  costs: true,
  cash: true,
  holdings: true,
  vi$: true,
  status$: true,
  latency: true,
  participation: true,
  scheduler: true,
}

export interface PaperOptions {
  /** Books (주식호가잔량, 0D) of the items that are traded, live or recorded, with their gaps. */
  readonly book$: Observable<PaperBook | Break>
  /** Trades (주식체결, 0B) of the items that are traded, with their gaps and what was missed. */
  readonly trade$: Observable<TradePrint | Break>
  /** Commission and tax: by the dated table, the same always, or by item and date. */
  readonly costs: CostsOption
  /**
   * Cash at the start, KRW.
   * @default 100_000_000
   */
  readonly cash?: number | undefined
  /**
   * Shares held at the start by item, and what each cost, KRW.
   * @default {}
   */
  readonly holdings?: Readonly<Record<string, { readonly quantity: number; readonly price: number }>> | undefined
  /** VIs (변동성완화장치, 1h): nothing is filled under one. Default: none are known. */
  readonly vi$?: Observable<ViEvent | Break> | undefined
  /** Notices of the market's phase (장시작시간, 0s). Default: the sessions of an ordinary day, by the time of the events. */
  readonly status$?: Observable<PhaseNotice | Break> | undefined
  /**
   * Milliseconds until an order, a modification or a cancellation arrives at the market.
   * @default 50
   */
  readonly latency?: number | undefined
  /**
   * The largest part of a trade's volume that your resting orders get, above 0 and up to 1.
   * @default 1
   */
  readonly participation?: number | undefined
  /** Measures `latency` also while no event comes. Default: by the times of the events alone. */
  readonly scheduler?: SchedulerLike | undefined
}

/**
 * Fills orders on paper, against the books and trades of a market that goes by (모의 체결).
 *
 * - An order arrives `latency` after it was sent and meets the book as it then is: it takes what the other side shows at
 *   prices that it accepts, best first. What it took is gone until the item's next book.
 * - What is left of a limit order stands in the queue at its price behind the shares that the book shows there. Trades at
 *   the price by the other side take those first; a level that shows fewer shares moves it forward. A price beyond the
 *   limit fills it at its limit, by no more than was traded or is shown. `participation` bounds what trades give it.
 * - `best` takes the best price of the other side as its limit when it arrives, and is refused without one. `mid` stands
 *   between the two best prices and is met by every trade of the other side: the best case, because hidden orders ahead
 *   of it are not known. `market` takes book after book until it is filled.
 * - Nothing is filled under a VI, in a call auction (crossed book), and outside of the continuous sessions; an order that
 *   arrives outside of them is refused. Day orders end with the day of the events, and with the end of both streams.
 * - A gap forgets the books that it names; a place in a queue is then behind everything that the next book shows. Volume
 *   that was missed fills nothing.
 * - Buys need cash for their limit, sales need the shares; the last check is at the fill. Commission and tax are those of
 *   the date of the event, cut once an order.
 * - Your orders move no price and no one reacts to them: take the result for the better case.
 *
 * `book$` and `trade$` are subscribed while an order is open or anybody listens, each once; share cold ones with the
 * strategy. The account survives that. An error of one of the streams errors `account$` and `prices`.
 *
 * O(1) an event while no order of its item is open.
 *
 * @example
 * ```ts
 * import { costsAt, paperBroker } from '@kiwoom-rx/trading'
 * import { NEVER, Subject } from 'rxjs'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const book$ = new Subject<{ item: string; receivedAt: number; asks: { price: number; size: number }[]; bids: [] }>()
 * const costs = costsAt('2026-11-20', { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' })
 * const broker = paperBroker({ book$, trade$: NEVER, costs, cash: 1_000_000 })
 *
 * const order = { clientId: '1', item: '005930', side: 'buy', quantity: 8, orderType: 'market', price: null } as const
 * broker.submit(order).subscribe((update) => {
 *   if (update._tag === 'fill') console.log(update.fillQuantity, update.fillPrice, update.openQuantity)
 * })
 * const asks = [{ price: 70_000, size: 5 }, { price: 70_100, size: 9 }]
 * book$.next({ item: '005930', receivedAt: at('10:00:00'), asks, bids: [] })
 * // prints: 5 70000 3
 * // prints: 3 70100 0
 * broker.account$.subscribe(({ cash }) => console.log(cash))
 * // prints: 439620
 * ```
 */
export function paperBroker(options: PaperOptions): Broker {
  checkNames('paperBroker', options, NAMES)
  const { book$, trade$, vi$, status$, latency = 50, participation = 1, scheduler, cash = 100_000_000 } = options
  if (!(cash >= 0)) throw new RangeError(`paperBroker: cash must be 0 or more, but is ${cash}`)
  if (!(latency >= 0)) throw new RangeError(`paperBroker: latency must be 0 ms or more, but is ${latency}`)
  if (!(participation > 0 && participation <= 1)) {
    throw new RangeError(`paperBroker: participation must be above 0 and at most 1, but is ${participation}`)
  }
  const rules = { costsOf: costsOf(options.costs), latency, participation }
  const held = Object.entries(options.holdings ?? {}).map(
    ([item, { quantity, price }]) => [plainItem(item), { quantity, cost: quantity * price }] as const,
  )
  const state = newState(cash, new Map(held))
  const sinks = new Map<number, Sink<OrderUpdate>>()
  const account$ = new ReplaySubject<AccountState>(1)
  const print$ = new Subject<TradePrint | Break>()
  let lastKey = 0
  let shownAt = Number.NEGATIVE_INFINITY
  let tickedAt = Number.NEGATIVE_INFINITY
  const clock$ = new Subject<number>()
  const clock = new MarketClock()
  const submitted = new Map<string, Observable<OrderUpdate>>()
  let users = 0
  let market = Subscription.EMPTY
  let ended = 0

  // Events that come while updates are delivered wait their turn: a subscriber may submit.
  const waiting: PaperInput[] = []
  let isBusy = false
  // One list for all steps: most of millions add nothing to it.
  const out: Told[] = []
  const run = (input: PaperInput): void => {
    if (isBusy) {
      waiting.push(input)
      return
    }
    isBusy = true
    try {
      for (let next: PaperInput | undefined = input; next !== undefined; next = waiting.shift()) {
        step(rules, state, next, out)
        const isChanged = out.length > 0
        for (const each of out) deliver(each)
        out.length = 0
        show(isChanged)
      }
    } finally {
      isBusy = false
      out.length = 0
    }
  }
  const deliver = ({ key, update, isEnd }: Told): void => {
    const sink = sinks.get(key)
    sink?.next(update)
    if (!isEnd) return
    sinks.delete(key)
    sink?.complete()
    leave()
  }
  /** The account after each update, and once a second while something is held. */
  const show = (isChanged: boolean): void => {
    const isDue = state.money.holdings.size > 0 && state.now - shownAt >= 1_000
    if (clock$.observed && state.now - tickedAt >= 100) {
      tickedAt = state.now
      clock$.next(state.now)
    }
    if (!isChanged && !isDue) return
    shownAt = state.now
    account$.next(accountOf(state.money, timeNow()))
  }
  const timeNow = (): number => (Number.isFinite(state.now) ? state.now : (scheduler?.now() ?? 0))

  const fail = (error: unknown): void => {
    account$.error(error)
    print$.error(error)
  }
  const finish = (): void => {
    ended += 1
    if (ended < 2) return
    run({ _tag: 'end' })
    print$.complete()
  }
  const begin = (): void => {
    market = new Subscription()
    ended = 0
    if (vi$ !== undefined) {
      market.add(
        print$.pipe(viState(vi$)).subscribe((told) => {
          if ('underVi' in told) run({ _tag: 'vi', item: told.item, isOn: told.underVi })
        }),
      )
    }
    if (status$ !== undefined) {
      market.add(
        status$.pipe(session()).subscribe((told) => {
          if ('krx' in told) run({ _tag: 'session', session: told })
        }),
      )
    }
    market.add(
      book$.subscribe({
        next: (book) => {
          if (isBreak(book)) run({ _tag: 'gap', items: itemsOf(book) })
          else run({ _tag: 'book', at: clock.timeOf(book) ?? state.now, item: book.item, book })
        },
        error: fail,
        complete: finish,
      }),
    )
    market.add(
      trade$.subscribe({
        next: (trade) => {
          if (!isBreak(trade)) {
            run({
              _tag: 'trade',
              at: clock.timeOf(trade) ?? state.now,
              item: trade.item,
              price: trade.price,
              volume: trade.tradeVolume,
            })
          }
          print$.next(trade)
        },
        error: fail,
        complete: finish,
      }),
    )
  }
  const join = (): void => {
    users += 1
    if (users === 1) begin()
  }
  const leave = (): void => {
    users -= 1
    if (users === 0) market.unsubscribe()
  }
  const joined = <T>(source: Observable<T>): Observable<T> =>
    defer(() => {
      join()
      return source.pipe(finalize(leave))
    })

  const send = (commandOf: (key: number) => Command): Observable<OrderUpdate> =>
    sentOnce<OrderUpdate>((sink) => {
      lastKey += 1
      sinks.set(lastKey, sink)
      const command = commandOf(lastKey)
      join()
      if (scheduler !== undefined) run({ _tag: 'clock', at: clock.here(scheduler.now()) })
      run({ _tag: 'command', command })
      if (scheduler !== undefined && latency > 0) {
        scheduler.schedule(() => run({ _tag: 'clock', at: clock.here(scheduler.now()) }), latency)
      }
    })

  account$.next(accountOf(state.money, timeNow()))
  return {
    submit: (intent: OrderIntent) => {
      const update$ = send((key) => ({ _tag: 'submit', key, intent }))
      return defer(() => {
        submitted.set(intent.clientId, update$)
        return update$
      })
    },
    modify: (orderId, change) => send((key) => ({ _tag: 'modify', key, orderId, change })),
    cancel: (orderId) => send((key) => ({ _tag: 'cancel', key, orderId })),
    openOrders: () =>
      defer(() => [
        [...state.orders.values()].map((order): OrderUpdate => ({ _tag: 'accepted', ...standingOf(order, timeNow()) })),
      ]),
    recover: (order) =>
      submitted.get(order.clientId) ?? defer(() => [rejectedUpdate(order, timeNow(), 'it never arrived')]),
    account$: joined(account$),
    clock$: joined(clock$),
    prices: (items) => {
      const wanted = new Set(items)
      return joined(print$.pipe(filter((print) => isBreak(print) || wanted.has(print.item))))
    },
  }
}
