/** A broker that does what a test says. */
import type { Break } from '@kiwoom-rx/operators'
import { defer, EMPTY, filter, type Observable, ReplaySubject, type SchedulerLike, tap } from 'rxjs'
import { isBreak } from '../../break.ts'
import { type CostsOption, charged, costsOf } from '../../costs.ts'
import { plainItem } from '../../item.ts'
import { dateOf } from '../../koreanTime.ts'
import type { AccountState } from '../account.ts'
import type { Broker, TradePrint } from '../broker.ts'
import { orderProblem } from '../check.ts'
import type { OrderIntent, OrderUpdate } from '../order.ts'
import { accountOf, type Money, NOTHING_HELD, settle } from '../paper/money.ts'
import { newOrder, type PaperOrder, rejectedUpdate, standingOf } from '../paper/order.ts'
import { type Sink, sentOnce } from '../sentOnce.ts'
import { readScript, type ScriptedFill, type ScriptStep } from './script.ts'

export interface ScriptOptions {
  /** The time of the test, such as `m.scheduler`. */
  readonly scheduler: SchedulerLike
  /**
   * The updates of the first order, the second, and so on; the last diagram is used for all later orders. A column is a
   * millisecond after sending. `a`: accepted. `f`: all that is open is filled. `r`: rejected. `u`: the reply is lost.
   * `c`: cancelled by the exchange. `!` (after `u`): nothing proved the outcome. Other letters are those of `fills`.
   *
   * @default ['(af)']
   */
  readonly orders?: readonly string[] | undefined
  /** Letters for fills in part or at a price: `{ h: { quantity: 5 }, p: { price: 70_100 } }`. */
  readonly fills?: Readonly<Record<string, ScriptedFill>> | undefined
  /**
   * The outcomes of requests to modify and to cancel. `a`: done. `r`: refused. `u`: the reply is lost and nothing was
   * done. As with `orders`, the last one is used for all later requests.
   *
   * @default ['a']
   */
  readonly changes?: readonly string[] | undefined
  /** The trades of the test: what orders without a price are filled at, and what an execution reads. */
  readonly trade$?: Observable<TradePrint | Break> | undefined
  /** @default no costs */
  readonly costs?: CostsOption | undefined
  /**
   * KRW.
   * @default 100_000_000
   */
  readonly cash?: number | undefined
  /**
   * Shares held at the start by item, and what each cost, KRW.
   * @default {}
   */
  readonly holdings?: Readonly<Record<string, { readonly quantity: number; readonly price: number }>> | undefined
}

/** A broker with what a test wants to know of it. */
export interface ScriptedBroker extends Broker {
  /** Every order that was sent, in order. */
  readonly sent: readonly OrderIntent[]
  recover(order: OrderIntent): Observable<OrderUpdate>
  prices(items: readonly string[]): Observable<TradePrint | Break>
}

const FREE = { perMillion: 0, cutTo: 1 }

/**
 * A broker for marble tests: each order does what its diagram says, on the scheduler of the test.
 *
 * It keeps books as the others do: fills change cash and shares, and an order that was filled to the end is not open.
 *
 * @throws RangeError for a letter that means nothing.
 *
 * @example
 * ```ts
 * import { scriptedBroker } from '@kiwoom-rx/trading/marbles'
 * import { marbles } from '@kiwoom-rx/testing/marbles'
 * import { map } from 'rxjs'
 *
 * marbles((m) => {
 *   const broker = scriptedBroker({ scheduler: m.scheduler, orders: ['-a-h--f'], fills: { h: { quantity: 4 } } })
 *   const order = { clientId: '1', item: '005930', side: 'buy', quantity: 10, orderType: 'limit', price: 70_000 } as const
 *   const update$ = broker.submit(order).pipe(map(({ filledQuantity }) => filledQuantity))
 *   m.expect(update$).toBeObservable('-a-h--(f|)', { a: 0, h: 4, f: 10 })
 * })()
 * console.log('filled in two parts')
 * // prints: filled in two parts
 * ```
 */
