import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { TapeRecord } from '../../src/tape.ts'
import { command } from '../support/command.ts'
import { readBytes, received, tapeFolder, tapeOf, tradeFrame } from '../support/tape.ts'

const CLI = command('tape/cli.ts')
const file = tapeFolder()
const NINE = Date.parse('2026-11-20T00:00:00Z')

const DAY: readonly TapeRecord[] = [
  { _tag: 'request', at: NINE, request: 1, url: '/api/dostk/chart', headers: { 'api-id': 'ka10080' }, body: '{}' },
  { _tag: 'reply', at: NINE + 5, request: 1, status: 200, headers: {}, body: '{}' },
  { _tag: 'opened', at: NINE + 10, connection: 1, url: 'wss://api.kiwoom.com' },
  received(NINE + 1_000, tradeFrame('005930', 61_300, 1)),
  received(NINE + 2_000, tradeFrame('000660', 200_000, 1)),
  received(NINE + 2_000, '{"trnm":"PING"}'),
  { _tag: 'closed', at: NINE + 3_000, connection: 1, by: 'exchange', code: 1006, reason: '' },
  { _tag: 'opened', at: NINE + 4_000, connection: 2, url: 'wss://api.kiwoom.com' },
  received(NINE + 60_000, tradeFrame('005930', 61_400, 2, '090100', '0C')),
  received(
    NINE + 61_000,
    JSON.stringify({ trnm: 'REAL', data: ['000660', '005930'].flatMap((item) => entriesOf(item)) }),
  ),
]

function entriesOf(item: string): readonly object[] {
  return JSON.parse(tradeFrame(item, 61_500, 3, '090101')).data
}

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args])
  const out: Buffer[] = []
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out: Buffer.concat(out), err }
}

const timesOf = (name: string) => readBytes(readFileSync(name)).records.map(({ at }) => at - NINE)

