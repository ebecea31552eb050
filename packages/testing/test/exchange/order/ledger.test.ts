/** Clients' orders in the whole market: what they buy somebody sells, and their broker's books have it. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../../../../test/support/runs.ts'
import type { Account } from '../../../src/exchange/order/order.ts'
import { Orders } from '../../../src/exchange/order/orderDesk.ts'
import { tradeTypeOf } from '../../../src/exchange/order/tradeType.ts'
import { rulesWith } from '../../../src/exchange/rules/rules.ts'
import type { MarketEvent } from '../../../src/market/instrument/marketEvent.ts'
import { tickSize } from '../../../src/market/listing/ticks.ts'
import { Market } from '../../../src/market/market.ts'
import { scenarioNames } from '../../../src/market.ts'

const CASH = 1_000_000_000_000
const SHARES = 10_000_000
const MINUTE = 60_000

const step = fc.record({
  who: fc.nat({ max: 2 }),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  quantity: fc.integer({ min: 1, max: 200_000 }),
  ticks: fc.integer({ min: -6, max: 6 }),
  type: fc.constantFrom('0', '0', '0', '3', '10', '61', '62', '81'),
  wait: fc.integer({ min: 0, max: 20 * MINUTE }),
})

it('shares and money of clients and of everybody else add up, whatever clients order at any hour', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 5, maxLength: 60 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.constantFrom(...scenarioNames),
      (steps, seed, scenario) => {
        const market = new Market(seed, 20_777, undefined, scenario)
        const prints = new Map<string, number>()
        const hear = (event: MarketEvent): void => {
          if (event._tag !== 'trade' && event._tag !== 'offBook') return
          const key = `${event.at} ${event.price}`
          if (event.instrument === stock) prints.set(key, (prints.get(key) ?? 0) + event.size)
        }
        const initialHoldings = { '005930': { quantity: SHARES, price: 70_000 } }
        const rules = rulesWith({ initialCash: CASH, initialHoldings })
        const orders = new Orders({ market, rules, next: { tell: hear, flush: () => {} }, notify: () => {} })
        const stock = market.instrument('005930')
        if (stock === undefined) throw new Error('not listed')
        const accounts = ['a', 'b', 'c'].map((key) => orders.accounts.of(key))
        market.advanceTo(stock.hours.openingAuction + MINUTE, orders.matching)
        for (const { who, side, quantity, ticks, type: code, wait } of steps) {
          const type = tradeTypeOf(code, 'stock', 'text')
          const account = accounts[who]
          if (type === undefined || account === undefined) throw new Error('no such kind or account')
          const { limits, last, listing } = stock
          const wanted = last + ticks * tickSize(last, listing.kind)
          const price = Math.max(limits.lower, Math.min(limits.upper, wanted))
          orders.place({
            ...{ account, apiId: 'kt10000', body: {}, receivedAt: 0, action: side, side, instrument: stock, type },
            ...{ venue: 'KRX', loanDate: '', stopPrice: undefined, quantity },
            price: type.pricing === 'limit' ? price : undefined,
          })
          market.advanceTo(Math.min(market.now + wait, 20 * 60 * MINUTE), orders.matching)
        }
        market.advanceTo(20 * 60 * MINUTE, orders.matching)

        // Each print is large enough for what clients had of it, on either side.
        const filled = { buy: new Map<string, number>(), sell: new Map<string, number>() }
        const total = { buy: 0, sell: 0 }
        for (const { side, executions } of orders.accepted) {
          for (const { at, price, quantity } of executions) {
            const key = `${at} ${price}`
            filled[side].set(key, (filled[side].get(key) ?? 0) + quantity)
            total[side] += quantity
          }
        }
        for (const side of ['buy', 'sell'] as const) {
          for (const [key, quantity] of filled[side])
            expect([key, (prints.get(key) ?? 0) >= quantity]).toEqual([key, true])
        }
        const printed = [...prints.values()].reduce((all, size) => all + size, 0)
        expect(printed).toBe(stock.volume + stock.offBook.volume)

        // The others who trade have the other side, to the share and to the won.
        const { byBroker } = stock.participants
        const flow = (of: 'bought' | 'sold' | 'boughtValue' | 'soldValue') =>
          byBroker.reduce((all, each) => all + each[of], 0)
        expect([flow('bought'), flow('sold')]).toEqual([printed, printed])
        expect(flow('boughtValue')).toBe(flow('soldValue'))
        expect(byBroker.every(({ bought, sold }) => bought >= 0 && sold >= 0)).toBe(true)
        expect(byBroker[0]?.bought).toBeGreaterThanOrEqual(total.buy)
        expect(byBroker[0]?.sold).toBeGreaterThanOrEqual(total.sell)

        // The accounts have changed by what they traded, and by fees.
        const amount = (side: 'buy' | 'sell') =>
          orders.accepted.reduce((all, order) => all + (order.side === side ? order.amount : 0), 0)
        const fees = orders.accepted.reduce((all, { commission, tax }) => all + commission + tax, 0)
        expect(sumOf(accounts, ({ cash }) => cash)).toBe(3 * CASH - amount('buy') + amount('sell') - fees)
        const held = sumOf(accounts, (account) => account.position(stock, '').quantity)
        expect(held).toBe(3 * SHARES + total.buy - total.sell)
      },
    ),
    runs(2, 12),
  )
})

function sumOf(accounts: readonly Account[], of: (account: Account) => number): number {
  return accounts.reduce((all, account) => all + of(account), 0)
}
