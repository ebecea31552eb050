/** What an account may ask about itself, from the same books as its orders. */
import { feesOf } from '../../order/fees.ts'
import type { Known } from '../fill.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'
import type { AccountQuery } from './accountQuery.ts'
import { dailyAssets, dailyBalance, dailyReturn, estimatedAssets, filledBalance, returns, today } from './assets.ts'
import { deposit, valuation, valuedBalance } from './balance.ts'
import { goldBalance, goldOpenOrders } from './gold.ts'
import { marginDetails, orderableByMargin, orderableOnCredit, withdrawable } from './orderable.ts'
import { executions, goldOrderDetails, openOrders, orderDetails, splitOrders } from './orders.ts'
import { journal, realizedByDay, realizedByStock, realizedToday } from './profit.ts'
import { goldTransactions, nextSettlement, transactions } from './settlement.ts'
import { creditOf, creditStocks, goldDeposit, goldOrders, orderStatus } from './statement.ts'

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

// Lists go on by next-key, of every account reply that is paged.
export const accountReplies: ReplyTable = Object.fromEntries(
  Object.entries(answers).map(([id, answer]) => [
    id,
    ({ query, account, market, rules }) => {
      const { body, isPointless } = query
      const known = isPointless ? {} : answer({ body, account, market, rules, fees: feesOf(market.day, rules) })
      const page = paged(query, { pageSize: rules.pageSize ?? PAGE }, known)
      return { ...page, body: { ...page.body, return_msg: '조회가 완료되었습니다.' } }
    },
  ]),
)
