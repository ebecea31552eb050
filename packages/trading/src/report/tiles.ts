/** The figures at the top, and what to know before believing them. */
import type { Interval } from '../performance/bootstrap.ts'
import type { Evaluation } from '../performance/evaluation.ts'
import type { Warning } from '../performance/warnings.ts'
import { type Html, html } from './escape.ts'
import { moment, percent, ratio, signedPercent, signedWon, won } from './format.ts'
import { reasonIn } from './reasons.ts'
import { tone } from './tables.ts'
import { type ReportLanguage, type ReportTexts, texts } from './texts.ts'

export function tiles(evaluation: Evaluation, t: ReportTexts): Html {
  const { profit, capital, totalReturn, annualReturn, sharpe, sortino, calmar, volatility, maxDrawdown } = evaluation
  const { trading, activity, exposure, confidence } = evaluation
  const within = (interval: Interval | null | undefined, shown: (value: number) => string): string =>
    interval && confidence
      ? `${percent(confidence.level, 0)} ${t.interval}: ${shown(interval.from)} … ${shown(interval.to)}`
      : ''
  const all = [
    tile(t.profit, signedWon(profit), `${won(capital)} → ${won(capital + profit)}`, tone(profit)),
    tile(
      t.totalReturn,
      signedPercent(totalReturn),
      within(confidence?.totalReturn, signedPercent) || `${t.annual} ${signedPercent(annualReturn)}`,
      tone(totalReturn),
    ),
    tile(
      t.sharpe,
      ratio(sharpe),
      within(confidence?.sharpe, ratio) || `${t.volatility} ${percent(volatility)}`,
      tone(sharpe),
    ),
    tile(
      t.maxDrawdown,
      percent(maxDrawdown?.depth ?? null),
      `${t.sortino} ${ratio(sortino)} · ${t.calmar} ${ratio(calmar)}`,
      maxDrawdown === null ? '' : 'down',
    ),
    tile(t.trades, String(trading.count), `${t.expectancy} ${signedWon(trading.expectancy)}`),
    tile(t.hitRate, percent(trading.hitRate, 1), `${t.profitFactor} ${ratio(trading.profitFactor)}`),
    tile(t.costs, won(activity.costs), `${t.ofTurnover} ${percent(activity.costRatio, 3)}`),
    tile(t.exposure, percent(exposure.time, 1), `${t.turnover} ${percent(activity.turnoverPerDay, 0)} ${t.ofCapital}`),
    ...(confidence === null
      ? []
      : [
          tile(
            t.lossProbability,
            percent(confidence.lossProbability, 0),
            `${confidence.resamples} × ${confidence.block}`,
          ),
        ]),
  ]
  return html`<div class="tiles">${all}</div>`
}

function tile(name: string, value: string, below: string, kind = ''): Html {
  return html`<div class="tile"><span>${name}</span><strong class="${kind}">${value}</strong><small>${below}</small></div>`
}

export function warningBox(
  warnings: readonly Warning[],
  trials: number | undefined,
  language: ReportLanguage,
  nameOf: (item: string) => string,
): Html {
  const t = texts[language]
  const lines = [
    ...(trials === undefined || trials < 2 ? [] : [t.trials(trials)]),
    ...warnings.map((warning) => inWords(warning, language, nameOf)),
    t.paper,
  ]
  return html`<section class="warnings"><h2>${t.warnings}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`
}

function inWords(warning: Warning, language: ReportLanguage, nameOf: (item: string) => string): string {
  const t = texts[language]
  switch (warning.kind) {
    case 'thinBook':
      return t.thinBook(warning.fills, warning.of)
    case 'estimatedPrice':
      return t.estimatedPrice(warning.fills, warning.of)
    case 'gap':
      return t.gap(warning.count)
    case 'halted':
      return t.halted(warning.count, haltIn(language, warning.detail))
    case 'unknownOutcome':
      return t.unknownOutcome(warning.count)
    case 'openPosition':
      return t.openPosition(warning.items.map(nameOf).join(', '))
    case 'noEquity':
      return t.noEquity(moment(warning.at))
    case 'fewDays':
      return t.fewDays(warning.days)
  }
}

/** The detail begins with the reason's code. */
function haltIn(language: ReportLanguage, detail: string): string {
  const [code = '', ...rest] = detail.split(': ')
  return [reasonIn(language, 'halt', code), ...rest].join(': ')
}
