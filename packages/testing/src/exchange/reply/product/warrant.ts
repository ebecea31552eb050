/**
 * The one warrant (ELW) of the market, as 0m and 0u report it: ka10050 its greeks now, ka10048 those of the days
 * before, ka30001, ka30004, ka30005, ka30009 and ka30010 the lists it stands in, ka30011 how near it is, ka30012 what
 * it is; ka30002 which members traded it, ka30003 what its liquidity provider holds.
 */

import { hhmmss, yyyymmdd } from '../../../market/calendar/time.ts'
import { type Elw, elwOn, elwValue } from '../../../market/instrument/elw.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import type { Rules } from '../../rules/rules.ts'
import { percent, plainRateText, priceText, rateText, signCode, signedText } from '../../text/format.ts'
import { dayFigures } from '../chart/dayFigures.ts'
import { changeFacts } from '../facts.ts'
import { filled, type Known } from '../fill.ts'
import { genericReply } from '../generic.ts'
import type { ReplyTable } from '../reply.ts'
import { ISSUED, warrantDays } from './warrantDays.ts'

type Row = Record<string, string>

const ISSUER = '한국투자증권'
const DAYS = 365
// Warrants have no daily limits of their own.
const NO_LIMITS = { upper: Number.POSITIVE_INFINITY, lower: 0 }

interface Asked {
  readonly elw: Elw
  readonly body: Query['body']
  readonly market: Market
  readonly rules: Rules
  /** Whether the request's filters leave the warrant in. */
  readonly isListed: boolean
}

// 000 and 0 all, 001 and 1 calls; a blank or zeros ask for every underlying and issuer.
function passes({ underlying }: Elw, { rght_tp: right = '', bsis_aset_cd: asset = '' }: Query['body']): boolean {
  const isRight = /^0*$/.test(right) || Number(right) === 1
  return isRight && (/^0*$/.test(asset) || asset === underlying.listing.code)
}

const replies: Readonly<Record<string, (asked: Asked) => Known>> = {
  ka10048: ({ elw, market, rules }) => ({
    elwdaly_snst_ix: dayFigures(elw.underlying, market, rules.historyDays)
      .toReversed()
      .map((day) => ({ dt: day.date, ...greeks(elw, day.close) })),
  }),
  ka10050: ({ elw, market }) => ({
    elwsnst_ix_array: [
      {
        cntr_tm: hhmmss(market.now),
        cur_prc: elwPrice(elw),
        elwtheory_pric: `${Math.round(nowOf(elw).theory * 100)}`,
        ...greeks(elw, elw.underlying.last),
      },
    ],
  }),
  ka30001: ({ elw, market, body, isListed }) => {
    const { price } = nowOf(elw)
    const change = price - elw.previousClose
    const isShown = isListed && change !== 0 && (body['flu_tp'] === '1') === change > 0
    return {
      base_pric_tm: `기준가(${hhmmss(market.now).replace(/^(\d\d)(\d\d).*/, '$1:$2')})`,
      elwpric_jmpflu: isShown
        ? [
            {
              ...described(elw),
              rank: '1',
              trde_end_elwbase_pric: `${elw.previousClose}`,
              base_pre: signedText(change),
              jmp_rt: rateText(percent(change, elw.previousClose)),
            },
          ]
        : [],
    }
  },
  ka30002: ({ elw, market, rules, body }) => ({ trde_ori_elwnettrde_upper: byMember(elw, market, rules, body) }),
  ka30003: ({ elw, market, rules, body }) => ({ elwlpposs_daly_trnsn: holdings(elw, market, rules, body) }),
  ka30004: ({ elw, isListed }) => ({ elwdispty_rt: isListed ? [disparity(elw)] : [] }),
  ka30005: ({ elw, isListed, market, rules }) => ({
    elwcnd_qry: isListed ? [terms(elw, market, heldOf(elw, market, rules))] : [],
  }),
  ka30009: ({ elw, body, isListed }) => {
    const change = nowOf(elw).price - elw.previousClose
    const isUp = body['sort_tp'] === '1' || body['sort_tp'] === '2'
    return { elwflu_rt_rank: isListed && change !== 0 && isUp === change > 0 ? [{ rank: '1', ...described(elw) }] : [] }
  },
  // Nothing rests in a book that no one trades.
  ka30010: ({ elw, isListed }) => ({
    elwreq_rank: isListed ? [{ rank: '1', ...described(elw), netprps_req: '0' }] : [],
  }),
  ka30011: ({ elw, body }) => {
    if (body['stk_cd'] !== elw.code) return {}
    const { underlying } = elw
    return {
      elwalacc_rt: [
        {
          stk_cd: underlying.listing.code,
          stk_nm: underlying.listing.name,
          ...changeFacts(underlying.last, underlying),
          acc_trde_qty: `${underlying.volume}`,
          alacc_rt: '1.00',
        },
      ],
    }
  },
  ka30012: ({ elw, market, rules }) => details(elw, market, heldOf(elw, market, rules)),
}

