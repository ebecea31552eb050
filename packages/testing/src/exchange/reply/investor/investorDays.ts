/** ka10059 and ka10060, a stock's trading by investor, a day a row: what all groups together net is zero. */

import { previousTradingDay, yyyymmdd } from '../../../market/calendar/time.ts'
import { type Investor, institutions, type Turnover, turnovers } from '../../../market/instrument/investors.ts'
import { type Answer, ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { percent, priceText, rateText, signCode, signedText } from '../../text/format.ts'
import { ChartHistory } from '../chart/chartHistory.ts'
import { filled } from '../fill.ts'
import { pageSizeOf } from '../pageSize.ts'
import type { Question, Reply, ReplyTable } from '../reply.ts'

/** The groups of each column. */
export const INVESTOR_COLUMNS: readonly (readonly [key: string, investors: readonly Investor[]])[] = [
  ['ind_invsr', ['individuals']],
  ['frgnr_invsr', ['foreigners']],
  ['orgn', institutions],
  ['insrnc', ['insurance']],
  ['invtrt', ['investmentTrusts']],
  ['bank', ['banks']],
  ['penfnd_etc', ['pensionFunds']],
  ['natn', ['government']],
  ['etc_corp', ['otherCorporations']],
]

export const investorDayReplies: ReplyTable = { ka10059: days('stk_invsr_orgn'), ka10060: days('stk_invsr_orgn_chart') }

function days(list: string): Reply {
  return (question) => investorDays(question, list)
}

function investorDays({ query, market, rules }: Question, list: string): Answer {
  const { spec, body, cursor, isPointless } = query
  const { dt: until = '', stk_cd: code = '' } = body
  const instrument = market.instrument(code.slice(0, 6))
  if (instrument === undefined || isPointless) return ok({ [list]: [] })
  const series = new ChartHistory(market).instrument(instrument)
  const size = rules.pageSize ?? pageSizeOf(spec.id)
  const rows: Record<string, string>[] = []
  for (let daysAgo = 0, day = market.day; daysAgo <= rules.minuteDays; daysAgo += 1, day = previousTradingDay(day)) {
    const date = yyyymmdd(day)
    if (date > until || (cursor !== undefined && date >= cursor)) continue
    const { previousClose, minutes } = series.day(daysAgo)
    const last = minutes.at(-1)
    if (last === undefined) continue
    if (rows.length === size) return ok(filled(spec, { [list]: rows }), query.keyAfter(rows.at(-1)?.['dt'] ?? ''))
    const flows = turnovers(market.seed, instrument.listing.code, minutes)
    const sum = (of: (flow: Turnover) => number, groups: readonly Investor[]): number =>
      groups.reduce((total, group) => total + of(flows[group]), 0)
    rows.push({
      dt: date,
      cur_prc: priceText(last.close, previousClose),
      pre_sig: signCode(last.close, previousClose, instrument.limits),
      pred_pre: signedText(last.close - previousClose),
      // In hundredths of a percent here (the manual's example: +698 for 4,000 on 57,300).
      flu_rt: rateText(percent(last.close - previousClose, previousClose))
        .replace('.', '')
        .replace(/^([+-]?)0+(?=\d)/, '$1'),
      acc_trde_qty: `${minutes.reduce((total, { volume }) => total + volume, 0)}`,
      acc_trde_prica: `${inMillions(minutes.reduce((total, { value }) => total + value, 0))}`,
      ...Object.fromEntries(
        INVESTOR_COLUMNS.map(([key, groups]) => [key, `${sum((flow) => shownTurnover(flow, body), groups)}`]),
      ),
    })
  }
  return ok(filled(spec, { [list]: rows }))
}

// Amounts in million KRW, quantities in shares or thousands of them; 0 net, 1 bought, 2 sold. Each is rounded by itself.
/** One figure of a group. */
export function shownTurnover(
  flow: Turnover,
  { amt_qty_tp: measure, trde_tp: side, unit_tp: unit }: Query['body'],
): number {
  const write = (shares: number, value: number): number =>
    measure === '1' ? inMillions(value) : unit === '1000' ? Math.trunc(shares / 1_000) : shares
  switch (side) {
    case '1':
      return write(flow.bought, flow.boughtValue)
    case '2':
      return write(flow.sold, flow.soldValue)
    default:
      return write(flow.bought - flow.sold, flow.boughtValue - flow.soldValue)
  }
}

function inMillions(value: number): number {
  return Math.trunc(value / 1_000_000)
}
