/** What the charts draw, in the form that the script reads: seconds in Korean time, as a chart without zones shows them. */
import type { Bar } from '../bar.ts'
import { dateOf, isInstant } from '../koreanTime.ts'
import type { EquityPoint } from '../performance/equityCurve.ts'
import type { Evaluation } from '../performance/evaluation.ts'
import type { LoggedFill } from '../performance/log.ts'
import { isThin } from '../performance/warnings.ts'

/** A chart shows no more points than this: of longer runs, the last of each stretch, and the lowest of all. */
const MOST_POINTS = 20_000

export interface ChartData {
  /** Time, equity, drawdown in percent. */
  readonly equity: readonly (readonly [time: number, equity: number, drawdown: number])[]
  readonly charts: readonly DayChart[]
}

/** An item on a day. */
export interface DayChart {
  readonly name: string
  /** Time, open, high, low, close, volume. */
  readonly bars: readonly (readonly [number, number, number, number, number, number])[]
  /** Time, 1 for a buy and -1 for a sale, price, shares, whether its book was thin, why. */
  readonly fills: readonly (readonly [number, 1 | -1, number, number, boolean, string])[]
}

/** A run whose candles are drawn, such as a day of a backtest. */
export interface ReportedDay {
  readonly bars: readonly Bar[]
  readonly log: { readonly fills: readonly LoggedFill[] }
}

export function chartData(
  { capital, equity }: Pick<Evaluation, 'capital' | 'equity'>,
  days: readonly ReportedDay[],
  nameOf: (item: string) => string,
): ChartData {
  return { equity: equityLine(capital, equity), charts: days.flatMap((day) => dayCharts(day, nameOf)) }
}

function equityLine(capital: number, points: readonly EquityPoint[]): ChartData['equity'] {
  const line: [number, number, number][] = []
  let peak = capital
  const first = points.find(({ at }) => isInstant(at))
  if (first !== undefined) line.push([secondOf(first.at) - 1, capital, 0])
  for (const { at, equity } of points) {
    if (!isInstant(at) || !Number.isFinite(equity)) continue
    peak = Math.max(peak, equity)
    const last = line.at(-1)?.[0] ?? 0
    const second = secondOf(at)
    // Runs of one date follow each other, and a chart's time does not run back.
    const point: [number, number, number] = [second < last ? last + 1 : second, equity, (equity / peak - 1) * 100]
    // A second has one point: the last one.
    if (last === point[0]) line[line.length - 1] = point
    else line.push(point)
  }
  const stretch = Math.ceil(line.length / MOST_POINTS)
  const lowest = line.reduce((low, point, n) => (point[2] < (line[low]?.[2] ?? 0) ? n : low), 0)
  return line.filter((_, n) => n % stretch === stretch - 1 || n === 0 || n === line.length - 1 || n === lowest)
}

function dayCharts({ bars, log: { fills } }: ReportedDay, nameOf: (item: string) => string): readonly DayChart[] {
  const keyOf = (item: string, at: number): string => `${dateOf(at)} ${item}`
  const charts = new Map<string, { bars: Bar[]; fills: LoggedFill[]; name: string }>()
  for (const bar of drawable(bars)) {
    const key = keyOf(bar.item, bar.from)
    const chart = charts.get(key) ?? { bars: [], fills: [], name: `${dateOf(bar.from)} ${nameOf(bar.item)}` }
    chart.bars.push(bar)
    charts.set(key, chart)
  }
  for (const fill of fills.toSorted((a, b) => a.at - b.at)) charts.get(keyOf(fill.item, fill.at))?.fills.push(fill)
  return [...charts.entries()]
    .filter(([, chart]) => chart.fills.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, chart]) => ({
      name: chart.name,
      bars: chart.bars.map(({ from, open, high, low, close, volume }) => [
        secondOf(from),
        open,
        high,
        low,
        close,
        volume,
      ]),
      fills: chart.fills.map((fill) => [
        // A mark stands on a candle.
        secondOf(chart.bars.findLast(({ from }) => from <= fill.at)?.from ?? fill.at),
        fill.side === 'buy' ? 1 : -1,
        fill.price,
        fill.quantity,
        isThin(fill),
        fill.reason,
      ]),
    }))
}

/** A chart takes finite prices alone, and one candle a second, in the order of time: of several, the last. */
function drawable(bars: readonly Bar[]): readonly Bar[] {
  const known = new Map<string, Bar>()
  for (const bar of bars) {
    const { item, from, open, high, low, close, volume } = bar
    if (isInstant(from) && [open, high, low, close, volume].every(Number.isFinite)) {
      known.set(`${item} ${secondOf(from)}`, bar)
    }
  }
  return [...known.values()].sort((a, b) => a.from - b.from)
}

function secondOf(at: number): number {
  return Math.floor(at / 1_000) + 9 * 3_600
}
