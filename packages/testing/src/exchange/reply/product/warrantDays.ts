/** The warrant's days before today: what traded, through which members, and what its liquidity provider held. */
import type { Elw } from '../../../market/instrument/elw.ts'
import type { Market } from '../../../market/market.ts'
import { random, seedOf } from '../../../random.ts'
import type { Rules } from '../../rules/rules.ts'
import { dayFigures } from '../chart/dayFigures.ts'

/** Issued warrants. */
export const ISSUED = 35_800_000
// The member that quotes them (LP): 한국투자증권.
const PROVIDER = '003'
// Through which everyone else trades.
const OTHERS = ['050', '030'] as const
// The part that the public may hold at most, and the lot in which it trades.
const PUBLIC = 0.02
const LOT = 10

/** Warrants that one member bought and sold. */
export interface MemberSides {
  readonly bought: number
  readonly sold: number
}

export interface WarrantDay {
  /** `yyyyMMdd`. */
  readonly date: string
  /** The underlying's close, and the one before it. */
  readonly spot: number
  readonly spotBefore: number
  readonly volume: number
  /** The provider's holding in the evening, and how the day has changed it. */
  readonly held: number
  readonly change: number
  /** By the member's code: all that is bought is sold. */
  readonly members: Readonly<Record<string, MemberSides>>
}

/** Oldest first, up to yesterday: today the warrant is quoted, and not traded. */
export function warrantDays(elw: Elw, market: Market, rules: Pick<Rules, 'historyDays'>): readonly WarrantDay[] {
  let out = ISSUED * PUBLIC * 0.5
  // From the same day on, however many days have run since: a holding must not change afterwards.
  return dayFigures(elw.underlying, market, rules.historyDays + market.age)
    .slice(0, -1)
    .map(({ date, close, previousClose }): WarrantDay => {
      const draw = random(seedOf(market.seed, elw.code, 'traded', date))
      const volume = LOT * Math.floor(10 ** (1 + 3.5 * draw.unit()))
      // What the public bought net, of the provider.
      const drawn = LOT * Math.round((volume / LOT) * (2 * draw.unit() - 1))
      const bought = Math.max(-out, Math.min(ISSUED * PUBLIC - out, drawn))
      out += bought
      return {
        date,
        spot: close,
        spotBefore: previousClose,
        volume,
        held: ISSUED - out,
        change: -bought,
        members: membersOf(volume, -bought, draw.unit(), draw.unit()),
      }
    })
}

// The provider's net is the change of what it holds; the others share what is left of either side.
function membersOf(volume: number, net: number, both: number, part: number): Readonly<Record<string, MemberSides>> {
  const turned = LOT * Math.floor(((volume - Math.abs(net)) / LOT) * both)
  const provider = { bought: Math.max(0, net) + turned, sold: Math.max(0, -net) + turned }
  const [bought, sold] = [volume - provider.bought, volume - provider.sold]
  const first = { bought: Math.floor(bought * part), sold: Math.floor(sold * (1 - part)) }
  const second = { bought: bought - first.bought, sold: sold - first.sold }
  return { [PROVIDER]: provider, [OTHERS[0]]: first, [OTHERS[1]]: second }
}
