/**
 * Values that others copied out of real frames, put back into frames of their type and sent through the whole client,
 * in the wire's order of keys and in the manual's. What must come is read from the FIDs here, without the catalogue.
 */
import { merge } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { isRecord } from '../../src/codec/records/record.ts'
import { bench } from '../kit/client.ts'
import { filesIn, hasCaptures, linesIn } from './captures.ts'

interface Kept {
  readonly type: string
  readonly item: string
  readonly values: Readonly<Record<string, string>>
}

/** The lines of a file that hold values; others hold an error in words. */
function keptIn(name: string): readonly Kept[] {
  return linesIn('values', name).flatMap(({ frame }) => {
    const parsed: unknown = JSON.parse(frame)
    const { type, item, values } = isRecord(parsed) ? parsed : {}
    if (typeof type !== 'string' || !isRecord(values)) return []
    return [{ type, item: typeof item === 'string' ? item : '', values: textsOf(type, values) }]
  })
}

/** Copies were trimmed: an order's number, without which no order event means anything, is put back. */
function textsOf(type: string, values: object): Readonly<Record<string, string>> {
  const kept = Object.entries(values).map(([fid, value]) => [fid, String(value)] as const)
  return Object.fromEntries(type === '00' ? [['9203', '0000018'], ...kept] : kept)
}

const size = (text: string) => Math.abs(Number(text))
const sign = (text: string) => Number(text) || 0
const clock = (text: string) => (text === '000000' ? null : text.replace(/^(..)(..)(..)$/, '$1:$2:$3'))
const named = (names: Readonly<Record<string, string>>) => (text: string) => names[text] ?? text

type Reading = readonly [name: string, read: (text: string) => unknown]
const QUOTE: Readonly<Record<string, Reading>> = {
  10: ['price', size],
  11: ['change', sign],
  12: ['changeRate', sign],
  13: ['cumulativeVolume', size],
  14: ['cumulativeTradingValue', size],
  15: ['tradeVolume', sign],
  16: ['open', size],
  17: ['high', size],
  18: ['low', size],
  20: ['tradeTime', clock],
  25: ['changeSign', named({ 2: 'up', 3: 'unchanged', 5: 'down' })],
  26: ['volumeChange', sign],
  27: ['bestAskPrice', size],
  28: ['bestBidPrice', size],
  251: ['upperLimitStockCount', size],
  252: ['risingStockCount', size],
  253: ['unchangedStockCount', size],
  254: ['lowerLimitStockCount', size],
  255: ['fallingStockCount', size],
  256: ['tradedStockCount', size],
  257: ['tradedStockRate', size],
  1316: ['singleBuyTradeVolume', sign],
  9081: ['exchange', String],
}
const KINDS = { 1: 'static', 2: 'dynamic', 3: 'dynamicAndStatic', 정적: 'static', 동적: 'dynamic' }
const READINGS: Readonly<Record<string, Readonly<Record<string, Reading>>>> = {
  '0B': QUOTE,
  '0J': QUOTE,
  '0U': QUOTE,
  '0s': {
    20: ['tradeTime', clock],
    214: ['expectedTimeToOpen', (text) => clock(text) ?? '00:00:00'],
    215: ['marketPhase', named({ 2: 'closingNotice', 4: 'marketClose', R: 'nxtMainMarketStart' })],
  },
  '00': {
    900: ['orderQuantity', size],
    902: ['unfilledQuantity', size],
    909: ['fillNumber', String],
    911: ['fillQuantity', size],
    913: ['orderStatus', named({ 접수: 'accepted', 체결: 'filled' })],
  },
  '1h': {
    302: ['stockName', String],
    9001: ['stockCode', String],
    9068: ['viKind', named(KINDS)],
    9069: ['viTriggerDirection', named({ 1: 'up', 2: 'down' })],
    1221: ['viTriggerPrice', size],
    1223: ['tradeProcessedTime', clock],
    1224: ['viReleaseTime', clock],
    1225: ['viType', named(KINDS)],
    1236: ['staticReferencePrice', size],
    1237: ['dynamicReferencePrice', size],
    1238: ['staticDisparityRate', sign],
    1239: ['dynamicDisparityRate', sign],
    1489: ['viTriggerPriceChangeRate', sign],
    1490: ['viTriggerCount', size],
  },
}

function expected({ type, item, values }: Kept): object {
  const readings = READINGS[type] ?? {}
  const read = Object.entries(values).flatMap(([fid, text]) => {
    const [name, value] = readings[fid] ?? []
    return name === undefined || value === undefined ? [] : [[name, value(text)]]
  })
  return { type, item, ...Object.fromEntries(read) }
}

/** The two orders of keys: docs/protocol.md#real-frames and the manual's. */
const ORDERS = {
  wire: ({ type, item, values }: Kept) => ({ data: [{ values, type, name: '', item }], trnm: 'REAL' }),
  manual: ({ type, item, values }: Kept) => ({ trnm: 'REAL', data: [{ type, name: '', item, values }] }),
}

const files = filesIn('values', '.jsonl').filter((name) => keptIn(name).some(({ type }) => type in READINGS))

describe.runIf(hasCaptures)('the kept values of', () => {
  it.each(
    files.flatMap((name) => [
      [name, 'wire'],
      [name, 'manual'],
    ]),
  )('%s arrive as their FIDs say, in the order of keys of the %s', (name, order) => {
    const kept = keptIn(name)
    const session = bench()
    const { trade, sectorIndex, sectorBreadth, marketStatus, orderExecution, vi } = session.kiwoom.realtime
    const items = (type: string) => [...new Set(kept.filter((each) => each.type === type).map(({ item }) => item))]
    const byItem = [...items('0B').map((item) => trade(item)), ...items('0J').map((item) => sectorIndex(item))]
    const events: unknown[] = []
    merge(
      ...byItem,
      ...items('0U').map((item) => sectorBreadth(item)),
      marketStatus(),
      orderExecution(),
      vi(),
    ).subscribe((event) => events.push(event))
    session.pass(1_000)
    for (const each of kept) session.line().push(order === 'wire' ? ORDERS.wire(each) : ORDERS.manual(each))
    expect(session.diagnostics.filter(({ _tag }) => _tag !== 'Quiet')).toEqual([])
    expect(events).toMatchObject(kept.map(expected))
    expect(events).toHaveLength(kept.length)
    const codes = events.map((event) => Object(event).stockCode)
    expect(codes).toEqual(kept.map(({ item }) => /^\w{6}(?=_|$)/.exec(item)?.[0] ?? null))
  })
})
