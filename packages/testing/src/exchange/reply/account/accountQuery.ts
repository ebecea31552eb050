/** A question of an account about itself. */
import type { Market } from '../../../market/market.ts'
import type { Fees } from '../../order/fees.ts'
import type { Account } from '../../order/order.ts'
import type { Query } from '../../request/query.ts'
import type { Rules } from '../../rules/rules.ts'

/** The question, and what answers it. */
export interface AccountQuery {
  readonly body: Query['body']
  readonly account: Account
  readonly market: Market
  readonly rules: Rules
  /** Of the market's day. */
  readonly fees: Fees
}
