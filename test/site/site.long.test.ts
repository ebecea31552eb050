/** The documentation site: built as it is published, and used in Chromium as a reader uses it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../site/build.ts'
import { OUT } from '../../site/config/paths.ts'
import { chromiumPath, findingsOf, keepShot, openSite, type Site } from './browser.ts'

beforeAll(async () => {
  // Who works on the tests alone has built it before.
  if (process.env['SITE_BUILT'] !== 'true') await build()
})

/** The built pages by their addresses, and the ids in each. */
function builtPages(): ReadonlyMap<string, string> {
  const files = readdirSync(OUT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
  return new Map(files.map((file) => [`/${file}`, readFileSync(join(OUT, file), 'utf8')]))
}

describe('the built site', () => {
  it('links to pages and headings that exist', () => {
    const pages = builtPages()
    expect(pages.size).toBeGreaterThan(470)
    const ids = new Map(
      [...pages].map(([url, html]) => [url, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
    )
    const dead = new Set<string>()
    for (const [url, html] of pages) {
      const [, body = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
      for (const [, link = ''] of body.matchAll(/<a [^>]*href="(\/[^"]*|#[^"]*)"/g)) {
        const [path = '', anchor = ''] = link.replaceAll('&amp;', '&').split('#')
        const target =
          path === '' ? url : path.endsWith('/') ? `${path}index.html` : path.replace(/(?:\.html)?$/, '.html')
        const there = ids.get(decodeURIComponent(target))
        if (there === undefined || (anchor !== '' && !there.has(decodeURIComponent(anchor))))
          dead.add(`${url}: ${link}`)
      }
    }
    expect([...dead]).toEqual([])
  })

  it('has llms.txt, whose links lead to files', () => {
    const text = readFileSync(join(OUT, 'llms.txt'), 'utf8')
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter((link) => !existsSync(join(OUT, link)))).toEqual([])
    expect(readFileSync(join(OUT, 'llms-full.txt'), 'utf8')).toContain('ka10080')
  })
})

if (chromiumPath === undefined) console.warn('no Chromium: the site is not opened; name one with CHROMIUM')

describe.skipIf(chromiumPath === undefined)('the site in a browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site?.close())

  describe('its search', () => {
    const QUESTIONS = [
      ['체결강도', '', /reference\/(?:stock|quote|realtime|ranking)\//],
      ['ka10080', '', /^\/reference\/chart\/stockMinute/],
      ['1700', '', /guide\/errors|guide\/production/],
      ['1700', 'en/', /^\/en\/guide\/errors/],
      ['cntr_str', '', /^\/reference\//],
      ['stockDaily', 'en/', /^\/en\/reference\/chart\/stockDaily/],
      ['주식분봉', '', /^\/reference\/chart\/stockMinute/],
      ['RateLimited', 'en/', /^\/en\/guide\//],
    ] as const
    it.each(QUESTIONS)('finds %s on /%s', async (question, path, expected) => {
      const page = await site.open(path)
      await page.click('.VPNavBarSearch button')
      await page.fill('#localsearch-input', question)
      const first = page.locator('.VPLocalSearchBox a.result').first()
      await first.waitFor()
      const links = await page
        .locator('.VPLocalSearchBox a.result')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
      expect(links.slice(0, 5)).toContainEqual(expect.stringMatching(expected))
      await keepShot(page, `search-${question}`)
      await page.close()
    })
  })

  describe('its playground', () => {
    const RUN = '.pg-button.primary'

    it('runs the program of the README to its third signal', async () => {
      const page = await site.open('playground')
      await page.locator('.cm-content').waitFor()
      await page.click(RUN)
      await page.locator('[data-testid=state]', { hasText: '끝남' }).waitFor()
      const lines = await page.locator('.pg-line.log span').allTextContents()
      expect(lines.filter((line) => /^(?:enter|leave) -?\d+\.\d\d$/.test(line))).toHaveLength(3)
      expect(await page.locator('.pg-chart canvas').count()).toBeGreaterThan(0)
      await keepShot(page, 'playground-readme')
      await page.close()
    })

    it('shows a gap when the connection is broken, and goes on', async () => {
      const page = await site.open('en/playground')
      await page.selectOption('[aria-label=Example]', 'momentum')
      await page.click(RUN)
      await page.locator('.pg-line.state', { hasText: 'connected' }).waitFor()
      await page.locator('canvas[aria-label*="trade 005930"]').waitFor()
      await page.getByText('Break the connection').click()
      await page.locator('.pg-line.gap', { hasText: /gap of [\d.]+ s: closed with 1006/ }).waitFor()
      await page.locator('.pg-line.state', { hasText: 'connected' }).nth(1).waitFor()
      await page.waitForTimeout(3_000)
      await keepShot(page, 'playground-gap')
      await page.getByRole('button', { name: 'Stop' }).click()
      expect(await page.locator('[data-testid=state]').textContent()).toBe('Stopped')
      await page.close()
    })

    it('runs the marble tests green, and shows a red one with its difference', async () => {
      const page = await site.open('en/playground')
      await page.getByText('Run a marble test').click()
      await page.locator('.pg-picture img').waitFor()
      await page.locator('.pg-line.passed').nth(2).waitFor()
      expect(await page.locator('.pg-line:is(.failed, .error)').count()).toBe(0)
      await keepShot(page, 'playground-marbles')
      await typeProgram(
        page,
        `import { test } from 'node:test'
import { marbles } from '@kiwoom-rx/testing/marbles/node'
test('is late', marbles((m) => m.expect(m.cold('a|')).toBeObservable('-a|')))`,
      )
      await page.click(RUN)
      const failed = page.locator('.pg-line.failed')
      await failed.waitFor()
      const text = await failed.textContent()
      expect(text).toContain('Marbles differ')
      expect(text).toContain('expected at line 3')
      await page.close()
    })

    it('ends an endless loop', async () => {
      const page = await site.open('en/playground')
      await typeProgram(page, 'console.log("before")\nfor (;;) {}')
      await page.click(RUN)
      await page.waitForTimeout(1_000)
      await page.getByRole('button', { name: 'Stop' }).click()
      await typeProgram(page, 'console.log("after")')
      await page.click(RUN)
      await page.locator('.pg-line.log', { hasText: 'after' }).waitFor()
      await page.close()
    })

    it('names the line of an error, and what there is when a module is missing', async () => {
      const page = await site.open('en/playground')
      await typeProgram(page, "const a = 1\nthrow new Error('broken ' + a)")
      await page.click(RUN)
      await page.locator('.pg-line.error', { hasText: 'Error: broken 1 (line 2)' }).waitFor()
      await typeProgram(page, "import fs from 'node:fs'\nfs.readFileSync('x')")
      await page.click(RUN)
      await page.locator('.pg-line.error', { hasText: "There is no module 'node:fs' here" }).waitFor()
      await typeProgram(page, "await fetch('https://example.com')")
      await page.click(RUN)
      await page.locator('.pg-line.error', { hasText: 'the playground has no network' }).waitFor()
      await page.close()
    })

    it.each(['averages', 'gaps', 'paging', 'orders', 'hour'])('runs the example %s without an error', async (name) => {
      const page = await site.open('en/playground')
      await page.selectOption('[aria-label=Example]', name)
      await page.click(RUN)
      await page.locator('.pg-line.log').first().waitFor()
      expect(await page.locator('.pg-line.error').allTextContents()).toEqual([])
      await page.close()
    })
  })

  const PAGES = [
    '',
    'en/',
    'en/guide/rest',
    'guide/start',
    'guide/introduction',
    'reference/chart/stockMinute',
    'en/reference/',
    'en/guide/errors',
    'playground',
  ]
  describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
    it.each(PAGES)('/%s passes axe', async (path) => {
      const page = await site.open(path, { scheme })
      await keepShot(page, `${path.replaceAll('/', '-') || 'home'}-${scheme}`)
      expect(await findingsOf(page)).toEqual([])
      await page.close()
    })
  })

  it('/playground passes axe while a program runs', async () => {
    const page = await site.open('playground')
    await page.selectOption('[aria-label=예제]', 'gaps')
    await page.click('.pg-button.primary')
    await page.locator('.pg-line.log').first().waitFor()
    expect(await findingsOf(page)).toEqual([])
    await page.close()
  })

  it('no page is wider than a phone', async () => {
    for (const path of [
      '',
      'guide/start',
      'guide/introduction',
      'reference/chart/stockMinute',
      'en/guide/errors',
      'playground',
    ]) {
      const page = await site.open(path, { width: 390 })
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390)
      await keepShot(page, `${path.replaceAll('/', '-') || 'home'}-phone`)
      await page.close()
    }
  })

  it('nothing is asked of another origin, and nothing complains', () => {
    expect(site.foreign).toEqual([])
    expect(site.complaints).toEqual([])
  })
})

async function typeProgram(page: Awaited<ReturnType<Site['open']>>, text: string): Promise<void> {
  await page.locator('.cm-content').fill(text)
}
