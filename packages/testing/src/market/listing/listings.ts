/** The instruments of the simulated market: real names and codes, invented behaviour. */
import type { SecurityKind } from './ticks.ts'

/** What is fixed about an instrument. */
export interface Listing {
  readonly code: string
  readonly name: string
  readonly market: 'kospi' | 'kosdaq' | 'gold'
  readonly kind: SecurityKind
  /** Around which the previous close lies, KRW. */
  readonly base: number
  /** Listed shares. */
  readonly shares: number
  /** A usual day's volume, shares. */
  readonly dailyVolume: number
  /** A usual day's standard deviation, as a fraction. */
  readonly volatility: number
  /** Mean time between two events of its book over a usual day, ms. */
  readonly pace: number
  /** In the scenario `lively` it runs up and down by whole limits of the volatility interruption; others only stir. */
  readonly lively: boolean
  /** A member of the KOSPI 200, of which the dynamic interruption is measured more narrowly. */
  readonly isKospi200: boolean
  /** The previous day's close, KRW, on the grid; without it the seed draws one near {@link base}. */
  readonly previousClose?: number | undefined
}

/** In the order in which simultaneous events are reported. */
export const listings: readonly Listing[] = [
  { ...stock('005930', '삼성전자', 'kospi', 78_900, 5_919_637_922, 15_000_000, 0.014, 250), isKospi200: true },
  { ...stock('000660', 'SK하이닉스', 'kospi', 348_000, 728_002_365, 3_200_000, 0.021, 350), isKospi200: true },
  { ...stock('035420', 'NAVER', 'kospi', 234_500, 158_437_008, 900_000, 0.018, 900), isKospi200: true },
  { ...stock('035720', '카카오', 'kospi', 61_300, 442_028_436, 2_400_000, 0.02, 800), isKospi200: true },
  { ...stock('005380', '현대차', 'kospi', 215_500, 204_757_766, 700_000, 0.015, 1_100), isKospi200: true },
  { ...stock('068270', '셀트리온', 'kospi', 172_300, 230_956_000, 500_000, 0.016, 1_300), isKospi200: true },
  { ...stock('247540', '에코프로비엠', 'kosdaq', 118_900, 97_801_344, 1_900_000, 0.023, 450), lively: true },
  { ...stock('086520', '에코프로', 'kosdaq', 52_100, 135_773_920, 3_100_000, 0.024, 450), lively: true },
  stock('196170', '알테오젠', 'kosdaq', 447_500, 53_465_968, 420_000, 0.022, 1_200),
  stock('004410', '서울식품', 'kospi', 172, 372_000_000, 1_500_000, 0.02, 4_000),
  { ...stock('069500', 'KODEX 200', 'kospi', 46_280, 152_000_000, 6_000_000, 0.011, 900), kind: 'etf' },
]

/** The KRX gold market, priced in KRW a gram. */
export const goldListings: readonly Listing[] = [
  { ...stock('M04020000', '금 99.99_1kg', 'gold', 189_500, 1_000_000, 450_000, 0.008, 2_500), kind: 'gold' },
  { ...stock('M04020100', '미니금 99.99_100g', 'gold', 190_200, 1_000_000, 60_000, 0.009, 6_000), kind: 'gold' },
]

/** @throws RangeError when a code does not have six characters, or two listings have the same. */
export function checkedListings(given: readonly Listing[]): readonly Listing[] {
  for (const { code } of given) {
    if (!/^[0-9A-Z]{6}$/.test(code)) throw new RangeError(`a listing's code has six characters, got '${code}'`)
  }
  const twice = given.find(({ code }, n) => given.findIndex((each) => each.code === code) !== n)
  if (twice !== undefined) throw new RangeError(`two listings have the code '${twice.code}'`)
  return given
}

function stock(
  code: string,
  name: string,
  market: Listing['market'],
  base: number,
  shares: number,
  dailyVolume: number,
  volatility: number,
  pace: number,
): Listing {
  return {
    code,
    name,
    market,
    kind: 'stock',
    base,
    shares,
    dailyVolume,
    volatility,
    pace,
    lively: false,
    isKospi200: false,
  }
}
