import { deepStrictEqual } from 'node:assert/strict'
import { endpointById } from '@kiwoom-rx/core'
import { classify } from '../../../packages/core/src/rest/protocol/classify.ts'
import { type CandleReply, candleReply } from '../../candles.ts'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'

const ROWS = 900

/** A page of rows, from its bytes to values. */
export const page: Case = {
  name: 'page-900',
  what: `A page of ${ROWS} minute candles (ka10080), bytes to typed rows, against \`JSON.parse\` alone`,
  atMost: 1.8,
  text: 'rest/page.md',
  open,
}

function open(): Comparison {
  const bytes = Buffer.from(JSON.stringify(candleReply(ROWS)))
  return {
    ours: { name: 'to typed rows', run: () => rowsOf(bytes) },
    theirs: { name: 'JSON.parse, to texts', run: () => JSON.parse(bytes.toString()) },
    answers: { ours: () => rowsOf(bytes), theirs: () => byHand(bytes.toString()) },
  }
}

function rowsOf(bytes: Buffer): unknown {
  const reply = classify('ka10080', { status: 200, headers: {}, body: bytes.toString() }, 0)
  if (reply._tag === 'Left') throw reply.left
  const { value, problems } = endpointById('ka10080').response.read(reply.right.body)
  deepStrictEqual(problems, [])
  return value?.['candles']
}

function byHand(text: string): unknown {
  const { stk_min_pole_chart_qry: candles } = JSON.parse(text) as CandleReply
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
