/** Chromium for tests, where there is one. */
import { existsSync } from 'node:fs'

const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const chromiumPath: string | undefined = found.find((path) => path !== undefined && existsSync(path))

/** The title of tests in a browser, which says why they are skipped. */
export function inBrowser(title: string): string {
  return chromiumPath === undefined ? `${title}: skipped, there is no Chromium` : title
}