/** A market without a listing has no warrant on it. */
export const warrantReplies: ReplyTable = Object.fromEntries(
  Object.entries(replies).map(([id, reply]) => [
    id,
    (question) => {
      const { query, market, rules } = question
      const { spec, body, isPointless } = query
      const [first] = market.instruments
      if (first === undefined) return genericReply(question)
      const elw = elwOn(first)
      const isAsked = body['stk_cd'] === undefined || body['stk_cd'] === elw.code
      const isListed = !isPointless && isAsked && passes(elw, body)
      // What is asked of another code is what it is of a stock: nothing.
      if (!isAsked && spec.id !== 'ka30011') return ok(filled(spec, {}))
      return ok(filled(spec, reply({ elw, body, market, rules, isListed })))
    },
  ]),
)

function nowOf(elw: Elw) {
  return elwValue(elw, elw.underlying.last)
}

function elwPrice(elw: Elw): string {
  return priceText(nowOf(elw).price, elw.previousClose)
}

// Volatility in hundredths, the others in millionths (CORRECTIONS, kind 4).
function greeks(elw: Elw, spot: number): Row {
  const { delta, gamma, theta, vega, rho } = elwValue(elw, spot)
  const millionths = (value: number): string => signedText(Math.round(value * 1_000_000))
  const volatility = `${Math.round(elw.volatility * 10_000)}`
  return {
    iv: volatility,
    delta: millionths(delta),
    gam: millionths(gamma),
    theta: millionths(theta),
    vega: millionths(vega),
    law: millionths(rho),
    lp: volatility,
  }
}

function described(elw: Elw): Row {
  const { price } = nowOf(elw)
  const sign = signCode(price, elw.previousClose, NO_LIMITS)
  return {
    stk_cd: elw.code,
    stk_nm: elw.name,
    cur_prc: elwPrice(elw),
    pre_sig: sign,
    pre_tp: sign,
    pred_pre: signedText(price - elw.previousClose),
    flu_rt: rateText(percent(price - elw.previousClose, elw.previousClose)),
    trde_qty: '0',
    trde_prica: '0',
  }
}

function issued(elw: Elw): Row {
  return {
    isscomp_nm: ISSUER,
    sqnc: elw.code.slice(2),
    base_aset_nm: elw.underlying.listing.name,
    rght_tp: '콜',
    srvive_dys: `${daysLeft(elw)}`,
  }
}

function disparity(elw: Elw): Row {
  const { price, theory } = nowOf(elw)
  return {
    ...described(elw),
    ...issued(elw),
    // Hundredths of a percent here, without the point.
    dispty_rt: signedText(Math.round(percent(price - theory, theory) * 100)),
    basis: rateText(price - theory),
    theory_pric: `${Math.round(theory * 100)}`,
  }
}

// What a member has traded net in the days before today, on the side that is asked for.
function byMember(elw: Elw, market: Market, rules: Rules, body: Query['body']): readonly Row[] {
  const { isscomp_cd: member = '', dt: period = '', trde_qty_tp: least = '0', trde_tp: side } = body
  const days = warrantDays(elw, market, rules).slice(-Number(period))
  const sum = (of: (day: (typeof days)[number]) => number): number => days.reduce((total, day) => total + of(day), 0)
  const bought = sum(({ members }) => members[member]?.bought ?? 0)
  const sold = sum(({ members }) => members[member]?.sold ?? 0)
  const volume = sum((day) => day.volume)
  const isSide = side === '2' ? sold > bought : bought > sold
  const [first] = days
  if (!isSide || first === undefined || volume < Number(least) * 1_000) return []
  const before = elwValue(elw, first.spotBefore).price
  const change = elw.previousClose - before
  return [
    {
      stk_cd: elw.code,
      stk_nm: elw.name,
      stkpc_flu: signedText(change),
      flu_rt: rateText(percent(change, before)),
      trde_qty: `${volume}`,
      netprps: signedText(bought - sold),
      buy_trde_qty: `${bought}`,
      sel_trde_qty: signedText(-sold),
    },
  ]
}

