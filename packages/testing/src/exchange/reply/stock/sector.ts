/**
 * ka20001 an index now, ka20009 the same with its days, ka20002 its members, ka20003 all of them: as 0J and 0U report them. ka10002 the brokers of a
 * stock, as 0F reports them.
 */

import { hhmmss, previousTradingDay, yyyymmdd } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { type Investor, institutions, type Turnover, turnovers } from '../../../market/instrument/investors.ts'
import type { SectorIndex } from '../../../market/instrument/sectorIndex.ts'
import type { Market } from '../../../market/market.ts'
import { largestBrokers } from '../../feeds/brokerFeed.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import type { Rules } from '../../rules/rules.ts'
import { directionCode, millions, percent, pointsText, rateText, thousands } from '../../text/format.ts'
import { changeFacts, factsOf } from '../facts.ts'
import { filled, type Known } from '../fill.ts'
import { genericReply } from '../generic.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'

type Row = Record<string, string>

export const sectorReplies: ReplyTable = {
  ka20001: ({ query, market }) => {
    const index = indexIn(query, market)
    return ok(filled(query.spec, index === undefined || query.isPointless ? {} : now(index, market.now)))
  },
  ka20002: ({ query, market, rules }) => {
    const members = query.isPointless ? [] : (indexIn(query, market)?.members ?? [])
    return paged(query, rules, { inds_stkpc: members.map(member) })
  },
  ka20009: ({ query, market, rules }) => {
    const index = indexIn(query, market)
    const isKnown = index !== undefined && !query.isPointless
    return paged(query, rules, isKnown ? { ...now(index, market.now), ...byDay(index, market, rules) } : {})
  },
  ka20003: ({ query, market }) => {
    const isKnown = indexIn(query, market) !== undefined
    return ok(filled(query.spec, isKnown ? { all_inds_idex: market.indices.map(sectorRow) } : {}))
  },
  ka10051: ({ query: { spec, body, isPointless }, market }) =>
    ok(filled(spec, { inds_netprps: isPointless ? [] : market.indices.map((each) => netBuying(each, market, body)) })),
  ka10002: (question) => {
    const { query, market } = question
    const instrument = market.quoted(query.body['stk_cd'] ?? '')
    return instrument === undefined ? genericReply(question) : ok(filled(query.spec, brokersOf(instrument)))
  },
}

function indexIn({ body }: Query, { indices }: Market): SectorIndex | undefined {
  return indices.find(({ code }) => code === (body['inds_cd'] ?? '').replace(/_AL$/, ''))
}

// The last ten minutes of it come along, newest first.
function now(index: SectorIndex, at: number): Known {
  const { breadth, open, high, low, members, minutes, previousClose } = index
  const times = minutes.candles.slice(-10).toReversed()
  let later = index.volume
  const rows = times.map((candle, n): Row => {
    const row = {
      tm_n: hhmmss(n === 0 ? at : candle.at + 59_000),
      ...suffixed(change(candle.close, previousClose)),
      trde_qty_n: `${thousands(candle.volume)}`,
      acc_trde_qty_n: `${thousands(later)}`,
    }
    later -= candle.volume
    return row
  })
  return {
    ...sectorRow(index),
    open_pric: pointsText(open, previousClose),
    high_pric: pointsText(high, previousClose),
    low_pric: pointsText(low, previousClose),
    trde_frmatn_stk_num: `${breadth.traded}`,
    trde_frmatn_rt: rateText(percent(breadth.traded, members.length)),
    inds_cur_prc_tm: rows,
  }
}

// Today and the days before, newest first.
function byDay(index: SectorIndex, market: Market, rules: Rules): Known {
  const rows: Row[] = []
  const add = (day: number, close: number, previousClose: number, volume: number): void => {
    const row = { ...suffixed(change(close, previousClose)), acc_trde_qty_n: `${thousands(volume)}` }
    rows.push({ dt_n: yyyymmdd(day), ...row })
  }
  if (index.volume > 0) add(market.day, index.last, index.previousClose, index.volume)
  let day = previousTradingDay(market.day)
  for (let daysAgo = 1; daysAgo <= rules.historyDays; daysAgo += 1, day = previousTradingDay(day)) {
    const { close, previousClose, volume } = index.history.bar(daysAgo)
    add(day, close, previousClose, volume)
  }
  return { inds_cur_prc_daly_rept: rows }
}

