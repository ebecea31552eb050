/** Charts of stocks, gold and indices: ticks, minutes, days, weeks, months, years of the one market and its history. */
import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import type { Market } from '../../../market/market.ts'
import { type Answer, ok } from '../../request/envelope.ts'
import type { Rules } from '../../rules/rules.ts'
import {
  directionCode,
  millions,
  percent,
  priceText,
  rateText,
  signCode,
  signedText,
  thousands,
} from '../../text/format.ts'
import { filled } from '../fill.ts'
import { pageSizeOf } from '../pageSize.ts'
import type { Question, ReplyTable } from '../reply.ts'
import { type Bar, barsOf, type Span } from './chartBars.ts'
import type { ChartHistory, Series } from './chartHistory.ts'

const spans: Readonly<Record<string, Span>> = {
  ka10079: 'tick',
  ka10081: 'day',
  ka10082: 'week',
  ka10083: 'month',
  ka10094: 'year',
  ka20004: 'tick',
  ka20005: 'minute',
  ka20006: 'day',
  ka20007: 'week',
  ka20008: 'month',
  ka20019: 'year',
  ka50079: 'tick',
  ka50080: 'minute',
  ka50081: 'day',
  ka50082: 'week',
  ka50083: 'month',
  ka50091: 'tick',
  ka50092: 'minute',
}

// Of today alone, by their names.
const TODAY = new Set(['ka50092'])

export const chartReplies: ReplyTable = Object.fromEntries(
  Object.entries(spans).map(([id, span]) => [id, (question) => chart(question, span)]),
)

function chart(
  { query: { spec, body, cursor, isPointless, keyAfter }, market, rules, history }: Question,
  span: Span,
): Answer {
  const field = spec.response.fields.find(({ kind }) => kind === 'list')
  if (field === undefined) return ok(filled(spec, {}))
  const list = field.key
  // Gold writes its dates with a time of day.
  const isStamped = field.fields?.some(({ key, kind }) => key === 'dt' && kind === 'datetime') ?? false
  const { stk_cd: code = '', inds_cd: sector = '', base_dt: until = '', tic_scope: scope = '' } = body
  const head = code === '' ? { inds_cd: sector } : { stk_cd: code }
  const isGold = spec.id.startsWith('ka5')
  const series = isPointless ? undefined : seriesOf(market, history, code, sector, isGold)
  // The manual's examples of gold leave the scope blank.
  const size = scope === '' ? 1 : Number(scope)
  if (series === undefined || !(size > 0))
    return ok(filled(spec, { ...head, [list]: rules.unknownStock === 'blankRow' ? [blankRow(field)] : [] }))
  const page = rules.pageSize ?? pageSizeOf(spec.id)
  const rows: Record<string, string>[] = []
  let skip = Number(cursor?.split(' ')[1] ?? 0)
  const before = cursor?.split(' ')[0]
  let last = ''
  // Bars of one second (ticks) share their time: the cursor also counts how many of it have been sent.
  let same = 0
  const reach = TODAY.has(spec.id) ? { ...rules, minuteDays: 0 } : rules
  for (const bar of barsOf(series, span, size, reach)) {
    if (until !== '' && bar.time.slice(0, 8) > until) continue
    if (before !== undefined && bar.time > before) continue
    if (bar.time === before && skip > 0) {
      skip -= 1
      same += 1
      last = bar.time
      continue
    }
    if (rows.length === page) {
      return ok(filled(spec, { ...head, [list]: rows }), keyAfter(`${last} ${same}`))
    }
    same = bar.time === last ? same + 1 : 1
    last = bar.time
    const row = rowOf(bar, series, span, isStamped)
    rows.push(spec.id === 'ka20004' ? { ...row, ...indexTick(row, rules) } : row)
  }
  if (rows.length === 0 && rules.endOfData === 'blankRow') rows.push(blankRow(field))
  return ok(filled(spec, { ...head, [list]: rows }))
}

// As captured: no quantity, and ASCII codes of + and - for the direction (CORRECTIONS).
function indexTick({ pred_pre_sig: sign = '' }: Record<string, string>, { forms }: Rules): Record<string, string> {
  if (forms === 'manual') return {}
  return { trde_qty: '0', pred_pre_sig: sign === '2' ? '43' : sign === '5' ? '45' : sign }
}

// Gold charts know gold only, and stock charts none of it (docs/protocol.md#venues).
function seriesOf(
  market: Market,
  history: ChartHistory,
  code: string,
  sector: string,
  isGold: boolean,
): Series | undefined {
  if (code === '') {
    const index = market.indices.find((each) => each.code === sector.replace(/_AL$/, ''))
    return index && history.index(index)
  }
  const instrument = market.quoted(code)
  if (instrument === undefined || (instrument.listing.market === 'gold') !== isGold) return undefined
  return history.instrument(instrument)
}

function blankRow({ fields = [] }: FieldSpec): Record<string, string> {
  return Object.fromEntries(fields.map(({ key }) => [key, '']))
}

function rowOf(bar: Bar, series: Series, span: Span, isStamped: boolean): Record<string, string> {
  const { open, high, low, close, volume, value, cumulative, cumulativeValue, previousClose, time } = bar
  // Days in million KRW, longer spans in KRW (the manual's examples).
  const amount = span === 'day' || series.of === 'index' ? `${millions(value)}` : `${value}`
  const prices =
    series.of === 'index'
      ? {
          write: (points: number) => `${Math.round(points * 100)}`,
          sign: directionCode({ last: close, previousClose }),
        }
      : {
          // Days and longer carry no direction.
          write: (price: number) =>
            span === 'tick' || span === 'minute' ? priceText(price, previousClose) : `${price}`,
          sign: signCode(close, previousClose, series.limits),
        }
  const quantity = series.of === 'index' ? thousands(volume) : volume
  return {
    cur_prc: prices.write(close),
    cntr_pric: prices.write(close),
    open_pric: prices.write(open),
    high_pric: prices.write(high),
    low_pric: prices.write(low),
    trde_qty: `${quantity}`,
    acc_trde_qty: `${span === 'minute' ? (series.of === 'index' ? thousands(cumulative) : cumulative) : quantity}`,
    trde_prica: amount,
    acc_trde_prica: span === 'minute' && series.of !== 'index' ? `${cumulativeValue}` : amount,
    pred_pre: signedText(series.of === 'index' ? Math.round((close - previousClose) * 100) : close - previousClose),
    pred_pre_sig: prices.sign,
    trde_tern_rt: series.of === 'index' ? '0.00' : rateText(percent(volume, series.shares)),
    cntr_tm: time,
    dt: isStamped ? time : time.slice(0, 8),
  }
}
