/** How each strategy's signals become orders: sizes, exits and limits that fit what it looks for. */
import type { ExecuteOptions } from '@kiwoom-rx/trading'

/** All of them are flat before the closing auction and hold five stocks at most. */
const INTRADAY = {
  flatAt: '15:15',
  entryHours: ['09:05', '15:00'],
  risk: { maxPositions: 5, dailyLoss: 2_000_000 },
} as const

/** By the strategy's name. */
export const executions = {
  /** A fast move that turns has failed; one that goes on is followed. */
  momentum: {
    ...INTRADAY,
    size: { percentOfEquity: 10 },
    stop: { percent: 0.7 },
    trailingStop: { percent: 1 },
    cooldown: 300_000,
  },
  /** Once a side and day: the whole risk is the way back into the range. */
  openingRange: { ...INTRADAY, size: { riskPercent: 0.5 }, trailingStop: { percent: 1.5 } },
  breakout: {
    ...INTRADAY,
    size: { riskPercent: 1 },
    trailingStop: { percent: 1.5 },
    cooldown: 600_000,
    entry: { ticks: 2, timeout: 5_000, chase: 2 },
  },
  /** Comes back within minutes, or has come apart. */
  pairs: { ...INTRADAY, size: { percentOfEquity: 20 }, stop: { percent: 1 }, maxHold: 1_800_000 },
  /** Rows come once a minute: room for what happens in between. */
  foreignFlow: { ...INTRADAY, size: { percentOfEquity: 10 }, stop: { percent: 1.5 }, target: { percent: 2 } },
  /** Lasts seconds: out soon, and by the clock. */
  bookPressure: {
    ...INTRADAY,
    size: { percentOfEquity: 5 },
    stop: { percent: 0.3 },
    target: { percent: 0.5 },
    maxHold: 60_000,
  },
  /** The minute after the auction decides. */
  viReentry: {
    ...INTRADAY,
    size: { percentOfEquity: 10 },
    stop: { percent: 1 },
    target: { percent: 2 },
    maxHold: 600_000,
  },
  programFollow: { ...INTRADAY, size: { percentOfEquity: 10 }, stop: { percent: 1 }, maxHold: 1_800_000 },
  /** The gap to the net asset value closes, or the value was late. */
  etfGap: { ...INTRADAY, size: { percentOfEquity: 20 }, stop: { percent: 0.5 }, target: { percent: 0.5 } },
  /** Found after the close and bought on NXT, sold after the next one by its own signal. */
  afterHours: { size: { percentOfEquity: 10 }, stop: { percent: 3 }, risk: { maxPositions: 3 } },
  conditionBasket: { ...INTRADAY, size: { percentOfEquity: 10 }, stop: { percent: 1.5 }, trailingStop: { percent: 2 } },
} as const satisfies Readonly<Record<string, ExecuteOptions>>
