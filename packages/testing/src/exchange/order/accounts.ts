/** The accounts: one an app key (docs/protocol.md#environments), opened at its first sight. */
import type { Market } from '../../market/market.ts'
import { seedOf } from '../../random.ts'
import type { Rules } from '../rules/rules.ts'
import { AccountBooks } from './accountBooks.ts'
import type { Account, Order } from './order.ts'

export class Accounts {
  readonly #market: Market
  readonly #rules: Rules
  readonly #byKey = new Map<string, Account>()

  constructor(market: Market, rules: Rules) {
    this.#market = market
    this.#rules = rules
  }

  /** Another trading day has begun. */
  startDay(): void {
    const { day } = this.#market
    for (const account of this.#byKey.values()) account.startDay(day, (code) => this.#market.instrument(code))
  }

  of(appKey: string): Account {
    const known = this.#byKey.get(appKey)
    if (known !== undefined) return known
    const digits = (seedOf(this.#market.seed, 'account', appKey) >>> 0) % 9_000_000_000
    const account = new AccountBooks<Order>(String(1_000_000_000 + digits), this.#rules.initialCash, this.#market.day)
    for (const [code, { quantity, price }] of Object.entries(this.#rules.initialHoldings)) {
      const instrument = this.#market.instrument(code)
      if (instrument === undefined)
        throw new RangeError(`initialHoldings names '${code}', which the market does not list`)
      const position = account.position(instrument, '')
      position.quantity = quantity
      position.cost = quantity * price
    }
    this.#byKey.set(appKey, account)
    return account
  }
}
