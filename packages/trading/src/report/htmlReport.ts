/** The figures of a strategy as a page. */
import { checkNames, type Names } from '../optionNames.ts'
import type { Evaluation } from '../performance/evaluation.ts'
import { chartData, type ReportedDay } from './chartData.ts'
import { Html, html, scriptData } from './escape.ts'
import { inText } from './inText.ts'
import { chartLibrary } from './library.ts'
import { reasonIn } from './reasons.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'
import { costTable, drawdownTable, factTable, groupTable, monthTable, tradeTable } from './tables.ts'
import { type ReportLanguage, type ReportTexts, texts } from './texts.ts'
import { tiles, warningBox } from './tiles.ts'

export interface ReportOptions {
  /** At the top of the page, and in the tab. */
  readonly title: string
  /** @default 'ko' */
  readonly language?: ReportLanguage | undefined
  /** The days of a backtest with `chart: true`, whose candles are drawn with their fills. Default: none are. */
  readonly days?: readonly ReportedDay[] | undefined
  /** What the strategy was run with. Default: none are listed. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined
  /** Names of the items by code. Default: the code alone. */
  readonly itemNames?: Readonly<Record<string, string>> | undefined
  /** How many sets of parameters were tried before this one was chosen. @default 1 */
  readonly trials?: number | undefined
  /** The hash of the results. Default: none is shown. */
  readonly hash?: string | undefined
}

const NAMES: Names<ReportOptions> = {
  title: true,
  language: true,
  days: true,
  parameters: true,
  itemNames: true,
  trials: true,
  hash: true,
}

/**
 * Writes the figures as one self-contained page (성과 보고서): equity and drawdown, candles with entries and exits, months,
 * trades to sort and filter, costs, parameters, and what to know before believing them.
 *
 * The page needs no network and no server. All texts of yours are escaped. Money in KRW, times in Korea. It holds the
 * chart library (200 kB), about 60 bytes a candle and 1 kB a trade.
 *
 * @throws RangeError for an option that there is not or that cannot be right.
 *
 * @example
 * ```ts
 * import { evaluate, htmlReport } from '@kiwoom-rx/trading'
 * import { from } from 'rxjs'
 *
 * from([])
 *   .pipe(evaluate({ capital: 10_000_000 }))
 *   .subscribe((evaluation) => {
 *     const page = htmlReport(evaluation, { title: 'Nothing <yet>', language: 'en' })
 *     console.log(page.startsWith('<!doctype html>'), page.includes('Nothing &lt;yet&gt;'))
 *   })
 * // prints: true true
 * ```
 */
export function htmlReport(evaluation: Evaluation, options: ReportOptions): string {
  checkNames('htmlReport', options, NAMES)
  checkOptions(options)
  const { title, language = 'ko', days: reported = [], parameters = {}, itemNames = {}, trials, hash } = options
  const t = texts[language]
  const nameOf = (item: string): string => (Object.hasOwn(itemNames, item) ? `${itemNames[item]} ${item}` : item)
  const { byDay, days, refusals } = evaluation
  const data = chartData(evaluation, reported, nameOf)
  const span = byDay.length === 0 ? '' : `${byDay[0]?.period} – ${byDay.at(-1)?.period} · `
  const stamp = hash === undefined ? '' : ` · ${hash.slice(0, 16)}`
  const facts = Object.entries(parameters).map(([name, value]) => [name, inText(value)] as const)
  const refused = Object.entries(refusals).map(
    ([reason, count]) => [reasonIn(language, 'refusal', reason), String(count)] as const,
  )
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<header><h1>${title}</h1><p>${span}${days} ${t.days}${stamp}</p></header>
${tiles(evaluation, t)}
${warningBox(evaluation.warnings, trials, language, nameOf)}
<section><h2>${t.equity} · ${t.drawdown}</h2><div id="equity" class="chart high"></div></section>
${candleSection(
  data.charts.map(({ name }) => name),
  t,
)}
${monthTable(evaluation.byMonth, t)}
<div class="two">${groupTable(t.byExit, evaluation.byExitReason, t, (key) => reasonIn(language, 'exit', key))}${groupTable(t.byItem, evaluation.byItem, t, nameOf)}</div>
${tradeTable(evaluation, language, nameOf)}
<div class="two">${drawdownTable(evaluation, t)}${costTable(evaluation, t)}</div>
<div class="two">${factTable(t.parameters, facts)}${factTable(t.refusals, refused)}</div>
</main>
<script id="data" type="application/json">${scriptData(data)}</script>
<script>${new Html(chartLibrary())}</script>
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`
  return page.text
}

function checkOptions({ title, language, trials, hash }: ReportOptions): void {
  if (typeof title !== 'string') throw new RangeError(`htmlReport: title must be a text, got ${String(title)}`)
  if (language !== undefined && !Object.hasOwn(texts, language)) {
    throw new RangeError(`htmlReport: language must be 'ko' or 'en', got '${String(language)}'`)
  }
  if (trials !== undefined && !(Number.isSafeInteger(trials) && trials >= 1)) {
    throw new RangeError(`htmlReport: trials must be a whole number, 1 or more, got ${String(trials)}`)
  }
  if (hash !== undefined && typeof hash !== 'string') {
    throw new RangeError(`htmlReport: hash must be a text, got ${String(hash)}`)
  }
}

function candleSection(names: readonly string[], t: ReportTexts): Html {
  if (names.length === 0) return html`<section><h2>${t.candles}</h2><p>${t.noCandles}</p></section>`
  const choices = names.map((name, n) => html`<option value="${n}">${name}</option>`)
  return html`<section><h2>${t.candles}</h2><div class="tools"><select id="day" aria-label="${t.candles}">${choices}</select></div><div id="candles" class="chart"></div><ul id="fills"></ul></section>`
}
