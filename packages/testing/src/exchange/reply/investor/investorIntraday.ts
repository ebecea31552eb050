/** ka10063 what a group of investors trades today, stock by stock; ka10065 the stocks that it trades most. */
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { type Investor, institutions, type Turnover, turnovers } from '../../../market/instrument/investors.ts'
import { brokers } from '../../../market/instrument/participants.ts'
import type { Market } from '../../../market/market.ts'
import { ok } from '../../request/envelope.ts'
import type { Query } from '../../request/query.ts'
import { millions, signedText } from '../../text/format.ts'
import { changeFacts } from '../facts.ts'
import { filled } from '../fill.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'
import { isOf, quotedOn } from '../stock/ranking.ts'

type Row = Record<string, string>

export const investorIntradayReplies: ReplyTable = {
  ka10063: ({ query, market, rules }) =>
    paged(query, rules, { opmr_invsr_trde: query.isPointless ? [] : byStock(query.body, market) }),
  ka10065: ({ query: { spec, body, isPointless }, market }) =>
    ok(filled(spec, { opmr_invsr_trde_upper: isPointless ? [] : most(body, market) })),
}

// The groups of ka10063 and of ka10065, by the code of the request; what is not kept apart here has none.
const GROUPS: Readonly<Record<string, readonly Investor[]>> = {
  '0': ['insurance'],
  '1': ['investmentTrusts'],
  '2': ['banks'],
  '3': ['pensionFunds'],
  '4': ['government'],
  '5': ['otherCorporations'],
  '6': ['foreigners'],
  '7': institutions,
  '2000': ['insurance'],
  '3000': ['investmentTrusts'],
  '4000': ['banks'],
  '6000': ['pensionFunds'],
  '7000': ['government'],
  '7100': ['otherCorporations'],
  '9000': ['foreigners'],
  '9999': institutions,
}
const FOREIGN_HOUSES = '9100'
// The figures are provisional, and come out again so often; their shares are thousands (docs/protocol.md#formats).
const STEP = 600_000
const ROUNDING = 1_000

// By net buying, most first.
function byStock(body: Query['body'], market: Market): readonly Row[] {
  const { invsr: code = '', mrkt_tp: scope, smtm_netprps_tp: isSame, stex_tp: venue } = body
  const groups = GROUPS[code] ?? []
  const before = market.now - (market.now % STEP)
  return quotedOn(venue, market)
    .filter(({ listing }) => isOf(listing.market, scope))
    .filter((instrument) => isSame !== '1' || areBothBuying(instrument, market))
    .map((instrument) => ({
      instrument,
      now: provisional(groupFlow(instrument, market, groups)),
      earlier: provisional(groupFlow(instrument, market, groups, before)),
    }))
    .filter(({ now }) => now.bought + now.sold > 0)
    .toSorted((a, b) => netOf(b.now) - netOf(a.now))
    .map(({ instrument, now, earlier }) => ({
      stk_cd: instrument.item,
      stk_nm: instrument.listing.name,
      ...changeFacts(instrument.last, instrument),
      acc_trde_qty: `${instrument.volume}`,
      netprps_amt: signedText(now.boughtValue - now.soldValue),
      prev_netprps_amt: signedText(earlier.boughtValue - earlier.soldValue),
      buy_amt: `${now.boughtValue}`,
      netprps_amt_irds: signedText(now.boughtValue - now.soldValue - earlier.boughtValue + earlier.soldValue),
      buy_amt_irds: signedText(now.boughtValue - earlier.boughtValue),
      sell_amt: signedText(-now.soldValue),
      sell_amt_irds: signedText(earlier.soldValue - now.soldValue),
      netprps_qty: signedText(netOf(now)),
      prev_pot_netprps_qty: signedText(netOf(earlier)),
      netprps_irds: signedText(netOf(now) - netOf(earlier)),
      buy_qty: `${now.bought}`,
      buy_qty_irds: signedText(now.bought - earlier.bought),
      sell_qty: signedText(-now.sold),
      sell_qty_irds: signedText(earlier.sold - now.sold),
    }))
}

// Net buyers (1) or net sellers (2), most first: in million KRW (1) or shares (2).
function most(body: Query['body'], market: Market): readonly Row[] {
  const { trde_tp: side, mrkt_tp: scope, orgn_tp: code = '', amt_qty_tp: measure } = body
  const sign = side === '2' ? -1 : 1
  return market.instruments
    .filter(({ listing }) => isOf(listing.market, scope))
    .map((instrument) => {
      const flow =
        code === FOREIGN_HOUSES ? foreignHouses(instrument) : groupFlow(instrument, market, GROUPS[code] ?? [])
      const [bought, sold] =
        measure === '2' ? [flow.bought, flow.sold] : [millions(flow.boughtValue), millions(flow.soldValue)]
      return { instrument, bought, sold }
    })
    .filter(({ bought, sold }) => Math.sign(bought - sold) === sign)
    .toSorted((a, b) => sign * (b.bought - b.sold - a.bought + a.sold))
    .map(({ instrument, bought, sold }) => ({
      stk_cd: instrument.listing.code,
      stk_nm: instrument.listing.name,
      sel_qty: signedText(-sold),
      buy_qty: `${bought}`,
      netslmt: signedText(bought - sold),
    }))
}

function groupFlow(
  { listing, minutes }: Instrument,
  { seed }: Market,
  groups: readonly Investor[],
  before = Number.POSITIVE_INFINITY,
): Turnover {
  const flows = turnovers(
    seed,
    listing.code,
    minutes.candles.filter(({ at }) => at < before),
  )
  return groups.map((group) => flows[group]).reduce(added, NOTHING)
}

function foreignHouses({ participants }: Instrument): Turnover {
  return participants.byBroker.filter((_, n) => brokers[n]?.isForeign === true).reduce(added, NOTHING)
}

function areBothBuying(instrument: Instrument, market: Market): boolean {
  return (
    netOf(groupFlow(instrument, market, ['foreigners'])) > 0 && netOf(groupFlow(instrument, market, institutions)) > 0
  )
}

// Amounts in million KRW.
function provisional({ bought, sold, boughtValue, soldValue }: Turnover): Turnover {
  return {
    bought: rounded(bought),
    sold: rounded(sold),
    boughtValue: millions(boughtValue),
    soldValue: millions(soldValue),
  }
}

function rounded(shares: number): number {
  return Math.round(shares / ROUNDING) * ROUNDING
}

const NOTHING: Turnover = { bought: 0, sold: 0, boughtValue: 0, soldValue: 0 }

function added(a: Turnover, b: Turnover): Turnover {
  return {
    bought: a.bought + b.bought,
    sold: a.sold + b.sold,
    boughtValue: a.boughtValue + b.boughtValue,
    soldValue: a.soldValue + b.soldValue,
  }
}

function netOf({ bought, sold }: Turnover): number {
  return bought - sold
}