// Newest first; asked for by the warrant's code or its underlying's (the manual's example has the former).
function holdings(elw: Elw, market: Market, rules: Rules, body: Query['body']): readonly Row[] {
  const { bsis_aset_cd: asset = '', base_dt: until = '' } = body
  if (asset !== elw.code && asset !== elw.underlying.listing.code) return []
  return warrantDays(elw, market, rules)
    .filter(({ date }) => until === '' || date <= until)
    .map(({ date, spot, spotBefore, volume, held, change }): Row => {
      const [price, before] = [elwValue(elw, spot).price, elwValue(elw, spotBefore).price]
      return {
        dt: date,
        cur_prc: priceText(price, before),
        pre_tp: signCode(price, before, NO_LIMITS),
        pred_pre: signedText(price - before),
        flu_rt: rateText(percent(price - before, before)),
        trde_qty: `${volume}`,
        trde_prica: `${Math.floor((volume * price) / 1_000_000)}`,
        chg_qty: signedText(change),
        lprmnd_qty: `${held}`,
        wght: rateText(percent(held, ISSUED)),
      }
    })
    .toReversed()
}

function heldOf(elw: Elw, market: Market, rules: Rules): number {
  return warrantDays(elw, market, rules).at(-1)?.held ?? ISSUED
}

function terms(elw: Elw, market: Market, held: number): Row {
  const { price, theory, delta, gearing, parity, breakEven, fulcrum } = nowOf(elw)
  const expiry = expiryOf(elw, market)
  return {
    ...described(elw),
    ...issued(elw),
    expr_dt: expiry,
    trde_qty_pre: '0.00',
    pred_trde_qty: '0',
    sel_bid: priceText(price + 5, elw.previousClose),
    buy_bid: priceText(Math.max(5, price - 5), elw.previousClose),
    prty: plainRateText(parity),
    gear_rt: plainRateText(gearing),
    pl_qutr_rt: rateText(breakEven),
    cfp: rateText(fulcrum),
    theory_pric: `${Math.round(theory * 100)}`,
    innr_vltl: `${Math.round(elw.volatility * 10_000)}`,
    delta: `${Math.round(delta * 1_000_000)}`,
    lvrg: ((delta / elw.ratio) * gearing).toFixed(6),
    exec_pric: elw.strike.toFixed(2),
    cnvt_rt: elw.ratio.toFixed(4),
    lpposs_rt: rateText(percent(held, ISSUED)),
    pl_qutr_pt: (elw.strike + price / elw.ratio).toFixed(2),
    fin_trde_dt: expiry,
    lpinitlast_suply_dt: expiry,
    dispty_rt: rateText(percent(price - theory, theory)),
    lpmmcm_nm: ISSUER,
  }
}

function details(elw: Elw, market: Market, held: number): Row {
  const { price, theory, gearing, parity, breakEven } = nowOf(elw)
  const expiry = expiryOf(elw, market)
  const { pre_sig: sign = '', ...now } = described(elw)
  return {
    ...now,
    aset_cd: elw.underlying.listing.code,
    pred_pre_sig: sign,
    lpmmcm_nm_1: ISSUER,
    elwrght_cntn: '만기평가가격이 행사가격 초과인 경우, 1워런트당 (만기평가가격-행사가격)*전환비율',
    elwexpr_evlt_pric: '최종거래일포함 직전 5영업일 종가의 산술평균',
    elwtheory_pric: `${Math.round(theory * 100)}`,
    dispty_rt: rateText(percent(price - theory, theory)),
    elwinnr_vltl: `${Math.round(elw.volatility * 10_000)}`,
    exp_rght_pric: '0.00',
    elwpl_qutr_rt: rateText(breakEven),
    elwexec_pric: `${elw.strike}`,
    elwcnvt_rt: elw.ratio.toFixed(4),
    elwrght_type: 'CALL',
    elwsrvive_dys: `${daysLeft(elw)}`,
    stkcnt: `${ISSUED / 1_000}`,
    elwlpord_pos: '가능',
    lpposs_rt: rateText(percent(held, ISSUED)),
    lprmnd_qty: `${held}`,
    elwspread: '5.00',
    elwprty: plainRateText(parity),
    elwgear: plainRateText(gearing),
    elwfin_trde_dt: expiry,
    expr_dt: expiry,
    exec_dt: expiry,
    lpsuply_end_dt: expiry,
    elwpay_dt: expiry,
    elwinvt_ix_comput: '산출종목',
    elwappr_way: '현금 결제',
    elwrght_exec_way: '유럽형',
    elwpblicte_orgn: `${ISSUER}(주)`,
    dcsn_pay_amt: '0.000',
    kobarr: '0',
    iv: (elw.volatility * 100).toFixed(2),
    bsis_aset_1: elw.underlying.listing.name,
    bsis_aset_comp_rt_1: '1.00',
  }
}

function daysLeft({ years }: Elw): number {
  return Math.round(years * DAYS)
}

function expiryOf(elw: Elw, { day }: Market): string {
  return yyyymmdd(day + daysLeft(elw))
}
