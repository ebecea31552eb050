/** One equity-linked warrant (ELW), a call on the first stock: valued by Black and Scholes, not traded. */
import type { Instrument } from './instrument.ts'

export interface Elw {
  readonly code: string
  readonly name: string
  readonly underlying: Instrument
  readonly strike: number
  /** Shares a warrant. */
  readonly ratio: number
  readonly volatility: number
  /** Years to its end. */
  readonly years: number
  readonly previousClose: number
}

export interface ElwValue {
  /** KRW, on the grid of 5. */
  readonly price: number
  readonly theory: number
  readonly delta: number
  readonly gamma: number
  /** A day. */
  readonly theta: number
  /** A percentage point of volatility. */
  readonly vega: number
  /** A percentage point of interest. */
  readonly rho: number
  /** Percent. */
  readonly parity: number
  readonly premium: number
  readonly gearing: number
  readonly breakEven: number
  readonly fulcrum: number
}

const INTEREST = 0.03
const DAYS = 365

export function elwOn(underlying: Instrument): Elw {
  const elw = {
    code: '57JBHH',
    name: `한국JBHH${underlying.listing.name}콜`,
    underlying,
    strike: Math.round((underlying.previousClose * 1.05) / 1_000) * 1_000,
    ratio: 0.1,
    volatility: 0.32,
    years: 90 / DAYS,
  }
  return { ...elw, previousClose: elwValue({ ...elw, previousClose: 0 }, underlying.previousClose).price }
}

/** What the warrant is worth while its underlying stands at a price. */
export function elwValue({ strike, ratio, volatility, years }: Elw, spot: number): ElwValue {
  const spread = volatility * Math.sqrt(years)
  const d1 = (Math.log(spot / strike) + (INTEREST + (volatility * volatility) / 2) * years) / spread
  const d2 = d1 - spread
  const discounted = strike * Math.exp(-INTEREST * years)
  const density = Math.exp((-d1 * d1) / 2) / Math.sqrt(2 * Math.PI)
  const theory = (spot * normal(d1) - discounted * normal(d2)) * ratio
  const price = Math.max(5, Math.round(theory / 5) * 5)
  const cost = price / ratio
  return {
    price,
    theory,
    delta: normal(d1) * ratio,
    gamma: (density / (spot * spread)) * ratio,
    theta:
      ((-(spot * density * volatility) / (2 * Math.sqrt(years)) - INTEREST * discounted * normal(d2)) / DAYS) * ratio,
    vega: ((spot * density * Math.sqrt(years)) / 100) * ratio,
    rho: ((discounted * years * normal(d2)) / 100) * ratio,
    parity: (spot / strike) * 100,
    premium: ((strike + cost - spot) / spot) * 100,
    gearing: spot / cost,
    breakEven: ((strike + cost) / spot - 1) * 100,
    fulcrum: ((strike / (spot - cost)) ** (1 / years) - 1) * 100,
  }
}

// The distribution by Abramowitz and Stegun 26.2.17, good to seven places.
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series
  return x >= 0 ? 1 - tail : tail
}
