/** The built site in Chromium, with everything that it asks for and complains about. */
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { OUT } from '../../site/config/paths.ts'
import { type Served, serve } from '../../site/serve.ts'

const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Where Chromium is; nothing where there is none. */
export const chromiumPath = found.find((path) => path !== undefined && existsSync(path))

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export interface PageOptions {
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
}

export interface Site {
  open(path: string, options?: PageOptions): Promise<Page>
  /** What was asked of another origin. */
  readonly foreign: readonly string[]
  /** Errors and warnings of the console, and errors that no one caught. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export async function openSite(): Promise<Site> {
  const served: Served = await serve(OUT)
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] })
  const foreign: string[] = []
  const complaints: string[] = []
  return {
    foreign,
    complaints,
    open: async (path, { scheme = 'light', width = 1280 } = {}) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme })
      page.setDefaultTimeout(120_000)
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${path}: ${message.text()}`)
      })
      page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(served.url) && !/^(?:data|blob):/.test(url)) foreign.push(`${path}: ${url}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 400) complaints.push(`${path}: ${response.status()} ${response.url()}`)
      })
      await page.goto(served.url + path, { waitUntil: 'networkidle' })
      return page
    },
    close: async () => {
      await browser.close()
      await served.close()
    },
  }
}

/** What axe finds against WCAG 2 A and AA: the rule, and the elements. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  // Colours fade for a while after a page has opened.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.waitForTimeout(600)
  await page.addScriptTag({ path: AXE })
  const text = String(await page.evaluate(RUN_AXE))
  return text === '' ? [] : text.split('\n')
}

const RUN_AXE = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    id + ' at ' + target.join(' ') + ': ' + failureSummary.replaceAll(/\\s+/g, ' '))).join('\\n'))`

/** Keeps a picture where SITE_SHOTS names a folder. */
export async function keepShot(page: Page, name: string): Promise<void> {
  const folder = process.env['SITE_SHOTS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
