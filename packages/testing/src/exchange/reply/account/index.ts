/** What an account may ask about itself, from the same books as its orders. */
import type { Market } from '../../../market/market.ts'
import { type Answer, ok } from '../../envelope.ts'
import type { Account } from '../../order/account.ts'
import type { Query } from '../../query.ts'
import type { Rules } from '../../rules.ts'
import { filled, type Known } from '../fill.ts'
import { deposit, valuation, valuedBalance } from './balance.ts'
import { goldBalance, goldOpenOrders } from './gold.ts'
import { executions, goldOrderDetails, openOrders, orderDetails } from './orders.ts'

/** The question, and what answers it. */
export interface AccountQuery {
  readonly body: Query['body']
  readonly account: Account
  readonly market: Market
  readonly rules: Rules
}

const answers: Readonly<Record<string, (query: AccountQuery) => Known>> = {
  ka00001: ({ account }) => ({ acctNo: account.number }),
  ka10075: openOrders,
  ka10076: executions,
  kt00001: deposit,
  kt00004: valuation,
  kt00007: orderDetails,
  kt00018: valuedBalance,
  kt50020: goldBalance,
  kt50031: goldOrderDetails,
  kt50075: goldOpenOrders,
}

// Unmeasured.
const PAGE = 100

/** The reply, when the endpoint is about the account's orders, holdings or cash. Lists go on by next-key. */
export function accountReply(query: Query, account: Account, market: Market, rules: Rules): Answer | undefined {
  const { spec, body, isPointless, cursor } = query
  const answer = answers[spec.id]
  if (answer === undefined) return undefined
  const known = isPointless ? {} : answer({ body, account, market, rules })
  const size = rules.pageSize ?? PAGE
  const from = Number(cursor ?? 0)
  let hasMore = false
  const shown = Object.entries(known).map(([key, value]): [string, Known[string]] => {
    if (typeof value === 'string') return [key, value]
    if (value.length > from + size) hasMore = true
    return [key, value.slice(from, from + size)]
  })
  return ok(
    filled(spec, Object.fromEntries(shown)),
    spec.paged && hasMore ? query.keyAfter(`${from + size}`) : undefined,
    '조회가 완료되었습니다.',
  )
}
