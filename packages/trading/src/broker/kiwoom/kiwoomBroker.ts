/** The exchange as a broker: real, mock, or the fake one. */
import type { Kiwoom, OrderState } from '@kiwoom-rx/core'
import {
  asyncScheduler,
  catchError,
  concatMap,
  interval,
  map,
  mergeMap,
  type Observable,
  of,
  type SchedulerLike,
  Subject,
  Subscription,
  take,
  timer,
} from 'rxjs'
import { type CostsOption, costsOf } from '../../costs.ts'
import { exchangeOf, plainItem } from '../../item.ts'
import { dayOf } from '../../koreanTime.ts'
import { checkNames } from '../../optionNames.ts'
import type { Broker } from '../broker.ts'
import { orderProblem } from '../check.ts'
import type { OrderChange, OrderIntent, OrderStanding, OrderUpdate } from '../order.ts'
import { type Sink, sentOnce } from '../sentOnce.ts'
import { accountOf } from './account.ts'
import { earlierOrder, earlierUpdates } from './earlierDay.ts'
import { newFillBook, note } from './fills.ts'
import { findOrder } from './find.ts'
import { listedFills, openOrders } from './lists.ts'
import { isOutcomeUnknown, lookUp, messageOf } from './lookup.ts'
import { isPriced, lineStanding, newLine, type OrderLine, updatesOf } from './orderLine.ts'
import { tradeTypeOf } from './tradeType.ts'

export interface KiwoomBrokerOptions {
  /**
   * Commission and tax, by rates of your own or by the dated table. Default: as the exchange reports them with the fills
   * (FIDs 938 and 939, or the list of filled orders).
   *
   * Give it when an execution is restarted on a later day: the list of an earlier day (kt00007) has no charges. Without
   * `costs`, a fill that is recovered from it has a `commission` and a `tax` of 0 and `isEstimated`, so that the ledger's
   * profit is too high by them. Charges of the same day's fills are in the list of filled orders (ka10076).
   */
  readonly costs?: CostsOption | undefined
  /**
   * Where times and waits come from: the scheduler that was given to `connect`.
   * @default asyncScheduler
   */
  readonly scheduler?: SchedulerLike | undefined
}

/**
 * Sends orders to the exchange through a client: real, mock (모의투자), or the fake one.
 *
 * - An order is sent once and followed to its end by `kiwoom.order.track`, over lost connections and modifications, which
 *   give it a new number. An item's suffix is its venue: none for KRX, `_NX` for NXT, `_AL` for the smart router (SOR).
 * - When a reply is lost the update is `unknown`. The exchange's lists are read until they prove the outcome, for about
 *   ten minutes at most. The order is never sent again.
 * - Prices of fills are those of the account's notices (00). What no notice reported, such as during a lost connection,
 *   has the average of the exchange's list and `isEstimated`.
 * - `account$` has the positions of `kiwoom.account.holdings$` and the deposit after settlement (D+2, kt00001), which is
 *   read again after trades, at most once a second. `isCurrent` is `false` while positions may differ from the books.
 * - A refusal of the client or of the exchange is a `rejected` update with its message.
 *
 * Nothing is registered before the first subscription.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { kiwoomBroker } from '@kiwoom-rx/trading'
 * import { lastValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real' with allowOrders: true
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const broker = kiwoomBroker(kiwoom)
 * const order = { clientId: '1', item: '005930', side: 'buy', quantity: 1, orderType: 'market', price: null } as const
 * const { _tag, filledQuantity } = await lastValueFrom(broker.submit(order))
 * console.log(_tag, filledQuantity)
 * // prints: fill 1
 * await kiwoom.close()
 * await exchange.close()
 * ```
 */
