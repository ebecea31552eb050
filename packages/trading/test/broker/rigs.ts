/** The three brokers, each with a market and a clock. */
import { connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import { listings } from '@kiwoom-rx/testing/market'
import { type Broker, costsAt, kiwoomBroker, paperBroker } from '../../src/index.ts'
import { scriptedBroker } from '../../src/marbles.ts'

export const ITEM = '005930'
export const CASH = 100_000_000
const COSTS = costsAt('2026-11-20', { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' })

export interface Rig {
  readonly broker: Broker
  /** Lets virtual time pass. */
  pass(ms: number): void
  /** How many orders reached the market. */
  sent(): number
}

/** What the orders of a test are meant to do; a script must be given it, a market finds out. */
export type Kind = 'fills' | 'rests' | 'refused'

/** An exchange in memory and a client of it, at 10:00 of a day. */
export function market(rules: Partial<Rules> = {}, seed = 7) {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({
    seed,
    // A market of one stock: the others would only cost time.
    listings: listings.filter(({ code }) => code === ITEM),
    scheduler: clock,
    rules: { date: '2026-11-20', startAt: '10:00:00', initialCash: CASH, ...rules },
  })
  const kiwoom = connect({
    env: exchange.env,
    http: exchange.http,
    socket: exchange.socket,
    credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' },
    scheduler: clock,
    seed: 1,
  })
  const pass = (ms: number): void => {
    clock.advanceBy(ms)
  }
  return { clock, exchange, kiwoom, pass }
}

function live(): Rig {
  const { clock, exchange, kiwoom, pass } = market()
  return { broker: kiwoomBroker(kiwoom, { scheduler: clock }), pass, sent: () => exchange.orders().length }
}

function paper(): Rig {
  const { clock, kiwoom, pass } = market()
  const { realtime } = kiwoom
  const broker = paperBroker({
    book$: realtime.orderBook(ITEM, { gaps: true }),
    trade$: realtime.trade(ITEM, { gaps: true }),
    vi$: realtime.vi(),
    costs: COSTS,
    cash: CASH,
    scheduler: clock,
  })
  let numbered = 0
  // An order that was accepted has the next number.
  broker.account$.subscribe()
  pass(3_000)
  const submit: Broker['submit'] = (order) => {
    const update$ = broker.submit(order)
    return update$
  }
  const sent = (): number => {
    broker.openOrders().subscribe((open) => {
      numbered = Math.max(numbered, ...open.map(({ orderId }) => Number(orderId)))
    })
    return numbered
  }
  return { broker: { ...broker, submit }, pass, sent }
}

function scripted(kind: Kind): Rig {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const orders = { fills: ['-a-h-(hf)'], rests: ['-a'], refused: ['-r'] }[kind]
  const fills = { h: { price: 61_000, quantity: 1 }, f: { price: 61_100 } }
  const broker = scriptedBroker({ scheduler: clock, orders, fills, costs: COSTS, cash: CASH })
  return { broker, pass: (ms) => void clock.advanceBy(ms), sent: () => broker.sent.length }
}

export const RIGS: readonly (readonly [string, (kind: Kind) => Rig])[] = [
  ['kiwoomBroker on the exchange in memory', live],
  ['paperBroker on its books and trades', paper],
  ['scriptedBroker', scripted],
]
