/** ka90001 the themes (테마) of the market, ka90002 the stocks of one: what their members have done today and lately. */
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { type Theme, themesOf } from '../../../market/listing/themes.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { bestText, percent, rateText } from '../../text/format.ts'
import { instrumentCode } from '../../text/instrumentCode.ts'
import { changeFacts } from '../facts.ts'
import { filled, type Known } from '../fill.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'
import { quotedOn } from './ranking.ts'

type Row = Record<string, string>

/** A theme and its stocks on the exchange that is asked for. */
interface Group {
  readonly theme: Theme
  readonly members: readonly Instrument[]
  /** Against the previous close, percent: the mean of the members'. */
  readonly change: number
  /** The same of the period that is asked for. */
  readonly gain: number
}

export const themeReplies: ReplyTable = {
  ka90001: ({ query, market, rules }) =>
    paged(query, rules, { thema_grp: listed(groupsIn(query, market), query.body).map(groupRow) }),
  ka90002: ({ query, market }) => {
    const asked = groupsIn(query, market).find(({ theme }) => theme.code === query.body['thema_grp_cd'])
    return ok(filled(query.spec, asked === undefined ? {} : constituents(asked, daysIn(query))))
  },
}

function groupsIn(query: Query, market: Market): readonly Group[] {
  return query.isPointless ? [] : groupsOf(market, query.body['stex_tp'], daysIn(query))
}

function daysIn({ body }: Query): number {
  return Math.max(1, Number(body['date_tp'] ?? 1) || 1)
}

function groupsOf(market: Market, venue: string | undefined, days: number): readonly Group[] {
  const stocks = quotedOn(venue, market)
  return themesOf(market.listed).flatMap((theme) => {
    const members = stocks.filter(({ listing }) => theme.codes.includes(listing.code))
    if (members.length === 0) return []
    return [
      { theme, members, change: mean(members.map(changeOf)), gain: mean(members.map((each) => gainOf(each, days))) },
    ]
  })
}

// All (0), those with a name (1) or those with a stock (2); best or worst first, of the period (1, 2) or of today (3, 4).
function listed(groups: readonly Group[], body: Query['body']): readonly Group[] {
  const { qry_tp: kind, thema_nm: name = '', stk_cd: code = '', flu_pl_amt_tp: order } = body
  const score = ({ change, gain }: Group): number => (order === '3' || order === '4' ? change : gain)
  const sign = order === '2' || order === '4' ? -1 : 1
  return groups
    .filter(({ theme }) => kind !== '1' || theme.name.includes(name))
    .filter(({ theme }) => kind !== '2' || theme.codes.includes(instrumentCode(code)))
    .toSorted((a, b) => sign * (score(b) - score(a)))
}

function groupRow({ theme, members, change, gain }: Group): Row {
  const leading = members.toSorted((a, b) => changeOf(b) - changeOf(a)).slice(0, 2)
  return {
    thema_grp_cd: theme.code,
    thema_nm: theme.name,
    stk_num: `${members.length}`,
    flu_sig: directionOf(change),
    flu_rt: rateText(change),
    rising_stk_num: `${members.filter((each) => changeOf(each) > 0).length}`,
    fall_stk_num: `${members.filter((each) => changeOf(each) < 0).length}`,
    dt_prft_rt: rateText(gain),
    main_stk: leading.map(({ listing }) => listing.name).join(', '),
  }
}

function constituents({ members, change, gain }: Group, days: number): Known {
  return {
    flu_rt: rateText(change),
    dt_prft_rt: rateText(gain),
    thema_comp_stk: members
      .toSorted((a, b) => changeOf(b) - changeOf(a))
      .map((member) => {
        const { book, item, last, listing, previousClose, volume } = member
        const { pred_pre_sig: sign = '', ...now } = changeFacts(last, member)
        const [ask, bid] = [book.best('asks'), book.best('bids')]
        return {
          ...now,
          stk_cd: item,
          stk_nm: listing.name,
          flu_sig: sign,
          acc_trde_qty: `${volume}`,
          sel_bid: bestText(ask?.price, previousClose),
          sel_req: `${ask?.size ?? 0}`,
          buy_bid: bestText(bid?.price, previousClose),
          buy_req: `${bid?.size ?? 0}`,
          dt_prft_rt_n: rateText(gainOf(member, days)),
        }
      }),
  }
}

function changeOf({ last, previousClose }: Instrument): number {
  return percent(last - previousClose, previousClose)
}

// Against the close of so many trading days before.
function gainOf({ history, last }: Instrument, days: number): number {
  const { close } = history.bar(days)
  return percent(last - close, close)
}

function directionOf(change: number): string {
  const text = rateText(change)
  return text.startsWith('+') ? '2' : text.startsWith('-') ? '5' : '3'
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
