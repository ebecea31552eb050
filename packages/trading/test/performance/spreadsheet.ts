/** The figures of a run as one would work them out in a spreadsheet: from its statement, column by column. */
import type { Row, Run } from './randomRun.ts'

interface Line {
  readonly at: number
  readonly date: string
  readonly cash: number
  readonly value: number
  readonly equity: number
}

/** Column by column: what was paid, what is held, what that is worth. */
function linesOf({ capital, rows }: Run): readonly Line[] {
  let cash = capital
  let prices: Readonly<Record<string, number>> = {}
  const shares: Record<string, number> = {}
  const lines: Line[] = []
  for (const row of rows) {
    if (row.kind === 'prices') prices = row.prices
    else {
      cash = cash - row.shares * row.price - row.commission - row.tax
      shares[row.item] = (shares[row.item] ?? 0) + row.shares
    }
    const value = Object.entries(shares).reduce((sum, [item, count]) => sum + count * (prices[item] ?? 0), 0)
    const date = new Date(row.at + 32_400_000).toISOString().slice(0, 10)
    lines.push({ at: row.at, date, cash, value, equity: cash + value })
  }
  // Of several lines of one instant a chart shows the last.
  return lines.filter(({ at }, index) => lines[index + 1]?.at !== at)
}

export interface Sheet {
  readonly finalEquity: number
  readonly dayProfits: readonly (readonly [string, number])[]
  readonly dayReturns: readonly number[]
  readonly monthProfits: readonly (readonly [string, number])[]
  readonly sharpe: number | null
  readonly sortino: number | null
  readonly maxDepth: number
  readonly drawdowns: number
  readonly costs: number
  readonly bought: number
  readonly sold: number
  readonly roundTrips: readonly number[]
  readonly heldMs: number
  readonly heldShare: number
}

export function sheetOf(run: Run): Sheet {
  const lines = linesOf(run)
  const closes = run.days.map((day) => lines.filter(({ date }) => date === day).at(-1)?.equity ?? Number.NaN)
  const opens = [run.capital, ...closes.slice(0, -1)]
  const dayReturns = closes.map((close, n) => (close - (opens[n] ?? 0)) / (opens[n] ?? 0))
  const dayProfits = closes.map((close, n) => [run.days[n] ?? '', close - (opens[n] ?? 0)] as const)
  const months = [...new Set(run.days.map((day) => day.slice(0, 7)))]
  const fills = run.rows.filter((row): row is Extract<Row, { kind: 'fill' }> => row.kind === 'fill')
  const n = dayReturns.length
  const sum = dayReturns.reduce((a, b) => a + b, 0)
  const variance = dayReturns.reduce((all, each) => all + (each - sum / n) * (each - sum / n), 0) / (n - 1)
  const below = dayReturns.reduce((all, each) => all + (each < 0 ? each * each : 0), 0) / n
  const day = (date: string): number => lines.filter((line) => line.date === date).length
  const spans = lines.slice(0, -1).map((line, index) => {
    const next = lines[index + 1]
    return line.value > 0 && next !== undefined && next.date === line.date ? { ms: next.at - line.at, line } : undefined
  })
  const held = spans.filter((span) => span !== undefined)
  const equities = [run.capital, ...lines.map(({ equity }) => equity)]
  return {
    finalEquity: lines.at(-1)?.equity ?? run.capital,
    dayProfits,
    dayReturns,
    monthProfits: months.map((month) => [
      month,
      dayProfits
        .filter(([date]) => date.startsWith(month) && day(date) > 0)
        .reduce((all, [, profit]) => all + profit, 0),
    ]),
    sharpe: n < 2 || variance < 1e-24 ? null : (sum / n / Math.sqrt(variance)) * Math.sqrt(252),
    sortino: n < 2 || below < 1e-24 ? null : (sum / n / Math.sqrt(below)) * Math.sqrt(252),
    // Every pair of points, the later below the earlier.
    maxDepth: equities.reduce(
      (deepest, from, index) => equities.slice(index).reduce((most, to) => Math.max(most, (from - to) / from), deepest),
      0,
    ),
    // A fall begins wherever the equity is at its highest so far and the next is lower.
    drawdowns: equities.filter((equity, index) => {
      const next = equities[index + 1]
      return next !== undefined && next < equity && equity === Math.max(...equities.slice(0, index + 1))
    }).length,
    costs: fills.reduce((all, { commission, tax }) => all + commission + tax, 0),
    bought: fills.reduce((all, { shares, price }) => all + Math.max(0, shares) * price, 0),
    sold: fills.reduce((all, { shares, price }) => all + Math.max(0, -shares) * price, 0),
    roundTrips: roundTrips(fills),
    heldMs: held.reduce((all, { ms }) => all + ms, 0),
    heldShare: held.reduce((all, { ms, line }) => all + (ms * line.value) / line.equity, 0),
  }
}

/** What each round trip brought, in the order in which they ended. */
function roundTrips(fills: readonly Extract<Row, { kind: 'fill' }>[]): readonly number[] {
  const done: number[] = []
  const open: Record<string, { shares: number; money: number }> = {}
  for (const { item, shares, price, commission, tax } of fills) {
    const trip = open[item] ?? { shares: 0, money: 0 }
    trip.shares += shares
    trip.money -= shares * price + commission + tax
    open[item] = trip
    if (trip.shares !== 0) continue
    done.push(trip.money)
    delete open[item]
  }
  return done
}
