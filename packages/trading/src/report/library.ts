/** The chart library (Lightweight Charts by TradingView, Apache 2.0), as the text of a script. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

let text: string | undefined

/** Read once, from where it is installed: the report has it inside and needs no network. */
export function chartLibrary(): string {
  if (text === undefined) {
    const manifest = createRequire(import.meta.url).resolve('lightweight-charts/package.json')
    text = readFileSync(join(dirname(manifest), 'dist/lightweight-charts.standalone.production.js'), 'utf8')
  }
  return text
}
