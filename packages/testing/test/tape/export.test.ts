import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { lastValueFrom, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { exportTable } from '../../src/tape/tools/export.ts'
import { tableColumns } from '../../src/tape/tools/tableColumns.ts'
import { tapeEvents } from '../../src/tape.ts'
import { received, tapeFolder, tapeOf } from '../support/tape.ts'

const file = tapeFolder()
const NINE = Date.parse('2026-11-20T00:00:00Z')

function frame(type: string, item: string, values: Readonly<Record<string, string>>): string {
  return JSON.stringify({ trnm: 'REAL', data: [{ type, name: 'any', item, values }] })
}

const trade = (n: number, item = '005930') =>
  frame('0B', item, {
    '20': `09000${n % 10}`,
    '10': `-${61_300 + n * 100}`,
    '12': n % 2 === 0 ? '-1.25' : '',
    '13': String(1_000_000_000 + n),
    '15': n % 3 === 0 ? `-${n + 1}` : `+${n + 1}`,
    '9081': n === 1 ? 'a "b", c' : 'KRX',
  })
const book = frame('0D', '000660', { '21': '090001', '41': '-210500', '61': '17', '51': '-210000', '71': '3' })
const vi = frame('1h', '005930', { '9001': 'A005930', '302': '삼성전자', '1221': '66000' })
const records = [
  ...Array.from({ length: 7 }, (_, n) => received(NINE + n * 250, trade(n))),
  received(NINE + 2_000, trade(8, '000660')),
  received(NINE + 2_100, book),
  received(NINE + 2_200, vi),
]
const tape = file('day.tape', tapeOf(records))
const all = { force: false }

/** Every cell of the rows that a table of these events must have. */
async function expected(type: '0B' | '0D' | '1h') {
  const events = await lastValueFrom(tapeEvents(tape, { type }).pipe(toArray()))
  return events.map((event) => Object.fromEntries(tableColumns(type).map(({ name, read }) => [name, read(event)])))
}

async function readParquet(name: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.runAndReadAll(
    `select * replace (epoch_ms(receivedAt)::double as receivedAt, epoch_ms(timestamp)::double as timestamp) from '${name}'`,
  )
  const rows = reader.getRowObjectsJS()
  connection.closeSync()
  return rows
}

describe('exportTable', () => {
  it('writes Parquet that DuckDB reads back, value for value', async () => {
    for (const type of ['0B', '0D', '1h'] as const) {
      const out = file(`${type}.parquet`)
      const { rows } = await exportTable(tape, { type, out, ...all })
      const rowsRead = await readParquet(out)
      expect(rowsRead).toEqual(await expected(type))
      expect(rowsRead).toHaveLength(rows)
    }
    const [first] = await readParquet(file('0D.parquet'))
    expect(first).toMatchObject({
      item: '000660',
      askPrice1: 210_500,
      askSize1: 17,
      bidPrice1: 210_000,
      askPrice2: null,
    })
  })

  it('writes CSV with quotes where they are needed, and blanks for what is missing', async () => {
    const out = file('trades.csv')
    await exportTable(tape, { type: '0B', items: ['005930'], out, ...all })
    const lines = readFileSync(out, 'utf8').split('\r\n')
    expect(lines).toHaveLength(9)
    const [head = '', first = '', second = ''] = lines
    const at = (name: string) => head.split(',').indexOf(name)
    expect(head).toMatch(/^item,receivedAt,timestamp,tradeTime,price,/)
    expect(first).toMatch(/^005930,2026-11-20T09:00:00\.000\+09:00,2026-11-20T09:00:00\.000\+09:00,09:00:00,61300,/)
    expect(first.split(',')[at('changeRate')]).toBe('-1.25')
    expect(second.split(',')[at('changeRate')]).toBe('')
    expect(second).toMatch(/,"a ""b"", c"$/)
    const korean = file('vi.csv')
    await exportTable(tape, { type: '1h', out: korean, ...all })
    expect(readFileSync(korean, 'utf8')).toContain('삼성전자')
  })

  it('keeps a file that is there, and leaves none of a table that failed', async () => {
    const out = file('kept.csv')
    await exportTable(tape, { type: '0B', out, ...all })
    await expect(exportTable(tape, { type: '0B', out, ...all })).rejects.toThrow('--force')
    await expect(exportTable(tape, { type: '0B', out, force: true })).resolves.toMatchObject({ rows: 8 })
    await expect(exportTable(tape, { type: '0B', out: file('table.xls'), ...all })).rejects.toThrow('.parquet')
    await expect(exportTable(file('none.tape'), { type: '0B', out: file('none.csv'), ...all })).rejects.toThrow()
    expect(existsSync(file('none.csv.part'))).toBe(false)
  })

  it('exports what is whole of a damaged tape, and says where the damage is', async () => {
    const bytes = readFileSync(tape)
    const damaged = file('damaged.tape', bytes.subarray(0, bytes.length - 1))
    const { rows, damage } = await exportTable(damaged, { type: '0B', out: file('damaged.parquet'), ...all })
    expect(damage).toMatchObject({ kind: 'cutShort' })
    expect(await readParquet(file('damaged.parquet'))).toHaveLength(rows)
  })
})

describe('kiwoom-tape export', () => {
  const cli = fileURLToPath(new URL('../../src/tape/cli.ts', import.meta.url))
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', cli, 'export', ...args])

  it('writes to standard output, and asks for one type', async () => {
    const { stdout, stderr } = await run(tape, '-', '--type', '0D')
    expect(stdout.split('\r\n')).toHaveLength(3)
    expect(stderr).toBe('1 rows to standard output\n')
    await expect(run(tape, '-')).rejects.toThrow('export needs one --type of 00, 04, 0A')
  })
})
