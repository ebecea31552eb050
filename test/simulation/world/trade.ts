/** Orders, their changes, and what follows them. */
import { isKiwoomError, OrderOutcomeUnknown } from '@kiwoom-rx/core'
import type { InstrumentView } from '@kiwoom-rx/testing/exchange'
import { finalize, lastValueFrom, type Observable } from 'rxjs'
import { roundToTick, tickSize } from '../../../packages/testing/src/market/listing/ticks.ts'
import type { Action } from '../plan/action.ts'
import type { SimClient } from './client.ts'
import { keyOf, type OrderParams, type SimOrder } from './orderBook.ts'
import { textOfError } from './textOfError.ts'
import { followOrder } from './track.ts'
import type { World } from './world.ts'

type Of<Name extends Action['does']> = Extract<Action, { does: Name }>

export function order(world: World, client: SimClient, action: Of<'order'>): void {
  const { process } = client
  if (process === undefined) return
  const stock = world.exchange.market.instruments.find(
    ({ code }) => code === world.codes[action.stock % world.codes.length],
  )
  if (stock === undefined) return
  const apiId = action.side === 'buy' ? 'kt10000' : 'kt10001'
  // An order of which the books have another just like it could not be distinguished from it.
  for (let quantity = action.quantity; quantity < action.quantity + 200; quantity++) {
    const priced = action.style === 'market' ? {} : { orderPrice: priceOf(stock, action.ticks) }
    const params = {
      exchange: action.exchange,
      stockCode: stock.code,
      orderQuantity: quantity,
      tradeType: action.style,
    }
    const key = keyOf(apiId, { ...params, ...priced })
    if (!world.orders.isNew(key)) continue
    const place = action.side === 'buy' ? process.kiwoom.order.buy : process.kiwoom.order.sell
    send(world, client, { apiId, key, outcome$: place({ ...params, ...priced }) }, action.leavesAfter, action.tracks)
    return
  }
}

export function change(world: World, client: SimClient, action: Of<'change'>): void {
  const { process } = client
  if (process === undefined) return
  const { date } = world.exchange.market
  const open = world.orders
    .look()
    .filter(
      (view) =>
        view.account === world.accountOf(client) && view.date === date && view.remaining > 0 && view.quantity >= 10,
    )
  const target = open[action.pick % Math.max(1, open.length)]
  const stock = world.exchange.market.instruments.find(({ code }) => code === target?.code)
  if (target === undefined || stock === undefined) return
  const exchange = target.venue === 'KRX' ? 'krx' : target.venue === 'NXT' ? 'nxt' : 'sor'
  const shared = { exchange, originalOrderNumber: target.number, stockCode: target.code } as const
  const quantity = Math.min(action.quantity, target.remaining)
  if (action.kind === 'cancel') {
    const params = { ...shared, cancelQuantity: quantity }
    newChange(world, client, 'kt10003', params, process.kiwoom.order.cancel(params))
  } else {
    const price = priceOf(stock, action.ticks)
    const params = { ...shared, modifiedQuantity: Math.max(1, quantity), modifiedPrice: price }
    newChange(world, client, 'kt10002', params, process.kiwoom.order.modify(params))
  }
}

function newChange(
  world: World,
  client: SimClient,
  apiId: string,
  params: OrderParams,
  outcome$: Observable<{ readonly orderNumber: string }>,
): void {
  const key = keyOf(apiId, params)
  if (world.orders.isNew(key)) send(world, client, { apiId, key, outcome$ }, null, false)
}

export function orderAgain(world: World, client: SimClient, { pick }: Of<'orderAgain'>): void {
  const own = world.orders.orders.filter((each) => each.client === client.name && !each.isOrphan)
  const again = own[pick % Math.max(1, own.length)]
  again?.outcome$.subscribe({ error: () => undefined })
}

function send(
  world: World,
  client: SimClient,
  given: Pick<SimOrder, 'apiId' | 'key' | 'outcome$'>,
  leavesAfter: number | null,
  tracks: boolean,
): void {
  const made: SimOrder = {
    ...given,
    id: world.orders.orders.length,
    client: client.name,
    madeAt: world.now,
    outcome: { _tag: 'pending' },
    verdict: 'none',
    isOrphan: false,
  }
  const { kiwoom } = client.process ?? {}
  world.orders.orders.push(made)
  const sending = given.outcome$.subscribe({
    next: ({ orderNumber }) => {
      made.outcome = { _tag: 'accepted', number: orderNumber }
      world.trace.add(`order ${made.id} ${orderNumber}`)
      if (tracks && kiwoom !== undefined) followOrder(world, client, kiwoom, orderNumber)
    },
    error: (error: unknown) => {
      const text = textOfError(error)
      world.trace.add(`order ${made.id} ${text.slice(0, 60)}`)
      world.secrets.look(`an error of ${client.name}`, text)
      if (!isKiwoomError(error)) world.breaks('errors', `an order of ${client.name} errored with ${text}`)
      if (error instanceof OrderOutcomeUnknown) {
        made.outcome = { _tag: 'unknown' }
        lookUp(world, client, made, error)
      } else made.outcome = { _tag: 'refused', error: text.slice(0, 200) }
    },
  })
  if (leavesAfter === null) return
  world.later(leavesAfter, () => {
    sending.unsubscribe()
    if (made.outcome._tag === 'pending') made.outcome = { _tag: 'left' }
  })
}

function lookUp(world: World, client: SimClient, made: SimOrder, error: OrderOutcomeUnknown): void {
  client.lookups += 1
  const over = (): void => {
    client.lookups -= 1
  }
  void lastValueFrom(error.lookup().pipe(finalize(over))).then(
    (verdict) => {
      made.verdict = verdict._tag
      world.trace.add(`verdict ${made.id} ${verdict._tag}`)
      world.orders.look()
      const booked = world.orders.booked(made)
      const text = `order ${made.id} (${made.key}) of ${made.client}: the verdict is ${verdict._tag}`
      // One that the exchange took and refused at once is no order either.
      if (verdict._tag === 'absent' && booked.some(({ state }) => state !== 'rejected'))
        world.breaks('verdicts', `${text}, and it is in the books as ${booked[0]?.state}`)
      if (verdict._tag !== 'accepted') return
      if (booked.length === 0) world.breaks('verdicts', `${text}, and it is in no book`)
      const number = verdict.order?.orderNumber
      if (verdict.order !== null && made.apiId !== 'kt10003' && Number(number) !== Number(booked[0]?.number))
        world.breaks('verdicts', `${text} of ${number}, and the books have ${booked[0]?.number}`)
    },
    () => {
      made.verdict = 'failed'
    },
  )
}

function priceOf({ price, lowerLimit, upperLimit, code }: InstrumentView, ticks: number): number {
  const kind = code === '069500' ? 'etf' : 'stock'
  const wanted = roundToTick(price + ticks * tickSize(price, kind), kind)
  return Math.max(lowerLimit, Math.min(upperLimit, wanted))
}
