/**
 * A fund (ETF) over time: ka40003 and ka40008 day by day, ka40001 its return in a period, ka40006 and ka40010 minute by
 * minute, ka40007 trade by trade. Its assets follow the KOSPI 200.
 */

import { hhmmss } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { turnovers } from '../../../market/instrument/investors.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { millions, percent, pointsText, priceText, rateText, signCode, signedText } from '../../text/format.ts'
import { type DayFigures, dayFigures } from '../chart/dayFigures.ts'
import { filled, type Known } from '../fill.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'

type Row = Record<string, string>

const INDEX = { code: '201', name: 'KOSPI200' }
// The period codes of ka40001, in trading days.
const PERIODS: Readonly<Record<string, number>> = { '0': 5, '1': 20, '2': 120, '3': 250 }

interface Asked {
  readonly fund: Instrument
  readonly market: Market
  readonly days: readonly DayFigures[]
  readonly body: Query['body']
}

const replies: Readonly<Record<string, (asked: Asked) => Known>> = {
  ka40001: ({ fund, market, days, body }) => {
    const period = days.slice(0, PERIODS[body['dt'] ?? ''] ?? days.length)
    const before = period.at(-1)?.previousClose ?? fund.previousClose
    const nets = period.map((day) => netsOf(fund, market, day))
    const sum = (of: (net: Nets) => number): number => nets.reduce((total, net) => total + of(net), 0)
    const change = rateText(percent(fund.last - before, before))
    return {
      etfprft_rt_lst: [
        {
          etfprft_rt: change,
          cntr_prft_rt: change,
          for_netprps_qty: signedText(sum(({ foreign }) => foreign)),
          orgn_netprps_qty: signedText(sum(({ orgn }) => orgn)),
        },
      ],
    }
  },
  ka40003: ({ fund, market, days }) => ({
    etfdaly_trnsn: days.map((day, n) => {
      // Only today's assets are known; what came before stood where the fund closed.
      const assets = n === 0 ? market.navOf(fund) : day.close
      const { pred_pre_sig: sign = '', pre_rt: rate = '', ...change } = changeOf(day, fund)
      return {
        cntr_dt: day.date,
        ...change,
        pre_sig: sign,
        pre_rt: rate,
        trde_qty: `${day.volume}`,
        nav: pointsText(assets, day.previousClose),
        acc_trde_prica: `${millions(day.value)}`,
        navidex_dispty_rt: '0.00',
        navetfdispty_rt: rateText(percent(day.close - assets, assets)),
        trace_eor_rt: '0.00',
        // The fund's own close, whatever its name says (CORRECTIONS, ka40004).
        trace_cur_prc: priceText(day.close, day.previousClose),
        trace_pred_pre: change['pred_pre'] ?? '',
        trace_pre_sig: sign,
      }
    }),
  }),
  ka40006: ({ fund, market }) => ({
    stk_nm: fund.listing.name,
    etfobjt_idex_nm: INDEX.name,
    wonju_pric: `${fund.previousClose}`,
    etftxon_type: '비과세',
    etftisl_trnsn: fund.minutes.candles.toReversed().map((minute, n) => {
      const {
        pred_pre_sig: sign = '',
        cur_prc: price = '',
        pre_rt: rate = '',
        ...change
      } = priceChange(minute.close, fund)
      const assets = n === 0 ? market.navOf(fund) : minute.close
      return {
        tm: hhmmss(minute.at),
        close_pric: price,
        pre_sig: sign,
        ...change,
        flu_rt: rate,
        trde_qty: `${minute.volume}`,
        nav: pointsText(assets, fund.previousClose),
        trde_prica: `${millions(minute.value)}`,
        navidex: '0.00',
        navetf: rateText(percent(minute.close - assets, assets)),
        trace: '0.00',
        trace_idex: price,
        trace_idex_pred_pre: change['pred_pre'] ?? '',
        trace_idex_pred_pre_sig: sign,
      }
    }),
  }),
  ka40007: ({ fund, market }) => ({
    stk_cls: '19',
    stk_nm: fund.listing.name,
    etfobjt_idex_nm: INDEX.name,
    etfobjt_idex_cd: INDEX.code,
    objt_idex_pre_rt: indexRate(market),
    wonju_pric: `${fund.previousClose}`,
    etftisl_cntr_array: fund.ticks.toReversed().map(({ at, price, size }) => {
      const { pred_pre_sig: sign = '', pre_rt: _, ...change } = priceChange(price, fund)
      return { cntr_tm: hhmmss(at), ...change, pre_sig: sign, trde_qty: signedText(size), stex_tp: 'KRX' }
    }),
  }),
  ka40008: ({ fund, market, days }) => {
    const { pred_pre_sig: sign = '', pre_rt: _, ...now } = priceChange(fund.last, fund)
    return {
      cntr_tm: hhmmss(fund.ticks.at(-1)?.at ?? 0),
      ...now,
      pre_sig: sign,
      trde_qty: signedText(fund.ticks.at(-1)?.size ?? 0),
      etfnetprps_qty_array: days.map((day) => {
        const change = changeOf(day, fund)
        const { foreign, orgn } = netsOf(fund, market, day)
        return {
          dt: day.date,
          cur_prc_n: change['cur_prc'] ?? '',
          pre_sig_n: change['pred_pre_sig'] ?? '',
          pred_pre_n: change['pred_pre'] ?? '',
          acc_trde_qty: `${day.volume}`,
          for_netprps_qty: signedText(foreign),
          orgn_netprps_qty: signedText(orgn),
        }
      }),
    }
  },
  // Daily, whatever its name says (CORRECTIONS).
  ka40010: ({ fund, market, days }) => ({
    etftisl_trnsn: days.map((day) => {
      const { pred_pre_sig: sign = '', pre_rt: _, ...change } = changeOf(day, fund)
      const { foreign } = netsOf(fund, market, day)
      return { ...change, pre_sig: sign, trde_qty: `${day.volume}`, for_netprps: signedText(foreign) }
    }),
  }),
}

