import { createMarket, type DailyBar, type Listing, listings } from '@kiwoom-rx/testing/market'
import type { Case } from '../../case.ts'

const CODES = 2_500
const DAYS = 245
const BUDGET_MS = 2_000

export const history: Case = {
  name: 'history',
  what: `A year of daily bars of ${CODES} codes, against a budget of ${BUDGET_MS / 1_000} s`,
  atMost: 1,
  text: 'testing/history.md',
  open: () => {
    const own = codes()
    check(own)
    return {
      ours: { name: 'createMarket and history', run: () => years(own).length, measure: () => cpu(() => years(own)) },
      theirs: { name: 'the budget', run: () => years(own).length, measure: () => BUDGET_MS },
      rounds: 7,
      note: () => `${CODES * DAYS} bars`,
    }
  },
}

function years(own: readonly Listing[]): readonly (readonly DailyBar[])[] {
  const market = createMarket({ seed: 7, day: '2026-11-20', listings: own })
  return own.map(({ code }) => market.history(code, DAYS))
}

function cpu(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

// Every price level and kind that the usual ones have, each at 95 to 105 % of its price.
function codes(): readonly Listing[] {
  return Array.from({ length: CODES }, (_, n) => {
    const listing = listings[n % listings.length]
    if (listing === undefined) throw new Error('there are no listings')
    return { ...listing, code: String(100_000 + n), base: listing.base * (0.95 + (0.1 * n) / CODES) }
  })
}

/** @throws Error for the first bar that cannot be one. */
function check(own: readonly Listing[]): void {
  const market = createMarket({ seed: 7, day: '2026-11-20', listings: own })
  for (const { code } of own) {
    const bars = market.history(code, DAYS)
    if (bars.length !== DAYS || bars.at(-1)?.close !== market.stock(code)?.previousClose) fail(code, bars.at(-1))
    for (const [n, bar] of bars.entries()) {
      const before = bars[n - 1]
      if (before !== undefined && (before.close !== bar.previousClose || before.date >= bar.date)) fail(code, bar)
      if (!isPossible(bar)) fail(code, bar)
    }
  }
}

function isPossible({ previousClose, open, high, low, close, volume, value }: DailyBar): boolean {
  return (
    low > 0 &&
    low <= Math.min(open, close) &&
    high >= Math.max(open, close) &&
    high <= previousClose * 1.3 &&
    low >= previousClose * 0.7 &&
    volume > 0 &&
    value >= low * volume - 1 &&
    value <= high * volume + 1
  )
}

function fail(code: string, bar: DailyBar | undefined): never {
  throw new Error(`the history of ${code} is not consistent: ${JSON.stringify(bar)}`)
}
