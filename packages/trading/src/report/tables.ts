/** Tables of the report. */
import type { Evaluation } from '../performance/evaluation.ts'
import type { PeriodReturn } from '../performance/periodReturns.ts'
import { growthOf } from '../performance/ratios.ts'
import type { TradeGroup } from '../performance/tradeFigures.ts'
import { type Html, html } from './escape.ts'
import { moment, percent, signedPercent, signedWon, won } from './format.ts'
import { reasonIn } from './reasons.ts'
import { type ReportLanguage, type ReportTexts, texts } from './texts.ts'

/** A class for what is a gain or a loss. */
export function tone(value: number | null): string {
  return value === null || value === 0 || Number.isNaN(value) ? '' : value > 0 ? 'up' : 'down'
}

/** Returns by month, a year a row. */
export function monthTable(months: readonly PeriodReturn[], t: ReportTexts): Html {
  const years = [...new Set(months.map(({ period }) => period.slice(0, 4)))]
  const numbers = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))
  const cell = (value: number | null | undefined): Html =>
    value === undefined ? html`<td></td>` : html`<td class="${tone(value)}">${signedPercent(value)}</td>`
  const rows = years.map((year) => {
    const own = months.filter(({ period }) => period.startsWith(year))
    const returns = own.flatMap((month) => month.return ?? [])
    const whole = returns.length === own.length ? growthOf(returns) - 1 : null
    const cells = numbers.map((month) => cell(own.find(({ period }) => period === `${year}-${month}`)?.return))
    return html`<tr><th>${year}</th>${cells}${cell(whole)}</tr>`
  })
  const heads = numbers.map((month) => html`<th>${Number(month)}</th>`)
  return html`<section><h2>${t.months}</h2><div class="scroll"><table class="months"><thead><tr><th>${t.year}</th>${heads}<th>${t.whole}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

export function drawdownTable({ drawdowns }: Evaluation, t: ReportTexts): Html {
  const rows = drawdowns.map(
    ({ depth, from, troughAt, recoveredAt, peak, trough }) =>
      html`<tr><td class="down">${percent(depth)}</td><td>${won(peak - trough)}</td><td>${moment(from)}</td><td>${moment(troughAt)}</td><td>${recoveredAt === null ? t.notYet : moment(recoveredAt)}</td></tr>`,
  )
  return html`<section><h2>${t.drawdowns}</h2><div class="scroll"><table><thead><tr><th>${t.depth}</th><th>₩</th><th>${t.peak}</th><th>${t.trough}</th><th>${t.recovered}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

export function groupTable(
  title: string,
  groups: readonly TradeGroup[],
  t: ReportTexts,
  nameOf: (key: string) => string,
): Html {
  const rows = groups
    .toSorted((a, b) => b.profit - a.profit)
    .map(
      ({ key, count, wins, profit }) =>
        html`<tr><td class="text">${nameOf(key)}</td><td>${count}</td><td>${percent(wins / count, 0)}</td><td class="${tone(profit)}">${signedWon(profit)}</td></tr>`,
    )
  return html`<section><h2>${title}</h2><div class="scroll"><table><thead><tr><th></th><th>${t.count}</th><th>${t.hitRate}</th><th>${t.profit}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

/** Names and values side by side. */
export function factTable(title: string, facts: readonly (readonly [name: string, value: string])[]): Html {
  if (facts.length === 0) return html``
  const rows = facts.map(([name, value]) => html`<tr><td class="text">${name}</td><td class="value">${value}</td></tr>`)
  return html`<section><h2>${title}</h2><div class="scroll"><table><tbody>${rows}</tbody></table></div></section>`
}

export function costTable({ activity }: Evaluation, t: ReportTexts): Html {
  const { bought, sold, commission, tax, costs, costRatio } = activity
  return factTable(t.costs, [
    [t.bought, won(bought)],
    [t.sold, won(sold)],
    [t.commission, won(commission)],
    [t.tax, won(tax)],
    [t.costs, `${won(costs)} (${t.ofTurnover} ${percent(costRatio, 3)})`],
  ])
}

function finite(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '' : String(value)
}

/** Every trade, for the script to sort and filter: cells carry the value that is sorted by. */
export function tradeTable({ trades }: Evaluation, language: ReportLanguage, nameOf: (item: string) => string): Html {
  const t = texts[language]
  const heads = [
    t.opened,
    t.closed,
    t.item,
    t.quantity,
    t.entry,
    t.exit,
    t.profit,
    t.return,
    t.costs,
    t.exitReason,
    t.why,
    t.reason,
  ]
  const words = new Set([t.item, t.exitReason, t.why, t.reason])
  const columns = heads.map(
    (head) => html`<th class="${words.has(head) ? 'text' : ''}"><button type="button">${head}</button></th>`,
  )
  const number = (value: number | null, shown: string, kind = ''): Html =>
    html`<td data-v="${finite(value)}" class="${kind}">${shown}</td>`
  const text = (value: string): Html => html`<td class="text">${value}</td>`
  const rows = trades.map(
    (trade) =>
      html`<tr data-profit="${finite(trade.profit)}">${number(trade.openedAt, moment(trade.openedAt))}${number(trade.closedAt, moment(trade.closedAt))}${text(nameOf(trade.item))}${number(trade.quantity, won(trade.quantity))}${number(trade.entryPrice, won(trade.entryPrice))}${number(trade.exitPrice, won(trade.exitPrice))}${number(trade.profit, signedWon(trade.profit), tone(trade.profit))}${number(trade.return, signedPercent(trade.return), tone(trade.return))}${number(trade.commission + trade.tax, won(trade.commission + trade.tax))}${text(reasonIn(language, 'exit', trade.exitReason))}${text(trade.entryReason)}${text(trade.reason)}</tr>`,
  )
  return html`<section><h2>${t.tradeList}</h2>
<div class="tools"><input id="filter" type="search" placeholder="${t.filter}" aria-label="${t.filter}"><select id="side" aria-label="${t.tradeList}"><option value="">${t.all}</option><option value="up">${t.winners}</option><option value="down">${t.losers}</option></select><span><b id="shown">${trades.length}</b> / ${trades.length} ${t.shown}</span></div>
<div class="scroll tall"><table id="trades"><thead><tr>${columns}</tr></thead><tbody></tbody></table></div><template id="rows">${rows}</template><button id="more" type="button" hidden>${t.more}</button></section>`
}
