/** A page in Chromium, and what went wrong on it. */
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { chromiumPath } from './browser.ts'

export interface Opened {
  readonly page: Page
  /** Errors of the console, uncaught errors, and requests that leave the page's origin. */
  readonly problems: readonly string[]
  close(): Promise<void>
}

export interface Look {
  readonly panel: string
  readonly language?: 'ko' | 'en'
  readonly theme?: 'dark' | 'light'
  readonly isPhone?: boolean
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: ['--no-sandbox'],
  })
}

/** Opens a panel of a page, and waits until the page was sent what it shows. */
export async function openPage(browser: Browser, url: string, look: Look): Promise<Opened> {
  const { panel, language = 'en', theme = 'dark', isPhone = false } = look
  const viewport = isPhone ? { width: 390, height: 844 } : { width: 1280, height: 720 }
  const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith('data:')) {
      problems.push(`a request to ${request.url()}`)
    }
  })
  await page.addInitScript(
    `localStorage.setItem('kiwoom-rx.language', '${language}'); localStorage.setItem('kiwoom-rx.theme', '${theme}')`,
  )
  await page.goto(`${url}#${panel}`)
  await page.locator('[data-link="open"]').waitFor()
  await page.locator('[data-test="time"]').waitFor()
  return { page, problems, close: () => context.close() }
}

/** The text of an element as it is seen: cells apart, hidden parts left out. */
export async function textOf(locator: Locator): Promise<string> {
  await locator.first().waitFor({ state: 'attached' })
  const [text = ''] = await locator.allInnerTexts()
  return text
}
