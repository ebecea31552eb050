/** ka40002 a fund (ETF), ka40004 all of them, ka40009 its net assets (NAV) now: as 0G reports them. */
import type { Instrument } from '../../../market/instrument/instrument.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { percent, plainRateText, pointsText, rateText } from '../../text/format.ts'
import { changeFacts } from '../facts.ts'
import { filled } from '../fill.ts'
import type { ReplyTable } from '../reply.ts'

type Row = Record<string, string>

/** What the market's funds follow. */
const INDEX = { code: '201', name: 'KOSPI200' }

export const fundReplies: ReplyTable = {
  ka40002: ({ query, market }) => {
    const fund = fundIn(query, market)
    return ok(filled(query.spec, fund === undefined ? {} : information(fund)))
  },
  ka40004: ({ query: { spec, body, isPointless }, market }) => {
    // No fund trades on the NXT (docs/protocol.md#venues).
    const isAsked = !isPointless && body['stex_tp'] !== '2'
    const rows = isAsked ? fundsOf(market).filter(passes(body, market)).map(quoted(market)) : []
    return ok(filled(spec, { etfall_mrpr: rows }))
  },
  ka40009: ({ query, market }) => {
    const fund = fundIn(query, market)
    return ok(filled(query.spec, { etfnavarray: fund === undefined ? [] : [assetsOf(fund, market)] }))
  },
}

function fundsOf(market: Market): readonly Instrument[] {
  return market.instruments.filter(({ listing }) => listing.kind === 'etf')
}

function fundIn({ body }: Query, market: Market): Instrument | undefined {
  return fundsOf(market).find(({ listing }) => listing.code === (body['stk_cd'] ?? '').slice(0, 6))
}

function information({ listing, previousClose }: Instrument): Row {
  return {
    stk_nm: listing.name,
    etfobjt_idex_nm: INDEX.name,
    wonju_pric: `${previousClose}`,
    etftxon_type: '비과세',
    etntxon_type: '',
  }
}

// `navpre` compares the net assets with the price of yesterday.
function passes({ navpre }: Query['body'], market: Market): (fund: Instrument) => boolean {
  return (fund) => {
    const assets = market.navOf(fund)
    if (navpre === '1') return assets > fund.previousClose
    return navpre === '2' ? assets < fund.previousClose : true
  }
}

function quoted(market: Market): (fund: Instrument) => Row {
  return (fund) => {
    const { cur_prc: price = '', flu_rt: rate = '', ...change } = changeFacts(fund.last, fund)
    const index = market.indices.find(({ code }) => code === INDEX.code)
    return {
      stk_cd: fund.listing.code,
      stk_cls: '19',
      stk_nm: fund.listing.name,
      close_pric: price,
      ...change,
      pre_rt: rate,
      trde_qty: `${fund.volume}`,
      nav: pointsText(market.navOf(fund), fund.previousClose),
      trace_eor_rt: '0.00',
      trace_idex_nm: INDEX.name,
      trace_idex_cd: INDEX.code,
      ...(index !== undefined && {
        trace_idex: pointsText(index.last, index.previousClose),
        trace_flu_rt: rateText(percent(index.last - index.previousClose, index.previousClose)),
      }),
    }
  }
}

function assetsOf(fund: Instrument, market: Market): Row {
  const assets = market.navOf(fund)
  const { last, listing, previousClose } = fund
  const gap = percent(last - assets, assets)
  return {
    nav: pointsText(assets, previousClose),
    navpred_pre: rateText(assets - previousClose),
    navflu_rt: rateText(percent(assets - previousClose, previousClose)),
    trace_eor_rt: plainRateText(Math.abs(gap)),
    dispty_rt: rateText(gap),
    stkcnt: `${listing.shares}`,
    base_pric: `${previousClose}`,
  }
}
