/**
 * What the members of the exchange (거래원) trade: ka10038 in a stock, ka10039 of one member, ka10040 the largest of today,
 * ka10042 who bought net, ka10043 and ka10078 one member in one stock. Of today, as 0F reports it.
 */

import { yyyymmdd } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { type Broker, brokers, type Flow } from '../../../market/instrument/participants.ts'
import type { Market } from '../../../market/market.ts'
import { largestBrokers } from '../../feeds/brokerFeed.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { millions, percent, rateText, signedText } from '../../text/format.ts'
import { changeFacts } from '../facts.ts'
import { filled, type Known } from '../fill.ts'
import type { ReplyTable } from '../reply.ts'

type Row = Record<string, string>

interface Member extends Broker {
  readonly flow: Flow
}

interface Asked {
  readonly body: Query['body']
  readonly market: Market
  readonly instrument: Instrument | undefined
}

const replies: Readonly<Record<string, (asked: Asked) => Known>> = {
  ka10038: ({ body, instrument }) => {
    const sign = body['qry_tp'] === '1' ? -1 : 1
    const members = membersOf(instrument).toSorted((a, b) => sign * (netOf(b.flow) - netOf(a.flow)))
    const sum = (of: (flow: Flow) => number): number => members.reduce((total, { flow }) => total + of(flow), 0)
    return {
      // Total buying, total selling (negative), net (CORRECTIONS).
      rank_1: signedText(sum(({ bought }) => bought)),
      rank_2: signedText(-sum(({ sold }) => sold)),
      rank_3: signedText(sum(netOf)),
      prid_trde_qty: `${instrument?.volume ?? 0}`,
      stk_sec_rank: members.map(({ name, flow }, n) => ({
        rank: `${n + 1}`,
        mmcm_nm: name,
        buy_qty: `${flow.bought}`,
        sell_qty: signedText(-flow.sold),
        acc_netprps_qty: signedText(netOf(flow)),
      })),
    }
  },
  ka10039: ({ body, market }) => {
    const sign = body['trde_tp'] === '2' ? -1 : 1
    const rows = market.instruments
      .flatMap((instrument) => membersOf(instrument).map(({ code, flow }) => ({ instrument, code, flow })))
      .filter(({ code, flow }) => code === body['mmcm_cd'] && Math.sign(netOf(flow)) === sign)
      .toSorted((a, b) => sign * (netOf(b.flow) - netOf(a.flow)))
    return {
      sec_trde_upper: rows.map(({ instrument, flow }, n) => {
        const [bought, sold] = [millions(flow.boughtValue), millions(flow.soldValue)]
        const { pred_pre: change = '', flu_rt: rate = '' } = changeFacts(instrument.last, instrument)
        return {
          rank: `${n + 1}`,
          stk_cd: instrument.listing.code,
          stk_nm: instrument.listing.name,
          prid_stkpc_flu: change,
          flu_rt: rate,
          prid_trde_qty: `${instrument.volume}`,
          netprps: signedText(netOf(flow)),
          buy_trde_qty: `${flow.bought}`,
          sel_trde_qty: signedText(-flow.sold),
          netprps_amt: signedText(bought - sold),
          buy_amt: `${bought}`,
          sell_amt: signedText(-sold),
        }
      }),
    }
  },
  ka10040: ({ instrument }) => (instrument === undefined ? {} : largest(instrument)),
  ka10042: ({ instrument }) => ({
    netprps_trde_ori_rank: membersOf(instrument)
      .filter(({ flow }) => netOf(flow) > 0)
      .toSorted((a, b) => netOf(b.flow) - netOf(a.flow))
      // Without the zeros in front (CORRECTIONS).
      .map(({ code, name }, n) => ({ rank: `${n + 1}`, mmcm_cd: `${Number(code)}`, mmcm_nm: name })),
  }),
  ka10043: ({ body, market, instrument }) => ({
    trde_ori_prps_anly: dayOf(body, market, instrument, ({ flow }, stock) => ({
      close_pric: changeFacts(stock.last, stock)['cur_prc'] ?? '',
      // The row's close against the price of today: there is only today.
      pred_pre: '0',
      pre_sig: '3',
      sel_qty: signedText(-flow.sold),
      buy_qty: `${flow.bought}`,
      netprps_qty: signedText(netOf(flow)),
      trde_qty_sum: `${flow.bought + flow.sold}`,
      trde_wght: rateText(percent(flow.bought + flow.sold, stock.volume * 2)),
    })),
  }),
  ka10078: ({ body, market, instrument }) => ({
    sec_stk_trde_trend: dayOf(body, market, instrument, ({ flow }, stock) => ({
      ...changeFacts(stock.last, stock),
      acc_trde_qty: `${stock.volume}`,
      netprps_qty: signedText(netOf(flow)),
      buy_qty: `${flow.bought}`,
      sell_qty: signedText(-flow.sold),
    })),
  }),
}

export const memberReplies: ReplyTable = Object.fromEntries(
  Object.entries(replies).map(([id, reply]) => [
    id,
    ({ query: { spec, body, isPointless }, market }) => {
      const instrument = market.quoted(body['stk_cd'] ?? '')
      return ok(filled(spec, isPointless ? {} : reply({ body, market, instrument })))
    },
  ]),
)

// Today's row, when the period that is asked for has today.
function dayOf(
  body: Query['body'],
  market: Market,
  instrument: Instrument | undefined,
  row: (member: Member, stock: Instrument) => Row,
): readonly Row[] {
  const today = yyyymmdd(market.day)
  const member = membersOf(instrument).find(({ code }) => code === body['mmcm_cd'])
  const isAsked = (body['strt_dt'] ?? '') <= today && (body['end_dt'] || today) >= today
  return member === undefined || instrument === undefined || !isAsked ? [] : [{ dt: today, ...row(member, instrument) }]
}

// ka10040: as ka10002 has them, with sums of the foreign houses. What changed lately is not kept.
function largest(instrument: Instrument): Known {
  const row: Row = {}
  for (const [side, word, sign] of [
    ['sold', 'sel', -1],
    ['bought', 'buy', 1],
  ] as const) {
    for (const [n, { code, name, quantity }] of largestBrokers(instrument, side).entries()) {
      row[`${word}_trde_ori_${n + 1}`] = name
      row[`${word}_trde_ori_cd_${n + 1}`] = code
      row[`${word}_trde_ori_qty_${n + 1}`] = signedText(sign * quantity)
      row[`${word}_trde_ori_irds_${n + 1}`] = '0'
    }
    const foreign = membersOf(instrument).reduce((sum, { isForeign, flow }) => sum + (isForeign ? flow[side] : 0), 0)
    row[`frgn_${word}_prsm_sum`] = signedText(sign * foreign)
    row[`frgn_${word}_prsm_sum_chang`] = '0'
  }
  return { ...row, tdy_main_trde_ori: [] }
}

function membersOf(instrument: Instrument | undefined): readonly Member[] {
  return brokers.flatMap((broker, n): readonly Member[] => {
    const flow = instrument?.participants.byBroker[n]
    return flow === undefined || flow.bought + flow.sold === 0 ? [] : [{ ...broker, flow }]
  })
}

function netOf({ bought, sold }: Flow): number {
  return bought - sold
}
