/**
 * ka10068 and ka20068 stock lending (대차거래) day by day, ka10069 and ka90012 the stocks that are lent most, ka10014 short
 * sales: parts of the days' volumes, which add up from day to day.
 */
import type { Instrument } from '../../../market/instrument/instrument.ts'
import type { Market } from '../../../market/market.ts'
import { random, seedOf } from '../../../random.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import type { Rules } from '../../rules/rules.ts'
import { millions, percent, priceText, rateText, signCode, signedText } from '../../text/format.ts'
import { type DayFigures, dayFigures } from '../chart/dayFigures.ts'
import { filled } from '../fill.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'
import { isOf } from './ranking.ts'

type Row = Record<string, string>

/** A day of a stock's lending, shares; the balance is that of its evening. */
export interface LendingDay {
  readonly date: string
  readonly lent: number
  readonly repaid: number
  readonly balance: number
  /** Of the balance, at the day's close, KRW. */
  readonly value: number
}

/** The part of the shares that is lent before the first day that charts know. */
const LENT_BEFORE = 0.02
const TOP = 10

export const lendingReplies: ReplyTable = {
  ka10068: ({ query, market, rules }) =>
    paged(query, rules, { dbrt_trde_trnsn: trend(stocksIn(query, market), query, market, rules) }),
  ka20068: ({ query, market, rules }) =>
    paged(query, rules, { dbrt_trde_trnsn: trend(askedIn(query, market), query, market, rules) }),
  ka10069: ({ query, market, rules }) => ok(filled(query.spec, largest(stocksIn(query, market), query, market, rules))),
  ka90012: ({ query, market, rules }) => {
    const { body } = query
    const rows = ofMarket(stocksIn(query, market), body['mrkt_tp']).flatMap((stock) => {
      const day = lendingDays(stock, market, rules).find(({ date }) => date === body['dt'])
      return day === undefined ? [] : [{ ...named(stock), ...figures(day) }]
    })
    return paged(query, rules, { dbrt_trde_prps: rows })
  },
  ka10014: ({ query, market, rules }) => {
    const [stock] = askedIn(query, market)
    return paged(query, rules, { shrts_trnsn: stock === undefined ? [] : shortSales(stock, query, market, rules) })
  },
}

function stocksIn({ isPointless }: Query, market: Market): readonly Instrument[] {
  return isPointless ? [] : stocksOf(market)
}

function askedIn(query: Query, market: Market): readonly Instrument[] {
  return stocksIn(query, market).filter(({ listing }) => listing.code === bare(query.body['stk_cd']))
}

/** A stock's lending, oldest day first: each balance is the one before, and what was lent, less what was repaid. */
export function lendingDays(
  stock: Instrument,
  market: Market,
  rules: Pick<Rules, 'historyDays'>,
): readonly LendingDay[] {
  let balance = Math.floor(stock.listing.shares * LENT_BEFORE)
  // From the same day on, however many days have run since: a balance must not change afterwards.
  return dayFigures(stock, market, rules.historyDays + market.age).map(({ date, volume, close }) => {
    const draw = random(seedOf(market.seed, stock.listing.code, 'lending', date))
    const lent = Math.floor(volume * draw.unit() * 0.2)
    const repaid = Math.min(balance, Math.floor(volume * draw.unit() * 0.2))
    balance += lent - repaid
    return { date, lent, repaid, balance, value: balance * close }
  })
}

// Newest first; of several stocks their sums.
function trend(stocks: readonly Instrument[], { body }: Query, market: Market, rules: Rules): readonly Row[] {
  const sums = new Map<string, LendingDay>()
  for (const day of stocks.flatMap((stock) => lendingDays(stock, market, rules))) {
    if (!isWithin(day.date, body)) continue
    const sum = sums.get(day.date)
    sums.set(day.date, sum === undefined ? day : added(sum, day))
  }
  return [...sums.values()]
    .toSorted((a, b) => b.date.localeCompare(a.date))
    .map((day) => ({ dt: day.date, ...figures(day), dbrt_trde_irds: signedText(day.lent - day.repaid) }))
}

