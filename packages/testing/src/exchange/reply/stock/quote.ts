/** ka10004 the order book of now, ka10006 and ka10007 a stock now, ka10054 today's interruptions, ka10099 and ka10100
 * what is listed, ka10101 the sectors, ka10102 the members. */

import { hhmmss, yyyymmdd } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { brokers } from '../../../market/instrument/participants.ts'
import type { SectorIndex } from '../../../market/instrument/sectorIndex.ts'
import type { Market } from '../../../market/market.ts'
import { viFacts } from '../../frames/viEntry.ts'
import { type Answer, ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { bestText, codeLetter, millions, percent, rateText, signedText } from '../../text/format.ts'
import { factsOf } from '../facts.ts'
import { filled, type Known } from '../fill.ts'
import { genericReply } from '../generic.ts'
import type { Question, Reply, ReplyTable } from '../reply.ts'

type Row = Record<string, string>

export const quoteReplies: ReplyTable = {
  // It ignores the suffix of both exchanges together (docs/protocol.md#venues).
  ka10004: ofStock(
    ({ market }, instrument) => bookOf(instrument, market.now),
    (code) => code.replace(/_AL$/, ''),
  ),
  ka10006: ofStock(({ market }, instrument) => dayOf(instrument, market)),
  ka10007: ofStock(({ market }, instrument) => tableOf(instrument, market)),
  ka10054: (question) => known(question, ({ market, query }) => ({ motn_stk: interruptions(market, query.body) })),
  ka10099: (question) =>
    known(question, ({ market, query: { body } }) => ({
      list: market.instruments.filter((each) => isListed(each, body['mrkt_tp'])).map(listing),
    })),
  ka10100: (question) => {
    const instrument = quotedIn(question)
    return instrument === undefined ? ok(filled(question.query.spec, {})) : known(question, () => listing(instrument))
  },
  ka10101: (question) =>
    known(question, ({ market, query: { body } }) => ({
      list: market.indices.filter((each) => isSectorOf(each, body['mrkt_tp'])).map(sectorRow),
    })),
  // Its body is ignored (docs/protocol.md#envelope).
  ka10102: ({ query: { spec } }) =>
    ok(filled(spec, { list: brokers.map(({ code, name, isForeign }) => ({ code, name, gb: isForeign ? '1' : '0' })) })),
}

function quotedIn({ query: { body }, market }: Question): Instrument | undefined {
  return market.quoted(body['stk_cd'] ?? '')
}

function known(question: Question, values: (question: Question) => Known): Answer {
  const { spec, isPointless } = question.query
  return ok(filled(spec, isPointless ? {} : values(question)))
}

// An unknown stock has the reply of every endpoint to one.
function ofStock(
  values: (question: Question, instrument: Instrument) => Known,
  codeOf: (code: string) => string = (code) => code,
): Reply {
  return (question) => {
    const instrument = question.market.quoted(codeOf(question.query.body['stk_cd'] ?? ''))
    return instrument === undefined ? genericReply(question) : known(question, () => values(question, instrument))
  }
}

function dayOf(instrument: Instrument, market: Market): Row {
  const { pred_pre: change = '', ...facts } = factsOf(instrument)
  return {
    ...facts,
    date: yyyymmdd(market.day),
    close_pric: facts['cur_prc'] ?? '',
    pre: change,
    trde_qty: `${instrument.volume}`,
    trde_prica: `${millions(instrument.value)}`,
  }
}

// Levels have keys of their own here, the first one like the others.
function tableOf(instrument: Instrument, market: Market): Row {
  const { book, expected, listing, previousClose, previousValue, previousVolume, ticks, volume, value } = instrument
  const facts = factsOf(instrument)
  const row: Row = {
    ...facts,
    stk_nm: listing.name,
    stk_cd: listing.code,
    date: yyyymmdd(market.day),
    tm: hhmmss(market.now),
    pred_close_pric: `${previousClose}`,
    pred_trde_prica: `${millions(previousValue)}`,
    flo_stkcnt: `${Math.floor(listing.shares / 1_000)}`,
    smbol: facts['pre_sig'] ?? '',
    // A ratio of volumes, whatever its name says (CORRECTIONS, kind 1).
    pred_rt: rateText(percent(volume, previousVolume)),
    cntr_qty: `${ticks.at(-1)?.size ?? 0}`,
    trde_qty: `${volume}`,
    trde_prica: `${millions(value)}`,
    exp_cntr_pric: bestText(expected?.price, previousClose),
    exp_cntr_qty: `${expected?.size ?? 0}`,
  }
  for (const [side, word] of [
    ['asks', 'sel'],
    ['bids', 'buy'],
  ] as const) {
    const levels = book.levels(side)
    for (let n = 1; n <= 10; n += 1) {
      const level = levels[n - 1]
      row[`${word}_${n}bid`] = bestText(level?.price, previousClose)
      row[`${word}_${n}bid_req`] = `${level?.size ?? 0}`
      row[`${word}_${n}bid_jub_pre`] = signedText(level?.change ?? 0)
    }
    row[`tot_${word}_req`] = `${book.total(side).size}`
  }
  return row
}

// 0 KOSPI, 1 KOSDAQ, 2 KOSPI 200: the market has one index of each.
const MARKET_OF_SECTOR: Readonly<Record<string, string>> = { '001': '0', '101': '1', '201': '2' }

function isSectorOf({ code }: SectorIndex, market: string | undefined): boolean {
  return MARKET_OF_SECTOR[code] === market
}

function sectorRow({ code, name }: SectorIndex): Row {
  return { marketCode: MARKET_OF_SECTOR[code] ?? '', code, name, group: '1' }
}

// Levels count from the best one, which has keys of its own.
function bookOf({ book, afterHours, previousClose }: Instrument, at: number): Row {
  const row: Row = { bid_req_base_tm: hhmmss(at) }
  for (const [side, word] of [
    ['asks', 'sel'],
    ['bids', 'buy'],
  ] as const) {
    const levels = book.levels(side)
    const total = book.total(side)
    for (let n = 1; n <= 10; n += 1) {
      const level = levels[n - 1]
      row[n === 1 ? `${word}_fpr_bid` : `${word}_${n}th_pre_bid`] = bestText(level?.price, previousClose)
      row[n === 1 ? `${word}_fpr_req` : `${word}_${n}th_pre_req`] = `${level?.size ?? 0}`
      row[`${word}_${n}th_pre_req_pre`] = signedText(level?.change ?? 0)
    }
    row[`tot_${word}_req`] = `${total.size}`
    row[`tot_${word}_req_jub_pre`] = signedText(total.change)
  }
  row['ovt_sel_req'] = `${afterHours.ask}`
  row['ovt_sel_req_pre'] = signedText(afterHours.askChange)
  row['ovt_buy_req'] = `${afterHours.bid}`
  row['ovt_buy_req_pre'] = signedText(afterHours.bidChange)
  return row
}

// Newest first, each stock's latest one; zeros in the fields of the kind that it is not (docs/protocol.md#vi).
function interruptions(market: Market, body: Query['body']): readonly Row[] {
  const { mrkt_tp: asked = '000', stk_cd: code = '', motn_tp: kind = '0', motn_drc: direction = '0' } = body
  return market.instruments
    .filter(({ listing }) => asked === '000' || (asked === '001') === (listing.market === 'kospi'))
    .filter(({ listing }) => code === '' || code.slice(0, 6) === listing.code)
    .flatMap((instrument) => {
      const vi = instrument.vis.at(-1)
      return vi === undefined ? [] : [{ instrument, vi }]
    })
    .filter(({ vi }) => direction === '0' || direction === (vi.direction === 'up' ? '1' : '2'))
    .filter(({ vi }) => kind === '0' || kind === viFacts(vi).code)
    .toSorted((a, b) => b.vi.startedAt - a.vi.startedAt)
    .map(({ instrument, vi }) => ({
      stk_cd: instrument.listing.code,
      stk_nm: instrument.listing.name,
      acc_trde_qty: `${instrument.volume}`,
      motn_pric: `${vi.trigger}`,
      dynm_dispty_rt: viFacts(vi).dynamicGap,
      trde_cntr_proc_time: hhmmss(vi.startedAt),
      virelis_time: instrument.vi === vi ? '000000' : hhmmss(vi.endsAt),
      viaplc_tp: viFacts(vi).word,
      dynm_stdpc: viFacts(vi).dynamicReference,
      static_stdpc: viFacts(vi).reference,
      static_dispty_rt: viFacts(vi).gap,
      open_pric_pre_flu_rt: rateText(percent(vi.trigger - instrument.open, instrument.open)),
      vimotn_cnt: `${vi.count}`,
      stex_tp: 'KRX',
    }))
}

// 0 KOSPI, 10 KOSDAQ, 8 ETF.
function isListed({ listing }: Instrument, market: string | undefined): boolean {
  switch (market) {
    case '0':
      return listing.market === 'kospi'
    case '10':
      return listing.market === 'kosdaq'
    case '8':
      return listing.kind === 'etf'
    default:
      return false
  }
}

function listing({ listing: { code, name, market, kind, shares }, previousClose, state }: Instrument): Row {
  return {
    code,
    name,
    listCount: String(shares).padStart(16, '0'),
    auditInfo: state === 'suspended' ? '거래정지' : '정상',
    regDay: '20000104',
    lastPrice: String(previousClose).padStart(8, '0'),
    state: state === 'suspended' ? '증거금100%|거래정지' : '증거금20%|담보대출|신용가능',
    marketCode: kind === 'etf' ? '8' : market === 'kospi' ? '0' : '10',
    marketName: kind === 'etf' ? 'ETF' : market === 'kospi' ? '거래소' : '코스닥',
    orderWarning: '0',
    // Funds do not trade on the NXT (docs/protocol.md#venues).
    nxtEnable: kind === 'etf' ? 'N' : 'Y',
    kind: codeLetter(code),
  }
}