function member(instrument: Instrument): Row {
  return { stk_cd: instrument.listing.code, stk_nm: instrument.listing.name, ...factsOf(instrument) }
}

function sectorRow(index: SectorIndex): Row {
  const { breadth, code, name, last, members, previousClose } = index
  return {
    stk_cd: code,
    stk_nm: name,
    ...change(last, previousClose),
    trde_qty: `${thousands(index.volume)}`,
    trde_prica: `${millions(index.value)}`,
    wght: '',
    upl: `${breadth.upperLimit}`,
    rising: `${breadth.rising}`,
    stdns: `${breadth.unchanged}`,
    fall: `${breadth.falling}`,
    lst: `${breadth.lowerLimit}`,
    flo_stk_num: `${members.length}`,
  }
}

function change(last: number, previousClose: number): Row {
  const sign = directionCode({ last, previousClose })
  return {
    cur_prc: pointsText(last, previousClose),
    pred_pre_sig: sign,
    pre_sig: sign,
    pred_pre: rateText(last - previousClose),
    flu_rt: rateText(percent(last - previousClose, previousClose)),
  }
}

// Points and rates in hundredths without their point, amounts in 100 million KRW or quantities in thousand shares.
function netBuying(index: SectorIndex, market: Market, { amt_qty_tp: measure }: Query['body']): Row {
  const {
    cur_prc: price = '',
    pred_pre: moved = '',
    flu_rt: rate = '',
    pre_sig: sign = '',
  } = change(index.last, index.previousClose)
  const flows = index.members.map(({ listing, minutes }) => turnovers(market.seed, listing.code, minutes.candles))
  const net = (groups: readonly Investor[]): string => {
    const total = flows.reduce((sum, flow) => sum + groups.reduce((own, group) => own + netOf(flow[group]), 0), 0)
    return total < 0 ? `${total}` : `+${total}`
  }
  const netOf = (flow: Turnover): number =>
    measure === '1'
      ? Math.trunc((flow.bought - flow.sold) / 1_000)
      : Math.trunc((flow.boughtValue - flow.soldValue) / 100_000_000)
  return {
    inds_cd: `${index.code}_AL`,
    inds_nm: index.name,
    cur_prc: price.replace('.', ''),
    pre_smbol: sign,
    pred_pre: moved.replace('.', '').replace(/^([+-]?)0+(?=\d)/, '$1'),
    flu_rt: rate.replace('.', '').replace(/^([+-]?)0+(?=\d)/, '$1'),
    trde_qty: `${thousands(index.volume)}`,
    sc_netprps: '+0',
    insrnc_netprps: net(['insurance']),
    invtrt_netprps: net(['investmentTrusts']),
    bank_netprps: net(['banks']),
    jnsinkm_netprps: '+0',
    endw_netprps: net(['pensionFunds']),
    etc_corp_netprps: net(['otherCorporations']),
    ind_netprps: net(['individuals']),
    frgnr_netprps: net(['foreigners']),
    native_trmt_frgnr_netprps: '+0',
    natn_netprps: net(['government']),
    samo_fund_netprps: '+0',
    orgn_netprps: net(institutions),
  }
}

function suffixed(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([key, text]) => [`${key}_n`, text]))
}

function brokersOf(instrument: Instrument): Row {
  const facts = changeFacts(instrument.last, instrument)
  const row: Row = {
    ...facts,
    stk_cd: instrument.listing.code,
    stk_nm: instrument.listing.name,
    flu_smbol: facts['pre_sig'] ?? '',
    base_pric: `${instrument.previousClose}`,
  }
  for (const [side, word, sign] of [
    ['sold', 'sel', '-'],
    ['bought', 'buy', ''],
  ] as const) {
    for (const [n, { code, name, quantity }] of largestBrokers(instrument, side).entries()) {
      row[`${word}_trde_ori_nm_${n + 1}`] = name
      row[`${word}_trde_ori_${n + 1}`] = code
      row[`${word}_trde_qty_${n + 1}`] = `${sign}${quantity}`
    }
  }
  return row
}
