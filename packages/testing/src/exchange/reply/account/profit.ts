/** ka10072, ka10073, ka10074 and ka10077 realised profit; ka10170 the trade journal: of today's sales. */
import { yyyymmdd } from '../../../market/calendar/time.ts'
import { accountCode, percent, rateText } from '../../text/format.ts'
import { instrumentCode } from '../../text/instrumentCode.ts'
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'
import { dayTrades, perShare, type StockTrades, totalOf } from './dayTrades.ts'

type Row = Record<string, string>

/** ka10072, a stock's from a day on, and ka10073, in a period. */
export function realizedByStock(list: string): (query: AccountQuery) => Known {
  return ({ account, body, market }) => {
    const day = yyyymmdd(market.day)
    const isAsked = (body['strt_dt'] ?? '') <= day && (body['end_dt'] || day) >= day
    const sales = salesOf(dayTrades(account), body['stk_cd'])
    return { [list]: isAsked ? sales.map((sale) => ({ dt: day, ...saleRow(sale) })) : [] }
  }
}

/** ka10074, a day a row. */
export function realizedByDay({ account, body, market }: AccountQuery): Known {
  const day = yyyymmdd(market.day)
  const isAsked = (body['strt_dt'] ?? '') <= day && (body['end_dt'] || day) >= day
  const trades = isAsked ? dayTrades(account) : []
  const [bought, sold, profit, commission, tax] = [
    totalOf(trades, (each) => each.boughtAmount),
    totalOf(trades, (each) => each.soldAmount),
    totalOf(trades, (each) => each.profit),
    totalOf(trades, (each) => each.commission),
    totalOf(trades, (each) => each.tax),
  ].map(String)
  if (bought === undefined || sold === undefined || profit === undefined) return {}
  const fees = { tdy_trde_cmsn: commission ?? '', tdy_trde_tax: tax ?? '' }
  return {
    tot_buy_amt: bought,
    tot_sell_amt: sold,
    rlzt_pl: profit,
    trde_cmsn: commission ?? '',
    trde_tax: tax ?? '',
    dt_rlzt_pl: trades.length === 0 ? [] : [{ dt: day, buy_amt: bought, sell_amt: sold, tdy_sel_pl: profit, ...fees }],
  }
}

/** ka10077. */
export function realizedToday({ account, body }: AccountQuery): Known {
  const sales = salesOf(dayTrades(account), body['stk_cd'])
  return { tdy_rlzt_pl: `${totalOf(sales, ({ profit }) => profit)}`, tdy_rlzt_pl_dtl: sales.map(saleRow) }
}

/** ka10170, of today: with `ottks_tp` 1 only what was both bought and sold. */
export function journal({ account, body, market }: AccountQuery): Known {
  const { base_dt: asked = '', ottks_tp: scope = '', ch_crd_tp: kind = '0' } = body
  if (asked !== '' && asked !== yyyymmdd(market.day)) return {}
  const trades = dayTrades(account)
    .filter(({ bought, sold }) => scope !== '1' || (bought > 0 && sold > 0))
    .filter(({ position: { loanDate } }) => kind === '0' || (kind === '1') === (loanDate === ''))
  const [bought, sold, profit, fees, cost] = [
    totalOf(trades, (each) => each.boughtAmount),
    totalOf(trades, (each) => each.soldAmount),
    totalOf(trades, (each) => each.profit),
    totalOf(trades, (each) => each.commission + each.tax),
    totalOf(trades, (each) => each.soldCost),
  ]
  return {
    tot_sell_amt: `${sold}`,
    tot_buy_amt: `${bought}`,
    tot_cmsn_tax: `${fees}`,
    tot_exct_amt: `${(sold ?? 0) - (bought ?? 0) - (fees ?? 0)}`,
    tot_pl_amt: `${profit}`,
    tot_prft_rt: rateText(percent(profit ?? 0, cost ?? 0)),
    tdy_trde_diary: trades.map((each) => ({
      stk_nm: each.position.instrument.listing.name,
      buy_avg_pric: `${Math.round(perShare(each.boughtAmount, each.bought))}`,
      buy_qty: `${each.bought}`,
      sel_avg_pric: `${Math.round(perShare(each.soldAmount, each.sold))}`,
      sell_qty: `${each.sold}`,
      cmsn_alm_tax: `${each.commission + each.tax}`,
      pl_amt: `${each.profit}`,
      sell_amt: `${each.soldAmount}`,
      buy_amt: `${each.boughtAmount}`,
      prft_rt: rateText(percent(each.profit, each.soldCost)),
      stk_cd: accountCode(each.position.instrument.listing),
    })),
  }
}

function salesOf(trades: readonly StockTrades[], code: string | undefined): readonly StockTrades[] {
  const asked = instrumentCode(code ?? '')
  return trades.filter(({ sold, position }) => sold > 0 && (asked === '' || position.instrument.listing.code === asked))
}

function saleRow({ position, sold, soldAmount, soldCost, profit, saleCommission, tax }: StockTrades): Row {
  const { listing } = position.instrument
  return {
    stk_nm: listing.name,
    cntr_qty: `${sold}`,
    buy_uv: `${perShare(soldCost, sold).toFixed(7)}`,
    cntr_pric: `${Math.round(perShare(soldAmount, sold))}`,
    tdy_sel_pl: `${profit}`,
    pl_rt: rateText(percent(profit, soldCost)),
    stk_cd: accountCode(listing),
    tdy_trde_cmsn: `${saleCommission}`,
    tdy_trde_tax: `${tax}`,
    wthd_alowa: '0',
    loan_dt: position.loanDate,
    crd_tp: position.loanDate === '' ? '현금잔고' : '신용잔고',
    stk_cd_1: accountCode(listing),
    tdy_sel_pl_1: `${profit}`,
  }
}
