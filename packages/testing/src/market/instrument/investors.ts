/** Who bought and who sold: every minute's volume is bought and sold by somebody, so the two sides are equal. */
import { random, seedOf } from '../../random.ts'
import type { Candle } from '../bars/candles.ts'

/** The investor groups. Individuals take what the others leave. */
export const investors = [
  'foreigners',
  'investmentTrusts',
  'insurance',
  'banks',
  'pensionFunds',
  'government',
  'otherCorporations',
  'individuals',
] as const
export type Investor = (typeof investors)[number]

/** The groups that the exchange sums up as institutions (기관계). */
export const institutions: readonly Investor[] = [
  'investmentTrusts',
  'insurance',
  'banks',
  'pensionFunds',
  'government',
]

/** Shares and KRW that one group bought and sold. */
export interface Turnover {
  bought: number
  sold: number
  boughtValue: number
  soldValue: number
}

export type Turnovers = Readonly<Record<Investor, Turnover>>

/** What each group has bought and sold in these minutes together. */
export function turnovers(seed: number, code: string, minutes: readonly Candle[]): Turnovers {
  const total: Turnovers = {
    foreigners: none(),
    investmentTrusts: none(),
    insurance: none(),
    banks: none(),
    pensionFunds: none(),
    government: none(),
    otherCorporations: none(),
    individuals: none(),
  }
  for (const minute of minutes) {
    const draw = random(seedOf(seed, code, 'investors', minute.at))
    split(minute, draw.unit, (investor, shares, value) => {
      total[investor].bought += shares
      total[investor].boughtValue += value
    })
    split(minute, draw.unit, (investor, shares, value) => {
      total[investor].sold += shares
      total[investor].soldValue += value
    })
  }
  return total
}

// The usual share of each group but the individuals; most of them are not there in most minutes.
const SHARES: readonly (readonly [Investor, number])[] = [
  ['foreigners', 0.3],
  ['investmentTrusts', 0.04],
  ['insurance', 0.015],
  ['banks', 0.005],
  ['pensionFunds', 0.05],
  ['government', 0.004],
  ['otherCorporations', 0.02],
]

function split(
  { volume, value }: Candle,
  unit: () => number,
  take: (investor: Investor, shares: number, value: number) => void,
): void {
  let shares = volume
  let worth = value
  for (const [investor, usual] of SHARES) {
    const part = Math.min(shares, Math.floor(volume * usual * 2 * unit()))
    const paid = volume === 0 ? 0 : Math.min(worth, Math.floor((value * part) / volume))
    shares -= part
    worth -= paid
    take(investor, part, paid)
  }
  take('individuals', shares, worth)
}

function none(): Turnover {
  return { bought: 0, sold: 0, boughtValue: 0, soldValue: 0 }
}
