import fc from 'fast-check'
import { filter, from, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type AsOf, asOf, type Break, type Gap } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Tick {
  readonly item: string
  readonly timestamp: number | null
}

const at = (timestamp: number | null, item = '005930'): Tick => ({ item, timestamp })

const about = (...items: readonly string[]): Gap => ({
  ...GAP,
  registrations: items.map((item) => ({ type: '0D', item })),
})

describe('asOf', () => {
  keepsTheContract<Tick, AsOf<Tick, Tick>>(
    (reset) => (source) =>
      source.pipe(
        asOf<Tick | Break, Tick>(of(at(5)), reset),
        filter((output) => 'type' in output || output.other !== null),
      ),
    [at(1), at(6), at(2), at(7)],
    'of another stream',
  )

  it(
    'takes the latest not after the event, and waits with what is',
    marbles((m) => {
      const source = m.hot('  --a--b--c-|', { a: at(10), b: at(15), c: at(30) })
      const other$ = m.hot('  -p--qr-|   ', { p: at(9), q: at(15), r: at(20) })
      const subscription = '  ^---------!'
      const expected = '      --a--b--c-|'
      m.expect(source.pipe(asOf(other$))).toBeObservable(expected, {
        a: { value: at(10), other: at(9) },
        b: { value: at(15), other: at(15) },
        c: { value: at(30), other: at(20) },
      })
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(other$).toHaveSubscriptions('^------!')
    }),
  )

  it(
    'ends with the error of the other stream, and lets go of both',
    marbles((m) => {
      const source = m.hot('  --a--a-|', { a: at(1) })
      const other$ = m.hot('  ---#    ', {}, new Error('closed'))
      const subscription = '  ^--!    '
      const expected = '      --a#    '
      m.expect(source.pipe(asOf(other$))).toBeObservable(
        expected,
        { a: { value: at(1), other: null } },
        new Error('closed'),
      )
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(other$).toHaveSubscriptions(subscription)
    }),
  )

  it('gives each event in order the truth, and a late one the truth or nothing', () => {
    const time = fc.nat(30)
    const item = fc.constantFrom('005930', '000660')
    const arrival = fc.record({ left: fc.boolean(), item, time })
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 40 }), fc.option(fc.integer({ min: 1, max: 12 })), (list, given) => {
        const tolerance = given ?? Number.POSITIVE_INFINITY
        const [source, other$] = [new Subject<Tick>(), new Subject<Tick>()]
        const outputs: AsOf<Tick, Tick>[] = []
        source.pipe(asOf(other$, given === null ? {} : { tolerance })).subscribe((output) => outputs.push(output))

        const rights: { readonly tick: Tick; readonly time: number }[] = []
        const lefts: Tick[] = []
        for (const { left, item, time } of list) {
          const tick = at(time, item)
          if (!left) {
            const before = rights.filter((right) => right.tick.item === item).at(-1)?.time ?? 0
            rights.push({ tick, time: Math.max(time, before) })
            other$.next(tick)
            continue
          }
          source.next(tick)
          const truth = rights.filter((right) => right.tick.item === item && right.time <= time).at(-1)
          const expected = truth && time - truth.time <= tolerance ? truth.tick : null
          const isLate = lefts.some((earlier) => earlier.item === item && (earlier.timestamp ?? 0) > time)
          lefts.push(tick)
          const output = outputs.at(-1)
          expect(output?.value).toBe(tick)
          if (!isLate || output?.other !== null) {
            expect(output?.other).toBe(expected)
          }
        }
        expect(outputs).toHaveLength(lefts.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps of an item without events no more than its slack', () => {
    const [source, other$] = [new Subject<Tick>(), new Subject<Tick>()]
    const found: (number | null)[] = []
    source.pipe(asOf(other$, { slack: 10 })).subscribe(({ other }) => found.push(other?.timestamp ?? null))
    for (let time = 1; time <= 100; time++) other$.next(at(time))
    // 90 is the latest that is 10 old, and what came after it is there.
    for (const time of [89, 90, 95, 100]) source.next(at(time))
    expect(found).toEqual([null, 90, 95, 100])
  })

  it('keeps all that the other stream emits before the source is subscribed to', () => {
    const books = Array.from({ length: 100 }, (_, index) => at(index + 1))
    const found = collect(of(at(5), at(50)).pipe(asOf(from(books), { slack: 10 })))
    expect(found.map(({ other }) => other?.timestamp)).toEqual([5, 50])
  })

  it('forgets at a gap of the other stream the items that it names, and at resetOn all', () => {
    const [source, other$, reset] = [new Subject<Tick>(), new Subject<Tick | Gap>(), new Subject<void>()]
    const seen: string[] = []
    const ask = (): void => {
      source.next(at(9, '005930'))
      source.next(at(9, '000660'))
    }
    source.pipe(asOf(other$, { resetOn: reset })).subscribe(({ value, other }) => {
      seen.push(`${value.item} ${other === null ? 'none' : other.timestamp}`)
    })
    const fill = (): void => {
      other$.next(at(1, '005930'))
      other$.next(at(2, '000660'))
    }
    fill()
    other$.next(about('005930'))
    ask()
    fill()
    other$.next(about(''))
    ask()
    fill()
    reset.next()
    ask()
    expect(seen).toEqual([
      ...['005930 none', '000660 2'],
      ...['005930 none', '000660 none'],
      ...['005930 none', '000660 none'],
    ])
  })

  it('joins across items, and by arrival, when asked to', () => {
    const row = (item: string, timestamp: number, receivedAt: number) => ({ item, timestamp, receivedAt })
    const other$ = of(row('000660', 5, 12))
    const joined = (options: Parameters<typeof asOf>[1]): unknown =>
      collect(of(row('005930', 6, 11)).pipe(asOf(other$, options)))[0]?.other ?? null
    expect(joined({})).toBe(null)
    expect(joined({ by: () => null })).toEqual(row('000660', 5, 12))
    expect(joined({ by: () => null, on: 'receivedAt' })).toBe(null)
    // An output of another operator stands for the event that it carries.
    const wrapped$ = of({ value: row('005930', 9, 10) })
    expect(collect(of({ value: row('005930', 6, 11) }).pipe(asOf(wrapped$, { on: 'receivedAt' })))[0]?.other).toEqual({
      value: row('005930', 9, 10),
    })
  })

  it('gives an event without a time nothing, and passes over another without one', () => {
    expect(collect(of(at(null)).pipe(asOf(of(at(1)))))).toEqual([{ value: at(null), other: null }])
    expect(collect(of(at(9)).pipe(asOf(of(at(1), at(null)))))).toEqual([{ value: at(9), other: at(1) }])
  })

  it('refuses a tolerance that is no time, and infers what it emits', () => {
    expect(() => asOf(of(at(1)), { tolerance: 0 })).toThrow('asOf: tolerance must be a number of milliseconds above 0')
    expect(() => asOf(of(at(1)), { slack: -1 })).toThrow('asOf: slack must be a number of milliseconds')
    expect(() => asOf(of(at(1)), JSON.parse('{"on":"time"}'))).toThrow(TypeError)
    const trade = { item: '005930', price: 1 }
    const gapped$: Observable<typeof trade | Gap> = of(trade, GAP)
    const books$: Observable<Tick | Gap> = of(at(1))
    expectTypeOf(gapped$.pipe(asOf(books$))).toEqualTypeOf<Observable<AsOf<typeof trade, Tick> | Gap>>()
    expectTypeOf(of(trade).pipe(asOf(books$))).toEqualTypeOf<Observable<AsOf<typeof trade, Tick>>>()
  })
})
