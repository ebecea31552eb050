/** Captured frames through the whole client, in virtual time: every entry arrives once, in order, as it was sent. */
import { merge } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { isRecord } from '../../src/codec/records/record.ts'
import { catalog, type Diagnostic, type Kiwoom } from '../../src/index.ts'
import { type Bench, bench } from '../kit/client.ts'
import { agreeable } from '../kit/socket.ts'
import { type CapturedLine, filesIn, hasCaptures, linesIn } from './captures.ts'

interface Entry {
  readonly type: string
  readonly item: string
  readonly values: Readonly<Record<string, string>>
}

const DAY = Date.parse('2026-09-11T00:00:00+09:00')

/** ms since midnight of `11:56:18.171`. */
function timeOf(at: string): number {
  const [hours = '', minutes = '', seconds = ''] = at.split(':')
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000)
}

function entriesIn(frame: string): readonly Entry[] {
  const parsed: unknown = JSON.parse(frame)
  const { trnm, data } = isRecord(parsed) ? parsed : {}
  if (trnm !== 'REAL' || !Array.isArray(data)) return []
  return data
}

/** Events of every type and item that the lines hold. */
function subscribe(kiwoom: Kiwoom, entries: readonly Entry[]) {
  const streams = new Map<string, ReturnType<Kiwoom['realtime']['trade']>>()
  for (const { type, item } of entries) {
    const spec = catalog.find(({ id, items }) => id === type && items !== undefined)
    const stream: unknown = spec && Object(kiwoom.realtime)[spec.name]
    if (spec === undefined || typeof stream !== 'function') throw new Error(`no realtime type ${type}`)
    const key = spec.items === 'code' ? `${type} ${item}` : type
    if (!streams.has(key)) streams.set(key, spec.items === 'code' ? stream(item) : stream())
  }
  return merge(...streams.values())
}

/** What is not part of a good session. */
function isFault({ _tag }: Diagnostic): boolean {
  return _tag !== 'Quiet'
}

/** Runs the frames at their own times, or 100 ms apart. */
function run(lines: readonly CapturedLine[]): { readonly events: readonly unknown[]; readonly session: Bench } {
  const first = lines[0]?.at
  const start = first === undefined ? timeOf('14:54:28') : timeOf(first)
  const session = bench(agreeable, {})
  session.jump(DAY + start - 1_000)
  const events: unknown[] = []
  subscribe(
    session.kiwoom,
    lines.flatMap(({ frame }) => entriesIn(frame)),
  ).subscribe((event) => events.push(event))
  session.pass(1_000)
  let now = start
  for (const { at, frame } of lines) {
    const then = at === undefined ? now + 100 : timeOf(at)
    session.pass(then - now)
    now = then
    // Replies are the scripted server's own: it answers what this client sends.
    if (!/"trnm":"(?:LOGIN|REG|REMOVE)"/.test(frame)) session.line().push(frame)
  }
  session.pass(1_000)
  return { events, session }
}

const sessions = filesIn('frames', '.jsonl').filter((name) =>
  linesIn('frames', name).some(({ frame }) => entriesIn(frame).length > 0),
)

describe.runIf(hasCaptures)('the captured frames of', () => {
  it.each(sessions.map((name) => [name]))('%s arrive once each, in order, at their own times', (name) => {
    const lines = linesIn('frames', name)
    const sent = lines.flatMap(({ at, frame }) => entriesIn(frame).map((entry) => ({ at, entry })))
    const { events, session } = run(lines)
    expect(session.diagnostics.filter(isFault)).toEqual([])
    expect(session.gaps).toEqual([])
    expect(events.map((event) => [Object(event).type, Object(event).item])).toEqual(
      sent.map(({ entry: { type, item } }) => [type, item]),
    )
    events.forEach((event, index) => {
      const { at, entry } = sent[index] ?? { at: undefined, entry: { type: '', item: '', values: {} } }
      if (at !== undefined) expect(event).toMatchObject({ receivedAt: DAY + timeOf(at) })
      if (entry.type === '0B') expect(event).toMatchObject(tradeOf(entry.values))
      if (entry.type === '00') expect(event).toMatchObject(noticeOf(entry.values))
      expect(Object.keys(Object(event)).filter((key) => /^\d+$/.test(key) && key !== '921' && key !== '10010')).toEqual(
        [],
      )
    })
    const pings = lines.filter(({ frame }) => /"trnm":"PING"/.test(frame)).length
    expect(session.sent().filter((trnm) => trnm === 'PING')).toHaveLength(pings)
  })
})

/** A trade as its FIDs say, read without the catalogue. */
function tradeOf(values: Readonly<Record<string, string>>): object {
  const number = (fid: string) => Number((values[fid] ?? '').trim()) || 0
  const size = (fid: string) => Math.abs(number(fid))
  return {
    price: size('10'),
    tradeVolume: number('15'),
    change: number('11'),
    changeRate: number('12'),
    cumulativeVolume: number('13'),
    previousDayVolumeRatio: size('30'),
    buyRatio: size('1032'),
    previousDaySameTimeVolumeRatio: number('851') / 100,
    singleSellTradeVolume: number('1315'),
    singleBuyTradeVolume: number('1316'),
    exchange: values['9081'],
  }
}

const STATUS: Readonly<Record<string, string>> = { 접수: 'accepted', 체결: 'filled' }

function noticeOf(values: Readonly<Record<string, string>>): object {
  const { 9203: orderNumber, 905: orderType = '', 902: unfilled, 913: status = '', 907: side } = values
  return {
    orderNumber,
    orderType: orderType.replace(/^[+-]/, ''),
    unfilledQuantity: Number(unfilled),
    orderStatus: STATUS[status] ?? status,
    side: side === '1' ? 'sell' : 'buy',
  }
}
