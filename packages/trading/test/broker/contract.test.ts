/** The contract of a broker: three implementations, one suite. */
import type { Observable } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { AccountState, OrderIntent, OrderUpdate } from '../../src/index.ts'
import { CASH, ITEM, RIGS } from './rigs.ts'

const MARKET: OrderIntent = {
  clientId: 'one',
  item: ITEM,
  side: 'buy',
  quantity: 5,
  orderType: 'market',
  price: null,
}
// Far below the market, and on its step.
const REST: OrderIntent = { ...MARKET, clientId: 'two', orderType: 'limit', price: 56_000 }

interface Heard<T> {
  readonly values: T[]
  isComplete: boolean
  error?: unknown
}

function hear<T>(source: Observable<T>): Heard<T> {
  const heard: Heard<T> = { values: [], isComplete: false }
  source.subscribe({
    next: (value) => heard.values.push(value),
    error: (error: unknown) => {
      heard.error = error
    },
    complete: () => {
      heard.isComplete = true
    },
  })
  return heard
}

const tags = ({ values }: Heard<OrderUpdate>): readonly string[] => values.map(({ _tag }) => _tag)

describe.each(RIGS)('%s', (_, rigOf) => {
  it('sends nothing before the first subscription, and once however many there are', () => {
    const { broker, pass, sent } = rigOf('rests')
    const update$ = broker.submit(REST)
    pass(3_000)
    expect(sent()).toBe(0)
    const first = hear(update$)
    const second = hear(update$)
    pass(3_000)
    const late = hear(update$)
    expect(sent()).toBe(1)
    expect(tags(first)).toEqual(['accepted'])
    expect(second.values).toEqual(first.values)
    expect(late.values).toEqual(first.values)
  })

  it('takes nothing back when it is unsubscribed', () => {
    const { broker, pass, sent } = rigOf('rests')
    broker.submit(REST).subscribe()
    pass(100)
    const update$ = broker.submit({ ...REST, clientId: 'three' })
    update$.subscribe().unsubscribe()
    pass(3_000)
    expect(sent()).toBe(2)
    expect(tags(hear(update$))).toEqual(['accepted'])
  })

  it('completes an order that is filled; its fills add up, and the account has them to the won', () => {
    const { broker, pass } = rigOf('fills')
    const account = hear(broker.account$)
    pass(5_000)
    const heard = hear(broker.submit(MARKET))
    pass(10_000)
    expect(heard).toMatchObject({ isComplete: true })
    expect(heard.error).toBeUndefined()
    let [sum, paid] = [0, 0]
    for (const update of heard.values) {
      expect(update).toMatchObject({ clientId: 'one', item: ITEM, side: 'buy', quantity: 5 })
      if (update._tag === 'fill') {
        sum += update.fillQuantity
        paid += update.fillQuantity * update.fillPrice + update.commission + update.tax
        expect(update.isEstimated).toBe(false)
      }
      expect(update).toMatchObject({ filledQuantity: sum, openQuantity: 5 - sum })
    }
    expect(tags(heard)[0]).toBe('accepted')
    expect(heard.values.at(-1)).toMatchObject({ _tag: 'fill', filledQuantity: 5, openQuantity: 0 })
    const state: AccountState | undefined = account.values.at(-1)
    expect(state).toMatchObject({ cash: CASH - paid, isCurrent: true, positions: [{ item: ITEM, quantity: 5 }] })
    expect(state?.equity).toBe(CASH - paid + 5 * (state?.positions[0]?.price ?? Number.NaN))
  })

  it('shows an order that rests among the open ones, and cancels it', () => {
    const { broker, pass } = rigOf('rests')
    const heard = hear(broker.submit(REST))
    pass(3_000)
    const before = hear(broker.openOrders())
    pass(3_000)
    expect(before).toMatchObject({ isComplete: true })
    const [listed] = before.values[0] ?? []
    expect(listed).toMatchObject({
      orderId: heard.values[0]?.orderId,
      clientId: 'two',
      item: ITEM,
      side: 'buy',
      price: 56_000,
      quantity: 5,
      openQuantity: 5,
    })
    const cancelled = hear(broker.cancel(listed?.orderId ?? ''))
    pass(10_000)
    expect(tags(cancelled)).toEqual(['cancelled'])
    expect(cancelled.isComplete).toBe(true)
    expect(tags(heard)).toEqual(['accepted', 'cancelled'])
    expect(heard).toMatchObject({ isComplete: true })
    expect(heard.values.at(-1)).toMatchObject({ filledQuantity: 0, openQuantity: 0 })
    const after = hear(broker.openOrders())
    pass(3_000)
    expect(after.values).toEqual([[]])
  })

  it('modifies an order, which then stands under a new number at the new price', () => {
    const { broker, pass } = rigOf('rests')
    const heard = hear(broker.submit(REST))
    pass(3_000)
    const orderId = heard.values[0]?.orderId ?? ''
    const modified = hear(broker.modify(orderId, { price: 56_100 }))
    pass(10_000)
    expect(modified).toMatchObject({ isComplete: true })
    expect(modified.values).toMatchObject([{ _tag: 'modified', price: 56_100, openQuantity: 5 }])
    const next = modified.values[0]?.orderId
    expect(next).not.toBe(orderId)
    expect(tags(heard)).toEqual(['accepted', 'modified'])
    expect(heard.values.at(-1)).toMatchObject({ orderId: next, price: 56_100, openQuantity: 5, filledQuantity: 0 })
    const open = hear(broker.openOrders())
    pass(3_000)
    expect(open.values[0]).toMatchObject([{ orderId: next, clientId: 'two', price: 56_100 }])
    const cancelled = hear(broker.cancel(next ?? ''))
    pass(10_000)
    expect(tags(cancelled)).toEqual(['cancelled'])
    expect(tags(heard)).toEqual(['accepted', 'modified', 'cancelled'])
  })

  it('answers a request about an order that is not open with rejected', () => {
    const { broker, pass } = rigOf('rests')
    const cancel = hear(broker.cancel('0009999'))
    const modify = hear(broker.modify('0009999', { price: 56_000 }))
    pass(10_000)
    expect(cancel).toMatchObject({ isComplete: true, values: [{ _tag: 'rejected' }] })
    expect(modify).toMatchObject({ isComplete: true, values: [{ _tag: 'rejected' }] })
  })

  it.each([
    ['no shares', { ...REST, quantity: 0 }],
    ['half a share', { ...REST, quantity: 1.5 }],
    ['a price off its step', { ...REST, price: 56_001 }],
    ['no price', { ...REST, price: null }],
    ['a price where there is none', { ...MARKET, price: 56_000 }],
    ['a sale of what is not held', { ...MARKET, side: 'sell' as const }],
    ['more than cash pays', { ...REST, quantity: 100_000 }],
  ])('answers an order with %s with rejected, and no error', (_name, order) => {
    const { broker, pass } = rigOf('refused')
    const heard = hear(broker.submit(order))
    pass(5_000)
    expect(heard.error).toBeUndefined()
    expect(tags(heard)).toEqual(['rejected'])
    expect(heard.values[0]).toMatchObject({ filledQuantity: 0, openQuantity: 0 })
    expect(heard.isComplete).toBe(true)
  })
})
