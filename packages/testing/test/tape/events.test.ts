import { lastValueFrom, map, take, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Damage, TapeError, tapeEvents } from '../../src/tape.ts'
import { received, tapeFolder, tapeOf, tradeFrame } from '../support/tape.ts'

const file = tapeFolder()
const NINE = Date.parse('2026-11-20T00:00:00Z')
const RECORDS = [
  received(NINE + 5, tradeFrame('005930', 61_300, 10)),
  received(NINE + 6, tradeFrame('000660', 200_000, 1)),
  received(NINE + 7, '{"trnm":"PING"}'),
  received(NINE + 8, tradeFrame('005930', 61_300, 10)),
  received(NINE + 9, JSON.stringify(JSON.parse(tradeFrame('005930', 61_400, 11, '090001')), null, 2)),
]

describe('tapeEvents', () => {
  it('are those of the type and the items, with the times of the tape, repeats left out', async () => {
    const name = file('day.tape', tapeOf(RECORDS, 2))
    const prices = (item?: string | readonly string[]) =>
      lastValueFrom(
        tapeEvents(name, { type: '0B', ...(item !== undefined && { item }) }).pipe(
          map(({ price, receivedAt, timestamp }) => [price, receivedAt - NINE, (timestamp ?? 0) - NINE]),
          toArray(),
        ),
      )
    expect(await prices('005930')).toEqual([
      [61_300, 5, 0],
      [61_400, 9, 1_000],
    ])
    expect(await prices(['000660', '035420'])).toEqual([[200_000, 6, 0]])
    expect(await prices()).toHaveLength(3)
    const books = tapeEvents(name, { type: '0D' }).pipe(toArray())
    expect(await lastValueFrom(books)).toEqual([])
  })

  it('read no further than the subscriber asks', async () => {
    const bytes = tapeOf(RECORDS, 1)
    const name = file('cut.tape', bytes.subarray(0, bytes.length - 1))
    expect(await lastValueFrom(tapeEvents(name, { type: '0B' }).pipe(take(1), toArray()))).toHaveLength(1)
  })

  it('of a damaged tape come up to the damage, which then is an error, or is handed over', async () => {
    const bytes = tapeOf(RECORDS, 1)
    const name = file('damaged.tape', bytes.subarray(0, bytes.length - 1))
    const seen: unknown[] = []
    let error: unknown
    tapeEvents(name, { type: '0B' }).subscribe({
      next: ({ price }) => seen.push(price),
      error: (reason: unknown) => {
        error = reason
      },
    })
    expect(seen).toEqual([61_300, 200_000])
    expect(error).toBeInstanceOf(TapeError)
    expect(error).toMatchObject({ _tag: 'Damaged', problem: { damage: { records: 4, kind: 'cutShort' } } })

    const damage: Damage[] = []
    const events = tapeEvents(name, { type: '0B', onDamage: (each) => damage.push(each) }).pipe(toArray())
    expect(await lastValueFrom(events)).toHaveLength(2)
    expect(damage).toMatchObject([{ records: 4, until: NINE + 8 }])
  })
})
