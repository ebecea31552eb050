/** A broker that does everything a real one may do, by chance: late, in parts, refused, lost, raced. With its own books. */
import type { VirtualClock } from '@kiwoom-rx/testing/clock'
import { defer, NEVER, Observable, ReplaySubject } from 'rxjs'
import type { AccountState, Broker, OrderIntent, OrderStanding, OrderUpdate } from '../../src/index.ts'

export type Chance = () => number

/** mulberry32: a seed, a stream of numbers in [0, 1). */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface ChaosOrder {
  readonly intent: OrderIntent
  readonly updates: ReplaySubject<OrderUpdate>
  id: string
  price: number | null
  filled: number
  open: number
  isEnded: boolean
}

export interface Chaos {
  readonly broker: Broker
  readonly orders: readonly ChaosOrder[]
  /** Shares by item, and cash, as the exchange has them. */
  readonly shares: ReadonlyMap<string, number>
  readonly cash: () => number
  /** Faults happen with this probability. */
  trouble: number
  /** Orders of the day end. */
  endDay(): void
  /** Whether an order whose outcome nothing will prove exists. */
  readonly hasLost: () => boolean
  publish(isCurrent: boolean): void
}

export function chaosBroker(
  clock: VirtualClock,
  chance: Chance,
  priceOf: (item: string) => number,
  start: number,
  clock$?: Observable<number>,
): Chaos {
  const orders: ChaosOrder[] = []
  const byClient = new Map<string, ChaosOrder>()
  const shares = new Map<string, number>()
  const account$ = new ReplaySubject<AccountState>(1)
  let [cash, lastNumber, lost] = [start, 0, 0]

  const publish = (isCurrent: boolean): void => {
    const positions = [...shares].flatMap(([item, quantity]) =>
      quantity === 0 ? [] : [{ item: item.replace('_NX', ''), quantity, averagePrice: null, price: priceOf(item) }],
    )
    const value = positions.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
    account$.next({ at: clock.now(), cash, positions, equity: cash + value, isCurrent })
  }
  const standing = ({ intent, id, price, filled, open }: ChaosOrder): OrderStanding => {
    const { clientId, item, side, quantity } = intent
    const orderId = id === '' ? null : id
    return {
      at: clock.now(),
      orderId,
      clientId,
      item,
      side,
      price,
      quantity,
      filledQuantity: filled,
      openQuantity: open,
    }
  }
  const wait = (most: number): number => Math.floor(chance() * most)
  const number = (): string => {
    lastNumber += 1
    return String(lastNumber)
  }
  const end = (order: ChaosOrder, update: OrderUpdate): void => {
    order.isEnded = true
    order.updates.next(update)
    order.updates.complete()
  }
  const drop = (order: ChaosOrder, reason: string): void => {
    order.open = 0
    end(order, { _tag: 'cancelled', ...standing(order), reason })
  }

  const work = (order: ChaosOrder): void => {
    if (order.isEnded) return
    const { side, item, orderType } = order.intent
    const market = priceOf(item)
    const isMet =
      orderType === 'market' || order.price === null || (side === 'buy' ? order.price >= market : order.price <= market)
    if (isMet) {
      const quantity = chance() < self.trouble ? Math.max(1, Math.floor(order.open * chance())) : order.open
      const price = order.price ?? market
      const have = shares.get(item) ?? 0
      shares.set(item, side === 'buy' ? have + quantity : have - quantity)
      const commission = Math.floor(quantity * price * 0.00015)
      const tax = side === 'sell' ? Math.floor(quantity * price * 0.002) : 0
      cash += (side === 'buy' ? -1 : 1) * quantity * price - commission - tax
      order.filled += quantity
      order.open -= quantity
      const fill = {
        fillQuantity: quantity,
        fillPrice: price,
        isEstimated: false,
        commission,
        tax,
        shownQuantity: null,
      }
      const update: OrderUpdate = { _tag: 'fill', ...standing(order), ...fill }
      if (order.open === 0) end(order, update)
      else order.updates.next(update)
      // The account hears of it a little before or after.
      clock.schedule(() => publish(true), wait(2_000))
    }
    if (!order.isEnded) clock.schedule(() => work(order), 200 + wait(3_000))
  }
  const accept = (order: ChaosOrder): void => {
    order.id = number()
    order.updates.next({ _tag: 'accepted', ...standing(order) })
    clock.schedule(() => work(order), wait(2_000))
  }

  const submit = (intent: OrderIntent): Observable<OrderUpdate> => {
    const order: ChaosOrder = {
      intent,
      updates: new ReplaySubject<OrderUpdate>(),
      id: '',
      price: intent.price,
      filled: 0,
      open: intent.quantity,
      isEnded: false,
    }
    const arrive = (): void => {
      const { updates } = order
      if (chance() >= self.trouble) {
        accept(order)
        return
      }
      const kind = chance()
      const unknown = (): void => updates.next({ _tag: 'unknown', ...standing(order), reason: 'the reply was lost' })
      const reject = (): void => {
        order.open = 0
        end(order, { _tag: 'rejected', ...standing(order), reason: 'refused' })
      }
      if (kind < 0.35) reject()
      else if (kind < 0.6) {
        unknown()
        clock.schedule(() => accept(order), 1_000 + wait(60_000))
      } else if (kind < 0.85) {
        unknown()
        clock.schedule(reject, 1_000 + wait(60_000))
      } else if (kind < 0.9) {
        // Nothing will ever prove it: in truth it never arrived.
        unknown()
        order.isEnded = true
        lost += 1
        clock.schedule(() => updates.complete(), 1_000 + wait(60_000))
      } else {
        accept(order)
        clock.schedule(() => {
          if (!order.isEnded) drop(order, 'the exchange cancelled it')
        }, wait(4_000))
      }
    }
    let isSent = false
    return new Observable((subscriber) => {
      if (!isSent) {
        isSent = true
        if (byClient.has(intent.clientId)) throw new Error(`sent twice: ${intent.clientId}`)
        byClient.set(intent.clientId, order)
        orders.push(order)
        const delay = wait(1_500)
        // Some brokers answer at once.
        if (delay < 300) arrive()
        else clock.schedule(arrive, delay)
      }
      return order.updates.subscribe(subscriber)
    })
  }

  const request = (orderId: string, done: (order: ChaosOrder) => OrderUpdate): Observable<OrderUpdate> =>
    new Observable((subscriber) => {
      const fate = chance()
      const isTrouble = chance() < self.trouble
      clock.schedule(() => {
        const order = orders.find(({ id, isEnded }) => id === orderId && !isEnded)
        const blank = { at: clock.now(), orderId, clientId: null, item: '', side: null, price: null, quantity: null }
        const known = order ? standing(order) : { ...blank, filledQuantity: 0, openQuantity: 0 }
        if (order === undefined || (isTrouble && fate < 0.4)) {
          subscriber.next({ _tag: 'rejected', ...known, reason: 'it is not open' })
        } else if (isTrouble && fate < 0.7) {
          subscriber.next({ _tag: 'unknown', ...known, reason: 'the reply was lost' })
          if (fate < 0.55) done(order)
        } else subscriber.next(done(order))
        subscriber.complete()
      }, wait(1_000))
    })

  const self: Chaos = {
    orders,
    shares,
    cash: () => cash,
    trouble: 0.3,
    hasLost: () => lost > 0,
    publish,
    endDay: () => {
      for (const order of orders) {
        if (order.isEnded || order.id === '') continue
        drop(order, 'its day ended')
      }
    },
    broker: {
      submit,
      modify: (orderId, { price }) =>
        request(orderId, (order) => {
          order.id = number()
          order.price = price
          const update: OrderUpdate = { _tag: 'modified', ...standing(order) }
          order.updates.next(update)
          return update
        }),
      cancel: (orderId) =>
        request(orderId, (order) => {
          drop(order, 'cancelled on request')
          return { _tag: 'cancelled', ...standing(order), reason: 'cancelled on request' }
        }),
      openOrders: () =>
        defer(() => [
          orders
            .filter(({ isEnded, id }) => !isEnded && id !== '')
            .map((order): OrderUpdate => ({ _tag: 'accepted', ...standing(order) })),
        ]),
      recover: (intent) => {
        const order = byClient.get(intent.clientId)
        if (order !== undefined) return order.updates
        const { clientId, item, side, quantity, price } = intent
        const facts = { clientId, item, side, quantity, price, orderId: null, filledQuantity: 0, openQuantity: 0 }
        return defer(() => [{ _tag: 'rejected' as const, at: clock.now(), ...facts, reason: 'it never arrived' }])
      },
      account$,
      prices: () => NEVER,
      ...(clock$ === undefined ? {} : { clock$ }),
    },
  }
  publish(true)
  return self
}
