/** The session panel in Chromium, compared with the client that it shows. */
import { connect, type Gap, type Kiwoom } from '@kiwoom-rx/core'
import { type StartedExchange, startExchange } from '@kiwoom-rx/testing/exchange'
import { type Browser, chromium, type Page } from 'playwright-core'
import { firstValueFrom, Subscription } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Inspector, probe, startInspector } from '../../src/index.ts'
import { chromiumPath, inBrowser } from '../support/browser.ts'

const APP_KEY = 'PSkeykeykeykeykeykeykeykeykeykeykeykey03'
const SECRET_KEY = 'SEsecretsecretsecretsecretsecretsecret04'
const WAIT = { timeout: 120_000 }

describe.skipIf(chromiumPath === undefined)(inBrowser('the session panel in a browser'), () => {
  let exchange: StartedExchange
  let kiwoom: Kiwoom
  let inspector: Inspector
  let browser: Browser
  let page: Page
  const used = new Subscription()
  const gaps: Gap[] = []
  const problems: string[] = []
  const requests: string[] = []

  beforeAll(async () => {
    const rules = { date: '2026-11-20', startAt: '10:00:00', speed: 3 }
    exchange = await startExchange({ port: 0, seed: 4, scenario: 'lively', rules })
    kiwoom = connect({ env: exchange, credentials: { appKey: APP_KEY, secretKey: SECRET_KEY } })
    inspector = await startInspector(kiwoom)
    used.add(kiwoom.gaps$.subscribe((gap) => gaps.push(gap)))
    used.add(kiwoom.realtime.trade(['005930', '000660']).subscribe())
    used.add(kiwoom.realtime.orderBook('005930').subscribe())
    await firstValueFrom(kiwoom.realtime.trade('005930'))
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] })
    page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en-US' })
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(`${inspector.url}#session`)
  })
  afterAll(async () => {
    used.unsubscribe()
    await browser?.close()
    await inspector.close()
    await kiwoom.close()
    await exchange.close()
  })

  const text = async (test: string): Promise<string> =>
    ((await page.locator(`[data-test="${test}"]`).textContent()) ?? '').replace(/\s+/g, ' ')

  it('shows the state, the codes and each registration as stats() has them', async () => {
    await expect.poll(() => text('connection'), WAIT).toMatch(/^ready/)
    const rows = async (): Promise<readonly string[]> => {
      const cells = await page.locator('[data-test="registrations"] tbody tr').allInnerTexts()
      return cells.map((row) => row.split('\t').slice(0, 3).join(' ').replace(/\s+/g, ' '))
    }
    await expect.poll(rows, WAIT).toEqual(['0B Trade 000660 held', '0B Trade 005930 held', '0D Order book 005930 held'])
    const { codes, codeLimit, held, wanted } = kiwoom.stats().registrations
    expect(await text('codes')).toBe(`${codes} / ${codeLimit}`)
    expect(await text('counts')).toMatch(new RegExp(`^${held} / ${wanted}`))
  })

  it('lists steps, and shows what one did', async () => {
    const first = page.locator('[data-test="steps"] li').last()
    await expect.poll(() => first.textContent(), WAIT).toMatch(/session +wanted +idle → authorizing/)
    await first.locator('summary').click()
    expect(await first.locator('pre').textContent()).toContain('"getToken"')
  })

  it('shows a gap as gaps$ has it', async () => {
    exchange.dropSockets({ abrupt: true })
    await expect.poll(() => page.locator('[data-test="gaps"] li').count(), WAIT).toBe(1)
    const [gap] = gaps
    expect(await text('gaps')).toContain(`${gap?.reason} (${gap?.registrations.length})`)
    expect(await text('reconnects')).toBe('1')
  })

  it('is used with the keyboard, in both languages and themes', async () => {
    await page.keyboard.press('l')
    await expect.poll(() => page.locator('html').getAttribute('lang'), WAIT).toBe('ko')
    // The connection may be on its way back still.
    await expect.poll(() => page.locator('#panel').textContent(), WAIT).toContain('등록됨')
    const before = await page.locator('html').getAttribute('data-theme')
    await page.keyboard.press('t')
    await expect.poll(() => page.locator('html').getAttribute('data-theme'), WAIT).not.toBe(before)
    // In a field letters are letters.
    await page.locator('input[type="search"]').fill('')
    await page.locator('input[type="search"]').press('l')
    expect(await page.locator('html').getAttribute('lang')).toBe('ko')
  })

  it('finds registrations by a word', async () => {
    await page.locator('input[type="search"]').fill('0d')
    await expect.poll(() => page.locator('[data-test="registrations"] tbody tr').count(), WAIT).toBe(1)
    await page.locator('input[type="search"]').fill('')
  })

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const isWider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect(isWider).toBe(false)
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  it('asks no one but its own origin, has no error, and shows no key and no account number on any panel', async () => {
    const { accountNumber: number } = await firstValueFrom(kiwoom.account.accountNumber().pipe(probe('account')))
    if (typeof number !== 'string') throw new Error('no account number')
    used.add(kiwoom.realtime.orderExecution().pipe(probe('notices')).subscribe())
    const order = { exchange: 'krx', stockCode: '005930', orderQuantity: 1, tradeType: 'market' } as const
    await firstValueFrom(kiwoom.order.buy(order).pipe(probe('order')))
    let all = ''
    await page.locator('h1').click()
    for (const [at, id] of ['marbles', 'market', 'session', 'rest', 'health', 'orders'].entries()) {
      await page.keyboard.press(String(at + 1))
      await expect.poll(() => page.url(), WAIT).toContain(`#${id}`)
      await page.waitForTimeout(300)
      // What is folded away is in the document too.
      all += await page.content()
    }
    expect(all).toContain('order.buy')
    const { origin } = new URL(inspector.url)
    expect(requests.length).toBeGreaterThan(3)
    expect(requests.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([])
    expect(problems).toEqual([])
    for (const secret of [APP_KEY, SECRET_KEY, number]) expect(all.includes(secret)).toBe(false)
  })

  it('reports that the inspector has ended', async () => {
    await inspector.close()
    await expect.poll(() => page.locator('[data-link]').getAttribute('data-link'), WAIT).toBe('ended')
  })
})
