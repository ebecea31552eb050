/** The panels in Chromium: each shows what its messages say. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, inBrowser } from '../support/browser.ts'
import {
  ACCOUNT,
  book,
  candles,
  everything,
  HEALTH,
  ITEMS,
  LATEST,
  NOW,
  ORDERS,
  REST,
  SESSION,
} from '../support/messages.ts'
import { type Look, launch, type Opened, openPage, textOf } from '../support/openPage.ts'
import { PANELS } from '../support/panels.ts'
import { type ShownPage, shownPage } from '../support/shownPage.ts'

const number = (value: number): string => value.toLocaleString('en-US')

/** The texts of the rows of a table or list, their spaces as one. */
async function rows(page: Page, test: string, row = 'tbody tr'): Promise<readonly string[]> {
  const found = await page.locator(`[data-test="${test}"] ${row}`).allInnerTexts()
  return found.map((text) => text.replaceAll(/\s+/g, ' ').trim())
}

describe.skipIf(chromiumPath === undefined)(inBrowser('a panel in a browser'), () => {
  let browser: Browser
  let shown: ShownPage
  let opened: Opened | undefined
  beforeAll(async () => {
    browser = await launch()
    shown = await shownPage(everything, NOW)
  })
  afterAll(async () => {
    await browser.close()
    await shown.close()
  })
  afterEach(async () => {
    expect(opened?.problems).toEqual([])
    await opened?.close()
    opened = undefined
  })

  async function open(look: Look): Promise<Page> {
    opened = await openPage(browser, shown.url, look)
    return opened.page
  }

  it('of the session shows its state, registrations, rates, searches, gaps and steps', async () => {
    const page = await open({ panel: 'session' })
    expect(await textOf(page.locator('[data-test="counts"]'))).toContain(`${SESSION.held} / ${SESSION.wanted}`)
    expect(await textOf(page.locator('[data-test="codes"]'))).toContain('3 / 200')
    expect(await textOf(page.locator('[data-test="frames"]'))).toContain(number(SESSION.frames))
    expect(await rows(page, 'registrations')).toEqual(
      SESSION.registrations.map(
        ({ type, item, status, events }) =>
          `${type} ${type === '0B' ? 'Trade' : 'Order book'} ${item} ${status} ${number(events)} 09:31:05`,
      ),
    )
    expect(await rows(page, 'types')).toEqual(['0B Trade 37,035 61 a second', '0D Order book 203,670 122 a second'])
    expect(await rows(page, 'searches', 'li')).toEqual(['4: 17 hits'])
    expect(await rows(page, 'gaps', 'li')).toEqual([
      '09:31:00 – 09:31:02 2.0 s no sign of life (6)',
      '09:11:05 – 09:11:35 30.0 s closed with 1006 (6)',
    ])
    expect(await page.locator('[data-test="gap-line"] div span').count()).toBe(2)
    expect(await rows(page, 'steps', 'summary')).toEqual([
      '09:31:02.220 session registered ready',
      '09:31:02.120 session loginAnswered loggingIn → ready send, announceGap',
    ])
  })

  it('of REST shows queues, calls, pages and problems', async () => {
    const page = await open({ panel: 'rest' })
    expect(await rows(page, 'queues')).toEqual([
      'ka10080 chart.stockMinute 4 830 ms 1.6 s 215 299 ms 2.1 s 2 3',
      'kt00018 account.balance 0 0 ms 0 ms 12 3 ms 40 ms 0 0',
    ])
    expect(await rows(page, 'calls', 'summary')).toEqual([
      '09:31:04.920 ka10080 chart.stockMinute next page no answer yet',
      '09:31:04.220 ka10080 chart.stockMinute 200 143 ms · 900 rows · has more · 1 Values that could not be read',
      '09:31:03.720 ka10080 chart.stockMinute 429 (5) 12 ms',
      '09:30:55.720 kt00018 account.balance failed: timeout (5.0 s)',
    ])
    await page.locator('[data-test="calls"] summary').nth(1).click()
    const reply = REST.calls[1]?.outcome
    if (reply?._tag !== 'reply') throw new Error('no reply')
    expect(await textOf(page.locator('[data-test="page"]').first())).toBe(reply.page)
    expect(await rows(page, 'problems', 'li')).toEqual(reply.problems)
  })

  it('of health shows latencies, drops, slow probes and diagnostics', async () => {
    const page = await open({ panel: 'health' })
    expect(await textOf(page.locator('[data-test="exchangeToArrival-p99"]'))).toContain('480 ms')
    expect(await textOf(page.locator('[data-test="loopDelay-p99"]'))).toContain('130 ms')
    for (const name of ['exchangeToArrival', 'arrivalToProbe', 'loopDelay'] as const) {
      const counts = await page.locator(`[data-test="${name}-bars"] .hidden`).allTextContents()
      expect(counts.map(Number)).toEqual(HEALTH[name].counts)
    }
    expect(await textOf(page.locator('[data-test="frames-per-second-latest"]'))).toBe(
      String(HEALTH.framesPerSecond.at(-1)),
    )
    expect(await textOf(page.locator('[data-test="loop-delays-high"]'))).toBe('130 ms')
    expect(await rows(page, 'dropped')).toEqual(['0B Trade 37,035 3 2 1,250 1 840'])
    expect(await rows(page, 'slow')).toEqual(['signals 1,204 2.74 ms 41 ms'])
    expect(await rows(page, 'diagnostics', 'span')).toEqual(['UnknownCode 4', 'Retry 3'])
  })

  it('of orders shows the life of each order, the positions and the equity', async () => {
    const page = await open({ panel: 'orders' })
    expect(await rows(page, 'orders', 'summary')).toEqual([
      'buy 005930 삼성전자 61,300 × 10 #0000139 · filled 4 · open 6',
      'sell 000660 SK하이닉스 181,500 × 3 #0000121 · filled 3 · over',
      'buy 035720 카카오 41,000 × 5 #0000098 · filled 0 · over',
    ])
    const steps = await page.locator('[data-test="order"] .step').count()
    expect(steps).toBe(ORDERS.orders.flatMap((order) => order.steps).length)
    await page.locator('[data-test="orders"] summary').first().click()
    expect((await page.locator('[data-test="step"]').allInnerTexts()).slice(0, 2)).toEqual([
      '09:30:25.120 accepted 61,300 × 10',
      '09:30:33.120 filled 61,300 × 4',
    ])
    expect(await rows(page, 'positions')).toEqual(['005930 4 61,300 61,900 2,400', '000660 7 183,000 181,500 -10,500'])
    expect(await textOf(page.locator('[data-test="equity-latest"]'))).toBe(
      `₩${number(ACCOUNT.equity?.at(-1)?.[1] ?? 0)}`,
    )
  })

  it('of the market asks for the item that is picked, and shows its book, candles, marks and latest values', async () => {
    const page = await open({ panel: 'market' })
    await page.locator('[data-test="latest"] button', { hasText: '005930' }).click()
    await expect.poll(() => shown.asked.at(-1)).toEqual({ _tag: 'pick', item: '005930' })
    shown.send([book('005930'), candles('005930')])
    await page.locator('[data-test="chart"][data-candles="31"] canvas').first().waitFor()
    expect(await page.locator('[data-test="chart"]').getAttribute('data-close')).toBe(
      String(candles('005930').candles.at(-1)?.close),
    )
    const { asks, bids } = book('005930')
    expect(await rows(page, 'book')).toEqual([
      ...asks.toReversed().map(({ price, quantity }) => `ask ${number(price)} ${number(quantity)}`),
      ...bids.map(({ price, quantity }) => `bid ${number(price)} ${number(quantity)}`),
    ])
    expect(await rows(page, 'marks', 'li')).toEqual([
      '09:23:05 VI ends 61,900',
      '09:21:05 VI begins 61,900',
      '09:17:05 fill buy 4 × 61,300',
      '09:16:05 signal buy signals breakout',
    ])
    expect(await rows(page, 'latest')).toEqual(
      LATEST.rows.map(
        ({ item, fields }, index) =>
          `${item} 0B Trade 09:31:0${index === 2 ? 4 : 5} price ${number(Number(fields['price']))} changeRate ${fields['changeRate']} tradeVolume ${fields['tradeVolume']} cumulativeVolume ${number(Number(fields['cumulativeVolume']))} tradeTime 09:31:05`,
      ),
    )
    // Messages about an item that was left are of no concern.
    shown.send([book(ITEMS[1])])
    await page.locator('[data-test="book"]').waitFor({ state: 'detached' })
  })

  it.each(PANELS)('fits a phone, has a name for each control, and no word of the other language: %s', async (panel) => {
    const page = await open({ panel, isPhone: true, language: 'ko', theme: 'light' })
    const { width, unnamed } = await page.evaluate<{ readonly width: number; readonly unnamed: readonly string[] }>(`({
      width: document.scrollingElement.scrollWidth,
      unnamed: [...document.querySelectorAll('button, select, input, textarea, canvas, [role=img]')]
        .filter((each) => !(each.getAttribute('aria-label') || each.labels?.length || each.textContent.trim()))
        .map((each) => each.outerHTML),
    })`)
    expect(width).toBeLessThanOrEqual(390)
    expect(unnamed).toEqual([])
    expect(await textOf(page.getByRole('tab', { selected: true }))).toMatch(/[가-힣]|REST/)
    expect(await page.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(`tab-${panel}`)
  })

  it('is chosen with a digit; T changes the theme and L the language', async () => {
    const page = await open({ panel: 'marbles' })
    for (const [index, panel] of PANELS.entries()) {
      await page.keyboard.press(String(index + 1))
      await page.locator(`#tab-${panel}[aria-selected="true"]`).waitFor()
    }
    await page.keyboard.press('t')
    await page.locator(':root[data-theme="light"]').waitFor()
    await page.keyboard.press('l')
    await page.locator(':root[lang="ko"]').waitFor()
    expect(await textOf(page.locator('#tab-orders'))).toBe('주문')
  })
})
