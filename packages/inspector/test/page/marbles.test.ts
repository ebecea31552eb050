/** The marbles panel in Chromium: what it draws, what hovering and keys show, and what it copies. */

import { connect } from '@kiwoom-rx/core'
import { probe, startInspector } from '@kiwoom-rx/inspector'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import type { Browser, Page } from 'playwright-core'
import { map, Subject } from 'rxjs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AXIS, type Frame, ROW, xOf } from '../../src/page/panels/marbles/geometry.ts'
import { registry } from '../../src/probe/registry.ts'
import { chromiumPath, inBrowser } from '../support/browser.ts'
import { everything, LANES, lane, NOW, valueMark } from '../support/messages.ts'
import { launch, type Opened, openPage, textOf } from '../support/openPage.ts'
import { run } from '../support/runCopied.ts'
import { type ShownPage, shownPage } from '../support/shownPage.ts'

/** The numbers that the canvas carries. */
async function drawn(page: Page): Promise<Readonly<Record<string, number>>> {
  const data = await page.evaluate<Readonly<Record<string, string>>>(
    `({ ...document.querySelector('.lanes canvas').dataset })`,
  )
  return Object.fromEntries(Object.entries(data).map(([name, text]) => [name, Number(text)]))
}

/** Where a mark of a lane is on the screen. */
async function pointOf(page: Page, row: number, at: number): Promise<{ readonly x: number; readonly y: number }> {
  const { from = 0, to = 0 } = await drawn(page)
  const box = await page.locator('.lanes canvas').boundingBox()
  if (box === null) throw new Error('no canvas')
  const frame: Frame = { width: box.width, height: box.height, from, to, scroll: 0 }
  return { x: box.x + xOf(frame, at), y: box.y + AXIS + (row + 0.5) * ROW }
}