function largest(stocks: readonly Instrument[], query: Query, market: Market, rules: Rules) {
  const lentIn = (those: readonly Instrument[]) =>
    those.flatMap((stock) => {
      const days = lendingDays(stock, market, rules).filter(({ date }) => isWithin(date, query.body))
      const [first, ...others] = days
      // Shares of the period, and the balance of its end.
      if (first === undefined) return []
      const period = others.reduce(
        (sum, day) => ({ ...added(sum, day), balance: day.balance, value: day.value }),
        first,
      )
      return [{ stock, period }]
    })
  const all = lentIn(ofMarket(stocks, query.body['mrkt_tp']))
  const top = all.toSorted((a, b) => b.period.lent - a.period.lent).slice(0, TOP)
  const sum = (of: (day: LendingDay) => number, rows: typeof all): number =>
    rows.reduce((total, { period }) => total + of(period), 0)
  // Hundredths of a percent, without the point: the part of the ten in all.
  const part = (of: (day: LendingDay) => number): string => `${Math.round(percent(sum(of, top), sum(of, all)) * 100)}`
  return {
    dbrt_trde_cntrcnt_sum: `${sum(({ lent }) => lent, top)}`,
    dbrt_trde_rpy_sum: `${sum(({ repaid }) => repaid, top)}`,
    rmnd_sum: `${sum(({ balance }) => balance, top)}`,
    remn_amt_sum: `${millions(sum(({ value }) => value, top))}`,
    dbrt_trde_cntrcnt_rt: part(({ lent }) => lent),
    dbrt_trde_rpy_rt: part(({ repaid }) => repaid),
    rmnd_rt: part(({ balance }) => balance),
    remn_amt_rt: part(({ value }) => value),
    dbrt_trde_upper_10stk: top.map(({ stock, period }) => ({ ...named(stock), ...figures(period) })),
  }
}

// Newest first; the total counts from the first day that is asked for.
function shortSales(stock: Instrument, { body }: Query, market: Market, rules: Rules): readonly Row[] {
  let total = 0
  return dayFigures(stock, market, rules.historyDays)
    .filter(({ date }) => isWithin(date, body))
    .map((day): Row => {
      const sold = shortVolume(stock, market, day)
      total += sold
      const average = day.volume === 0 ? 0 : Math.round(day.value / day.volume)
      const change = day.close - day.previousClose
      return {
        dt: day.date,
        close_pric: priceText(day.close, day.previousClose),
        pred_pre_sig: signCode(day.close, day.previousClose, stock.limits),
        pred_pre: signedText(change),
        flu_rt: rateText(percent(change, day.previousClose)),
        trde_qty: `${day.volume}`,
        shrts_qty: `${sold}`,
        ovr_shrts_qty: `${total}`,
        trde_wght: rateText(percent(sold, day.volume)),
        // Thousand KRW.
        shrts_trde_prica: `${Math.floor((sold * average) / 1_000)}`,
        shrts_avg_pric: `${average}`,
      }
    })
    .toReversed()
}

/** Shares of a day that were sold short: a part of its volume. */
export function shortVolume(stock: Instrument, market: Market, { date, volume }: DayFigures): number {
  return Math.floor(volume * random(seedOf(market.seed, stock.listing.code, 'short', date)).unit() * 0.1)
}

function added(a: LendingDay, b: LendingDay): LendingDay {
  return {
    date: a.date,
    lent: a.lent + b.lent,
    repaid: a.repaid + b.repaid,
    balance: a.balance + b.balance,
    value: a.value + b.value,
  }
}

function figures({ lent, repaid, balance, value }: LendingDay): Row {
  return {
    dbrt_trde_cntrcnt: `${lent}`,
    dbrt_trde_rpy: `${repaid}`,
    rmnd: `${balance}`,
    remn_amt: `${millions(value)}`,
  }
}

function named({ listing }: Instrument): Row {
  return { stk_nm: listing.name, stk_cd: listing.code }
}

function isWithin(date: string, body: Query['body']): boolean {
  return date >= (body['strt_dt'] ?? '') && date <= (body['end_dt'] || '99999999')
}

function stocksOf({ instruments }: Market): readonly Instrument[] {
  return instruments.filter(({ listing }) => listing.kind === 'stock')
}

function ofMarket(stocks: readonly Instrument[], asked: string | undefined): readonly Instrument[] {
  return stocks.filter(({ listing }) => isOf(listing.market, asked))
}

function bare(code: string | undefined): string {
  return (code ?? '').slice(0, 6)
}
