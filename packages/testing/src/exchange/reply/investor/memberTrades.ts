/** ka10052 each trade of one member (거래원), ka10053 who has left the five largest members of a stock today. */

import { hhmmss } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { brokers, type Deal, partOf } from '../../../market/instrument/participants.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { signedText } from '../../text/format.ts'
import { changeFacts } from '../facts.ts'
import { filled } from '../fill.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'
import { quotedOn } from '../stock/ranking.ts'

type Row = Record<string, string>

export const memberTradeReplies: ReplyTable = {
  ka10052: ({ query, market, rules }) =>
    paged(query, rules, { trde_ori_mont_trde_qty: query.isPointless ? [] : tradesOfMember(query.body, market) }),
  ka10053: ({ query: { spec, body, isPointless }, market }) => {
    const instrument = market.quoted(body['stk_cd'] ?? '')
    const rows = instrument === undefined || isPointless ? [] : exitRows(instrument.participants.deals)
    return ok(filled(spec, { tdy_upper_scesn_ori: rows }))
  },
}

// Newest first. A trade in which the member stood on both sides is two rows.
function tradesOfMember(body: Query['body'], market: Market): readonly Row[] {
  const broker = brokers.findIndex(({ code }) => code === body['mmcm_cd'])
  if (broker === -1) return []
  const least = Number(body['qty_tp'] ?? 0) * 1_000
  return (
    stocksOf(body, market)
      .flatMap((instrument) => partsOf(instrument, broker))
      .filter(({ deal: { price }, quantity }) => Math.abs(quantity) >= least && isWithin(price, body['pric_tp']))
      // Of one instant the later first, which a sort keeps.
      .toReversed()
      .toSorted((a, b) => b.deal.at - a.deal.at)
      .map(({ instrument, deal, quantity, net }) => ({
        tm: hhmmss(deal.at),
        stk_cd: instrument.item,
        stk_nm: instrument.listing.name,
        trde_ori_nm: brokers[broker]?.name ?? '',
        tp: quantity > 0 ? '+매수' : '-매도',
        mont_trde_qty: signedText(quantity),
        acc_netprps: signedText(net),
        ...changeFacts(deal.price, instrument),
      }))
  )
}

interface Part {
  readonly instrument: Instrument
  readonly deal: Deal
  /** Negative when the member sold. */
  readonly quantity: number
  /** What the member has bought net so far today, with this. */
  readonly net: number
}

function partsOf(instrument: Instrument, broker: number): readonly Part[] {
  let net = 0
  return instrument.participants.deals.flatMap((deal) => {
    const { bought, sold } = partOf(deal, broker)
    return [bought, -sold]
      .filter((quantity) => quantity !== 0)
      .map((quantity): Part => {
        net += quantity
        return { instrument, deal, quantity, net }
      })
  })
}

function stocksOf(body: Query['body'], market: Market): readonly Instrument[] {
  const { stk_cd: code = '', mrkt_tp: scope, stex_tp: venue } = body
  const asked = market.quoted(code)
  if (code !== '') return asked === undefined ? [] : [asked]
  return quotedOn(venue, market).filter(({ listing }) =>
    scope === '1' ? listing.market === 'kospi' : scope === '2' ? listing.market === 'kosdaq' : true,
  )
}

// Prices from and below, KRW, by the code of the request.
const PRICES: Readonly<Record<string, readonly [from: number, below: number]>> = {
  '1': [0, 1_000],
  '2': [1_000, 2_000],
  '3': [2_000, 5_000],
  '4': [5_000, 10_000],
  '5': [10_000, Number.POSITIVE_INFINITY],
  '8': [1_000, Number.POSITIVE_INFINITY],
}

function isWithin(price: number, code: string | undefined): boolean {
  const [from, below] = PRICES[code ?? ''] ?? [0, Number.POSITIVE_INFINITY]
  return price >= from && price < below
}

const LARGEST = 5

interface Exit {
  readonly broker: number
  readonly at: number
  /** What it has traded by now, shares. */
  readonly quantity: number
}

// Sellers and buyers side by side, the largest first; a side without a member is blank.
function exitRows(deals: readonly Deal[]): readonly Row[] {
  const [sellers, buyers] = [exitsOf(deals, 'sold'), exitsOf(deals, 'bought')]
  return Array.from({ length: Math.max(sellers.length, buyers.length) }, (_, n): Row => {
    const [seller, buyer] = [sellers[n], buyers[n]]
    return {
      sel_scesn_tm: seller === undefined ? '' : hhmmss(seller.at),
      sell_qty: seller === undefined ? '' : `${seller.quantity}`,
      sel_upper_scesn_ori: nameOf(seller, '-'),
      buy_scesn_tm: buyer === undefined ? '' : hhmmss(buyer.at),
      buy_qty: buyer === undefined ? '' : `${buyer.quantity}`,
      buy_upper_scesn_ori: nameOf(buyer, '+'),
      // Codes of the two, whatever the keys say (CORRECTIONS).
      qry_dt: codeOf(seller),
      qry_tm: codeOf(buyer),
    }
  })
}

/** Members that were among the five largest of a side, and are not now. */
function exitsOf(deals: readonly Deal[], side: 'bought' | 'sold'): readonly Exit[] {
  const totals = brokers.map(() => 0)
  const left = new Map<number, number>()
  let top: readonly number[] = []
  for (const deal of deals) {
    for (const broker of new Set([deal.buyer, deal.seller, 0])) {
      totals[broker] = (totals[broker] ?? 0) + partOf(deal, broker)[side]
    }
    const now = largestOf(totals, top)
    if (now === top) continue
    for (const broker of top) if (!now.includes(broker)) left.set(broker, deal.at)
    for (const broker of now) left.delete(broker)
    top = now
  }
  return [...left]
    .map(([broker, at]): Exit => ({ broker, at, quantity: totals[broker] ?? 0 }))
    .toSorted((a, b) => b.quantity - a.quantity)
}

// The same array while its members stay: few trades change them.
function largestOf(totals: readonly number[], top: readonly number[]): readonly number[] {
  const least = Math.min(...top.map((broker) => totals[broker] ?? 0))
  const isSame = top.length === LARGEST && totals.every((total, broker) => total <= least || top.includes(broker))
  if (isSame) return top
  return totals
    .map((total, broker) => ({ total, broker }))
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, LARGEST)
    .map(({ broker }) => broker)
}

// A foreign house has the sign of its side in front.
function nameOf(exit: Exit | undefined, sign: '+' | '-'): string {
  const broker = exit && brokers[exit.broker]
  return broker === undefined ? '' : `${broker.isForeign ? sign : ''}${broker.name}`
}

function codeOf(exit: Exit | undefined): string {
  return (exit && brokers[exit.broker]?.code) ?? ''
}
