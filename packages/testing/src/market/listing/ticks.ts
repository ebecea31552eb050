/** The price grid and the daily limits of the KRX. */

/** What trades: an ETF has a coarser grid of its own, gold (KRW a gram) another, and narrower limits. */
export type SecurityKind = 'stock' | 'etf' | 'gold'

// KRX table since January 2023 (docs/protocol.md#ticks): below this price, this tick.
const BANDS: readonly { readonly below: number; readonly tick: number }[] = [
  { below: 2_000, tick: 1 },
  { below: 5_000, tick: 5 },
  { below: 20_000, tick: 10 },
  { below: 50_000, tick: 50 },
  { below: 200_000, tick: 100 },
  { below: 500_000, tick: 500 },
]
const TOP_TICK = 1_000
// KRX gold market: 10 KRW a gram, limits of ±10 %.
const GOLD_TICK = 10

/** The tick at a price. */
export function tickSize(price: number, kind: SecurityKind): number {
  if (kind === 'etf') return price < 2_000 ? 1 : 5
  if (kind === 'gold') return GOLD_TICK
  // By index: asked for several times an event, and an iterator with pairs costs ten times as much.
  for (let n = 0; n < BANDS.length; n += 1) {
    const band = BANDS[n]
    if (band !== undefined && price < band.below) return band.tick
  }
  return TOP_TICK
}

/** The next price up. */
export function tickUp(price: number, kind: SecurityKind): number {
  return price + tickSize(price, kind)
}

/** The next price down: just under a band's edge the finer tick of the lower band applies. */
export function tickDown(price: number, kind: SecurityKind): number {
  return price - tickSize(price - 1, kind)
}

/** The highest price of the grid that is not above the value. */
export function floorToTick(value: number, kind: SecurityKind): number {
  const tick = tickSize(value, kind)
  return Math.floor(value / tick) * tick
}

/** The lowest price of the grid that is not below the value. */
export function ceilToTick(value: number, kind: SecurityKind): number {
  const tick = tickSize(value, kind)
  return Math.ceil(value / tick) * tick
}

/** The nearest price of the grid. */
export function roundToTick(value: number, kind: SecurityKind): number {
  const tick = tickSize(value, kind)
  return Math.round(value / tick) * tick
}

/** Whether a price lies on the grid. */
export function isOnGrid(price: number, kind: SecurityKind): boolean {
  return price > 0 && price % tickSize(price, kind) === 0
}

/** The day's limits: ±30 % of the previous close (gold ±10 %), cut to the grid inwards. */
export function priceLimits(
  previousClose: number,
  kind: SecurityKind,
): { readonly upper: number; readonly lower: number } {
  const tenths = kind === 'gold' ? 1 : 3
  return {
    upper: floorToTick(Math.floor((previousClose * (10 + tenths)) / 10), kind),
    lower: ceilToTick(Math.ceil((previousClose * (10 - tenths)) / 10), kind),
  }
}
