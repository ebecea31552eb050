/** ka10061 a stock's trading by investor in a period; ka10062 what foreigners and institutions both trade; ka10066 all stocks. */

import { previousTradingDay, yyyymmdd } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { type Investor, institutions, type Turnovers, turnovers } from '../../../market/instrument/investors.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { signedText } from '../../text/format.ts'
import { ChartHistory } from '../chart/chartHistory.ts'
import { changeFacts } from '../facts.ts'
import { filled } from '../fill.ts'
import { paged } from '../paged.ts'
import type { Question, ReplyTable } from '../reply.ts'
import { isOf } from '../stock/ranking.ts'
import { INVESTOR_COLUMNS, shownTurnover } from './investorDays.ts'

type Row = Record<string, string>

export const investorTableReplies: ReplyTable = {
  ka10061: (question) => {
    const { spec, body, isPointless } = question.query
    const instrument = question.market.instrument((body['stk_cd'] ?? '').slice(0, 6))
    const rows = instrument === undefined || isPointless ? [] : [totals(instrument, question)]
    return ok(filled(spec, { stk_invsr_orgn_tot: rows }))
  },
  ka10062: ({ query, market }) =>
    ok(filled(query.spec, { eql_nettrde_rank: query.isPointless ? [] : sameSide(query, market) })),
  ka10066: ({ query, market, rules }) => {
    const { body, isPointless } = query
    const rows = market.instruments
      .filter(({ listing }) => !isPointless && isOf(listing.market, body['mrkt_tp']))
      .toSorted((a, b) => a.listing.code.localeCompare(b.listing.code))
      .map((instrument) => ({ ...described(instrument), ...columns(todayOf(instrument, market), body) }))
    return paged(query, rules, { opaf_invsr_trde: rows })
  },
}

// The sum of the days, each of which is rounded by itself.
function totals(instrument: Instrument, { query: { body }, market, rules }: Question): Row {
  const { strt_dt: from = '', end_dt: until = '' } = body
  const series = new ChartHistory(market).instrument(instrument)
  const sums = new Map<string, number>()
  for (let daysAgo = 0, day = market.day; daysAgo <= rules.historyDays; daysAgo += 1, day = previousTradingDay(day)) {
    const date = yyyymmdd(day)
    if (date > until || date < from) continue
    const flows = turnovers(market.seed, instrument.listing.code, series.day(daysAgo).minutes)
    for (const [key, value] of Object.entries(columns(flows, body))) sums.set(key, (sums.get(key) ?? 0) + Number(value))
  }
  return Object.fromEntries([...sums].map(([key, value]) => [key, signedText(value)]))
}

// Stocks that foreigners and institutions both bought net (1) or sold net (2), most first.
function sameSide({ body }: Query, market: Market): readonly Row[] {
  const sign = body['trde_tp'] === '2' ? -1 : 1
  const isByAmount = body['sort_cnd'] === '2'
  return market.instruments
    .filter(({ listing }) => isOf(listing.market, body['mrkt_tp']))
    .map((instrument) => {
      const flows = todayOf(instrument, market)
      return { instrument, orgn: netOf(flows, institutions), foreign: netOf(flows, ['foreigners']) }
    })
    .filter(({ orgn, foreign }) => Math.sign(orgn.quantity) === sign && Math.sign(foreign.quantity) === sign)
    .map((each) => ({
      ...each,
      quantity: each.orgn.quantity + each.foreign.quantity,
      value: each.orgn.value + each.foreign.value,
    }))
    .toSorted((a, b) => sign * (isByAmount ? b.value - a.value : b.quantity - a.quantity))
    .map(({ instrument, orgn, foreign, quantity, value }, n) => ({
      ...described(instrument),
      rank: `${n + 1}`,
      acc_trde_qty: `${instrument.volume}`,
      ...netFields('orgn_', orgn),
      ...netFields('for_', foreign),
      nettrde_qty: signedText(quantity),
      nettrde_amt: signedText(inMillions(value)),
    }))
}

interface Net {
  readonly quantity: number
  /** KRW. */
  readonly value: number
}

function netFields(prefix: string, { quantity, value }: Net): Row {
  return {
    [`${prefix}nettrde_qty`]: signedText(quantity),
    [`${prefix}nettrde_amt`]: signedText(inMillions(value)),
    // Negative for a net sale (CORRECTIONS, kind 3).
    [`${prefix}nettrde_avg_pric`]: `${quantity === 0 ? 0 : Math.sign(quantity) * Math.round(Math.abs(value / quantity))}`,
  }
}

function netOf(flows: Turnovers, groups: readonly Investor[]): Net {
  return groups.reduce(
    (net, group) => ({
      quantity: net.quantity + flows[group].bought - flows[group].sold,
      value: net.value + flows[group].boughtValue - flows[group].soldValue,
    }),
    { quantity: 0, value: 0 },
  )
}

function columns(flows: Turnovers, body: Query['body']): Row {
  return Object.fromEntries(
    INVESTOR_COLUMNS.map(([key, groups]) => [
      key,
      `${groups.reduce((total, group) => total + shownTurnover(flows[group], body), 0)}`,
    ]),
  )
}

function todayOf({ listing, minutes }: Instrument, market: Market): Turnovers {
  return turnovers(market.seed, listing.code, minutes.candles)
}

function described(instrument: Instrument): Row {
  return {
    stk_cd: instrument.listing.code,
    stk_nm: instrument.listing.name,
    ...changeFacts(instrument.last, instrument),
    trde_qty: `${instrument.volume}`,
  }
}

function inMillions(value: number): number {
  return Math.trunc(value / 1_000_000)
}
