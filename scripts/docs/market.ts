/** The simulated market against stylised facts, in docs/exchange.md, and a picture of one of its days. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMarket, type StockView } from '../../packages/testing/src/market.ts'
import { autocorrelation, dayStatistics, median } from '../../packages/testing/test/support/statistics.ts'
import { between } from './between.ts'
import type { Language } from './languages.ts'

const SEEDS = [1, 2, 3, 4, 5]
const PICTURE_SEED = 7

export function marketPicturePath(root: string): string {
  return join(root, 'docs/market.svg')
}

/** The page with the figures of the market as it is. */
export function withFigures(page: string, language: Language = 'en'): string {
  return between(page, 'market', figures(WORDS[language]))
}

interface Words {
  readonly head: readonly string[]
  readonly facts: string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    head: [
      'Stock',
      'Range of a day, median',
      'Interruptions a day',
      'Autocorrelation of 1-minute returns',
      'Of their size',
      'Kurtosis',
      'Volume at open : noon : close',
    ],
    facts: '*real ones* | 2–4 % | far below 0.1 | −0.2 to 0.0 | 0.1 to 0.3 | 5 to 30 | about 3 : 1 : 1.5',
  },
  ko: {
    head: [
      '종목',
      '하루 변동폭(중앙값)',
      '하루 VI 횟수',
      '1분 수익률의 자기상관',
      '크기의 자기상관',
      '첨도',
      '거래량(개장 : 정오 : 마감)',
    ],
    facts: '*실제 종목* | 2–4 % | 0.1보다 훨씬 적음 | −0.2 ~ 0.0 | 0.1 ~ 0.3 | 5 ~ 30 | 약 3 : 1 : 1.5',
  },
}

export function readPicture(root: string): string {
  return readFileSync(marketPicturePath(root), 'utf8')
}

function figures(words: Words): string {
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
  return [
    `| ${words.head.join(' | ')} |`,
    `|${' --- |'.repeat(words.head.length)}`,
    ...rows,
    `| ${words.facts} |`,
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
const TOP = 34
const LEFT = 12
// Where the prices are written.
const RIGHT = 64
const GAP = 26
const FIRST = 540
const LAST = 931
const MINUTE = 60_000
const GRID_LINES = 5

/** The first stock's day: closes of its minutes, and what they traded. */
export function marketPicture(): string {
  const [stock] = stocksOf(PICTURE_SEED)
  if (stock === undefined) throw new Error('the market lists nothing')
  const { minutes, high, low, previousClose } = stock
  const [top, bottom] = [high ?? 1, low ?? 0]
  const most = Math.max(...minutes.map(({ volume }) => volume))
  const x = (minute: number): number => LEFT + ((minute - FIRST) / (LAST - FIRST)) * (WIDTH - LEFT - RIGHT)
  const y = (price: number): number => TOP + ((top - price) / (top - bottom)) * PRICES
  const line = minutes.map(({ at, close }) => `${x(at / MINUTE).toFixed(1)},${y(close).toFixed(1)}`).join(' ')
  const floor = TOP + PRICES + GAP + VOLUMES
  const bars = minutes.map(({ at, volume }) => {
    // The square root, or the opening would leave nothing to see of the day.
    const height = Math.sqrt(volume / most) * VOLUMES
    return `<rect x="${x(at / MINUTE).toFixed(1)}" y="${(floor - height).toFixed(1)}" width="1.4" height="${height.toFixed(1)}"/>`
  })
  const prices = pricesBetween(bottom, top)
  const hours = [9, 10, 11, 12, 13, 14, 15]
  const title = `${stock.name} (seed ${PICTURE_SEED}): minute closes, ${number(bottom)} to ${number(top)} KRW; previous close ${number(previousClose)}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${floor + 24}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<text x="${LEFT}" y="20" fill="#1e293b" font-weight="bold">${title}</text>`,
    `<g stroke="#e2e8f0">${[
      ...prices.map((price) => rule(LEFT, y(price), WIDTH - RIGHT, y(price))),
      ...hours.map((hour) => rule(x(hour * 60), TOP, x(hour * 60), floor)),
      rule(LEFT, floor, WIDTH - RIGHT, floor),
    ].join('')}</g>`,
    `<g fill="#64748b">${[
      ...prices.map(
        (price) => `<text x="${WIDTH - RIGHT + 8}" y="${(y(price) + 4).toFixed(1)}">${number(price)}</text>`,
      ),
      ...hours.map(
        (hour) =>
          `<text x="${x(hour * 60).toFixed(1)}" y="${floor + 16}" text-anchor="${hour === 9 ? 'start' : 'middle'}">${String(hour).padStart(2, '0')}:00</text>`,
      ),
      `<text x="${LEFT}" y="${TOP + PRICES + GAP - 8}">Shares a minute, on a square-root scale; the tallest is ${number(most)}</text>`,
    ].join('')}</g>`,
    `<polyline fill="none" stroke="#2563eb" stroke-width="1.4" points="${line}"/>`,
    `<g fill="#94a3b8">${bars.join('')}</g>`,
    '</svg>',
    '',
  ].join('\n')
}

// Round prices within the day's range, about as many as there is room for.
function pricesBetween(bottom: number, top: number): readonly number[] {
  const rough = (top - bottom) / GRID_LINES
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * unit).find((each) => each >= rough) ?? unit
  const first = Math.ceil(bottom / step) * step
  return Array.from({ length: Math.floor((top - first) / step) + 1 }, (_, n) => first + n * step)
}

function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}"/>`
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
