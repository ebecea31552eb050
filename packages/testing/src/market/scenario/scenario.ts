/** The kinds of day that a market can have. */
import { random, seedOf } from '../../random.ts'
import { examDelay, type Hours, hoursOf } from '../calendar/hours.ts'
import type { Listing } from '../listing/listings.ts'
import { priceLimits } from '../listing/ticks.ts'
import { type PathPoint, pathOf } from './path.ts'
import { livelyPlan, type Plan, usualPlan } from './plan.ts'

/** The days with a name. */
export const scenarioNames = [
  'ordinary',
  'calm',
  'crash',
  'viStorm',
  'halted',
  'examDay',
  'illiquid',
  'limitUp',
  'lively',
  'circuitBreaker',
] as const

/**
 * - `ordinary`: prices wander as on a usual day, without direction; a volatility interruption (VI) is rare.
 * - `lively`: most stocks stir, a few run up and down by whole limits of the VI. For demonstrations of signals: a strategy
 *   that earns here has found the script.
 * - `calm`: two fifths of the usual volatility, no VI.
 * - `crash`: everything falls by about a fifth in the first two hours, through one static VI after another; no circuit breaker.
 * - `circuitBreaker`: everything falls by a sixth in an hour and a half; the circuit breaker (서킷브레이커) stops the market
 *   at −8 % and at −15 % of the index, twenty minutes each and ten of a single price.
 * - `viStorm`: every stock runs up and down, and single orders sweep the book: static and dynamic VI all day.
 * - `halted`: trading of one stock is suspended (거래정지): no book, no prints, no orders. The others are ordinary.
 * - `examDay`: the day of the college entrance exam (수능), all sessions an hour late.
 * - `illiquid`: few prints, thin books with gaps.
 * - `limitUp`: one stock rises to its upper price limit (상한가) in the first hour and stays there, bids queueing.
 */
export type ScenarioName = (typeof scenarioNames)[number]

/** What kind of day it is. */
export type Scenario =
  | ScenarioName
  | {
      readonly name: ScenarioName
      /** The stocks that it affects; the others have an ordinary day. `examDay` is of the whole market. */
      readonly codes: readonly string[]
    }
  | {
      /**
       * The price of a stock through the day, by code: the market trades along straight lines between the points. Before
       * the first point and after the last it stays there. The other stocks have an ordinary day.
       */
      readonly paths: Readonly<Record<string, readonly PathPoint[]>>
    }

/** A scenario, read. */
export interface Day {
  readonly hours: Hours
  /** Whether the circuit breaker works. */
  readonly hasBreaker: boolean
  planOf(seed: number, listing: Listing, previousClose: number): Plan
}

const MINUTE = 60_000

/** @throws RangeError when it names what is not listed, or a path leaves what a day allows. */
export function readScenario(scenario: Scenario, listings: readonly Listing[], day: number): Day {
  const known = new Set(listings.map(({ code }) => code))
  const check = (code: string): string => {
    if (!known.has(code)) throw new RangeError(`the scenario names '${code}', which the market does not list`)
    return code
  }
  if (typeof scenario === 'object' && 'paths' in scenario) {
    const paths = new Map(Object.entries(scenario.paths).map(([code, points]) => [check(code), points]))
    return {
      hours: hoursOf(day),
      hasBreaker: true,
      planOf: (_, listing, previousClose) => {
        const points = paths.get(listing.code)
        if (points === undefined) return usualPlan
        return { ...steady, lead: pathOf(listing, points, priceLimits(previousClose, listing.kind)) }
      },
    }
  }
  const name = typeof scenario === 'string' ? scenario : scenario.name
  if (!scenarioNames.includes(name)) {
    throw new RangeError(`scenario must be one of ${scenarioNames.join(', ')}, or paths by code; got '${name}'`)
  }
  // A scenario of one stock affects the first one by default.
  const usual = name === 'halted' || name === 'limitUp' ? listings.slice(0, 1).map(({ code }) => code) : [...known]
  const codes = new Set(typeof scenario === 'string' ? usual : scenario.codes.map(check))
  const hours = name === 'examDay' ? hoursOf(day, examDelay) : hoursOf(day)
  return {
    hours,
    hasBreaker: name !== 'crash',
    planOf: (seed, listing, previousClose) =>
      codes.has(listing.code) ? planFor(name, seed, listing, previousClose, hours) : usualPlan,
  }
}

/** The kind of the day after: what happens once is over. */
export function scenarioAfter(scenario: Scenario): Scenario {
  if (typeof scenario === 'object' && 'paths' in scenario) return 'ordinary'
  const name = typeof scenario === 'string' ? scenario : scenario.name
  return name === 'crash' || name === 'circuitBreaker' || name === 'limitUp' || name === 'examDay'
    ? 'ordinary'
    : scenario
}

function planFor(name: ScenarioName, seed: number, listing: Listing, previousClose: number, hours: Hours): Plan {
  switch (name) {
    case 'ordinary':
    case 'examDay':
      return usualPlan
    case 'lively':
      return livelyPlan(listing)
    case 'calm':
      return { ...usualPlan, volatility: 0.4 }
    case 'crash': {
      // Some fall harder than others.
      const share = 0.85 + 0.3 * random(seedOf(seed, listing.code, 'crash')).unit()
      return { ...steady, lead: (at) => previousClose * (1 - share * fall((at - hours.open) / MINUTE)) }
    }
    case 'circuitBreaker': {
      const share = 0.97 + 0.06 * random(seedOf(seed, listing.code, 'crash')).unit()
      return {
        ...steady,
        lead: (at) => previousClose * (1 - share * 0.175 * clamp((at - hours.open) / MINUTE / 90)),
      }
    }
    case 'viStorm':
      return { ...usualPlan, model: 'runs', volatility: listing.lively ? 2.25 : 1.5, runs: 'large', sweeps: 0.001 }
    case 'halted':
      return { ...usualPlan, isSuspended: true }
    case 'illiquid':
      return { ...usualPlan, pace: 200, size: 0.3, gap: 3 }
    case 'limitUp':
      return {
        ...steady,
        lead: (at) => previousClose * (1.06 + 0.26 * clamp((at - hours.open) / MINUTE / 60)),
      }
  }
}

// Follows where it is led, with a little noise.
const steady: Plan = { ...usualPlan, model: 'runs', volatility: 0.5 }

// The part of its price that a stock has lost so many minutes after the open: slowly, then all at once, then less.
function fall(minutes: number): number {
  if (minutes < 20) return 0.015 + 0.015 * clamp(minutes / 20)
  if (minutes < 120) return 0.03 + 0.19 * ((minutes - 20) / 100)
  return 0.22 - 0.03 * clamp((minutes - 120) / 240)
}

function clamp(part: number): number {
  return Math.max(0, Math.min(1, part))
}
