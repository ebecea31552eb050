/** ka10064, intraday trading by investor: cumulative rows from the open to now, one every ten minutes. */

import { CLOSE, OPEN } from '../../../market/calendar/hours.ts'
import { hhmmss } from '../../../market/calendar/time.ts'
import { type Investor, institutions, type Turnover, turnovers } from '../../../market/instrument/investors.ts'
import { type Answer, ok } from '../../request/envelope.ts'
import { millions } from '../../text/format.ts'
import type { Question, ReplyTable } from '../reply.ts'

const LIST = 'opmr_invsr_trde_chart'
const STEP = 600_000
// Far above the forty rows of a day, unless a rule says otherwise.
const PAGE = 100

const COLUMNS: readonly (readonly [key: string, investors: readonly Investor[]])[] = [
  ['frgnr_invsr', ['foreigners']],
  ['orgn', institutions],
  ['invtrt', ['investmentTrusts']],
  ['insrnc', ['insurance']],
  ['bank', ['banks']],
  ['penfnd_etc', ['pensionFunds']],
  ['etc_corp', ['otherCorporations']],
  ['natn', ['government']],
]

export const investorChartReplies: ReplyTable = { ka10064: investorChart }

function investorChart({ query, market, rules }: Question): Answer {
  const { amt_qty_tp: measure = '', trde_tp: side = '', stk_cd: code = '' } = query.body
  const instrument = market.instrument(code.slice(0, 6))
  if (instrument === undefined || query.isPointless) return ok({ [LIST]: [] })
  const minutes = instrument.minutes.candles
  const times: number[] = []
  for (let at = OPEN; at <= Math.min(market.now, CLOSE); at += STEP) times.push(at)
  const after = times.filter((at) => query.cursor === undefined || hhmmss(at) > query.cursor)
  const shown = after.slice(0, rules.pageSize ?? PAGE)
  const rows = shown.map((at) => {
    const flows = turnovers(
      market.seed,
      code.slice(0, 6),
      minutes.filter((minute) => minute.at < at),
    )
    const columns = COLUMNS.map(([key, groups]) => [
      key,
      // Each group is rounded on its own, so that the institutions' sum is the sum of what is shown.
      `${groups.reduce((total, group) => total + shownOf(flows[group], measure, side), 0)}`,
    ])
    return { tm: hhmmss(at), ...Object.fromEntries(columns) }
  })
  const isLast = shown.length === after.length
  return ok({ [LIST]: rows }, isLast ? undefined : query.keyAfter(hhmmss(shown.at(-1) ?? 0)))
}

// Amounts in million KRW, quantities in shares; 0 net buying, 1 buying, 2 selling.
function shownOf(flow: Turnover, measure: string, side: string): number {
  const isAmount = measure === '1'
  const bought = isAmount ? millions(flow.boughtValue) : flow.bought
  const sold = isAmount ? millions(flow.soldValue) : flow.sold
  return side === '1' ? bought : side === '2' ? sold : bought - sold
}
