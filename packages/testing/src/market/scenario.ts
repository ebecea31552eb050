/** The kinds of day that the market can be told to have. */
import { random, seedOf } from '../random.ts'
import type { Listing } from './listings.ts'
import { pathOf } from './path.ts'
import { type Plan, usualPlan } from './plan.ts'
import { type Hours, hoursOf } from './session.ts'
import { priceLimits } from './ticks.ts'

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
] as const

/**
 * - `ordinary`: most stocks stir, a few run up and down by whole limits of the volatility interruption (VI).
 * - `calm`: little volatility, no runs, no VI.
 * - `crash`: everything falls by about a fifth in the first two hours, through one static VI after another.
 * - `viStorm`: every stock runs up and down, and single orders sweep the book: static and dynamic VI all day.
 * - `halted`: trading of one stock is suspended (거래정지): no book, no prints, no orders. The others are ordinary.
 * - `examDay`: the day of the college entrance exam (수능), all sessions an hour late.
 * - `illiquid`: few prints, thin books with gaps.
 * - `limitUp`: one stock rises to its upper price limit (상한가) in the first hour and stays there, bids queueing.
 */
export type ScenarioName = (typeof scenarioNames)[number]

/** A point of a price path: the time of day, `'10:30'`, and the price in KRW. */
export type PathPoint = readonly [time: string, price: number]

/** What kind of day it is. */
export type Scenario =
  | ScenarioName
  | {
      readonly name: ScenarioName
      /** The stocks that it befalls; the others have an ordinary day. `examDay` is of the whole market. */
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
  planOf(seed: number, listing: Listing, previousClose: number): Plan
}

const MINUTE = 60_000
const EXAM_DELAY = 60 * MINUTE

/** @throws RangeError when it names what is not listed, or a path leaves what a day allows. */
export function readScenario(scenario: Scenario, listings: readonly Listing[]): Day {
  const known = new Set(listings.map(({ code }) => code))
  const check = (code: string): string => {
    if (!known.has(code)) throw new RangeError(`the scenario names '${code}', which the market does not list`)
    return code
  }
  if (typeof scenario === 'object' && 'paths' in scenario) {
    const paths = new Map(Object.entries(scenario.paths).map(([code, points]) => [check(code), points]))
    return {
      hours: hoursOf(0),
      planOf: (_, listing, previousClose) => {
        const points = paths.get(listing.code)
        if (points === undefined) return usualPlan(listing)
        return { ...steady(listing), lead: pathOf(listing, points, priceLimits(previousClose, listing.kind)) }
      },
    }
  }
  const name = typeof scenario === 'string' ? scenario : scenario.name
  if (!scenarioNames.includes(name)) {
    throw new RangeError(`scenario must be one of ${scenarioNames.join(', ')}, or paths by code; got '${name}'`)
  }
  // What befalls one stock befalls the first one, unless told otherwise.
  const usual = name === 'halted' || name === 'limitUp' ? listings.slice(0, 1).map(({ code }) => code) : [...known]
  const codes = new Set(typeof scenario === 'string' ? usual : scenario.codes.map(check))
  const hours = hoursOf(name === 'examDay' ? EXAM_DELAY : 0)
  return {
    hours,
    planOf: (seed, listing, previousClose) =>
      codes.has(listing.code) ? planFor(name, seed, listing, previousClose, hours) : usualPlan(listing),
  }
}

function planFor(name: ScenarioName, seed: number, listing: Listing, previousClose: number, hours: Hours): Plan {
  const usual = usualPlan(listing)
  switch (name) {
    case 'ordinary':
    case 'examDay':
      return usual
    case 'calm':
      return { ...usual, volatility: 0.4, runs: 'none' }
    case 'crash': {
      // Some fall harder than others.
      const share = 0.85 + 0.3 * random(seedOf(seed, listing.code, 'crash')).unit()
      return { ...steady(listing), lead: (at) => previousClose * (1 - share * fall((at - hours.open) / MINUTE)) }
    }
    case 'viStorm':
      return { ...usual, volatility: 1.5, runs: 'large', sweeps: 0.001 }
    case 'halted':
      return { ...usual, isSuspended: true }
    case 'illiquid':
      return { ...usual, pace: 200, size: 0.3, gap: 3, runs: 'none' }
    case 'limitUp':
      return {
        ...steady(listing),
        lead: (at) => previousClose * (1.06 + 0.26 * clamp((at - hours.open) / MINUTE / 60)),
      }
  }
}

// Follows where it is led, with a little noise.
function steady(listing: Listing): Plan {
  return { ...usualPlan(listing), volatility: 0.5, runs: 'none' }
}

// The part of its price that a stock has lost so many minutes after the open: slowly, then all at once, then less.
function fall(minutes: number): number {
  if (minutes < 20) return 0.015 + 0.015 * clamp(minutes / 20)
  if (minutes < 120) return 0.03 + 0.19 * ((minutes - 20) / 100)
  return 0.22 - 0.03 * clamp((minutes - 120) / 240)
}

function clamp(part: number): number {
  return Math.max(0, Math.min(1, part))
}
