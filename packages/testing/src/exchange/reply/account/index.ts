/** What an account may ask about itself, from the same books as its orders. */
import type { Market } from '../../../market/market.ts'
import { type Answer, ok } from '../../envelope.ts'
import type { Account } from '../../order/account.ts'
import { type Fees, feesOf } from '../../order/fees.ts'
import type { Query } from '../../query.ts'
import type { Rules } from '../../rules.ts'
import { filled, type Known } from '../fill.ts'
import { dailyAssets, dailyBalance, dailyReturn, estimatedAssets, filledBalance, returns, today } from './assets.ts'
import { deposit, valuation, valuedBalance } from './balance.ts'
import { goldBalance, goldOpenOrders } from './gold.ts'
import { marginDetails, orderableByMargin, orderableOnCredit, withdrawable } from './orderable.ts'
import { executions, goldOrderDetails, openOrders, orderDetails, splitOrders } from './orders.ts'
import { journal, realizedByDay, realizedByStock, realizedToday } from './profit.ts'
import { goldTransactions, nextSettlement, transactions } from './settlement.ts'
import { creditOf, creditStocks, goldDeposit, goldOrders, orderStatus } from './statement.ts'

/** The question, and what answers it. */
export interface AccountQuery {
  readonly body: Query['body']
  readonly account: Account
  readonly market: Market
  readonly rules: Rules
  /** Of the market's day. */
  readonly fees: Fees
}

const answers: Readonly<Record<string, (query: AccountQuery) => Known>> = {
  ka00001: ({ account }) => ({ acctNo: account.number }),
  ka01690: dailyBalance,
  ka10072: realizedByStock('dt_stk_div_rlzt_pl'),
  ka10073: realizedByStock('dt_stk_rlzt_pl'),
  ka10074: realizedByDay,
  ka10075: openOrders,
  ka10076: executions,
  ka10077: realizedToday,
  ka10085: returns,
  ka10088: splitOrders,
  ka10170: journal,
  kt00001: deposit,
  kt00002: dailyAssets,
  kt00003: estimatedAssets,
  kt00004: valuation,
  kt00005: filledBalance,
  kt00007: orderDetails,
  kt00008: nextSettlement,
  kt00009: orderStatus,
  kt00010: withdrawable,
  kt00011: orderableByMargin,
  kt00012: orderableOnCredit,
  kt00013: marginDetails,
  kt00015: transactions,
  kt00016: dailyReturn,
  kt00017: today,
  kt00018: valuedBalance,
  kt20016: creditStocks,
  kt20017: creditOf,
  kt50020: goldBalance,
  kt50021: goldDeposit,
  kt50030: goldOrders,
  kt50031: goldOrderDetails,
  kt50032: goldTransactions,
  kt50075: goldOpenOrders,
}

// Unmeasured.
const PAGE = 100

/** The reply, when the endpoint is about the account's orders, holdings or cash. Lists go on by next-key. */
export function accountReply(query: Query, account: Account, market: Market, rules: Rules): Answer | undefined {
  const { spec, body, isPointless, cursor } = query
  const answer = answers[spec.id]
  if (answer === undefined) return undefined
  const known = isPointless ? {} : answer({ body, account, market, rules, fees: feesOf(market.day, rules) })
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