export function kiwoomBroker(
  kiwoom: Pick<Kiwoom, 'order' | 'account' | 'realtime'>,
  options: KiwoomBrokerOptions = {},
): Broker {
  checkNames('kiwoomBroker', options, { costs: true, scheduler: true })
  const { costs, scheduler = asyncScheduler } = options
  const rates = costs === undefined ? null : costsOf(costs)
  const book = newFillBook()
  const lines = new Map<string, OrderLine>()
  const traded$ = new Subject<void>()
  let followed = 0
  let listening = Subscription.EMPTY
  const now = (): number => scheduler.now()

  const lineOf = (orderId: string): OrderLine | undefined => lines.get(orderId)
  const remember = (line: OrderLine): void => {
    for (const number of line.numbers) lines.set(number, line)
  }

  /** Notices are noted while an order is followed, from before it is sent. */
  const listen = (): void => {
    followed += 1
    if (followed > 1) return
    listening = kiwoom.realtime.orderExecution().subscribe({
      next: (notice) => note(book, notice),
      // A session that ended: prices then come from the lists.
      error: () => undefined,
    })
  }
  const unlisten = (): void => {
    followed -= 1
    if (followed === 0) listening.unsubscribe()
  }

  /** The price of shares that no notice has reported: in this turn it may still come, and the list has an average. */
  const priceFor = (line: OrderLine, state: OrderState): Observable<number | null> => {
    if (isPriced(line, book, state)) return of(null)
    return timer(0, scheduler).pipe(
      mergeMap(() => {
        if (isPriced(line, book, state)) return of(null)
        const missing = state.filledQuantity - line.filled
        const { lastFill } = state
        if (lastFill?.quantity === missing && lastFill.price !== null) return of(lastFill.price)
        return listedFills(kiwoom, line.numbers).pipe(
          map(({ average, charges }) => {
            for (const [number, charge] of charges) book.charges.set(number, charge)
            return average === null ? null : (restOf(average, state, line) ?? average)
          }),
          catchError(() => of(null)),
        )
      }),
      take(1),
    )
  }

  const follow = (line: OrderLine, sink: Sink<OrderUpdate>): void => {
    remember(line)
    kiwoom.order
      .track(line.orderId)
      .pipe(concatMap((state) => priceFor(line, state).pipe(map((price) => ({ state, price })))))
      .subscribe({
        next: ({ state, price }) => {
          const updates = updatesOf(line, book, state, now(), rates, price)
          remember(line)
          for (const update of updates) sink.next(update)
          if (updates.some(({ _tag }) => _tag === 'fill')) traded$.next()
        },
        error: (error: unknown) => {
          unlisten()
          sink.next({ _tag: 'unknown', ...lineStanding(line, now()), reason: messageOf(error) })
          sink.complete()
        },
        complete: () => {
          unlisten()
          sink.complete()
        },
      })
  }

  const submit = (intent: OrderIntent): Observable<OrderUpdate> =>
    sentOnce<OrderUpdate>((sink) => {
      const standing = (): OrderStanding => ({ ...lineStanding(newLine(intent, ''), now()), orderId: null })
      const refuse = (reason: string): void => {
        sink.next({ _tag: 'rejected', ...standing(), openQuantity: 0, reason })
        sink.complete()
      }
      const problem = orderProblem(intent)
      if (problem !== null) {
        refuse(problem)
        return
      }
      const accepted = (orderId: string): void => {
        const line = newLine(intent, orderId)
        sink.next({ _tag: 'accepted', ...lineStanding(line, now()) })
        follow(line, sink)
      }
      const { item, side, quantity, price } = intent
      listen()
      kiwoom.order[side]({
        exchange: exchangeOf(item),
        stockCode: plainItem(item),
        orderQuantity: quantity,
        tradeType: tradeTypeOf(intent),
        ...(price === null ? {} : { orderPrice: price }),
      }).subscribe({
        next: ({ orderNumber }) => accepted(orderNumber),
        error: (error: unknown) => {
          if (!isOutcomeUnknown(error)) {
            unlisten()
            refuse(messageOf(error))
            return
          }
          sink.next({ _tag: 'unknown', ...standing(), openQuantity: null, reason: error.message })
          lookUp(error, scheduler).subscribe((found) => {
            if (found._tag === 'accepted' && found.order?.orderNumber) {
              accepted(found.order.orderNumber)
              return
            }
            unlisten()
            if (found._tag === 'absent') refuse('it never arrived: no list of the exchange shows it')
            else sink.complete()
          })
        },
      })
    })

  /** What is known of an order that is to be changed: by its own line, or by the exchange's list. */
  const standingFor = (orderId: string): Observable<OrderStanding | null> => {
    const line = lineOf(orderId)
    if (line !== undefined) return of(lineStanding(line, now()))
    return openOrders(kiwoom, now, () => null).pipe(
      map((open) => open.find((each) => each.orderId === orderId) ?? null),
    )
  }

  /** Sends a request about an open order, once; `ok` is the update when the exchange took it. */
  const change = (
    orderId: string,
    send: (standing: OrderStanding, orderId: string) => Observable<{ readonly orderNumber: string }>,
    ok: (standing: OrderStanding, orderNumber: string | null) => OrderUpdate,
  ): Observable<OrderUpdate> =>
    sentOnce<OrderUpdate>((sink) => {
      let standing: OrderStanding | null = null
      const tell = (update: OrderUpdate): void => {
        sink.next(update)
        sink.complete()
      }
      standingFor(orderId)
        .pipe(
          mergeMap((found) => {
            standing = found
            if (found === null) throw new Error(`order ${orderId} is not open`)
            return send(found, found.orderId ?? orderId)
          }),
        )
        .subscribe({
          next: ({ orderNumber }) => {
            if (standing !== null) tell(ok({ ...standing, at: now() }, orderNumber))
          },
          error: (error: unknown) => {
            const known = standing ?? unknownStanding(orderId, now())
            if (!isOutcomeUnknown(error)) {
              tell({ _tag: 'rejected', ...known, at: now(), reason: messageOf(error) })
              return
            }
            sink.next({ _tag: 'unknown', ...known, at: now(), reason: error.message })
            lookUp(error, scheduler).subscribe((found) => {
              const at = now()
              if (found._tag === 'accepted') tell(ok({ ...known, at }, found.order?.orderNumber ?? null))
              else if (found._tag === 'absent') tell({ _tag: 'rejected', ...known, at, reason: 'it never arrived' })
              else sink.complete()
            })
          },
        })
    })

  return {
    submit,
    modify: (orderId, { price, quantity }: OrderChange) =>
      change(
        orderId,
        ({ item, openQuantity }, originalOrderNumber) =>
          kiwoom.order.modify({
            exchange: exchangeOf(item),
            stockCode: plainItem(item),
            originalOrderNumber,
            modifiedQuantity: quantity ?? openQuantity ?? 0,
            modifiedPrice: price,
          }),
        (standing, orderNumber) => ({
          _tag: 'modified',
          ...standing,
          orderId: orderNumber ?? standing.orderId,
          price,
          openQuantity: quantity ?? standing.openQuantity,
        }),
      ),
    cancel: (orderId) =>
      change(
        orderId,
        ({ item }, originalOrderNumber) =>
          kiwoom.order.cancel({
            exchange: exchangeOf(item),
            stockCode: plainItem(item),
            originalOrderNumber,
            cancelQuantity: 0,
          }),
        (standing) => ({ _tag: 'cancelled', ...standing, openQuantity: 0, reason: 'cancelled on request' }),
      ),
    openOrders: () => openOrders(kiwoom, now, (orderId) => lineOf(orderId)?.intent.clientId ?? null),
    recover: (order, orderId, sentAt) =>
      sentOnce<OrderUpdate>((sink) => {
        const lost = (reason: string): void => {
          sink.next({
            _tag: 'unknown',
            ...lineStanding(newLine(order, ''), now()),
            orderId,
            openQuantity: null,
            reason,
          })
          sink.complete()
        }
        const absent = (reason: string): void => {
          const standing = { ...lineStanding(newLine(order, ''), now()), orderId: null, openQuantity: 0 }
          sink.next({ _tag: 'rejected', ...standing, reason })
          sink.complete()
        }
        // The next day gives the same numbers to other orders: only the list of its own day has it.
        if (dayOf(sentAt) !== dayOf(now())) {
          earlierOrder(kiwoom, order, orderId, sentAt).subscribe({
            next: (found) => {
              if (found._tag === 'ended') {
                for (const update of earlierUpdates(order, found, sentAt, now(), rates)) sink.next(update)
                sink.complete()
              } else if (found._tag === 'absent') absent('it never arrived: the list of its day does not show it')
              else lost('its day is over, and the list of that day does not prove what became of it')
            },
            error: (error: unknown) => lost(`its day is over, and its list cannot be read: ${messageOf(error)}`),
          })
          return
        }
        listen()
        const found$ = orderId === null ? findOrder(kiwoom, order, sentAt, [...lines.keys()], scheduler) : of(orderId)
        found$.subscribe({
          next: (found) => {
            if (typeof found === 'string') {
              const line = newLine(order, found)
              sink.next({ _tag: 'accepted', ...lineStanding(line, now()) })
              follow(line, sink)
              return
            }
            unlisten()
            if (found._tag === 'several') {
              lost('more than one order of the exchange may be it, or one that cannot be read in full')
              return
            }
            absent('it never arrived: no list of the exchange shows it')
          },
          error: (error: unknown) => {
            unlisten()
            lost(messageOf(error))
          },
        })
      }),
    account$: accountOf(kiwoom, traded$, scheduler),
    prices: (items) => kiwoom.realtime.trade([...items], { gaps: true }),
    clock$: interval(1_000, scheduler).pipe(map(now)),
  }
}

/** What shares cost that no notice priced, when all of the order cost so much on average. */
function restOf(average: number, { filledQuantity }: OrderState, { filled, charged }: OrderLine): number | null {
  const missing = filledQuantity - filled
  const price = (average * filledQuantity - charged.amount) / missing
  return price > 0 ? Math.round(price * missing) / missing : null
}

function unknownStanding(orderId: string, at: number): OrderStanding {
  return {
    at,
    orderId,
    clientId: null,
    item: '',
    side: null,
    price: null,
    quantity: null,
    filledQuantity: 0,
    openQuantity: null,
  }
}
