/** Days of random orders on an exchange, and whether money and shares add up after each. */
import { expect } from 'vitest'
import { listings } from '../../src/market.ts'
import { random } from '../../src/random.ts'
import { rowsOf, Trading } from './trading.ts'

const CASH = 300_000_000
const SHARES = 1_000
const TIMES = ['09:05:00', '11:00:00', '15:25:00', '16:30:00']

/** @throws AssertionError when cash, shares or settlement do not add up at the end of a day. */
export function daysAddUp(seed: number, days: number): void {
  const rules = {
    date: '2026-11-20',
    startAt: '08:45:00',
    initialCash: CASH,
    initialHoldings: { '005930': { quantity: SHARES, price: 70_000 } },
  }
  const trading = new Trading(rules, seed, 'ordinary', listings.slice(0, 2))
  const draw = random(seed)
  const settled: number[] = []
  for (let day = 0; day < days; day += 1) {
    for (const time of TIMES) {
      moveTo(trading, time)
      // The token of the morning before lives a moment longer than its day, and is given out again until then.
      trading.renew()
      for (let n = draw.int(1, 4); n > 0; n -= 1) order(trading, draw)
    }
    moveTo(trading, '20:00:30')
    trading.renew()
    settled.push(addUp(trading, settled))
    trading.exchange.nextDay('08:45:00')
  }
  expect(new Set(trading.exchange.orders().map(({ date }) => date)).size).toBe(days)
}

function order(trading: Trading, draw: ReturnType<typeof random>): void {
  const { price, upperLimit, lowerLimit } = trading.exchange.market.instruments[0] ?? fail()
  const at = Math.max(lowerLimit, Math.min(upperLimit, price + draw.int(-3, 3) * 100))
  const quantity = draw.int(1, 60)
  const more = { dmst_stex_tp: draw.chance(0.3) ? 'NXT' : 'KRX' }
  if (draw.chance(0.5)) trading.buy(quantity, at, '0', more)
  else trading.sell(quantity, at, '0', more)
}

// The cash when all has settled.
function addUp(trading: Trading, before: readonly number[]): number {
  const orders = trading.exchange.orders()
  expect(orders.filter(({ state }) => state === 'open')).toEqual([])
  const sum = (side: 'buy' | 'sell', of: (each: (typeof orders)[number]) => number) =>
    orders.filter((each) => each.side === side).reduce((all, each) => all + of(each), 0)
  const fees = orders.reduce((all, { commission, tax }) => all + commission + tax, 0)
  const cash = CASH - sum('buy', ({ amount }) => amount) + sum('sell', ({ amount }) => amount) - fees
  const shares = SHARES + sum('buy', ({ filled }) => filled) - sum('sell', ({ filled }) => filled)
  const { return_code, return_msg, entr, d1_entra, d2_entra } = trading.account('kt00001', { qry_tp: '3' })
  expect([return_code, return_msg]).toEqual([0, expect.any(String)])
  // Trades of two trading days before are paid today, those of yesterday tomorrow.
  expect([entr, d1_entra, d2_entra].map(Number)).toEqual([before.at(-2) ?? CASH, before.at(-1) ?? CASH, cash])
  const balance = trading.account('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' })
  const [held] = rowsOf(balance, 'acnt_evlt_remn_indv_tot')
  expect(Number(held?.['rmnd_qty'] ?? 0)).toBe(shares)
  expect(Number(balance['prsm_dpst_aset_amt'])).toBe(cash + Number(balance['tot_evlt_amt']))
  return cash
}

function moveTo(trading: Trading, time: string): void {
  const seconds = (text: string) => text.split(':').reduce((all, part) => all * 60 + Number(part), 0)
  const left = seconds(time) - seconds(trading.exchange.market.time)
  if (left > 0) trading.exchange.jumpClock(left * 1_000)
}

function fail(): never {
  throw new Error('the market is empty')
}
