/** Rankings that the market can answer: by change, by volume, by value; really sorted, of the market that was asked. */
import type { Instrument } from '../../../market/instrument/instrument.ts'
import type { Market } from '../../../market/market.ts'
import type { Query } from '../../request/query.ts'
import { type Facts, fullFactsOf } from '../facts.ts'
import { paged } from '../paged.ts'
import type { ReplyTable } from '../reply.ts'

interface Ranking {
  readonly list: string
  /** Largest first; undefined leaves a stock out. */
  readonly by: (instrument: Instrument, body: Query['body']) => number | undefined
  readonly more?: (instrument: Instrument, rank: number) => Facts
}

const change = ({ last, previousClose }: Instrument): number => last - previousClose
const rate = (instrument: Instrument): number => change(instrument) / instrument.previousClose

const rankings: Readonly<Record<string, Ranking>> = {
  ka10027: {
    list: 'pred_pre_flu_rt_upper',
    by: (instrument, { sort_tp: sort }) => {
      const moved = change(instrument)
      switch (sort) {
        case '1':
          return moved > 0 ? rate(instrument) : undefined
        case '2':
          return moved > 0 ? moved : undefined
        case '3':
          return moved < 0 ? -rate(instrument) : undefined
        case '4':
          return moved < 0 ? -moved : undefined
        default:
          return moved === 0 ? instrument.volume : undefined
      }
    },
    more: ({ viCount }) => ({ stk_cls: '0', cnt: `${viCount}` }),
  },
  ka10030: {
    list: 'tdy_trde_qty_upper',
    by: ({ volume, value, listing }, { sort_tp: sort }) =>
      sort === '2' ? volume / listing.shares : sort === '3' ? value : volume,
    more: ({ volume, value }) => ({ opmr_trde_qty: `${volume}`, opmr_trde_amt: `${Math.floor(value / 1_000_000)}` }),
  },
  ka10031: {
    list: 'pred_trde_qty_upper',
    by: ({ previousVolume, previousValue }, { qry_tp: kind }) => (kind === '2' ? previousValue : previousVolume),
    more: ({ previousVolume }) => ({ trde_qty: `${previousVolume}` }),
  },
  ka10032: {
    list: 'trde_prica_upper',
    by: ({ value }) => value,
    more: (_, rank) => ({ now_rank: `${rank}` }),
  },
}

export const rankingReplies: ReplyTable = Object.fromEntries(
  Object.entries(rankings).map(([id, ranking]) => [
    id,
    ({ query, market, rules }) => {
      const { body, isPointless } = query
      const ranked = quotedOn(body['stex_tp'], market)
        .filter(({ listing }) => isOf(listing.market, body['mrkt_tp']))
        .flatMap((instrument) => {
          const score = ranking.by(instrument, body)
          return score === undefined ? [] : [{ instrument, score }]
        })
        .toSorted((a, b) => b.score - a.score)
      const rows = (isPointless ? [] : ranked).map(({ instrument }, n) => ({
        ...fullFactsOf(instrument),
        ...ranking.more?.(instrument, n + 1),
      }))
      return paged(query, rules, { [ranking.list]: rows })
    },
  ]),
)

/** The stocks of an exchange (`stex_tp`): 2 what trades on the NXT, as it does there; 3 all, both exchanges together. */
export function quotedOn(venue: string | undefined, market: Market): readonly Instrument[] {
  if (venue === '2') return market.nxt
  return venue === '3'
    ? market.instruments.flatMap(({ item }) => market.quoted(`${item}_AL`) ?? [])
    : market.instruments
}

/** Whether a stock belongs to what `mrkt_tp` asks for: 000 all, 001 KOSPI, 101 KOSDAQ. */
export function isOf(market: string, asked: string | undefined): boolean {
  return asked === '001' ? market === 'kospi' : asked === '101' ? market === 'kosdaq' : true
}
