/** What answers a query: one function an api-id. */
import type { Market } from '../../market/market.ts'
import type { Account } from '../order/order.ts'
import type { Answer } from '../request/envelope.ts'
import type { Query } from '../request/query.ts'
import type { Rules } from '../rules/rules.ts'
import type { ChartHistory } from './chart/chartHistory.ts'

/** A query that has passed the gate, and what it is about. */
export interface Question {
  readonly query: Query
  /** Whose token it carries. */
  readonly account: Account
  readonly market: Market
  readonly rules: Rules
  /** The past days, remembered from page to page. */
  readonly history: ChartHistory
}

export type Reply = (question: Question) => Answer

/** The replies of some api-ids. */
export type ReplyTable = Readonly<Record<string, Reply>>
