/** A recorded session in Chromium: the scrubber's moment against the client that was recorded. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Stats } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { record } from '@kiwoom-rx/testing/tape'
import type { Browser, Page } from 'playwright-core'
import { firstValueFrom, map, skip, take, toArray } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Inspector, inspectTape, probe } from '../../src/index.ts'
import { chromiumPath, inBrowser } from '../support/browser.ts'
import { openReader } from '../support/events.ts'
import { launch, type Opened, openPage, textOf } from '../support/openPage.ts'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const WAIT = { timeout: 120_000 }

interface Moment {
  readonly records: number
  readonly stats: Stats
  readonly price: number
}

describe('a tape', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-inspector-page-'))
  const file = join(folder, 'day.tape')
  const moments: Moment[] = []
  let inspector: Inspector
  let browser: Browser | undefined
  let opened: Opened | undefined

  beforeAll(async () => {
    const rules = { date: '2026-11-20', startAt: '10:00:00', speed: 10 }
    const exchange = await startExchange({ port: 0, seed: 4, scenario: 'lively', rules })
    const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
    const recording = record(kiwoom, file)
    let records = 0
    kiwoom.wire$.subscribe(() => {
      records += 1
    })
    let price = 0
    kiwoom.realtime.trade('005930').subscribe((trade) => {
      price = trade.price
    })
    const look = (): void => {
      moments.push({ records, stats: kiwoom.stats(), price })
    }
    await firstValueFrom(kiwoom.realtime.trade('005930').pipe(skip(20)))
    look()
    const books = kiwoom.realtime.orderBook('005930').subscribe()
    await firstValueFrom(kiwoom.realtime.orderBook('005930').pipe(take(5), toArray()))
    await firstValueFrom(kiwoom.stock.basicInfo({ stockCode: '005930' }))
    look()
    exchange.dropSockets({ abrupt: true })
    await firstValueFrom(kiwoom.gaps$)
    look()
    books.unsubscribe()
    await firstValueFrom(kiwoom.realtime.trade('005930').pipe(skip(20)))
    look()
    await kiwoom.close()
    await recording.close()
    await exchange.close()
    inspector = await inspectTape(file, {
      run: (client) =>
        client.realtime.trade('005930').pipe(
          map((trade) => trade.price),
          probe('prices of the tape'),
        ),
    })
    if (chromiumPath === undefined) return
    browser = await launch()
    opened = await openPage(browser, inspector.url, { panel: 'session' })
  })
  afterAll(async () => {
    await opened?.close()
    await browser?.close()
    await inspector.close()
    rmSync(folder, { recursive: true })
  })

  it('is sent at any moment as the client was, over its real sockets', async () => {
    const page = await openReader(inspector.url)
    expect(await page.first('hello')).toMatchObject({ mode: { _tag: 'tape', file: 'day.tape', damage: null } })
    await page.first('cursor')
    for (const { records, stats, price } of [...moments].reverse()) {
      const [cursor, session] = [page.next('cursor', (each) => each.record === records), page.next('session')]
      expect(await page.ask({ _tag: 'seek', record: records })).toBe(204)
      expect((await cursor).isPlaying).toBe(false)
      const { held, wanted, codes } = stats.registrations
      expect(await session).toMatchObject({ held, wanted, codes, connection: { _tag: stats.session.state._tag } })
      const latest = page.messages().findLast((message) => message._tag === 'latest')
      const trade = latest?.rows.find(({ type }) => type === '0B')
      expect(trade?.fields['price']).toBe(price)
      const prices = page.messages().flatMap((message) => (message._tag === 'values' ? message.lanes : []))
      const passed = prices.findLast(({ name }) => name === 'prices of the tape')?.marks.at(-1)
      expect(passed).toMatchObject({ _tag: 'value', number: price })
    }
    const gaps = page.next('gaps')
    await page.ask({ _tag: 'seek', record: moments[2]?.records ?? 0 })
    expect((await gaps).gaps).toHaveLength(1)
    page.close()
  })

  it('plays, steps by record, and is found by its time', async () => {
    const page = await openReader(inspector.url)
    const start = await page.first('cursor')
    await page.ask({ _tag: 'seek', record: 0 })
    expect(await page.first('cursor', ({ record: at }) => at === 0)).toMatchObject({ text: '' })
    await page.ask({ _tag: 'step', by: 3 })
    const third = await page.first('cursor', ({ record: at }) => at === 3)
    await page.ask({ _tag: 'step', by: -1 })
    await page.next('cursor', ({ record: at }) => at === 2)
    await page.ask({ _tag: 'seekTime', at: third.at })
    expect((await page.next('cursor')).at).toBeLessThanOrEqual(third.at)
    await page.ask({ _tag: 'play', speed: 1_000 })
    const end = await page.next('cursor', ({ record: at, isPlaying }) => at === start.record && !isPlaying)
    expect(end.at).toBe(start.at)
    const all = page.messages().flatMap((message) => (message._tag === 'gaps' ? message.gaps : []))
    expect(all.length).toBeGreaterThan(0)
    page.close()
  })

  it('has a command, which prints the address of its page', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', CLI, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    const [printed]: Buffer[] = await once(child.stdout, 'data')
    const url = String(printed).trim()
    expect((await fetch(url)).status).toBe(200)
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })

  it.each([
    [[], /give one TAPE/],
    [['/nowhere.tape'], /\/nowhere\.tape/],
    [['a.tape', '--port', 'x'], /--port must be a port, got 'x'/],
  ])('has a command, which refuses %j', async (args, reason) => {
    const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString()
    })
    expect(await once(child, 'exit')).toEqual([1, null])
    expect(err).toMatch(reason)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  describe.skipIf(chromiumPath === undefined)(inBrowser('in a browser'), () => {
    const shown = (): Page => {
      if (opened === undefined) throw new Error('there is no page')
      return opened.page
    }
    const drag = async (to: number): Promise<void> => {
      await shown().locator('[data-test="scrubber"] input').fill(String(to))
    }

    it('shows each moment that the scrubber is dragged to', async () => {
      const page = shown()
      for (const { records, stats } of moments) {
        await drag(records)
        await expect.poll(() => textOf(page.locator('[data-test="cursor"]')), WAIT).toContain(` ${records} /`)
        const { held, wanted, codes } = stats.registrations
        await expect.poll(() => textOf(page.locator('[data-test="counts"]')), WAIT).toContain(`${held} / ${wanted}`)
        expect(await textOf(page.locator('[data-test="codes"]'))).toContain(`${codes} / 200`)
        expect(await textOf(page.locator('[data-test="connection"]'))).toContain(stats.session.state._tag)
      }
    })

    it('steps by the keyboard', async () => {
      const page = shown()
      await drag(5)
      const cursor = page.locator('[data-test="cursor"]')
      await expect.poll(() => textOf(cursor), WAIT).toMatch(/ 5 \/ /)
      await page.locator('h1').click()
      await page.keyboard.press('.')
      await expect.poll(() => textOf(cursor), WAIT).toMatch(/ 6 \/ /)
      await page.keyboard.press(',')
      await expect.poll(() => textOf(cursor), WAIT).toMatch(/ 5 \/ /)
    })

    it('shows every panel without an error or a request to elsewhere', async () => {
      const page = shown()
      await drag(moments.at(-1)?.records ?? 0)
      for (const key of ['1', '2', '3', '4', '5', '6']) {
        await page.keyboard.press(key)
        await page.waitForTimeout(200)
      }
      expect(opened?.problems).toEqual([])
    })
  })
})
