/** Which function answers which api-id. What is not named has typed text of the right kind ({@link genericReply}). */
import { batchTooLarge } from '../envelope.ts'
import { accountReplies } from './account/index.ts'
import { chartReplies } from './chart.ts'
import { fundReplies } from './fund.ts'
import { fundDayReplies } from './fundDays.ts'
import { genericReply } from './generic.ts'
import { investorChartReplies } from './investorChart.ts'
import { investorDayReplies } from './investorDays.ts'
import { investorIntradayReplies } from './investorIntraday.ts'
import { investorTableReplies } from './investorTables.ts'
import { lendingReplies } from './lending.ts'
import { memberReplies } from './members.ts'
import { memberTradeReplies } from './memberTrades.ts'
import { minuteChartReplies } from './minuteChart.ts'
import { programReplies } from './program.ts'
import { quoteReplies } from './quote.ts'
import { rankingReplies } from './ranking.ts'
import type { Reply, ReplyTable } from './reply.ts'
import { sectorReplies } from './sector.ts'
import { themeReplies } from './theme.ts'
import { warrantReplies } from './warrant.ts'

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