export function scriptedBroker(options: ScriptOptions): ScriptedBroker {
  const { scheduler, orders = ['(af)'], fills = {}, changes = ['a'], trade$ = EMPTY } = options
  const scripts = orders.map((diagram) => readScript(diagram, fills))
  const changeScripts = changes.map((diagram) => readScript(diagram, {}))
  const costs = costsOf(options.costs ?? { commission: FREE, tax: FREE })
  const held = Object.entries(options.holdings ?? {}).map(
    ([item, { quantity, price }]) => [plainItem(item), { quantity, cost: quantity * price }] as const,
  )
  const money: Money = { cash: options.cash ?? 100_000_000, holdings: new Map(held), prices: new Map() }
  const account$ = new ReplaySubject<AccountState>(1)
  const sent: OrderIntent[] = []
  const submitted = new Map<string, Observable<OrderUpdate>>()
  const open = new Map<string, { readonly order: PaperOrder; readonly updates: Sink<OrderUpdate> }>()
  let [lastNumber, changed] = [0, 0]

  const show = (): void => account$.next(accountOf(money, scheduler.now()))
  const numbered = (): string => {
    lastNumber += 1
    return String(lastNumber).padStart(7, '0')
  }
  const finish = (order: PaperOrder, updates: Sink<OrderUpdate>, update: OrderUpdate): void => {
    open.delete(order.id)
    updates.next(update)
    updates.complete()
    show()
  }

  const play = (step: ScriptStep, order: PaperOrder, updates: Sink<OrderUpdate>): void => {
    const isOpen = open.has(order.id)
    const at = scheduler.now()
    switch (step._tag) {
      case 'accept':
        if (order.id !== '') return
        order.id = numbered()
        open.set(order.id, { order, updates })
        updates.next({ _tag: 'accepted', ...standingOf(order, at) })
        return
      case 'lose':
        updates.next({
          _tag: 'unknown',
          ...standingOf(order, at),
          orderId: null,
          openQuantity: null,
          reason: 'no reply',
        })
        return
      case 'give up':
        updates.complete()
        return
      case 'reject':
        if (isOpen) return
        finish(order, updates, rejectedUpdate(order.intent, at, 'rejected by the script'))
        return
      case 'drop':
        if (!isOpen) return
        order.open = 0
        finish(order, updates, { _tag: 'cancelled', ...standingOf(order, at), reason: 'cancelled by the script' })
        return
      case 'fill':
        if (isOpen) fillBy(step.fill, order, updates)
    }
  }

  const fillBy = (fill: ScriptedFill, order: PaperOrder, updates: Sink<OrderUpdate>): void => {
    const { item, side } = order.intent
    const code = plainItem(item)
    const price = fill.price ?? order.limit ?? money.prices.get(code)
    if (price === undefined)
      throw new Error(`scriptedBroker: no price for ${item}: give one in fills, or a trade before`)
    const most = side === 'sell' ? (money.holdings.get(code) ?? NOTHING_HELD).quantity : order.open
    const quantity = Math.min(fill.quantity ?? order.open, order.open, most)
    if (quantity <= 0) return
    const at = scheduler.now()
    const after = charged(order.charged, side, price * quantity, costs(item, dateOf(at)))
    const commission = after.commission - order.charged.commission
    const tax = after.tax - order.charged.tax
    order.charged = after
    order.filled += quantity
    order.open -= quantity
    settle(money, code, side, quantity, price * quantity, commission + tax)
    const told = { fillQuantity: quantity, fillPrice: price, isEstimated: false, commission, tax }
    const update: OrderUpdate = {
      _tag: 'fill',
      ...standingOf(order, at),
      ...told,
      shownQuantity: fill.shownQuantity ?? null,
    }
    if (order.open === 0) {
      finish(order, updates, update)
      return
    }
    updates.next(update)
    show()
  }

  const submit = (intent: OrderIntent): Observable<OrderUpdate> => {
    const update$ = sentOnce<OrderUpdate>((updates) => {
      submitted.set(intent.clientId, update$)
      const script = scripts[Math.min(sent.length, scripts.length - 1)] ?? []
      sent.push(intent)
      const problem = orderProblem(intent)
      if (problem !== null) {
        updates.next(rejectedUpdate(intent, scheduler.now(), problem))
        updates.complete()
        return
      }
      const order = newOrder(intent, '')
      for (const step of script) {
        if (step.at === 0) play(step, order, updates)
        else scheduler.schedule(() => play(step, order, updates), step.at)
      }
    })
    return update$
  }

  /** A request about an open order: the diagram's `a`, `r` or `u`, when it comes. */
  const request = (orderId: string, done: (order: PaperOrder, updates: Sink<OrderUpdate>) => OrderUpdate) =>
    sentOnce<OrderUpdate>((answers) => {
      const [step] = changeScripts[Math.min(changed, changeScripts.length - 1)] ?? []
      changed += 1
      const answer = (): void => {
        const found = open.get(orderId)
        const at = scheduler.now()
        const blank = { at, orderId, clientId: null, item: '', side: null, price: null, quantity: null }
        const standing = found ? standingOf(found.order, at) : { ...blank, filledQuantity: 0, openQuantity: 0 }
        if (step?._tag === 'lose') answers.next({ _tag: 'unknown', ...standing, reason: 'no reply' })
        else if (step?._tag === 'accept' && found) answers.next(done(found.order, found.updates))
        else
          answers.next({ _tag: 'rejected', ...standing, reason: found ? 'rejected by the script' : 'it is not open' })
        answers.complete()
      }
      if (step === undefined || step.at === 0) answer()
      else scheduler.schedule(answer, step.at)
    })

  show()
  return {
    sent,
    submit,
    modify: (orderId, { price, quantity }) =>
      request(orderId, (order, updates) => {
        open.delete(order.id)
        order.id = numbered()
        order.limit = price
        order.quantity -= order.open - (quantity ?? order.open)
        order.open = quantity ?? order.open
        open.set(order.id, { order, updates })
        const update: OrderUpdate = { _tag: 'modified', ...standingOf(order, scheduler.now()) }
        updates.next(update)
        return update
      }),
    cancel: (orderId) =>
      request(orderId, (order, updates) => {
        order.open = 0
        const reason = 'cancelled on request'
        const update: OrderUpdate = { _tag: 'cancelled', ...standingOf(order, scheduler.now()), reason }
        finish(order, updates, update)
        return update
      }),
    openOrders: () =>
      defer(() => [
        [...open.values()].map(
          ({ order }): OrderUpdate => ({ _tag: 'accepted', ...standingOf(order, scheduler.now()) }),
        ),
      ]),
    recover: (order) =>
      submitted.get(order.clientId) ?? defer(() => [rejectedUpdate(order, scheduler.now(), 'it never arrived')]),
    account$: account$.asObservable(),
    prices: (items) => {
      const wanted = new Set(items)
      return trade$.pipe(
        tap((trade) => {
          if (!isBreak(trade)) money.prices.set(plainItem(trade.item), trade.price)
        }),
        filter((trade) => isBreak(trade) || wanted.has(trade.item)),
      )
    },
  }
}