export const fundDayReplies: ReplyTable = Object.fromEntries(
  Object.entries(replies).map(([id, reply]) => [
    id,
    ({ query, market, rules }) => {
      const { spec, body, isPointless } = query
      const code = (body['stk_cd'] ?? '').slice(0, 6)
      const fund = market.instruments.find(({ listing }) => listing.kind === 'etf' && listing.code === code)
      if (fund === undefined || isPointless) return ok(filled(spec, {}))
      const days = dayFigures(fund, market, rules.historyDays).toReversed()
      return paged(query, rules, reply({ fund, market, days, body }))
    },
  ]),
)

interface Nets {
  readonly foreign: number
  readonly orgn: number
}

function netsOf({ listing }: Instrument, { seed }: Market, { minutes }: DayFigures): Nets {
  const flows = turnovers(seed, listing.code, minutes())
  const { foreigners, investmentTrusts, insurance, banks, pensionFunds, government } = flows
  const institutions = [investmentTrusts, insurance, banks, pensionFunds, government]
  return {
    foreign: foreigners.bought - foreigners.sold,
    orgn: institutions.reduce((sum, { bought, sold }) => sum + bought - sold, 0),
  }
}

function changeOf({ close, previousClose }: DayFigures, { limits }: Instrument): Row {
  return {
    cur_prc: priceText(close, previousClose),
    pred_pre_sig: signCode(close, previousClose, limits),
    pred_pre: signedText(close - previousClose),
    pre_rt: rateText(percent(close - previousClose, previousClose)),
  }
}

function priceChange(price: number, { limits, previousClose }: Instrument): Row {
  return {
    cur_prc: priceText(price, previousClose),
    pred_pre_sig: signCode(price, previousClose, limits),
    pred_pre: signedText(price - previousClose),
    pre_rt: rateText(percent(price - previousClose, previousClose)),
  }
}

function indexRate({ indices }: Market): string {
  const index = indices.find(({ code }) => code === INDEX.code)
  return index === undefined ? '0.00' : rateText(percent(index.last - index.previousClose, index.previousClose))
}
