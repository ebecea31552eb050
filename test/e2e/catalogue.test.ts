/** Every endpoint that a client offers, called once against the fake exchange, in virtual time. */
import { catalog, connect, type Diagnostic, type EndpointSpec } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import { type Observable, take } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { functionOf, paramsOf, streamOf } from '../support/calls.ts'

/** The whole client against the whole exchange, strict: a value that does not decode is an error. */
function bench(rules: Partial<Rules> = {}) {
  const clock = new VirtualClock()
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { date: '2026-11-20', ...rules } })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1, strict: true })
  const diagnostics: Diagnostic[] = []
  kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
  const pass = (ms: number): void => {
    clock.advanceBy(ms)
  }
  return { exchange, kiwoom, diagnostics, pass }
}

/** Calls it, and collects the first thing that its stream says. */
function call(target: unknown, ...given: readonly unknown[]) {
  const said: { values: unknown[]; error?: unknown; completed: boolean } = { values: [], completed: false }
  streamOf(target, ...given)
    .pipe(take(1))
    .subscribe({
      next: (value) => said.values.push(value),
      error: (error: unknown) => (said.error = error),
      complete: () => (said.completed = true),
    })
  return said
}

const { kiwoom: sample } = bench()
const offered = catalog.filter((spec) => functionOf(sample, spec) !== undefined)
const isOrder = ({ url }: EndpointSpec) => url.endsWith('ordr')
const queries = offered.filter((spec) => spec.transport === 'rest' && !isOrder(spec))

it('a client offers every endpoint but ka10174, which unsubscribing from ka10173 sends', () => {
  expect(catalog.filter((spec) => !offered.includes(spec)).map(({ id }) => id)).toEqual(['ka10174'])
  expect(offered).toHaveLength(206)
})

describe('against the exchange, without a problem', () => {
  const one = bench()

  it.each(queries.map((spec) => [spec.id, spec] as const))('%s answers', (id, spec) => {
    const { kiwoom, exchange, diagnostics, pass } = one
    const params = paramsOf(spec)
    // Where nothing is required, the call takes no parameters at all.
    const page = call(functionOf(kiwoom, spec), ...(Object.keys(params).length === 0 ? [] : [params]))
    pass(2_000)
    expect(page.error).toBeUndefined()
    expect(page).toMatchObject({ values: [expect.any(Object)], completed: true })
    expect(exchange.received.requestCount(id)).toBe(1)
    expect(diagnostics).toEqual([])
  })

  it('the token calls answer', () => {
    const { kiwoom, diagnostics, pass } = bench()
    const issued = call(kiwoom.auth.issueToken)
    const account = call(kiwoom.account.accountNumber)
    pass(2_000)
    const revoked = call(kiwoom.auth.revokeToken)
    pass(2_000)
    expect([issued.error, account.error, revoked.error]).toEqual([undefined, undefined, undefined])
    expect([issued.completed, account.completed, revoked.completed]).toEqual([true, true, true])
    expect(diagnostics).toEqual([])
  })

  it('the orders are placed, changed and cancelled', () => {
    const { kiwoom, exchange, diagnostics, pass } = bench({
      initialCash: 1e10,
      initialHoldings: { '005930': { quantity: 100, price: 60_000 }, M04020000: { quantity: 10, price: 180_000 } },
    })
    const place = (order$: Observable<{ readonly orderNumber: string }>): string => {
      const said: string[] = []
      order$.subscribe({
        next: ({ orderNumber }) => said.push(orderNumber),
        error: (error: unknown) => said.push(String(error)),
      })
      pass(3_000)
      return said.join()
    }
    const stock = { exchange: 'krx', stockCode: '005930' } as const
    const gold = { stockCode: 'M04020000' }
    const limit = { orderQuantity: 3, orderPrice: 60_000, tradeType: 'limit' } as const
    const market = { orderQuantity: 1, tradeType: 'market' } as const
    const less = { modifiedQuantity: 2, modifiedPrice: 60_100 }

    const { order, creditOrder, goldOrder } = kiwoom
    const bought = place(order.buy({ ...stock, ...limit }))
    const changed = place(order.modify({ ...stock, ...less, originalOrderNumber: bought }))
    const credit = place(creditOrder.buy({ ...stock, ...limit }))
    const creditChanged = place(creditOrder.modify({ ...stock, ...less, originalOrderNumber: credit }))
    const goldBought = place(goldOrder.buy({ ...gold, ...limit, orderPrice: 180_000 }))
    const goldLess = { modifiedQuantity: 2, modifiedPrice: 180_010 }
    const goldChanged = place(goldOrder.modify({ ...gold, ...goldLess, originalOrderNumber: goldBought }))
    const numbers = [
      place(order.sell({ ...stock, ...market })),
      place(order.cancel({ ...stock, originalOrderNumber: changed, cancelQuantity: 0 })),
      place(creditOrder.cancel({ ...stock, originalOrderNumber: creditChanged, cancelQuantity: 0 })),
      place(creditOrder.buy({ ...stock, orderQuantity: 3, tradeType: 'market' })),
      place(creditOrder.sell({ ...stock, ...market, creditTradeType: 'marginLoanCombined' })),
      place(goldOrder.sell({ ...gold, orderQuantity: 1, orderPrice: 200_000, tradeType: 'limit' })),
      place(goldOrder.cancel({ ...gold, originalOrderNumber: goldChanged, cancelQuantity: 0 })),
    ]
    expect(numbers).toEqual(numbers.map(() => expect.stringMatching(/^\d{7}$/)))
    for (const { id } of catalog.filter(isOrder)) {
      expect(exchange.received.requestCount(id), id).toBe(id === 'kt10006' ? 2 : 1)
    }
    expect(diagnostics).toEqual([])
  })

  it('the condition searches answer', () => {
    const { kiwoom, diagnostics, pass } = bench()
    const list = call(kiwoom.condition.list)
    pass(5_000)
    const search = call(kiwoom.condition.search, { conditionNumber: '0' })
    pass(5_000)
    const realtime = call(kiwoom.condition.searchRealtime, { conditionNumber: '1' })
    pass(5_000)
    for (const { error, values } of [list, search, realtime]) {
      expect(error).toBeUndefined()
      expect(values).toHaveLength(1)
    }
    expect(diagnostics).toEqual([])
  })

  const types = offered.filter(({ items }) => items !== undefined)

  it.each(types.map((spec) => [spec.id, spec] as const))('%s is registered, and taken back', (id, spec) => {
    const { kiwoom, exchange, diagnostics, pass } = one
    const item = ITEMS[id] ?? '005930'
    const said: unknown[] = []
    const stream = streamOf(functionOf(kiwoom, spec), ...(spec.items === 'none' ? [] : [item]))
    const listening = stream.subscribe({
      next: (event) => said.push(event),
      error: (error: unknown) => said.push(error),
    })
    pass(60_000)
    expect(exchange.registrations()).toEqual([{ type: id, item: spec.items === 'none' ? '' : item }])
    expect(said.filter((event) => event instanceof Error)).toEqual([])
    for (const event of said) expect(event).toMatchObject({ type: id })
    listening.unsubscribe()
    pass(10_000)
    expect(exchange.registrations()).toEqual([])
    expect(diagnostics).toEqual([])
  })
})

const ITEMS: Readonly<Record<string, string>> = { '0G': '069500', '0I': 'MGD', '0J': '001', '0U': '001' }
