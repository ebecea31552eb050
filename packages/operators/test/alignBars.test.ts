import fc from 'fast-check'
import { from, map, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type AlignOptions, alignBars, type BarRow, bars, type Gap, perItem } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Bar {
  readonly item: string
  readonly from: number | null
  readonly partial?: boolean
}
const bar = (item: string, from: number | null, partial = false): Bar => ({ item, from, partial })
const show = (row: BarRow<Bar> | Gap): string =>
  'type' in row ? 'gap' : `${row.from}: ${row.bars.map((one) => one?.from ?? '-').join(' ')}${row.isFull ? '' : ' …'}`

/** Bars of three items, each item's in order, the items mixed in any way; and one that is not asked for. */
const mixed: fc.Arbitrary<readonly Bar[]> = fc
  .array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'X'), fc.integer({ min: 1, max: 3 })), { maxLength: 50 })
  .map((steps) => {
    const latest = new Map<string, number>()
    return steps.map(([item, step]) => {
      latest.set(item, (latest.get(item) ?? 0) + step)
      return bar(item, latest.get(item) ?? 0)
    })
  })

describe('alignBars', () => {
  keepsTheContract<Bar, BarRow<Bar>>(
    (reset) => alignBars<Bar | Gap, readonly string[]>(['A', 'B'], reset),
    [bar('A', 1), bar('B', 1), bar('A', 2), bar('B', 2)],
  )

  const given: fc.Arbitrary<AlignOptions<Bar>> = fc.record({
    missing: fc.constantFrom('drop' as const, 'null' as const, 'previous' as const),
    wait: fc.integer({ min: 1, max: 50 }),
  })

  it('gives the rows that a table of all bars has, when it waits for all', () => {
    fc.assert(
      fc.property(mixed, fc.constantFrom('drop' as const, 'null' as const, 'previous' as const), (list, missing) => {
        const asked = list.filter(({ item }) => item !== 'X')
        const starts = [...new Set(asked.map((one) => one.from ?? 0))].sort((one, other) => one - other)
        const expected = starts.flatMap((start) => {
          const cells = ['A', 'B', 'C'].map((item) => {
            const own = asked.filter((one) => one.item === item && (one.from ?? 0) <= start)
            const last = own.at(-1)
            return last?.from === start || missing === 'previous' ? (last ?? null) : null
          })
          const isFull = cells.every((cell) => cell?.from === start)
          return isFull || missing !== 'drop' ? [{ from: start, bars: cells, isFull }] : []
        })
        expect(collect(from(list).pipe(alignBars(['A', 'B', 'C'], { missing, wait: 1_000 })))).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('puts each bar into one row or reports that it is dropped, in order, however long it waits', () => {
    fc.assert(
      fc.property(mixed, given, (list, options) => {
        const dropped: Bar[] = []
        const rows = collect(
          from(list).pipe(alignBars(['A', 'B', 'C'], { ...options, onDropped: (one) => dropped.push(one) })),
        )
        const starts = rows.map((row) => row.from)
        expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other))
        const placed = rows.flatMap((row) => row.bars.filter((one) => one !== null && one.from === row.from))
        expect([...placed, ...dropped].length).toBe(list.filter(({ item }) => item !== 'X').length)
        expect(rows.every((row) => row.isFull === row.bars.every((one) => one?.from === row.from))).toBe(true)
        expect(options.missing === 'drop' && rows.some((row) => !row.isFull)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it(
    'settles a row when each missing item has gone on, or when enough later rows have begun',
    marbles((m) => {
      const values = { a: bar('A', 1), b: bar('A', 2), c: bar('A', 3), x: bar('B', 1), y: bar('B', 2), z: bar('B', 3) }
      const gone = m.hot('     -a-y-b-|', values)
      const expected = '       ---p-q-|'
      m.expect(gone.pipe(alignBars(['A', 'B'], { missing: 'null' }), map(show))).toBeObservable(expected, {
        p: '1: 1 - …',
        q: '2: 2 2',
      })
      const waiting = m.hot('  -a-b-c-x-z--', values)
      // With c three rows wait, one too many; with z the third is full, and so the second is settled too.
      const settled = '        -----p---(qr)'
      const rows = waiting.pipe(alignBars(['A', 'B'], { missing: 'previous', wait: 2 }), map(show))
      m.expect(rows).toBeObservable(settled, {
        p: '1: 1 - …',
        q: '2: 2 - …',
        r: '3: 3 3',
      })
    }),
  )

  it(
    'settles what waits at the end of the source, and drops it at an error',
    marbles((m) => {
      const ended = m.hot('   -a-|', { a: bar('A', 1) })
      const failed = m.hot('  -a-#', { a: bar('A', 1) }, new Error('closed'))
      const rows = { p: '1: 1 - …' }
      m.expect(ended.pipe(alignBars(['A', 'B'], { missing: 'null' }), map(show))).toBeObservable('---(p|)', rows)
      m.expect(failed.pipe(alignBars(['A', 'B'], { missing: 'null' }))).toBeObservable('---#', {}, new Error('closed'))
    }),
  )

  it('passes over what is partial or has no beginning, and asks no one else for its item', () => {
    const list = [bar('A', 1, true), bar('A', null), bar('A', 1), bar('B', 1)]
    expect(collect(from(list).pipe(alignBars(['A', 'B']), map(show)))).toEqual(['1: 1 1'])
    const named = list.map(({ from }, at) => ({ stock: at < 3 ? 'A' : 'B', item: 'X', from }))
    const rows = from(named).pipe(alignBars(['A', 'B'], { itemOf: ({ stock }) => stock }))
    expect(collect(rows).map((row) => row.bars.map((one) => one?.stock))).toEqual([['A', 'B']])
  })

  it('aligns the bars that perItem makes of trades, closed by a shared clock', () => {
    const trade = (item: string, timestamp: number, price: number) => ({ item, timestamp, price, tradeVolume: 1 })
    const [source, clock$] = [new Subject<ReturnType<typeof trade>>(), new Subject<number>()]
    const spreads: (number | null)[] = []
    source
      .pipe(
        perItem((trade$) => trade$.pipe(bars({ every: { ms: 10 }, clock$ }))),
        alignBars(['005930', '000660']),
      )
      .subscribe(({ bars: [samsung, hynix] }) => {
        spreads.push(samsung && hynix && hynix.close - samsung.close)
      })
    clock$.next(0)
    source.next(trade('005930', 1, 70))
    source.next(trade('000660', 2, 180))
    clock$.next(10)
    source.next(trade('005930', 11, 71))
    clock$.next(20)
    source.next(trade('000660', 21, 185))
    source.next(trade('005930', 22, 72))
    clock$.next(30)
    expect(spreads).toEqual([110, 113])
  })

  it('refuses what it cannot align, and infers what it emits', () => {
    expect(() => alignBars([])).toThrow('alignBars: the number of items must be a whole number of at least 1, but is 0')
    expect(() => alignBars(['A'], { wait: 0 })).toThrow(
      'alignBars: wait must be a whole number of at least 1, but is 0',
    )
    expect(() => alignBars(['A'], JSON.parse('{"missing":"zero"}'))).toThrow(
      "alignBars: missing must be 'drop' or 'null'",
    )
    const gapped$: Observable<Bar | Gap> = of(bar('A', 1), GAP)
    expectTypeOf(gapped$.pipe(alignBars(['A', 'B']))).toEqualTypeOf<
      Observable<BarRow<Bar, readonly ['A', 'B']> | Gap>
    >()
    expectTypeOf<BarRow<Bar, readonly ['A', 'B']>['bars']>().toEqualTypeOf<readonly [Bar | null, Bar | null]>()
  })
})
