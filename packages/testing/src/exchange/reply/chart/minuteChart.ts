/** ka10080, the minute chart: today's minutes from the simulated trades, earlier ones from the history. */
import { type Candle, joinMinutes } from '../../../market/bars/candles.ts'
import { hhmmss, previousTradingDay, yyyymmdd } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import { priceLimits } from '../../../market/listing/ticks.ts'
import { type Answer, ok } from '../../request/envelope.ts'
import { priceText, signCode, signedText } from '../../text/format.ts'
import type { Question, ReplyTable } from '../reply.ts'

const LIST = 'stk_min_pole_chart_qry'
// Measured (docs/protocol.md#paging).
const PAGE = 900
const SCOPES = new Set(['1', '3', '5', '10', '15', '30', '45', '60'])

type Row = Readonly<Record<string, string>>

export const minuteChartReplies: ReplyTable = { ka10080: minuteChart }

function minuteChart(question: Question): Answer {
  const { query, market, rules } = question
  const { stk_cd: code = '', tic_scope: scope = '', base_dt: base = '' } = query.body
  const instrument = market.quoted(code)
  if (instrument === undefined || query.isPointless || !SCOPES.has(scope)) {
    return ok({ stk_cd: code, [LIST]: rules.unknownStock === 'blankRow' ? [BLANK] : [] })
  }
  const page = rules.pageSize ?? PAGE
  const rows: Row[] = []
  // The cursor is the time of the last row sent, so that new minutes between two pages shift nothing.
  for (const row of rowsOf(question, instrument, Number(scope), base)) {
    if (rows.length === page) {
      return ok({ stk_cd: code, [LIST]: rows }, query.keyAfter(rows.at(-1)?.['cntr_tm'] ?? ''))
    }
    rows.push(row)
  }
  if (rows.length === 0 && rules.endOfData === 'blankRow') rows.push(BLANK)
  return ok({ stk_cd: code, [LIST]: rows })
}

// Newest first, day by day, strictly before the cursor.
function* rowsOf(
  { query: { cursor }, market, rules, history }: Question,
  instrument: Instrument,
  scope: number,
  base: string,
): Generator<Row> {
  const series = history.instrument(instrument)
  let day = market.day
  for (let daysAgo = 0; daysAgo <= rules.minuteDays; daysAgo += 1, day = previousTradingDay(day)) {
    const date = yyyymmdd(day)
    if (base !== '' && date > base) continue
    if (cursor !== undefined && date > cursor.slice(0, 8)) continue
    const { previousClose, minutes } = series.day(daysAgo)
    for (const row of dayRows(date, previousClose, instrument, joinMinutes(minutes, scope)).toReversed()) {
      if (cursor === undefined || (row['cntr_tm'] ?? '') < cursor) yield row
    }
  }
}

function dayRows(date: string, reference: number, { listing }: Instrument, candles: readonly Candle[]): Row[] {
  let cumulative = 0
  return candles.map(({ at, open, high, low, close, volume }) => {
    cumulative += volume
    return {
      cur_prc: priceText(close, reference),
      trde_qty: `${volume}`,
      cntr_tm: date + hhmmss(at),
      open_pric: priceText(open, reference),
      high_pric: priceText(high, reference),
      low_pric: priceText(low, reference),
      // Not in the manual's table, but in its example.
      acc_trde_qty: `${cumulative}`,
      pred_pre: signedText(close - reference),
      pred_pre_sig: signCode(close, reference, priceLimits(reference, listing.kind)),
    }
  })
}

const BLANK: Row = {
  cur_prc: '',
  trde_qty: '',
  cntr_tm: '',
  open_pric: '',
  high_pric: '',
  low_pric: '',
  acc_trde_qty: '',
  pred_pre: '',
  pred_pre_sig: '',
}
