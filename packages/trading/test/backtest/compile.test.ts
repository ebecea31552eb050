import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { record, simulatedEvents, tapeEvents } from '@kiwoom-rx/testing/tape'
import fc from 'fast-check'
import { concat, lastValueFrom, NEVER, of, take, throwError, toArray } from 'rxjs'
import { afterAll, describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { ColumnBytes } from '../../src/backtest/column.ts'
import { decodeTable, recordReader } from '../../src/backtest/decode.ts'
import { encodeTable } from '../../src/backtest/encode.ts'
import { Scratch } from '../../src/backtest/scratch.ts'
import { compileDay, compileSimulated, compileTape, type DayFileError, dayEvents, daySummary } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kiwoom-day-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)
const all = <T>(events$: import('rxjs').Observable<T>) => lastValueFrom(events$.pipe(toArray()))

// Minus zero and infinity only among numbers: a column that mixes numbers and texts goes through JSON, which has none.
const value = fc
  .oneof(
    fc.integer(),
    fc.integer({ min: -500, max: 500 }).map((n) => n / 100),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
  )
  .filter((each) => !Object.is(each, -0))
const kinds: readonly fc.Arbitrary<unknown>[] = [
  value,
  fc.oneof(fc.double({ noNaN: true }), fc.constant(-0), fc.constant(null)),
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
  fc.option(fc.integer({ min: -50_000, max: 90_000 })),
  fc.option(fc.integer({ min: -30_000, max: 30_000 }).map((n) => n / 100)),
  fc.constantFrom('up', 'down', null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.array(fc.record({ price: fc.nat(3), size: fc.option(fc.nat(2)) }), { minLength: 2, maxLength: 2 }),
  fc.array(fc.record({ price: fc.constantFrom(0, -0, null, 1.5), size: fc.constantFrom(0, -0, 1) }), {
    minLength: 1,
    maxLength: 1,
  }),
  fc.array(fc.record({ price: fc.nat(3) }), { maxLength: 2 }),
]
const table = fc
  .tuple(fc.nat(40), ...kinds.map((kind) => fc.array(kind, { minLength: 40, maxLength: 40 })))
  .map(([rows, ...columns]) =>
    Array.from({ length: rows }, (_, row) => Object.fromEntries(columns.map((each, n) => [`c${n}`, each[row]]))),
  )

describe('columns', () => {
  it('give back every value that went in, minus zero and large numbers too', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const names = kinds.map((_, n) => `c${n}`)
        const columns = names.map((name) => rows.map((row) => row[name]))
        const bytes = new ColumnBytes()
        const head: ReturnType<typeof encodeTable> = JSON.parse(JSON.stringify(encodeTable(columns, names, bytes)))
        const read = recordReader(head, decodeTable(head, Uint8Array.from(bytes.bytes()), new Scratch()))
        expect(rows.map((_, row) => read(row))).toEqual(rows)
      }),
      runs(100, 2_000),
    )
  })
})

describe('a compiled day', () => {
  it('replays the events of a tape, with its gaps and missed volume in their places', async () => {
    const clock = new VirtualClock({ start: '2026-11-20T09:02:00' })
    const exchange = createExchange({ seed: 7, scheduler: clock, scenario: 'viStorm', rules: { startAt: '09:02:00' } })
    const { env, http, socket } = exchange
    const live = connect({ env, http, socket, credentials: { appKey: 'any', secretKey: 'any' }, scheduler: clock })
    const tape = file('live.tape')
    const recording = record(live, tape)
    for (const skip of [3, 40]) exchange.faults.add({ on: 'entry', type: '0B', skip, do: { _tag: 'swallow' } })
    live.realtime.trade(['005930', '000660']).subscribe()
    live.realtime.orderBook('005930').subscribe()
    live.realtime.vi().subscribe()
    clock.advanceBy(45_000)
    exchange.dropSockets({ abrupt: true })
    clock.advanceBy(60_000)
    const closing = live.close()
    clock.advanceBy(10_000)
    await closing
    await recording.close()

    const summary = compileTape(tape, file('live.day'))
    const types = ['0B', '0D', '1h', '0s'] as const
    const onTape = await all(tapeEvents(tape, { type: types, gaps: true }))
    const replayed = await all(dayEvents(file('live.day')))
    expect(replayed).toEqual(onTape)
    expect(summary).toEqual(daySummary(file('live.day')))
    expect(summary.events).toBe(onTape.length)
    expect(summary.types['gap']).toBe(1)
    expect(summary.types['missed']).toBeGreaterThanOrEqual(2)
    expect(summary.types['1h']).toBeGreaterThan(0)
    const missed = onTape.reduce((sum, each) => sum + (each.type === 'missed' ? each.volume : 0), 0)
    expect(summary.missedVolume).toBe(missed)

    const trades = await all(dayEvents(file('live.day'), { types: ['0B'], items: ['000660'] }))
    const isWanted = ({ type, ...each }: (typeof onTape)[number]) =>
      type === 'gap' || type === 'missed' || (type === '0B' && 'item' in each && each.item === '000660')
    expect(trades).toEqual(onTape.filter(isWanted))
  })

  it('replays a simulated day over several segments', async () => {
    const options = { seed: 3, items: ['005930', '000660'], until: '09:12', scenario: 'viStorm' } as const
    compileSimulated(options, file('simulated.day'))
    const events = await all(simulatedEvents(options))
    expect(events.length).toBeGreaterThan(2 * 2_048)
    expect(await all(dayEvents(file('simulated.day')))).toEqual(events)
    expect(await all(dayEvents(file('simulated.day')).pipe(take(2)))).toEqual(events.slice(0, 2))
  })

  it('is refused when it is cut short, changed, of another version, or something else', async () => {
    const whole = file('whole.day')
    compileSimulated({ seed: 3, items: ['005930'], until: '09:05' }, whole)
    const bytes = readFileSync(whole)
    const tagOf = async (changed: Buffer): Promise<DayFileError['_tag']> => {
      const name = file('changed.day')
      writeFileSync(name, changed)
      return all(dayEvents(name)).then(
        () => expect.fail('the file was read'),
        (error: DayFileError) => error._tag,
      )
    }
    const flipped = Buffer.from(bytes)
    flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1
    expect(await tagOf(flipped)).toBe('Damaged')
    expect(await tagOf(bytes.subarray(0, bytes.length - 1))).toBe('Damaged')
    expect(await tagOf(bytes.subarray(0, 16))).toBe('Damaged')
    expect(await tagOf(Buffer.from('kiwoom-day 9\n\0\0\0'))).toBe('OtherVersion')
    expect(await tagOf(Buffer.from('{"a": 1}'))).toBe('NotADay')
  })

  it('is not written when its events fail or do not come at once', () => {
    expect(() =>
      compileDay(
        throwError(() => new RangeError('lost')),
        file('none.day'),
      ),
    ).toThrow('lost')
    expect(() => compileDay(concat(of(), NEVER), file('none.day'))).toThrow(TypeError)
    expect(() => readFileSync(file('none.day'))).toThrow('ENOENT')
  })
})
