/** ka90003 what programs (프로그램매매) bought or sold most, ka90004 what they did in each stock: as 0w reports it. */
import type { Instrument } from '../../../market/instrument/instrument.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { millions, percent, rateText, signedText } from '../../text/format.ts'
import { changeFacts } from '../facts.ts'
import { filled } from '../fill.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'

type Row = Record<string, string>

// By the name of ka90003.
const TOP = 50

export const programReplies: ReplyTable = {
  ka90003: ({ query, market }) =>
    ok(filled(query.spec, { prm_netprps_upper_50: top(stocksOf(query, market), query.body) })),
  ka90004: ({ query, market, rules }) => {
    const stocks = stocksOf(query, market)
    return paged(query, rules, { ...totals(stocks), stk_prm_trde_prst: stocks.map(inStock) })
  },
}

function stocksOf({ body, isPointless }: Query, market: Market): readonly Instrument[] {
  return isPointless ? [] : market.instruments.filter(({ listing }) => isOf(listing.market, body['mrkt_tp']))
}

// 1 net sellers first, 2 net buyers first; by amount or by shares. Who is on the other side is not in the list.
function top(stocks: readonly Instrument[], body: Query['body']): readonly Row[] {
  const sign = body['trde_upper_tp'] === '1' ? -1 : 1
  const score = (instrument: Instrument): number => {
    const { boughtValue, soldValue, bought, sold } = instrument.participants.program
    return sign * (body['amt_qty_tp'] === '2' ? bought - sold : boughtValue - soldValue)
  }
  return stocks
    .filter((instrument) => score(instrument) > 0)
    .toSorted((a, b) => score(b) - score(a))
    .slice(0, TOP)
    .map((instrument, n) => {
      const { bought, sold, boughtValue, soldValue } = instrument.participants.program
      const inShares = body['amt_qty_tp'] === '2'
      const [sell, buy] = inShares ? [sold, bought] : [millions(soldValue), millions(boughtValue)]
      return {
        rank: `${n + 1}`,
        ...described(instrument),
        acc_trde_qty: `${instrument.volume}`,
        prm_sell_amt: `${sell}`,
        prm_buy_amt: `${buy}`,
        prm_netprps_amt: signedText(buy - sell),
      }
    })
}

function inStock(instrument: Instrument): Row {
  const { bought, sold, boughtValue, soldValue } = instrument.participants.program
  return {
    ...described(instrument),
    buy_cntr_qty: `${bought}`,
    buy_cntr_amt: `${millions(boughtValue)}`,
    sel_cntr_qty: `${sold}`,
    sel_cntr_amt: `${millions(soldValue)}`,
    netprps_prica: signedText(millions(boughtValue) - millions(soldValue)),
    // Both sides of every share count.
    all_trde_rt: rateText(percent(bought + sold, instrument.volume * 2)),
  }
}

function totals(stocks: readonly Instrument[]): Row {
  const sum = (of: (instrument: Instrument) => number): number =>
    stocks.reduce((total, instrument) => total + of(instrument), 0)
  const buys = sum(({ participants }) => millions(participants.program.boughtValue))
  const sells = sum(({ participants }) => millions(participants.program.soldValue))
  return {
    tot_1: `${sum(({ participants }) => participants.program.bought)}`,
    tot_2: `${buys}`,
    tot_3: `${sum(({ participants }) => participants.program.sold)}`,
    tot_4: `${sells}`,
    tot_5: signedText(buys - sells),
  }
}

function described(instrument: Instrument): Row {
  const { pred_pre_sig: sign = '', ...change } = changeFacts(instrument.last, instrument)
  return { stk_cd: instrument.listing.code, stk_nm: instrument.listing.name, ...change, flu_sig: sign }
}

// P00101 KOSPI, P10102 KOSDAQ.
function isOf(market: string, asked: string | undefined): boolean {
  return asked === (market === 'kospi' ? 'P00101' : 'P10102')
}
