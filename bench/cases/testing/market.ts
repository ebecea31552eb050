import { createMarket, type Listing, listings } from '@kiwoom-rx/testing/market'
import type { Case } from '../../case.ts'

const STOCKS = 20
// What a run may take: ten million events a minute or more, and a day of twenty stocks in under twenty seconds.
const BUDGET_MS = 20_000
const EVENTS_A_MINUTE = 10_000_000

export const market: Case = {
  name: 'market',
  what: `A simulated day of ${STOCKS} stocks, every event reported, against a budget of ${BUDGET_MS / 1_000} s`,
  atMost: 1,
  text: 'testing/market.md',
  open: () => {
    let took = Number.POSITIVE_INFINITY
    const measure = (): number => {
      const before = process.cpuUsage()
      day()
      const { user, system } = process.cpuUsage(before)
      const ms = (user + system) / 1_000
      took = Math.min(took, ms)
      return ms
    }
    return {
      ours: { name: 'createMarket, a whole day', run: day, measure },
      theirs: { name: 'the budget', run: day, measure: () => BUDGET_MS },
      rounds: 7,
      note: () => {
        const { events } = day()
        const rate = (events / took) * 60_000
        const bar = rate >= EVENTS_A_MINUTE ? 'met' : 'not met'
        return `${events} events a day, ${(rate / 1_000_000).toFixed(0)} million a minute at best (at least 10: ${bar})`
      },
    }
  },
}

function day(): { readonly events: number; readonly prices: readonly number[] } {
  const simulated = createMarket({ seed: 7, day: '2026-11-20', listings: twenty() })
  let events = 0
  simulated.advanceTo('20:00', () => {
    events += 1
  })
  return { events, prices: simulated.stocks.map(({ price }) => price) }
}

// The usual ones, as often as it takes, under codes of their own.
function twenty(): readonly Listing[] {
  const all = Array.from({ length: STOCKS }, () => listings).flat()
  return all.slice(0, STOCKS).map((listing, n) => ({ ...listing, code: String(100_000 + n) }))
}
