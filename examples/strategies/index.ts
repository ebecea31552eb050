/** Every strategy, in the order of the README. A new one is a file with its test, and a line here. */
import { strategy as afterHours } from './afterHours.ts'
import { strategy as bookPressure } from './bookPressure.ts'
import { strategy as conditionBasket } from './conditionBasket.ts'
import { strategy as etfGap } from './etfGap.ts'
import { strategy as foreignFlow } from './foreignFlow.ts'
import { strategy as momentum } from './momentum.ts'
import { strategy as openingRange } from './openingRange.ts'
import { strategy as pairs } from './pairs.ts'
import { strategy as programFollow } from './programFollow.ts'
import type { Strategy } from './strategy.ts'
import { strategy as viReentry } from './viReentry.ts'

export const strategies: readonly Strategy[] = [
  momentum,
  openingRange,
  pairs,
  foreignFlow,
  bookPressure,
  viReentry,
  programFollow,
  etfGap,
  afterHours,
  conditionBasket,
]
