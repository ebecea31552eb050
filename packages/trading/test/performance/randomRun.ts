/** A random run of an execution: its rows as a broker's statement would list them, and the events that say the same. */
import fc from 'fast-check'
import type { ExecutionEvent, ExecutionPosition, OrderIntent } from '../../src/index.ts'

/** A line of the statement: a fill, or the prices at an instant. */
export type Row =
  | {
      readonly kind: 'fill'
      readonly at: number
      readonly item: string
      readonly shares: number
      readonly price: number
      readonly commission: number
      readonly tax: number
    }
  | { readonly kind: 'prices'; readonly at: number; readonly prices: Readonly<Record<string, number>> }

export interface Run {
  readonly capital: number
  readonly days: readonly string[]
  readonly rows: readonly Row[]
  readonly events: readonly ExecutionEvent[]
}

export const ITEMS = ['005930', '000660', '035720']
const DAY = 86_400_000
const NINE = Date.parse('2026-08-31T09:00:00+09:00')

interface Held {
  shares: number
  paid: number
  openedAt: number
  bought: number
  boughtFor: number
  soldFor: number
  commission: number
  tax: number
}

const step = fc.record({
  item: fc.nat(ITEMS.length - 1),
  minutes: fc.integer({ min: 0, max: 25 }),
  move: fc.integer({ min: -30, max: 30 }),
  act: fc.constantFrom('wait', 'wait', 'buy', 'sellAll', 'sellSome'),
  shares: fc.integer({ min: 1, max: 400 }),
})

/** A run over some days, weekends left out; positions may be held over night, and at the end. */
export const run: fc.Arbitrary<Run> = fc
  .record({
    capital: fc.integer({ min: 20_000_000, max: 900_000_000 }),
    days: fc.array(fc.array(step, { maxLength: 14 }), { minLength: 1, maxLength: 40, size: 'max' }),
  })
  .map(({ capital, days }) => play(capital, days))

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function play(capital: number, days: readonly (readonly Step[])[]): Run {
  const rows: Row[] = []
  const events: ExecutionEvent[] = []
  const held = new Map<string, Held>()
  const prices: Record<string, number> = { '005930': 70_000, '000660': 210_000, '035720': 45_000 }
  let [cash, costs, realised] = [0, 0, 0]
  const positionOf = (item: string, { shares, paid, openedAt }: Held): ExecutionPosition => ({
    item,
    quantity: shares,
    cost: paid,
    openedAt,
    price: prices[item] ?? 0,
  })
  const equity = (at: number) => {
    let value = 0
    for (const [item, { shares }] of held) value += shares * (prices[item] ?? 0)
    return { at, profit: cash + value, realised, value, costs }
  }
  const positions = () => [...held].map(([item, each]) => positionOf(item, each))
  const stamp = (at: number) => ({ at, execution: 'random' })

  const trade = (at: number, item: string, shares: number): void => {
    const price = prices[item] ?? 0
    const amount = Math.abs(shares) * price
    const commission = Math.floor(amount * 0.00015)
    const tax = shares < 0 ? Math.floor(amount * 0.002) : 0
    const known = held.get(item) ?? {
      shares: 0,
      paid: 0,
      openedAt: at,
      bought: 0,
      boughtFor: 0,
      soldFor: 0,
      commission: 0,
      tax: 0,
    }
    cash -= shares * price + commission + tax
    costs += commission + tax
    known.commission += commission
    known.tax += tax
    if (shares > 0) {
      known.paid += amount
      known.bought += shares
      known.boughtFor += amount
    } else {
      const part = Math.round((known.paid * -shares) / known.shares)
      realised += amount - part
      known.paid -= part
      known.soldFor += amount
    }
    realised -= commission + tax
    known.shares += shares
    held.set(item, known)
    const closes = known.shares === 0
    if (closes) held.delete(item)
    rows.push({ kind: 'fill', at, item, shares, price, commission, tax })
    const side = shares > 0 ? 'buy' : 'sell'
    const quantity = Math.abs(shares)
    const intent: OrderIntent = { clientId: `o${rows.length}`, item, side, quantity, orderType: 'market', price: null }
    const fill = { fillQuantity: quantity, fillPrice: price, isEstimated: false, commission, tax, shownQuantity: null }
    const why = { item, intent, purpose: shares > 0 ? 'entry' : 'exit', reason: 'random' } as const
    const position = closes ? null : positionOf(item, known)
    const exitReason = shares > 0 ? null : 'signal'
    events.push({
      _tag: 'fill',
      ...stamp(at),
      ...why,
      ...fill,
      orderId: null,
      side,
      exitReason,
      position,
      equity: equity(at),
    })
    if (!closes) return
    events.push({
      _tag: 'closed',
      ...stamp(at),
      item,
      quantity: known.bought,
      entryPrice: known.boughtFor / known.bought,
      exitPrice: known.soldFor / known.bought,
      openedAt: known.openedAt,
      profit: known.soldFor - known.boughtFor - known.commission - known.tax,
      commission: known.commission,
      tax: known.tax,
      entryReason: 'random',
      exitReason: rows.length % 2 === 0 ? 'signal' : 'stop',
      reason: 'random',
    })
  }

  const dates: string[] = []
  let nine = NINE
  for (const steps of days) {
    const date = new Date(nine + 9 * 3_600_000).toISOString().slice(0, 10)
    dates.push(date)
    events.push({ _tag: 'day', ...stamp(nine), date, positions: positions(), equity: equity(nine) })
    rows.push({ kind: 'prices', at: nine, prices: { ...prices } })
    let at = nine
    for (const { item: index, minutes, move, act, shares } of steps) {
      const item = ITEMS[index] ?? '005930'
      at += minutes * 60_000
      prices[item] = Math.max(1_000, (prices[item] ?? 0) + move * 100)
      rows.push({ kind: 'prices', at, prices: { ...prices } })
      events.push({ _tag: 'mark', ...stamp(at), positions: positions(), equity: equity(at) })
      const has = held.get(item)?.shares ?? 0
      if (act === 'buy') trade(at, item, shares)
      if (act === 'sellAll' && has > 0) trade(at, item, -has)
      if (act === 'sellSome' && has > 0) trade(at, item, -Math.min(has, shares))
    }
    do nine += DAY
    while ([0, 6].includes(new Date(nine + 9 * 3_600_000).getUTCDay()))
  }
  return { capital, days: dates, rows, events }
}
