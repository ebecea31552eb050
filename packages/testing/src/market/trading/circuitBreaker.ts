/**
 * The market-wide breaks of one exchange's index (docs/protocol.md#rules): the circuit breaker (서킷브레이커), which stops
 * all trading, and the sidecar (사이드카), which stops program trading for five minutes. A pure step over the index.
 */
import type { Hours } from '../calendar/hours.ts'

const MINUTE = 60_000
// Index against the previous close, percent, level by level; the next level lies at least one point lower.
const LEVELS = [-8, -15, -20]
const BELOW_LAST_LEVEL = 1
// An index must stay there for a minute.
const CONFIRMATION = MINUTE
export const BREAK: number = 20 * MINUTE
/** After a break orders gather for a single price. */
export const REOPENING: number = 10 * MINUTE
export const SIDECAR: number = 5 * MINUTE
// The first two levels and the sidecar end 40 minutes before the close, the sidecar begins five after the open.
const LAST_BREAK = 40 * MINUTE
const FIRST_SIDECAR = 5 * MINUTE

/** By how much the future of an index must move for a sidecar; futures do not trade here, the index stands for them. */
export const SIDECAR_PERCENT = { kospi: 5, kosdaq: 6 } as const

export interface BreakerState {
  /** Breaks so far today. */
  readonly level: number
  /** The index when the last break began, percent. */
  readonly brokeAt: number
  /** Since when the index has been where the next break begins, and where a sidecar begins. */
  readonly below: number | undefined
  readonly moved: number | undefined
  /** A sidecar comes once a day. */
  readonly hadSidecar: boolean
  /** No break is confirmed during one. */
  readonly until: number
}

export type BreakerEffect =
  /** Trading stops, to go on by a single price; or for the day. */
  | { readonly _tag: 'break'; readonly level: 1 | 2 }
  | { readonly _tag: 'close' }
  /** Program orders in the direction of the move wait. */
  | { readonly _tag: 'sidecar'; readonly stops: 'buy' | 'sell' }

export const noBreak: BreakerState = {
  level: 0,
  brokeAt: 0,
  below: undefined,
  moved: undefined,
  hadSidecar: false,
  until: 0,
}

/** What the index at an instant sets off; `percent` is its change against the previous close. */
export function breakerStep(
  state: BreakerState,
  { at, percent }: { readonly at: number; readonly percent: number },
  market: keyof typeof SIDECAR_PERCENT,
  hours: Hours,
): readonly [BreakerState, BreakerEffect | undefined] {
  if (at < hours.open + MINUTE || at >= hours.closingAuction || at < state.until) return [state, undefined]
  const isLate = at >= hours.close - LAST_BREAK
  const threshold = LEVELS[state.level]
  const mayBreak = threshold !== undefined && (!isLate || state.level === 2)
  const isBelow = mayBreak && percent <= threshold && (state.level === 0 || percent <= state.brokeAt - BELOW_LAST_LEVEL)
  const below = isBelow ? (state.below ?? at) : undefined
  if (below !== undefined && at - below >= CONFIRMATION) {
    const level = state.level + 1
    const broken = { ...state, level, brokeAt: percent, below: undefined, until: at + BREAK + REOPENING }
    if (level === 3) return [broken, { _tag: 'close' }]
    return [broken, { _tag: 'break', level: level === 1 ? 1 : 2 }]
  }
  const maySidecar = !state.hadSidecar && !isLate && at >= hours.open + FIRST_SIDECAR
  const moved = maySidecar && Math.abs(percent) >= SIDECAR_PERCENT[market] ? (state.moved ?? at) : undefined
  if (moved !== undefined && at - moved >= CONFIRMATION) {
    const next = { ...state, below, moved: undefined, hadSidecar: true }
    return [next, { _tag: 'sidecar', stops: percent > 0 ? 'buy' : 'sell' }]
  }
  return below === state.below && moved === state.moved ? [state, undefined] : [{ ...state, below, moved }, undefined]
}
