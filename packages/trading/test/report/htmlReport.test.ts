import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { lastValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BacktestResult, backtest, type Evaluation, evaluationOf, htmlReport } from '../../src/index.ts'
import { ITEMS, rises } from '../backtest/strategies.ts'

const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = found.find((path) => path !== undefined && existsSync(path))

const folder = mkdtempSync(join(tmpdir(), 'kiwoom-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

const EVIL = '<img src=x onerror="document.title=1"></script><script>document.title=2</script>'

async function run(): Promise<BacktestResult> {
  const days = [1, 2].map((seed) => ({
    // Twice the same date, which a chart must stand too.
    simulated: { seed, items: ITEMS, from: '08:59', until: '09:12', scenario: 'lively' } as const,
  }))
  const broker = { costs: { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } } as const
  const parameters = { move: 0.3, stop: 0.5 }
  const last = await lastValueFrom(backtest({ days, strategy: rises, broker, parameters, chart: true }))
  if (last._tag !== 'result') throw new Error('no result')
  return last
}

const result = run()

/** The result with what somebody else could have written in every text. */
function poisoned({ evaluation, days }: BacktestResult): Pick<BacktestResult, 'evaluation' | 'days'> {
  const reasons = { entryReason: EVIL, reason: EVIL }
  const fillsOf = (fills: Evaluation['fills']) => fills.map((fill) => ({ ...fill, reason: EVIL }))
  return {
    evaluation: {
      ...evaluation,
      trades: evaluation.trades.map((trade) => ({ ...trade, ...reasons })),
      warnings: [...evaluation.warnings, { kind: 'halted', count: 1, detail: EVIL }],
    },
    days: days.map((day) => ({ ...day, log: { ...day.log, fills: fillsOf(day.log.fills) } })),
  }
}

describe('htmlReport', () => {
  it('holds everything inside, and every text escaped, in both languages', async () => {
    const { hash } = await result
    const { evaluation, days } = poisoned(await result)
    for (const language of ['ko', 'en'] as const) {
      const itemNames = { '005930': EVIL }
      const page = htmlReport(evaluation, {
        title: EVIL,
        language,
        days,
        parameters: { a: EVIL },
        itemNames,
        hash,
      })
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).not.toContain('<img src=x')
      expect(page).not.toMatch(/(?:src|href)="?https?:/)
      expect(page.match(/<script/g)).toHaveLength(3)
      expect(page.match(/<tr data-profit/g) ?? []).toHaveLength(evaluation.trades.length)
    }
  })

  it('has Korean words for every code of an exit, a refusal and a halt', async () => {
    const { evaluation } = await result
    const [first] = evaluation.trades
    if (first === undefined) return expect.fail('no trade')
    const reasons = ['signal', 'stop', 'trailingStop', 'target', 'time', 'killSwitch', 'dailyLoss'] as const
    const trades = reasons.map((exitReason) => ({ ...first, exitReason, entryReason: '', reason: '' }))
    const log = {
      ...{ points: [], fills: [], days: [], open: [], trades },
      notices: [{ at: 1, kind: 'halted', detail: 'rejections: 5 orders' } as const],
      refusals: { maxPositions: 2, underVi: 1 },
    }
    const figures = evaluationOf(log, { capital: 1_000_000 })
    const body = (language: 'ko' | 'en') => {
      const page = htmlReport(figures, { title: '제목', language })
      return page.slice(page.indexOf('<body>'), page.indexOf('<script'))
    }
    const cells = [...body('ko').matchAll(/<td class="text">([^<]*)</g)].map(([, text]) => text)
    for (const code of [...reasons, 'maxPositions', 'underVi']) expect(cells).not.toContain(code)
    expect(cells.filter((text) => text === '추적 손절')).toHaveLength(2)
    expect(body('ko')).toContain('최대 보유 종목 수')
    expect(body('ko')).toContain('주문이 잇달아 거부됨: 5 orders')
    expect(body('en')).toContain('trailing stop')
  })

  it('shows a dash for what is not a number, no sign on nothing, and a parameter of any kind', async () => {
    const { evaluation } = await result
    const strange = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, -0.000_01]
    const circle: unknown[] = [1]
    circle.push(circle)
    for (const value of strange) {
      const [first] = evaluation.trades
      if (first === undefined) return expect.fail('no trade')
      const trade = { ...first, profit: value, return: value, entryPrice: value, openedAt: value, closedAt: value }
      const changed = { ...evaluation, profit: value, totalReturn: value, sharpe: value, trades: [trade], refusals: {} }
      const page = htmlReport(changed, {
        title: 'Strange',
        parameters: { nan: Number.NaN, big: 10n, circle, none: undefined, deep: { low: Number.NEGATIVE_INFINITY } },
      })
      const body = page.slice(page.indexOf('<body>'), page.indexOf('<section><h2>파라미터'))
      expect(body).not.toMatch(/NaN|Infinity|undefined|∞|[−+-]0(?:\.0+)?(?: %)?</)
      const values = [...page.matchAll(/<td class="value">([^<]*)</g)].map(([, text]) => text)
      expect(values.slice(-5)).toEqual(['NaN', '10', '[1, …]', 'undefined', '{ low: -Infinity }'])
    }
  })

  it('refuses options that it cannot be right with', async () => {
    const { evaluation } = await result
    const report = (options: object) => () => htmlReport(evaluation, { title: 'Right', ...options })
    expect(report({ language: 'constructor' })).toThrow("language must be 'ko' or 'en', got 'constructor'")
    expect(report({ title: undefined })).toThrow('title must be a text')
    for (const trials of [0, -1, 1.5, Number.NaN]) expect(report({ trials })).toThrow('trials must be a whole number')
    expect(report({ hash: 7 })).toThrow('hash must be a text')
  })

  it('is a page for a strategy that never traded, too', () => {
    const nothing = htmlReport(quiet(), { title: 'Nothing', language: 'en' })
    expect(nothing).toContain('No candles were kept')
    expect(nothing.slice(0, nothing.indexOf('id="data"'))).not.toMatch(/NaN|undefined|Infinity/)
  })
})

function quiet(): Evaluation {
  const log = { points: [], fills: [], trades: [], notices: [], refusals: {}, days: ['2026-11-20'], open: [] }
  return evaluationOf(log, { capital: 1_000_000 })
}

describe.skipIf(executablePath === undefined)(
  executablePath === undefined ? 'the report in a browser: skipped, there is no Chromium' : 'the report in a browser',
  () => {
    let browser: Browser
    let page: Page
    const problems: string[] = []
    const requests: string[] = []
    const file = join(folder, 'report.html')

    beforeAll(async () => {
      const { hash } = await result
      const { evaluation, days } = poisoned(await result)
      const parameters = { move: 0.3, note: EVIL }
      writeFileSync(
        file,
        htmlReport(evaluation, {
          title: `Rises ${EVIL}`,
          language: 'en',
          days,
          parameters,
          hash,
          trials: 12,
        }),
      )
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
      page = await browser.newPage({ viewport: { width: 1200, height: 1000 } })
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
      })
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('request', (request) => requests.push(request.url()))
      await page.goto(pathToFileURL(file).href)
    })
    afterAll(() => browser?.close())

    it('opens from the disk without a request, an error, or a foreign script that runs', async () => {
      expect(await page.title()).toBe(`Rises ${EVIL}`)
      expect(requests).toEqual([pathToFileURL(file).href])
      expect(problems).toEqual([])
      const shots = process.env['REPORT_SHOTS']
      if (shots !== undefined) await page.screenshot({ path: join(shots, 'report.png'), fullPage: true })
    })

    it('draws the equity, the drawdown and the candles', async () => {
      for (const id of ['equity', 'candles']) {
        const colours = await page.evaluate<number>(`(() => {
          const seen = new Set()
          for (const canvas of document.querySelectorAll('#${id} canvas')) {
            if (canvas.width === 0) continue
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
            for (const pixel of new Uint32Array(data.buffer)) seen.add(pixel)
          }
          return seen.size
        })()`)
        expect(colours).toBeGreaterThan(10)
      }
      const { evaluation } = await result
      const options = await page.locator('#day option').count()
      expect(options).toBeGreaterThan(0)
      const first = await page.locator('#fills li').count()
      expect(first).toBeGreaterThan(0)
      await page.selectOption('#day', { index: options - 1 })
      expect(await page.locator('#fills li').count()).toBeGreaterThan(0)
      expect(evaluation.fills.length).toBeGreaterThanOrEqual(first)
    })

    it('sorts the trades by a column, one way and the other, and filters them', async () => {
      const { evaluation } = await result
      const profits = evaluation.trades.map(({ profit }) => profit)
      const shown = () =>
        page.evaluate<readonly number[]>(
          `[...document.querySelectorAll('#trades tbody tr')].filter((row) => !row.hidden).map((row) => +row.dataset.profit)`,
        )
      expect(await shown()).toEqual(profits)
      await page.locator('#trades th button').nth(6).click()
      expect(await shown()).toEqual([...profits].sort((a, b) => b - a))
      await page.locator('#trades th button').nth(6).click()
      expect(await shown()).toEqual([...profits].sort((a, b) => a - b))
      await page.selectOption('#side', 'down')
      expect(await shown()).toEqual(profits.filter((profit) => profit < 0).sort((a, b) => a - b))
      await page.selectOption('#side', '')
      await page.fill('#filter', '000660')
      const of = evaluation.trades.filter(({ item }) => item === '000660')
      expect((await shown()).length).toBe(of.length)
      expect(await page.locator('#shown').textContent()).toBe(String(of.length))
      expect(problems).toEqual([])
    })

    it('opens without an error with no trade, and with candles twice, out of order or without a price', async () => {
      const { evaluation, days } = await result
      const [bar] = days[0]?.bars ?? []
      if (bar === undefined) return expect.fail('no candle')
      const bad = [{ ...bar, close: Number.NaN }, { ...bar, from: Number.NaN }, bar]
      const shuffled = days.map((day) => ({ ...day, bars: [...day.bars.toReversed(), ...bad] }))
      const lost = { ...evaluation, equity: [{ at: Number.NaN, equity: 1, value: 0 }, ...evaluation.equity] }
      for (const [name, html] of [
        ['empty.html', htmlReport(quiet(), { title: 'Nothing' })],
        ['shuffled.html', htmlReport(lost, { title: 'Shuffled', days: shuffled })],
      ] as const) {
        writeFileSync(join(folder, name), html)
        await page.goto(pathToFileURL(join(folder, name)).href)
        expect(problems).toEqual([])
      }
      expect(await page.locator('#fills li').count()).toBeGreaterThan(0)
    })

    it('sorts and filters forty thousand trades, and shows them a thousand at a time', async () => {
      const { evaluation } = await result
      const [first] = evaluation.trades
      if (first === undefined) return expect.fail('no trade')
      const trades = Array.from({ length: 40_000 }, (_, n) => ({
        ...first,
        item: n % 4 === 0 ? '000660' : '005930',
        profit: ((n * 7_919) % 40_000) - 20_000,
      }))
      const many = join(folder, 'many.html')
      writeFileSync(many, htmlReport({ ...evaluation, trades }, { title: 'Many', language: 'en' }))
      await page.goto(pathToFileURL(many).href)
      const count = () => page.locator('#trades tbody tr').count()
      expect(await count()).toBe(1_000)
      await page.locator('#trades th button').nth(6).click()
      expect(await page.locator('#trades tbody tr').first().getAttribute('data-profit')).toBe('19999')
      await page.fill('#filter', '000660')
      expect(await page.locator('#shown').textContent()).toBe('10000')
      await page.locator('#more').click()
      expect(await count()).toBe(2_000)
      expect(problems).toEqual([])
    }, 120_000)
  },
)
