import { deepStrictEqual } from 'node:assert/strict'
import { endpointById } from '@kiwoom-rx/core'
import { type Case, paragraphs } from '../case.ts'
import type { Comparison } from '../harness.ts'

const ROWS = 900

export const page: Case = {
  name: 'page-900',
  what: `A page of ${ROWS} minute candles (ka10080), bytes to typed rows, against \`JSON.parse\` alone`,
  atMost: 1.8,
  text: paragraphs(`
    The bytes of a reply become a page of typed candles, as a query does it. The other side makes a string of the bytes
    and gives it to \`JSON.parse\`, and does nothing with the texts that come out. The rows are checked against a loop
    written by hand for this one endpoint.
  `),
  open,
}

function open(): Comparison {
  const bytes = Buffer.from(JSON.stringify(candlePage()))
  return {
    ours: { name: 'to typed rows', run: () => byCodec(bytes) },
    theirs: { name: 'JSON.parse, to texts', run: () => JSON.parse(bytes.toString()) },
    answers: { ours: () => byCodec(bytes), theirs: () => byHand(bytes.toString()) },
  }
}

function byCodec(bytes: Buffer): unknown {
  const { value, problems } = endpointById('ka10080').response.read(JSON.parse(bytes.toString()))
  deepStrictEqual(problems, [])
  return value?.['candles']
}

interface WireCandle {
  readonly cur_prc: string
  readonly trde_qty: string
  readonly cntr_tm: string
  readonly open_pric: string
  readonly high_pric: string
  readonly low_pric: string
  readonly pred_pre: string
  readonly pred_pre_sig: string
}

function byHand(text: string): unknown {
  const { stk_min_pole_chart_qry: candles } = JSON.parse(text) as { stk_min_pole_chart_qry: readonly WireCandle[] }
  return candles.map((candle) => ({
    price: Math.abs(Number(candle.cur_prc)),
    volume: Number(candle.trde_qty),
    tradeTime: candle.cntr_tm.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6'),
    open: Math.abs(Number(candle.open_pric)),
    high: Math.abs(Number(candle.high_pric)),
    low: Math.abs(Number(candle.low_pric)),
    change: Number(candle.pred_pre),
    changeSign: candle.pred_pre_sig === '2' ? 'up' : 'down',
  }))
}

/** Signs as the exchange puts them: on a price they show the direction against the day before. */
function candlePage(): { readonly stk_cd: string; readonly stk_min_pole_chart_qry: readonly WireCandle[] } {
  const candles = Array.from({ length: ROWS }, (_, at): WireCandle => {
    const change = ((at * 37) % 21) * 100 - 950
    const sign = change < 0 ? '-' : '+'
    const price = 70_000 + change
    const minute = String(ROWS - at)
    return {
      cur_prc: `${sign}${price}`,
      trde_qty: String((at * 7919) % 10_000),
      cntr_tm: `20261120${String(9 + (Math.floor(Number(minute) / 60) % 6)).padStart(2, '0')}${String(Number(minute) % 60).padStart(2, '0')}00`,
      open_pric: `${sign}${price - 100}`,
      high_pric: `${sign}${price + 200}`,
      low_pric: `${sign}${price - 200}`,
      pred_pre: `${sign}${Math.abs(change)}`,
      pred_pre_sig: change < 0 ? '5' : '2',
    }
  })
  return { stk_cd: '005930', stk_min_pole_chart_qry: candles }
}
