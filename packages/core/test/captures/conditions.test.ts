/** Captured replies of condition searches, and kept hits, through the whole client; and a session off hours. */
import { describe, expect, it } from 'vitest'
import { isRecord, type WireRecord } from '../../src/codec/records/record.ts'
import { bench } from '../kit/client.ts'
import { type Answer, agreeable } from '../kit/socket.ts'
import { filesIn, hasCaptures, linesIn } from './captures.ts'

function recordsIn(folder: string, name: string): readonly WireRecord[] {
  return linesIn(folder, name).flatMap(({ frame }) => {
    const parsed: unknown = JSON.parse(frame)
    return isRecord(parsed) ? [parsed] : []
  })
}

function replyOf(file: string, service: string): WireRecord {
  return recordsIn('frames', file).find(({ trnm }) => trnm === service) ?? {}
}

function rowsOf({ data }: WireRecord): readonly WireRecord[] {
  return Array.isArray(data) ? data.filter(isRecord) : []
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const plain = (code: unknown): string => text(code).slice(-6)

/** A server that answers searches with captured replies. */
function captured(conditions: readonly string[], search: (seq: string) => WireRecord, clear: WireRecord): Answer {
  return (frame, line) => {
    const seq = text(frame['seq'])
    switch (frame['trnm']) {
      case 'CNSRLST':
        return { trnm: 'CNSRLST', return_code: 0, return_msg: '', data: conditions.map((each) => [each, each]) }
      case 'CNSRREQ':
        return search(seq)
      case 'CNSRCLR':
        return { ...clear, seq }
      default:
        return agreeable(frame, line)
    }
  }
}

const CLEARED = { trnm: 'CNSRCLR', return_code: 0, return_msg: '' }
const has = (folder: string, name: string) => hasCaptures && filesIn(folder, '.jsonl').includes(name)

describe.runIf(has('frames', 'frames-ka10172.jsonl'))('the captured reply of ka10172', () => {
  it('gives every row with its plain code, and its rate in percent', () => {
    const reply = replyOf('frames-ka10172.jsonl', 'CNSRREQ')
    const session = bench(captured([text(reply['seq'])], () => reply, CLEARED))
    const rows: unknown[] = []
    session.kiwoom.condition.search.rows({ conditionNumber: text(reply['seq']) }).subscribe((row) => rows.push(row))
    session.pass(1_000)
    expect(rowsOf(reply)).not.toEqual([])
    expect(rows).toEqual(
      rowsOf(reply).map((row) =>
        expect.objectContaining({
          stockCode: plain(row['9001']),
          stockName: row['302'],
          price: Number(row['10']),
          change: Number(row['11']) || 0,
          changeRate: Number(row['12']) / 1000 || 0,
          cumulativeVolume: Number(row['13']),
          open: Number(row['16']),
          high: Number(row['17']),
          low: Number(row['18']),
        }),
      ),
    )
    expect(session.diagnostics).toEqual([])
  })
})

describe.runIf(has('frames', 'frames-ka10173.jsonl'))('the captured reply of ka10173', () => {
  it('is a set of plain codes, and what ends the search is no fault', () => {
    const reply = replyOf('frames-ka10173.jsonl', 'CNSRREQ')
    const session = bench(captured(['0'], () => reply, replyOf('frames-ka10173.jsonl', 'CNSRCLR')))
    const events: unknown[] = []
    const search = session.kiwoom.condition.searchRealtime({ conditionNumber: '0' })
    const subscription = search.subscribe((event) => events.push(event))
    session.pass(1_000)
    subscription.unsubscribe()
    session.pass(1_000)
    const stockCodes = rowsOf(reply).map(({ jmcode }) => plain(jmcode))
    expect(stockCodes).not.toEqual([])
    expect(events).toEqual([expect.objectContaining({ type: 'set', conditionNumber: '0', stockCodes })])
    expect(session.diagnostics).toEqual([])
  })
})

describe.runIf(has('values', '02.jsonl'))('the kept hits of condition searches', () => {
  it('enter and leave with their plain codes', () => {
    const hits = recordsIn('values', '02.jsonl').map(({ values }) => (isRecord(values) ? values : {}))
    const conditions = [...new Set(hits.map((hit) => text(hit['841'])))]
    // Who leaves was there before.
    const members = (seq: string) => hits.filter((hit) => hit['841'] === seq && hit['843'] === 'D')
    const search = (seq: string) => ({
      trnm: 'CNSRREQ',
      seq,
      return_code: 0,
      data: members(seq).map((hit) => ({ jmcode: `A${plain(hit['9001'])}` })),
    })
    const session = bench(captured(conditions, search, CLEARED))
    const changes: unknown[] = []
    for (const conditionNumber of conditions) {
      session.kiwoom.condition.searchRealtime({ conditionNumber }).subscribe((event) => {
        if (event.type !== 'set') changes.push(event)
      })
    }
    session.pass(1_000)
    for (const values of hits) {
      session.line().push({ data: [{ values, type: '02', name: '조건검색', item: '' }], trnm: 'REAL' })
    }
    expect(changes).toEqual(
      hits.map((hit) =>
        expect.objectContaining({
          type: hit['843'] === 'I' ? 'enter' : 'leave',
          conditionNumber: hit['841'],
          stockCode: plain(hit['9001']),
          restored: false,
        }),
      ),
    )
    expect(session.diagnostics).toEqual([])
  })
})

describe.runIf(has('frames', 'live-offhours.jsonl'))('a captured session off hours', () => {
  it('echoes every PING, and keeps its line through a REG that was refused for coming too early', () => {
    const lines = linesIn('frames', 'live-offhours.jsonl')
    const session = bench()
    session.kiwoom.realtime.trade('005930').subscribe()
    session.pass(1_000)
    const pings = lines.filter(({ frame }) => frame.includes('"PING"'))
    for (const { frame } of lines) {
      if (frame.includes('"LOGIN"')) continue // the scripted server has answered the client's own
      session.line().push(frame)
      session.pass(10_000)
    }
    expect(session.sent().filter((trnm) => trnm === 'PING')).toHaveLength(pings.length)
    expect(session.lines).toHaveLength(1)
    expect(session.line().closed).toBe(false)
    expect(session.sent().filter((trnm) => trnm === 'REG').length).toBeGreaterThan(0)
  })
})