describe.concurrent('kiwoom-tape', () => {
  it('info reports span, counts by type and item, gaps, and that nothing is damaged', async () => {
    const name = file('info.tape', tapeOf(DAY))
    const { code, out, err } = await run('info', name)
    expect([code, err]).toEqual([0, ''])
    expect(out.toString().split('\n').slice(1)).toEqual([
      'span      2026-11-20T09:00:00.000 to 2026-11-20T09:01:01.000 in Korea',
      'records   10, of them 1 requests and 1 other frames',
      '0B        000660       2',
      '0B        005930       2',
      '0C        005930       1',
      'gap       2026-11-20T09:00:02.000 to 2026-11-20T09:00:04.000: closed by the exchange: 1006',
      'gap       2026-11-20T09:00:04.000 to 2026-11-20T09:01:00.000: nothing was received',
      'gaps      2',
      'damage    none',
      '',
    ])
    const json = JSON.parse((await run('info', name, '--json')).out.toString())
    expect(json).toMatchObject({ records: 10, entries: { '0B': { '005930': 2 } }, gaps: [{}, {}], from: NINE })
  })

  it('info of a damaged tape reports what is whole, and exits with 2', async () => {
    const bytes = tapeOf(DAY)
    const { code, out } = await run('info', file('damaged.tape', bytes.subarray(0, bytes.length - 1)))
    expect(code).toBe(2)
    expect(out.toString()).toMatch(
      /damage {4}the tape '.*' is damaged at byte \d+ of \d+: the file ends inside a block; the 9 records/,
    )
  })

  it('cut keeps what is from one time up to another', async () => {
    const [name, part] = [file('day.tape', tapeOf(DAY)), file('part.tape')]
    const cut = await run('cut', name, part, '--from', '09:00:01', '--to', '2026-11-20T09:00:04')
    expect(cut).toMatchObject({ code: 0, err: `4 records to ${part}\n` })
    expect(timesOf(part)).toEqual([1_000, 2_000, 2_000, 3_000])
    expect(existsSync(`${part}.part`)).toBe(false)
    const again = await run('cut', name, part, '--from', String(NINE + 60_000))
    expect(again).toMatchObject({ code: 1, err: `kiwoom-tape: '${part}' exists; give --force to replace it\n` })
    expect(await run('cut', name, part, '--from', String(NINE + 60_000), '--force')).toMatchObject({ code: 0 })
    expect(timesOf(part)).toEqual([60_000, 61_000])
  })

  it('cut saves what is whole of a damaged tape, reports that, and exits with 2', async () => {
    const bytes = tapeOf(DAY)
    const [name, part] = [file('broken.tape', bytes.subarray(0, bytes.length - 1)), file('saved.tape')]
    const { code, err } = await run('cut', name, part)
    expect(code).toBe(2)
    expect(err).toMatch(/^9 records to .*\nkiwoom-tape: the tape .* is damaged at byte/)
    expect(readBytes(readFileSync(part))).toEqual({ records: DAY.slice(0, 9) })
  })

  it('filter keeps some types and items, and all that is no market data', async () => {
    const [name, part] = [file('all.tape', tapeOf(DAY)), file('some.tape')]
    expect(await run('filter', name, part, '--type', '0B', '--item', '005930')).toMatchObject({ code: 0 })
    const { records } = readBytes(readFileSync(part))
    expect(records.map(({ at }) => at - NINE)).toEqual([0, 5, 10, 1_000, 2_000, 3_000, 4_000, 61_000])
    const [last] = records.slice(-1)
    expect(last?._tag === 'received' && JSON.parse(last.frame).data).toEqual(entriesOf('005930'))
    const listed = await run('filter', name, '-', '--type', '0B,0C')
    expect(readBytes(listed.out).records).toEqual(DAY)
  })

  it('merge puts tapes together in the order of time, each in its own order, with numbers of their own', async () => {
    const other = DAY.map((record) => ({ ...record, at: record.at + (record._tag === 'received' ? 0 : 1) }))
    const [one, two, both] = [file('one.tape', tapeOf(DAY)), file('two.tape', tapeOf(other, 2)), file('both.tape')]
    expect(await run('merge', both, one, two)).toMatchObject({ code: 0, err: `20 records to ${both}\n` })
    const { records } = readBytes(readFileSync(both))
    const times = records.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    const requests = records.flatMap((record) =>
      record._tag === 'request' || record._tag === 'reply' ? [record.request] : [],
    )
    expect(requests).toEqual([2, 3, 2, 3])
    expect(new Set(records.flatMap((record) => (record._tag === 'opened' ? [record.connection] : []))).size).toBe(4)
  })

  it('writes to a pipe what zcat reads', async () => {
    const { out } = await run('cut', file('pipe.tape', tapeOf(DAY)), '-', '--to', '09:00:00.001')
    expect(gunzipSync(out).toString()).toMatch(/^kiwoom-tape 1\n\d+ \? \{"request":1/)
  })

  it.each<[readonly string[], RegExp]>([
    [['info'], /^info needs one TAPE$/],
    [['info', '/nowhere.tape'], /^the tape '\/nowhere\.tape' cannot be read: ENOENT/],
    [['info', CLI], /is no tape that can be read here: it does not begin as one/],
    [['info', 'x', '--from', '09:00'], /^info knows no --from$/],
    [['copy', 'x'], /^'copy' is no command; give info, cut, merge, filter or export, or --help$/],
    [[], /^'' is no command/],
    [['cut', 'x'], /^cut needs TAPE and OUT$/],
    [['merge', 'x', 'y'], /^merge needs OUT and two tapes or more$/],
    [['cut', 'x', 'y', '--nonsense'], /^Unknown option '--nonsense'/],
  ])('%j ends with one clear line and 1', async (args, line) => {
    const { code, out, err } = await run(...args)
    expect([code, out.length]).toEqual([1, 0])
    expect(err).toMatch(/^kiwoom-tape: [^\n]*\n$/)
    expect(err.slice('kiwoom-tape: '.length, -1)).toMatch(line)
  })

  it('ends with one line where times make no sense, and writes nothing', async () => {
    const [name, part] = [file('times.tape', tapeOf(DAY)), file('times-out.tape')]
    for (const [times, words] of [
      [['--from', '10:00', '--to', '09:00'], '--from 10:00 is not before --to 09:00'],
      [['--from', '25:00'], "--from is '2026-11-20T25:00'; give a Korean date and time that exists"],
      [['--to', 'soon'], "--to is 'soon'; give a Korean date and time"],
    ] as const) {
      const { code, err } = await run('cut', name, part, ...times)
      expect(code).toBe(1)
      expect(err).toContain(words)
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(existsSync(part)).toBe(false)
    }
  })

  it('explains itself', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(out.toString()).toContain('kiwoom-tape merge OUT TAPE TAPE...')
  })
})
