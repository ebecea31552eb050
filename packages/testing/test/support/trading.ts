/** A client that orders, over the virtual exchange. */
import type { Scenario } from '../../src/exchange.ts'
import type { Listing } from '../../src/market.ts'
import { type Answer, entriesOf, type RealEntry, reg, type TestSocket, Virtual } from './virtual.ts'

const ORDER = '/api/dostk/ordr'
const ACCOUNT = '/api/dostk/acnt'

export interface Placed {
  readonly code: unknown
  readonly number: string
  readonly message: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Rules under which nothing but the order itself decides. */
export const EASY = { orderRate: 1e6, orderBurst: 1e6, queryRate: 1e6, queryBurst: 1e6, pingPeriod: 0, latency: 0 }

export class Trading {
  readonly virtual: Virtual
  token: string

  constructor(
    rules: ConstructorParameters<typeof Virtual>[0] = {},
    seed = 7,
    scenario: Scenario = 'lively',
    listings?: readonly Listing[],
  ) {
    this.virtual = new Virtual({ ...EASY, startAt: '09:30:00', noticeLatency: 0, ...rules }, seed, scenario, listings)
    this.token = this.virtual.token()
  }

  /** Another token, when the old one has expired. */
  renew(): void {
    this.token = this.virtual.token()
  }

  get exchange(): Virtual['exchange'] {
    return this.virtual.exchange
  }

  order(apiId: string, body: object, path: string = ORDER): Placed {
    return placed(this.virtual.query(this.token, apiId, path, body))
  }

  buy(quantity: number, price: number | '', type = '0', more: object = {}): Placed {
    return this.order('kt10000', bodyOf(quantity, price, type, more))
  }

  sell(quantity: number, price: number | '', type = '0', more: object = {}): Placed {
    return this.order('kt10001', bodyOf(quantity, price, type, more))
  }

  modify(number: string, quantity: number, price: number, more: object = {}): Placed {
    const body = {
      dmst_stex_tp: 'KRX',
      orig_ord_no: number,
      stk_cd: '005930',
      mdfy_qty: `${quantity}`,
      mdfy_uv: `${price}`,
    }
    return this.order('kt10002', { ...body, ...more })
  }

  cancel(number: string, quantity = 0, more: object = {}): Placed {
    const body = { dmst_stex_tp: 'KRX', orig_ord_no: number, stk_cd: '005930', cncl_qty: `${quantity}` }
    return this.order('kt10003', { ...body, ...more })
  }

  account(apiId: string, body: object): Readonly<Record<string, unknown>> {
    return this.virtual.query(this.token, apiId, ACCOUNT, body).body
  }

  open(): readonly Readonly<Record<string, string>>[] {
    return rowsOf(this.account('ka10075', { all_stk_tp: '0', trde_tp: '0', stex_tp: '0' }), 'oso')
  }

  executions(): readonly Readonly<Record<string, string>>[] {
    return rowsOf(this.account('ka10076', { qry_tp: '0', sell_tp: '0', stex_tp: '0' }), 'cntr')
  }

  /** A session that hears of the account. */
  listen(...types: readonly string[]): TestSocket {
    const socket = this.virtual.login(this.token)
    socket.send(reg([''], types))
    this.virtual.run(1)
    return socket
  }

  /** The order as the exchange's books have it. */
  book(number: string) {
    const found = this.exchange.orders().find((order) => order.number === number)
    if (found === undefined) throw new Error(`no order ${number}`)
    return found
  }

  /** The best ask or bid of an instrument, from its order book frames. */
  best(code = '005930'): { readonly ask: number; readonly bid: number } {
    const socket = this.virtual.login(this.virtual.token('watcher'))
    socket.send(reg([code], ['0D']))
    for (let waited = 0; waited < 600 && entriesOf(socket).length === 0; waited += 1) this.virtual.run(100)
    const [entry] = entriesOf(socket).slice(-1)
    socket.leave()
    if (entry === undefined) throw new Error(`no book of ${code}`)
    return { ask: priceOf(entry, 41), bid: priceOf(entry, 51) }
  }
}

export function priceOf({ values }: RealEntry, fid: number): number {
  return Math.abs(Number(values[fid]))
}

export function rowsOf(
  body: Readonly<Record<string, unknown>>,
  key: string,
): readonly Readonly<Record<string, string>>[] {
  const rows = body[key]
  return Array.isArray(rows) ? rows : []
}

function bodyOf(quantity: number, price: number | '', type: string, more: object): object {
  return {
    dmst_stex_tp: 'KRX',
    stk_cd: '005930',
    ord_qty: `${quantity}`,
    ord_uv: `${price}`,
    trde_tp: type,
    cond_uv: '',
    ...more,
  }
}

function placed({ body }: Answer): Placed {
  return { code: body['return_code'], number: String(body['ord_no'] ?? ''), message: String(body['return_msg']), body }
}
