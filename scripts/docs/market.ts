/** The simulated market against stylised facts, in docs/exchange.md, and a picture of one of its days. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMarket, type StockView } from '../../packages/testing/src/market.ts'
import { autocorrelation, dayStatistics, median } from '../../packages/testing/test/support/statistics.ts'
import { between } from './between.ts'

const SEEDS = [1, 2, 3, 4, 5]
const PICTURE_SEED = 7

export function marketPicturePath(root: string): string {
  return join(root, 'docs/market.svg')
}

/** The page with the figures of the market as it is. */
export function withFigures(page: string): string {
  return between(page, 'market', figures())
}

export function readPicture(root: string): string {
  return readFileSync(marketPicturePath(root), 'utf8')
}

function figures(): string {
  const days = SEEDS.map((seed) => stocksOf(seed))
  const items = days[0]?.map(({ item }) => item) ?? []
  const rows = items.map((item) => {
    const own = days.flatMap((stocks) => stocks.filter((stock) => stock.item === item))
    const statistics = own.map(dayStatistics)
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
    const cells = [
      `${item} ${own[0]?.name}`,
      `${(median(statistics.map(({ range }) => range)) * 100).toFixed(1)} %`,
      mean(own.map(({ viCount }) => viCount)).toFixed(1),
      mean(statistics.map(({ returns }) => autocorrelation(returns))).toFixed(2),
      mean(statistics.map(({ returns }) => autocorrelation(returns.map(Math.abs)))).toFixed(2),
      median(statistics.map(({ kurtosis }) => kurtosis)).toFixed(1),
      `${median(statistics.map(({ openToNoon }) => openToNoon)).toFixed(1)} : 1 : ${median(statistics.map(({ closeToNoon }) => closeToNoon)).toFixed(1)}`,
    ]
    return `| ${cells.join(' | ')} |`
  })
  const facts = '| *real ones* | 2–4 % | far below 0.1 | −0.2 to 0.0 | 0.1 to 0.3 | 5 to 30 | about 3 : 1 : 1.5 |'
  return [
    '| Stock | Range of a day, median | Interruptions a day | Autocorrelation of 1-minute returns | Of their size | Kurtosis | Volume at open : noon : close |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    facts,
  ].join('\n')
}

function stocksOf(seed: number): readonly StockView[] {
  const market = createMarket({ seed, day: '2026-11-20' })
  market.advanceTo('15:31')
  return market.stocks.filter(({ item, market: of }) => of !== 'gold' && !item.includes('_'))
}

const WIDTH = 760
const PRICES = 220
const VOLUMES = 80
const EDGE = 8
const FIRST = 540
const LAST = 931

/** The first stock's day: closes of its minutes, and what they traded. */
export function marketPicture(): string {
  const [stock] = stocksOf(PICTURE_SEED)
  if (stock === undefined) throw new Error('the market lists nothing')
  const { minutes, high, low } = stock
  const [top, bottom] = [high ?? 1, low ?? 0]
  const most = Math.max(...minutes.map(({ volume }) => volume))
  const x = (at: number): number => EDGE + ((at / 60_000 - FIRST) / (LAST - FIRST)) * (WIDTH - 2 * EDGE)
  const y = (price: number): number => EDGE + ((top - price) / (top - bottom)) * PRICES
  const line = minutes.map(({ at, close }) => `${x(at).toFixed(1)},${y(close).toFixed(1)}`).join(' ')
  const floor = PRICES + VOLUMES + 3 * EDGE
  const bars = minutes.map(({ at, volume }) => {
    // The square root, or the opening would leave nothing to see of the day.
    const height = Math.sqrt(volume / most) * VOLUMES
    return `<rect x="${x(at).toFixed(1)}" y="${(floor - height).toFixed(1)}" width="1.5" height="${height.toFixed(1)}"/>`
  })
  const label = `${stock.name}, seed ${PICTURE_SEED}: ${bottom} to ${top}, from 09:00 to 15:30; volume a minute below, square root`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${floor + 20}" font-family="sans-serif" font-size="12">`,
    `<title>${label}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<polyline fill="none" stroke="#3b82f6" stroke-width="1.2" points="${line}"/>`,
    `<g fill="#94a3b8">${bars.join('')}</g>`,
    `<text x="${EDGE}" y="${floor + 14}" fill="#475569">${label}</text>`,
    '</svg>',
    '',
  ].join('\n')
}
