/** What the market says of a stock right now, by the keys under which REST replies show it. */
import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import { hhmmss } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import {
  bestText,
  millions,
  percent,
  plainRateText,
  priceText,
  rateText,
  signCode,
  signedText,
} from '../text/format.ts'

export type Facts = Readonly<Record<string, string>>

/** Fields that mean the same wherever a reply speaks of a stock. */
export function factsOf(instrument: Instrument): Facts {
  const { book, last, limits, open, high, low, previousClose: reference } = instrument
  return {
    ...changeFacts(last, instrument),
    base_pric: `${reference}`,
    upl_pric: priceText(limits.upper, reference),
    lst_pric: priceText(limits.lower, reference),
    open_pric: traded(open, reference),
    high_pric: traded(high, reference),
    low_pric: traded(low, reference),
    now_trde_qty: `${instrument.volume}`,
    pred_trde_qty: `${instrument.previousVolume}`,
    sel_bid: bestText(book.best('asks')?.price, reference),
    buy_bid: bestText(book.best('bids')?.price, reference),
    cntr_str: plainRateText(percent(instrument.buyVolume, instrument.sellVolume)),
  }
}

/** More of them, for the replies that describe a stock as a whole: elsewhere these keys mean other things. */
export function fullFactsOf(instrument: Instrument): Facts {
  const { book, listing, last, previousClose: reference, volume, value } = instrument
  const [asks, bids] = [book.levels('asks'), book.levels('bids')]
  const levels = [1, 2, 3, 4, 5].flatMap((n): readonly (readonly [string, string])[] => [
    [`sel_${n}th_bid`, bestText(asks[n - 1]?.price, reference)],
    [`buy_${n}th_bid`, bestText(bids[n - 1]?.price, reference)],
  ])
  return {
    ...factsOf(instrument),
    ...Object.fromEntries(levels),
    stk_cd: listing.code,
    stk_nm: listing.name,
    close_pric: priceText(last, reference),
    trde_qty: `${volume}`,
    trde_prica: `${millions(value)}`,
    trde_amt: `${millions(value)}`,
    trde_tern_rt: rateText(percent(volume, listing.shares)),
    pred_rt: rateText(percent(volume, instrument.previousVolume)),
    trde_pre: rateText(percent(volume, instrument.previousVolume)),
    pred_trde_qty_pre: rateText(percent(volume, instrument.previousVolume)),
    exp_cntr_pric: instrument.expected === undefined ? '0' : priceText(instrument.expected.price, reference),
    exp_cntr_qty: `${instrument.expected?.size ?? 0}`,
    mac: `${Math.floor((last * listing.shares) / 100_000_000)}`,
    flo_stk: `${Math.floor(listing.shares / 1_000)}`,
    stkcnt: `${Math.floor(listing.shares / 1_000)}`,
    pri_sel_req: `${asks[0]?.size ?? 0}`,
    pri_buy_req: `${bids[0]?.size ?? 0}`,
    sel_req: `${asks[0]?.size ?? 0}`,
    buy_req: `${bids[0]?.size ?? 0}`,
    tot_sel_req: `${book.total('asks').size}`,
    tot_buy_req: `${book.total('bids').size}`,
    cntr_tm: hhmmss(instrument.ticks.at(-1)?.at ?? 0),
  }
}

/** A price with its change against the previous close: three fields that must not contradict one another. */
export function changeFacts(price: number, { limits, previousClose }: Instrument): Facts {
  const change = price - previousClose
  const sign = signCode(price, previousClose, limits)
  return {
    cur_prc: priceText(price, previousClose),
    pred_pre: signedText(change),
    pred_pre_sig: sign,
    pre_sig: sign,
    flu_rt: rateText(percent(change, previousClose)),
  }
}

/** The facts for those of a record's fields that are written without a scale. */
export function known(facts: Facts, fields: readonly FieldSpec[]): Facts {
  const entries = fields.flatMap(({ key, scale }): readonly (readonly [string, string])[] => {
    const text = facts[key]
    return text === undefined || scale !== undefined ? [] : [[key, text]]
  })
  return Object.fromEntries(entries)
}

function traded(price: number, reference: number): string {
  return price === 0 ? '0' : priceText(price, reference)
}
