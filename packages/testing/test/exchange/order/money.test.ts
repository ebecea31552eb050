import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../../test/support/runs.ts'
import type { OrderView } from '../../../src/exchange.ts'
import { rowsOf, Trading } from '../../support/trading.ts'
import { entriesOf, reg } from '../../support/virtual.ts'

const CASH = 300_000_000
const SHARES = 1_000

type Step =
  | { readonly do: 'buy' | 'sell'; readonly quantity: number; readonly ticks: number; readonly type: string }
  | { readonly do: 'modify' | 'cancel'; readonly which: number; readonly quantity: number; readonly ticks: number }
  | { readonly do: 'wait'; readonly ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('buy' as const, 'sell' as const),
    quantity: fc.integer({ min: 1, max: 900 }),
    ticks: fc.integer({ min: -4, max: 4 }),
    type: fc.constantFrom('0', '0', '3', '5', '6', '7', '10', '13', '16', '20', '23', '26', '28', '29', '30', '31'),
  }),
  fc.record({
    do: fc.constantFrom('modify' as const, 'cancel' as const),
    which: fc.nat({ max: 20 }),
    quantity: fc.integer({ min: 0, max: 50 }),
    ticks: fc.integer({ min: -4, max: 4 }),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 100, max: 20_000 }) }),
)

function take(trading: Trading, todo: Step): void {
  const { price, upperLimit, lowerLimit } = trading.exchange.market.instruments[0] ?? {
    price: 0,
    upperLimit: 0,
    lowerLimit: 0,
  }
  const at = (ticks: number) => Math.max(lowerLimit, Math.min(upperLimit, price + ticks * 100))
  switch (todo.do) {
    case 'buy':
    case 'sell': {
      const more = { cond_uv: todo.type === '28' ? `${at(todo.ticks + 1)}` : '' }
      trading[todo.do](todo.quantity, at(todo.ticks), todo.type, more)
      break
    }
    case 'modify': {
      const orders = trading.exchange.orders()
      trading.modify(orders[todo.which % Math.max(1, orders.length)]?.number ?? '', todo.quantity, at(todo.ticks))
      break
    }
    case 'cancel': {
      const orders = trading.exchange.orders()
      trading.cancel(orders[todo.which % Math.max(1, orders.length)]?.number ?? '', todo.quantity % 3)
      break
    }
    case 'wait':
      trading.virtual.run(todo.ms)
      break
  }
}

const sum = (orders: readonly OrderView[], of: (order: OrderView) => number) =>
  orders.reduce((all, each) => all + of(each), 0)

describe('over any sequence of orders', () => {
  // Prints come at once, not with the next flush.
  const rules = {
    flushPeriod: 0,
    initialCash: CASH,
    initialHoldings: { '005930': { quantity: SHARES, price: 70_000 } },
  }

  it('money and shares add up to the won, in every view', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), fc.integer({ min: 1, max: 50 }), (steps, seed) => {
        const trading = new Trading(rules, seed)
        const socket = trading.virtual.login(trading.virtual.token('watcher'))
        const own = trading.listen('00', '04')
        socket.send(reg(['005930'], ['0B']))
        for (const todo of steps) take(trading, todo)
        const orders = trading.exchange.orders()
        const bought = orders.filter(({ side }) => side === 'buy')
        const sold = orders.filter(({ side }) => side === 'sell')
        const fees = sum(orders, ({ commission, tax }) => commission + tax)
        const cash = CASH - sum(bought, ({ amount }) => amount) + sum(sold, ({ amount }) => amount) - fees
        const shares = SHARES + sum(bought, ({ filled }) => filled) - sum(sold, ({ filled }) => filled)

        // REST.
        expect(Number(trading.account('kt00001', { qry_tp: '3' })['d2_entra'])).toBe(cash)
        const balance = trading.account('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' })
        const held = rowsOf(balance, 'acnt_evlt_remn_indv_tot')
        expect(Number(held[0]?.['rmnd_qty'] ?? 0)).toBe(shares)
        expect(Number(balance['prsm_dpst_aset_amt'])).toBe(cash + Number(balance['tot_evlt_amt']))
        const open = trading.open()
        expect(open.map(({ ord_no }) => ord_no).toSorted()).toEqual(
          orders.filter(({ state }) => state === 'open').map(({ number }) => number),
        )
        expect(sum(orders, ({ filled }) => filled)).toBe(
          trading.executions().reduce((all, { cntr_qty }) => all + Number(cntr_qty), 0),
        )

        // Each order.
        for (const order of orders) {
          const parts = order.executions.reduce((all, { quantity }) => all + quantity, 0)
          expect([parts, order.executions.reduce((all, each) => all + each.quantity * each.price, 0)]).toEqual([
            order.filled,
            order.amount,
          ])
          if (order.price !== undefined && order.side === 'buy') {
            expect(order.executions.every(({ price }) => price <= (order.price ?? 0))).toBe(true)
          }
          expect(order.state === 'open').toBe(order.remaining > 0)
        }
        expect(cash).toBeGreaterThanOrEqual(0)
        expect(shares).toBeGreaterThanOrEqual(0)

        // Realtime.
        const entries = entriesOf(own)
        const told = entries.filter(({ type, values }) => type === '00' && values[913] === '체결')
        expect(told.reduce((all, { values }) => all + Number(values[915]), 0)).toBe(sum(orders, ({ filled }) => filled))
        const balances = entries.filter(({ type }) => type === '04')
        if (balances.length > 0) expect(Number(balances.at(-1)?.values[930])).toBe(shares)
        const printed = entriesOf(socket).reduce((all, { values }) => all + Math.abs(Number(values[15])), 0)
        // One's own orders may meet one another: a print then is two fills.
        expect(printed * 2).toBeGreaterThanOrEqual(sum(orders, ({ filled }) => filled))
      }),
      runs(8, 40),
    )
  })

  it('gives the same day for the same seed and the same orders', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
        const run = () => {
          const trading = new Trading(rules)
          const socket = trading.listen('00', '04')
          for (const todo of steps) take(trading, todo)
          return [socket.texts, trading.exchange.orders()]
        }
        expect(run()).toEqual(run())
      }),
      runs(2, 8),
    )
  })
})
