/** Which function answers which api-id. What is not named has typed text of the right kind ({@link genericReply}). */
import { batchTooLarge } from '../request/envelope.ts'
import { accountReplies } from './account/accountReplies.ts'
import { chartReplies } from './chart/chart.ts'
import { minuteChartReplies } from './chart/minuteChart.ts'
import { genericReply } from './generic.ts'
import { investorChartReplies } from './investor/investorChart.ts'
import { investorDayReplies } from './investor/investorDays.ts'
import { investorIntradayReplies } from './investor/investorIntraday.ts'
import { investorTableReplies } from './investor/investorTables.ts'
import { memberReplies } from './investor/members.ts'
import { memberTradeReplies } from './investor/memberTrades.ts'
import { programReplies } from './investor/program.ts'
import { fundReplies } from './product/fund.ts'
import { fundDayReplies } from './product/fundDays.ts'
import { warrantReplies } from './product/warrant.ts'
import type { Reply, ReplyTable } from './reply.ts'
import { lendingReplies } from './stock/lending.ts'
import { quoteReplies } from './stock/quote.ts'
import { rankingReplies } from './stock/ranking.ts'
import { sectorReplies } from './stock/sector.ts'
import { themeReplies } from './stock/theme.ts'

const replies: ReplyTable = {
  ...accountReplies,
  ...chartReplies,
  ...minuteChartReplies,
  ...rankingReplies,
  ...quoteReplies,
  ...sectorReplies,
  ...programReplies,
  ...fundReplies,
  ...fundDayReplies,
  ...investorChartReplies,
  ...investorDayReplies,
  ...investorIntradayReplies,
  ...investorTableReplies,
  ...lendingReplies,
  ...memberReplies,
  ...memberTradeReplies,
  ...themeReplies,
  ...warrantReplies,
  ka10095: (question) => {
    const { query, rules } = question
    const codes = (query.body['stk_cd'] ?? '').split('|')
    return codes.length > rules.batchSize ? batchTooLarge(rules.batchSize) : genericReply(question)
  },
}

/** What answers an api-id. */
export function replyTo(apiId: string): Reply {
  return replies[apiId] ?? genericReply
}