describe.skipIf(chromiumPath === undefined)(inBrowser('the marbles panel in a browser'), () => {
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

  async function open(url = shown.url): Promise<Page> {
    opened = await openPage(browser, url, { panel: 'marbles' })
    return opened.page
  }

  it('has a lane for each probe and registration, and draws or counts each value', async () => {
    const page = await open()
    await page.keyboard.press('-')
    await page.keyboard.press('Space')
    await page.waitForFunction(`document.querySelector('.lanes canvas')?.dataset.drawn > 0`)
    const values = LANES.flatMap(({ marks }) => marks).filter(({ _tag }) => _tag === 'value').length
    const omitted = LANES.reduce((sum, each) => sum + each.omitted, 0)
    await expect
      .poll(async () => {
        const { lanes, drawn: marbles = 0, counted = 0 } = await drawn(page)
        return { lanes, values: marbles + counted }
      })
      .toEqual({ lanes: LANES.length, values: values + omitted })
  })

  it('draws or counts each value of a flood, of which most were only counted', async () => {
    const flood = await shownPage(everything, NOW)
    const page = await open(flood.url)
    await page.keyboard.press('Space')
    const lanes = Array.from({ length: 200 }, (_, n) => `lane ${n}`)
    for (let batch = 0; batch < 40; batch++) {
      const at = NOW - 2_000 + batch * 50
      flood.send([
        {
          _tag: 'values',
          at,
          omitted: 0,
          omittedLanes: 0,
          lanes: lanes.map((name) => lane('probe', name, [valueMark(at - 20, batch), valueMark(at - 10, batch)], 8)),
        },
      ])
    }
    await page.locator('canvas[aria-label*=": 206 streams"]').waitFor()
    await expect
      .poll(async () => {
        const { lanes: seen = 0, drawn: marbles = 0, counted = 0 } = await drawn(page)
        return (marbles + counted) / seen
      })
      .toBeGreaterThan(300)
    await page.keyboard.press('ArrowDown')
    for (let index = 0; index < 4; index++) await page.keyboard.press('ArrowDown')
    expect(await textOf(page.locator('[data-test="lane"]'))).toBe('lane 1')
    await page.locator('.lanes').evaluate((area) => area.scrollTo(0, 1e6))
    await expect.poll(async () => (await drawn(page))['lanes']).toBeGreaterThan(10)
    await flood.close()
  })

  it('shows a value on hover, and keeps it with a click', async () => {
    const page = await open()
    await page.keyboard.press('Space')
    const [first] = LANES[1]?.marks ?? []
    if (first?._tag !== 'value') throw new Error('no value')
    const { x, y } = await pointOf(page, 1, first.at)
    await page.mouse.move(x, y)
    await page.locator('[data-test="tip"]').waitFor()
    expect(await textOf(page.locator('[data-test="tip-text"]'))).toBe(first.text)
    expect(await textOf(page.locator('[data-test="tip"] code'))).toBe(first.literal)
    await page.mouse.click(x, y)
    expect(await textOf(page.locator('[data-test="mark"] code'))).toBe(first.literal)
    expect(await textOf(page.locator('[data-test="subscribers"]'))).toBe('2')
  })

  it('shows lanes and values with the keyboard, pauses and zooms', async () => {
    const page = await open()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await textOf(page.locator('[data-test="lane"]'))).toBe('signals')
    await page.keyboard.press('ArrowLeft')
    expect(await textOf(page.locator('[data-test="mark"]'))).toContain('TypeError: it failed')
    await page.keyboard.press('ArrowLeft')
    const value = LANES[1]?.marks[1]
    expect(await textOf(page.locator('[data-test="mark"] code'))).toBe(value?._tag === 'value' ? value.literal : '')
    expect(await page.locator('[data-test="pause"]').getAttribute('aria-pressed')).toBe('true')
    expect(await textOf(page.locator('[data-test="span"]'))).toBe('10.0 s')
    await page.keyboard.press('+')
    expect(await textOf(page.locator('[data-test="span"]'))).toBe('5.0 s')
    await page.keyboard.press('Escape')
    expect(await page.locator('[data-test="lane"]').count()).toBe(0)
  })

  it('shows an item alone, and asks the server for its market', async () => {
    const page = await open()
    await page.locator('[data-test="item"]').selectOption('000660')
    await expect.poll(() => shown.asked.at(-1)).toEqual({ _tag: 'pick', item: '000660' })
    await expect.poll(async () => (await drawn(page))['lanes']).toBe(2)
  })

  it('copies a selection as a marble test that runs green, and fails once a value changes', async () => {
    const page = await open()
    await page.keyboard.press('Space')
    const start = await pointOf(page, 1, NOW - 6_500)
    const end = await pointOf(page, 3, NOW - 1_000)
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move((start.x + end.x) / 2, end.y, { steps: 3 })
    await page.mouse.move(end.x, end.y)
    await page.mouse.up()
    expect(await textOf(page.locator('[data-test="selection"]'))).toContain('3 streams')
    await page.locator('[data-test="copy"]').click()
    const text = await page.locator('[data-test="copied-text"]').inputValue()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(text)
    expect(run(text)).toHaveLength(1)
    expect(text).toContain(
      `{ price: 61500, at: new Date(${NOW - 6_000}), note: undefined, volume: -0, id: 5n, item: '005930', side: 'buy' }`,
    )
    expect(text).toContain("new Error('TypeError: it failed')")
    expect(text).toContain("type: 'gap'")
    expect(() => run(text.replace('price: 61500', 'price: 61501'))).toThrow('differ')
  })
})

describe.skipIf(chromiumPath === undefined)(inBrowser('the marbles of a client in a browser'), () => {
  it('are what passed its probe, and are copied as a test of it', async () => {
    const exchange = await startExchange({ seed: 7 })
    const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
    const inspector = await startInspector(kiwoom)
    const browser = await launch()
    const { page, problems, close } = await openPage(browser, inspector.url, { panel: 'marbles' })
    const source = new Subject<number>()
    const seen: unknown[] = []
    source
      .pipe(
        map((n) => ({ n, half: n / 2, when: new Date(n), none: undefined })),
        probe('halves'),
      )
      .subscribe((value) => seen.push(value))
    await page.locator('.lanes canvas').waitFor()
    // A probe passes nothing on to a page that is not connected yet.
    await expect.poll(() => registry.watcher, { timeout: 30_000 }).toBeDefined()
    for (const n of [1, 2, 3]) source.next(n)
    // The only lane is chosen once it has come.
    const chosen = async () => {
      await page.keyboard.press('ArrowDown')
      return await textOf(page.locator('[data-test="values"]'))
    }
    await expect.poll(chosen, { timeout: 30_000 }).toBe('3')
    expect(await textOf(page.locator('[data-test="lane"]'))).toBe('halves')
    await page.keyboard.press('c')
    const text = await page.locator('[data-test="copied-text"]').inputValue()
    expect(run(text)).toHaveLength(1)
    for (const n of [1, 2, 3])
      expect(text).toContain(`{ n: ${n}, half: ${n / 2}, when: new Date(${n}), none: undefined }`)
    expect(seen).toHaveLength(3)
    expect(problems).toEqual([])
    await close()
    await browser.close()
    await inspector.close()
    await kiwoom.close()
    await exchange.close()
  })
})
