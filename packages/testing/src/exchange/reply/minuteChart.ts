/** ka10080, the minute chart: today's minutes from the simulated trades, earlier ones from the history. */
import { type Candle, joinMinutes } from '../../market/candles.ts'
import type { PastDay } from '../../market/history.ts'
import type { Instrument } from '../../market/instrument.ts'
import type { Market } from '../../market/market.ts'
import { priceLimits } from '../../market/ticks.ts'
import { hhmmss, previousTradingDay, yyyymmdd } from '../../market/time.ts'
import { type Answer, ok } from '../envelope.ts'
import { priceText, signCode, signedText } from '../format.ts'
import type { Query } from '../query.ts'
import type { Rules } from '../rules.ts'

const LIST = 'stk_min_pole_chart_qry'
// Measured (PROTOCOL §4).
const PAGE = 900
const SCOPES = new Set(['1', '3', '5', '10', '15', '30', '45', '60'])

type Row = Readonly<Record<string, string>>

/** The past days of one instrument, remembered: pages come one after another. */
export class MinuteChart {
  readonly #market: Market
  readonly #rules: Rules
  readonly #past = new Map<string, PastDay>()

  constructor(market: Market, rules: Rules) {
    this.#market = market
    this.#rules = rules
  }

  answer(query: Query): Answer {
    const { stk_cd: code = '', tic_scope: scope = '', base_dt: base = '' } = query.body
    const instrument = this.#market.quoted(code)
    if (instrument === undefined || query.isPointless || !SCOPES.has(scope)) {
      return ok({ stk_cd: code, [LIST]: this.#rules.unknownStock === 'blankRow' ? [BLANK] : [] })
    }
    const page = this.#rules.pageSize ?? PAGE
    const rows: Row[] = []
    // The cursor is the time of the last row sent, so that new minutes between two pages shift nothing.
    for (const row of this.#rows(instrument, Number(scope), base, query.cursor)) {
      if (rows.length === page) {
        return ok({ stk_cd: code, [LIST]: rows }, query.keyAfter(rows.at(-1)?.['cntr_tm'] ?? ''))
      }
      rows.push(row)
    }
    if (rows.length === 0 && this.#rules.endOfData === 'blankRow') rows.push(BLANK)
    return ok({ stk_cd: code, [LIST]: rows })
  }

  // Newest first, day by day, strictly before the cursor.
  *#rows(instrument: Instrument, scope: number, base: string, cursor: string | undefined): Generator<Row> {
    let day = this.#market.day
    for (let daysAgo = 0; daysAgo <= this.#rules.minuteDays; daysAgo += 1, day = previousTradingDay(day)) {
      const date = yyyymmdd(day)
      if (base !== '' && date > base) continue
      if (cursor !== undefined && date > cursor.slice(0, 8)) continue
      const { previousClose, minutes } = daysAgo === 0 ? today(instrument) : this.#pastDay(instrument, daysAgo, date)
      for (const row of dayRows(date, previousClose, instrument, joinMinutes(minutes, scope)).toReversed()) {
        if (cursor === undefined || (row['cntr_tm'] ?? '') < cursor) yield row
      }
    }
  }

  #pastDay(instrument: Instrument, daysAgo: number, date: string): PastDay {
    const key = `${instrument.item} ${date}`
    const known = this.#past.get(key)
    if (known !== undefined) return known
    const day = instrument.history.day(daysAgo)
    this.#past.set(key, day)
    return day
  }
}

function today({ previousClose, minutes }: Instrument): { previousClose: number; minutes: readonly Candle[] } {
  return { previousClose, minutes: minutes.candles }
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
