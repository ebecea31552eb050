import { asapScheduler, EMPTY, from, map, NEVER, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  afterVi,
  type Crossing,
  delta,
  type Gap,
  type Marked,
  onlyDuringVi,
  type PauseOptions,
  pauseDuringVi,
  threshold,
  type ViEvent,
  type ViState,
  viState,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { at, type Tick, tick, vi } from './vi.ts'

// Around one VI of 005930, triggered at 10:15:00 and released at 10:17:10: `a` is before it, `b` and `c` in it, `d` on
// the release and `e` after it. `x` and `y` are of another stock.
const ticks = {
  a: tick('005930', '10:14:00'),
  b: tick('005930', '10:15:10'),
  c: tick('005930', '10:16:10'),
  d: tick('005930', '10:17:10'),
  e: tick('005930', '10:18:00'),
  x: tick('000660', '10:15:20'),
  y: tick('000660', '10:17:20'),
}

const frames = {
  /** The trigger, its release time still open. */
  t: vi('005930', '10:15:00'),
  /** The trigger with the planned release. */
  p: vi('005930', '10:15:00', '10:17:10', '10:15:00'),
  /** The release. */
  r: vi('005930', '10:15:00', '10:17:10', '10:17:10'),
}

describe('pauseDuringVi', () => {
  const { b, c, d, x } = ticks
  keepsTheContract<Tick, Tick>((reset) => pauseDuringVi(of(frames.p), reset), [x, b, c, d], 'of another stream')

  describe('at a gap', () => {
    const about = (...items: readonly string[]): Gap => ({
      ...GAP,
      registrations: items.map((item) => ({ type: '0B', item })),
    })

    it(
      'drops what it holds of the items that the gap names, and passes the gap on',
      marbles((m) => {
        const dropped: Tick[] = []
        const nx = { ...ticks.b, item: '005930_NX' }
        const values = { ...ticks, n: nx, g: about('005930') }
        const source = m.hot<Tick | Gap>('  -bng--e---|', values)
        const vi$ = m.hot('                 p---------|', frames)
        const expected = '                  ---g--(ne)|'
        const onDropped = (event: Tick): number => dropped.push(event)
        const result = source.pipe(pauseDuringVi(vi$, { policy: 'hold', onDropped }))
        m.expect(result).toBeObservable(expected, values)
        m.flush()
        expect(dropped).toEqual([ticks.b])
      }),
    )

    it.each<[string, Gap, PauseOptions<Tick>]>([
      ['names none', about(), {}],
      ['is about the whole market', about(''), {}],
      [
        'names items that keys of your own cannot be distinguished from',
        about('000660'),
        { itemOf: (event) => event.item },
      ],
    ])('drops all that it holds when the gap %s', (_, gap, options) => {
      const dropped: Tick[] = []
      const outputs = collect(
        from([ticks.b, gap, ticks.e]).pipe(
          pauseDuringVi<Tick | Gap>(of(frames.p), {
            policy: 'hold',
            onDropped: (event) => dropped.push(event),
            ...options,
          }),
        ),
      )
      expect(outputs).toEqual([gap, ticks.e])
      expect(dropped).toEqual([ticks.b])
    })
  })

  it(
    'drops what it holds, and forgets all VIs, at each value of resetOn',
    marbles((m) => {
      const dropped: Tick[] = []
      const source = m.hot('  --b--c-|', ticks)
      const vi$ = m.hot('     -t-----|', frames)
      const reset = m.hot('   ---r---|')
      const expected = '      -----c-|'
      const onDropped = (event: Tick): number => dropped.push(event)
      const result = source.pipe(pauseDuringVi(vi$, { policy: 'hold', onDropped, resetOn: reset }))
      m.expect(result).toBeObservable(expected, ticks)
      m.flush()
      expect(dropped).toEqual([ticks.b])
    }),
  )

  describe('with policy drop', () => {
    it(
      'drops the events of an item from the trigger to the release',
      marbles((m) => {
        const source = m.hot('  -a--b--x--c----e--y-|', ticks)
        const subscription = '  ^-------------------!'
        const vi$ = m.hot('     --t----------r------|', frames)
        const expected = '      -a-----x-------e--y-|'
        m.expect(source.pipe(pauseDuringVi(vi$, { policy: 'drop' }))).toBeObservable(expected, ticks)
        m.expect(source.pipe(pauseDuringVi(vi$))).toBeObservable(expected, ticks)
        m.expect(source).toHaveSubscriptions([subscription, subscription])
        m.expect(vi$).toHaveSubscriptions([subscription, subscription])
      }),
    )

    it(
      'takes a frame with the planned release for a trigger: the item waits until its clock has reached it',
      marbles((m) => {
        const source = m.hot('  -a--b--y--c--d--e-|', ticks)
        const vi$ = m.hot('     --p---------------|', frames)
        const expected = '      -a-----y-----d--e-|'
        m.expect(source.pipe(pauseDuringVi(vi$))).toBeObservable(expected, ticks)
      }),
    )

    it(
      'does not pause when the release was over before the frame came',
      marbles((m) => {
        const source = m.hot('  -a--e-|', ticks)
        const vi$ = m.hot('     --r---|', frames)
        const expected = '      -a--e-|'
        m.expect(source.pipe(pauseDuringVi(vi$))).toBeObservable(expected, ticks)
      }),
    )

    it('passes to onDropped each event it drops, in order', () => {
      const dropped: Tick[] = []
      const passed = collect(
        from(Object.values(ticks)).pipe(pauseDuringVi(of(frames.p), { onDropped: (event) => dropped.push(event) })),
      )
      expect(passed).toEqual([ticks.d, ticks.e, ticks.x, ticks.y])
      expect(dropped).toEqual([ticks.a, ticks.b, ticks.c])
    })
  })

  describe('with policy hold', () => {
    it(
      'emits the latest event of an item when the release frame comes',
      marbles((m) => {
        const source = m.hot('  -a--b--x--c----e-|', ticks)
        const vi$ = m.hot('     --t----------r---|', frames)
        const expected = '      -a-----x-----c-e-|'
        m.expect(source.pipe(pauseDuringVi(vi$, { policy: 'hold' }))).toBeObservable(expected, ticks)
      }),
    )

    it(
      'emits it just before the event that shows the release',
      marbles((m) => {
        const source = m.hot('  -b--c--y-d-----e-|', ticks)
        const vi$ = m.hot('     p----------------|', frames)
        const expected = '      -------y-(cd)--e-|'
        m.expect(source.pipe(pauseDuringVi(vi$, { policy: 'hold' }))).toBeObservable(expected, ticks)
      }),
    )

    it(
      'emits it at the planned release when it has a scheduler, once',
      marbles((m) => {
        const source = m.hot('  -b 9s c 2m 20s      e-|', ticks)
        const vi$ = m.hot('     p- 9s p 2m 20s      --|', frames)
        // 10:15:00 is frame 0, so 10:17:10 is 130 s later.
        const expected = '      130s          c 19s --e-|'
        const paused = source.pipe(pauseDuringVi(vi$, { policy: 'hold', scheduler: m.scheduler }))
        m.expect(paused).toBeObservable(expected, ticks)
      }),
    )

    it(
      'emits it after `longest` when it has a scheduler',
      marbles((m) => {
        const source = m.hot('  -b   2m  |', ticks)
        const vi$ = m.hot('     t 2m    -', frames)
        const expected = '      1m     b 60001ms |'
        const options = { policy: 'hold', longest: 60_000, scheduler: m.scheduler } as const
        m.expect(source.pipe(pauseDuringVi(vi$, options))).toBeObservable(expected, ticks)
      }),
    )

    it(
      'waits for the release that a later frame gives instead of the planned one',
      marbles((m) => {
        const later = vi('005930', '10:15:00', '10:17:30', '10:16:00')
        const source = m.hot('  -c         3m   |', ticks)
        const vi$ = m.hot('     p 59999ms l 3m  -', { ...frames, l: later })
        const expected = '      150s       c 30001ms |'
        const paused = source.pipe(pauseDuringVi(vi$, { policy: 'hold', scheduler: m.scheduler }))
        m.expect(paused).toBeObservable(expected, ticks)
      }),
    )

    it('passes to onDropped the events that were replaced, and at the end those still held', () => {
      const dropped: Tick[] = []
      const options = { policy: 'hold', onDropped: (event: Tick) => dropped.push(event) } as const
      expect(collect(of(ticks.b, ticks.c).pipe(pauseDuringVi(of(frames.p), options)))).toEqual([])
      expect(dropped).toEqual([ticks.b, ticks.c])
    })

    it('holds one event for each venue, and releases them in the order in which they came', () => {
      const krx = [tick('005930', '10:15:10'), tick('005930', '10:15:30')]
      const nxt = tick('005930_NX', '10:15:20')
      const after = tick('005930_AL', '10:17:10')
      const held = from([krx[0] ?? nxt, nxt, krx[1] ?? nxt, after]).pipe(
        pauseDuringVi(of(frames.p), { policy: 'hold' }),
      )
      expect(collect(held)).toEqual([nxt, krx[1], after])
    })
  })

  describe('whatever the order of frames', () => {
    const passes = (events: readonly ViEvent[], event: Tick, options = {}): boolean =>
      collect(of(event).pipe(pauseDuringVi(from(events), options))).length === 1

    it('does not let a late copy of a trigger pause again', () => {
      const { t, p, r } = frames
      expect(passes([t], ticks.e)).toBe(false)
      expect(passes([t, r], ticks.e)).toBe(true)
      expect(passes([t, r, t], ticks.e)).toBe(true)
      expect(passes([r, t], ticks.e)).toBe(true)
      expect(passes([t, r, vi('005930_NX', '10:15:00'), vi('005930_AL', '10:15:00')], ticks.e)).toBe(true)
      expect(passes([t, r, p], ticks.c)).toBe(true)
    })

    it('does not prolong a VI that is over', () => {
      const late = vi('005930', '10:15:00', '10:17:30', '10:17:12')
      expect(passes([frames.t, frames.r, late], tick('005930', '10:17:15'))).toBe(true)
    })

    it('does not let a late trigger of an earlier VI pause, once a later one is known', () => {
      const [first, second] = [vi('005930', '10:05:00'), vi('005930', '10:15:00', '10:17:10', '10:17:10')]
      expect(passes([first, second, first], ticks.e)).toBe(true)
      expect(passes([second, first], ticks.e)).toBe(true)
    })

    it('ends an earlier VI when the last venue that announced it has a later one', () => {
      const later = { trigger: '10:15:06', release: '10:15:36' }
      const both = [frames.t, vi('005930_NX', '10:15:00')]
      const krx = vi('005930', later.trigger, later.release, later.release)
      const nxt = vi('005930_NX', later.trigger, later.release, later.release)
      expect(passes([...both, krx], ticks.c)).toBe(false)
      expect(passes([...both, krx, nxt], ticks.c)).toBe(true)
      expect(passes([...both, krx, frames.t, nxt], ticks.c)).toBe(true)
      expect(passes([...both, krx], ticks.e)).toBe(false)
      expect(passes([...both, krx, frames.r], ticks.e)).toBe(true)
    })

    it('pauses again for a new trigger', () => {
      const again = vi('005930', '10:17:30')
      expect(passes([frames.t, frames.r, again], ticks.e)).toBe(false)
      expect(passes([frames.t, frames.r, again, vi('005930', '10:17:30', '10:19:40', '10:19:40')], ticks.e)).toBe(true)
    })

    it('counts a release time before its trigger as none: it is left from an earlier VI', () => {
      expect(passes([vi('005930', '10:15:00', '10:07:10', '10:15:00')], ticks.e)).toBe(false)
    })

    it('keeps a known release time when a copy comes without it', () => {
      expect(passes([frames.p, frames.t], ticks.c)).toBe(false)
      expect(passes([frames.p, frames.t], ticks.d)).toBe(true)
    })

    it('takes the last of several release times', () => {
      const longer = vi('005930', '10:15:00', '10:17:30', '10:16:00')
      expect(passes([frames.p, longer], ticks.d)).toBe(false)
      expect(passes([longer, frames.p], ticks.d)).toBe(true)
    })

    it('takes a release time that follows an open trigger for the release, unless its own time is earlier', () => {
      const unstamped = vi('005930', '10:15:00', '10:17:10')
      const stampedWithTrigger = vi('005930', '10:15:00', '10:17:10', '10:15:00')
      const planned = vi('005930', '10:15:00', '10:17:10', '10:15:01')
      expect(passes([frames.t, unstamped], ticks.c)).toBe(true)
      expect(passes([frames.t, stampedWithTrigger], ticks.c)).toBe(true)
      expect(passes([frames.t, planned], ticks.c)).toBe(false)
      expect(passes([unstamped, frames.t, unstamped], ticks.c)).toBe(false)
      // The first to give it is another venue: that may be its plan, not the release.
      expect(passes([frames.t, vi('005930_NX', '10:15:00', '10:17:10')], ticks.c)).toBe(false)
    })

    it('reads the code of a frame from its item, or from its stock code when the item is blank', () => {
      expect(passes([{ ...frames.t, item: '' }], ticks.c)).toBe(false)
      expect(passes([{ ...frames.t, item: null }], ticks.c)).toBe(false)
      const { item: _, ...plain } = frames.t
      expect(passes([plain], ticks.c)).toBe(false)
      expect(passes([{ ...frames.t, item: '005930_NX' }], ticks.c, { venues: 'same' })).toBe(true)
    })

    it('ignores a frame without a trigger time', () => {
      expect(passes([vi('005930', null, null, '10:15:00')], ticks.c)).toBe(true)
      expect(passes([frames.t, vi('005930', null, '10:17:10', '10:17:10')], ticks.e)).toBe(false)
    })

    it('ends a VI whose release was lost after five minutes, or after `longest`', () => {
      const tick = (time: string): Tick => ({ item: '005930', timestamp: at(time) })
      expect(passes([frames.t], tick('10:19:59'))).toBe(false)
      expect(passes([frames.t], tick('10:20:00'))).toBe(true)
      expect(passes([frames.t], { item: '005930', timestamp: at('10:14:00') + 24 * 3_600_000 })).toBe(true)
      expect(passes([frames.t], ticks.c, { longest: 71_000 })).toBe(false)
      expect(passes([frames.t], ticks.c, { longest: 70_000 })).toBe(true)
    })
  })

  describe('over venues', () => {
    const drop = (options: { venues?: 'all' | 'same' }): readonly string[] =>
      collect(
        of('005930', '005930_NX', '005930_AL', '000660').pipe(
          map((item) => tick(item, '10:16:00')),
          pauseDuringVi(of(frames.t), options),
          map(({ item }) => item),
        ),
      )

    it('pauses all venues of a code', () => {
      expect(drop({})).toEqual(['000660'])
      expect(drop({ venues: 'all' })).toEqual(['000660'])
    })

    it("pauses with venues 'same' only the item of the frame", () => {
      expect(drop({ venues: 'same' })).toEqual(['005930_NX', '005930_AL', '000660'])
    })

    it('stays paused while one of two VIs on different venues is on', () => {
      const vi$ = of(
        vi('005930', '10:15:00'),
        vi('005930_NX', '10:15:06'),
        vi('005930_NX', '10:15:06', '10:17:06', '10:17:06'),
      )
      expect(collect(of(tick('005930', '10:17:08')).pipe(pauseDuringVi(vi$)))).toEqual([])
    })
  })

  it(
    'pauses for the item of a signal, however deep in it the event is',
    marbles((m) => {
      const events = {
        a: { item: '005930', price: 1, timestamp: at('10:14:00') },
        b: { item: '005930', price: 3, timestamp: at('10:15:10') },
        c: { item: '005930', price: 3, timestamp: at('10:17:10') },
        d: { item: '005930', price: 9, timestamp: at('10:17:20') },
      }
      const source = m.hot('  -a-b-c-d-|', events)
      const vi$ = m.hot('     --p------|', frames)
      const expected = '      -----x-y-|'
      const signals = source.pipe(
        delta('price'),
        threshold((change) => change.delta, { enter: 2, leave: 1 }),
        pauseDuringVi(vi$),
        map((crossing) => `${crossing.edge} ${crossing.value.value.price}`),
      )
      m.expect(signals).toBeObservable(expected, { x: 'leave 3', y: 'enter 9' })
    }),
  )

  it(
    'passes events before vi$ says anything, and those that itemOf says are about no item',
    marbles((m) => {
      const source = m.hot('  -c-n-|', { ...ticks, n: { item: null } })
      const vi$ = m.hot('     --t--|', frames)
      const expected = '      -c-n-|'
      const guard = pauseDuringVi<{ readonly item: string | null }>(vi$, { itemOf: ({ item }) => item })
      m.expect(source.pipe(guard)).toBeObservable(expected, { ...ticks, n: { item: null } })
    }),
  )

  it(
    'refuses an event without an item, which would pass in silence',
    marbles((m) => {
      const source = m.hot('  -c-n-c-|', { ...ticks, n: { item: null } })
      const vi$ = m.hot('     --t----|', frames)
      const expected = '      -c-#'
      const refused = new TypeError(
        'pauseDuringVi: a value has no item, so no VI can be held against it; give it an item or a stockCode, or say ' +
          'with the option itemOf where its item is (null for one that is about no item, which passes)',
      )
      m.expect(source.pipe(pauseDuringVi(vi$))).toBeObservable(expected, ticks, refused)
    }),
  )

  it(
    'takes a vi$ that carries gaps, and judges by what it has heard',
    marbles((m) => {
      const source = m.hot('  -c--c-|', ticks)
      const vi$ = m.hot('     --tg--|', { t: frames.t, g: GAP })
      const expected = '      -c----|'
      m.expect(source.pipe(pauseDuringVi(vi$))).toBeObservable(expected, ticks)
    }),
  )

  it(
    'passes an error of vi$ on, and lets go of the source',
    marbles((m) => {
      const source = m.hot('  -a-b-c-|', ticks)
      const subscription = '  ^---!   '
      const vi$ = m.hot('     --p-#   ', frames, new Error('no VI'))
      const expected = '      -a--#   '
      m.expect(source.pipe(pauseDuringVi(vi$))).toBeObservable(expected, ticks, new Error('no VI'))
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(vi$).toHaveSubscriptions(subscription)
    }),
  )

  it(
    'lets go of vi$ when the source fails, completes or is left',
    marbles((m) => {
      const vi$ = m.hot('        --p------', frames)
      const failing = m.hot('    -a---#   ', ticks, new Error('closed'))
      const completing = m.hot(' -a---|   ', ticks)
      const endless = m.hot('    -a----e--', ticks)
      const end = '              ^----!   '
      m.expect(failing.pipe(pauseDuringVi(vi$))).toBeObservable('-a---#', ticks, new Error('closed'))
      m.expect(completing.pipe(pauseDuringVi(vi$))).toBeObservable('-a---|', ticks)
      m.expect(endless.pipe(pauseDuringVi(vi$)), end).toBeObservable('-a----', ticks)
      m.expect(vi$).toHaveSubscriptions([end, end, end])
    }),
  )

  it(
    'goes on as it is when vi$ completes',
    marbles((m) => {
      const source = m.hot('  -a-b-c-y-e-|', ticks)
      const vi$ = m.hot('     --p|        ', frames)
      const expected = '      -a-----y-e-|'
      m.expect(source.pipe(pauseDuringVi(vi$))).toBeObservable(expected, ticks)
      m.expect(vi$).toHaveSubscriptions('^--!')
    }),
  )

  it('subscribes to vi$ first, so that a synchronous source is judged by a synchronous vi$', () => {
    expect(collect(of(ticks.b, ticks.x).pipe(pauseDuringVi(of(frames.t))))).toEqual([ticks.x])
    expect(collect(of(ticks.b, ticks.x).pipe(pauseDuringVi(EMPTY)))).toEqual([ticks.b, ticks.x])
  })

  it('sets no timer without a scheduler, and leaves none behind with one', () => {
    const source = new Subject<Tick>()
    const paused = source.pipe(pauseDuringVi(of(frames.p), { policy: 'hold', scheduler: asapScheduler }))
    paused.subscribe().unsubscribe()
    expect(source.observed).toBe(false)
  })

  it('ends with the error of an onDropped that throws', () => {
    const onDropped = (): never => {
      throw new Error('log is full')
    }
    let failure: unknown
    of(ticks.b)
      .pipe(pauseDuringVi(of(frames.t), { onDropped }))
      .subscribe({ error: (error) => (failure = error) })
    expect(failure).toEqual(new Error('log is full'))
  })

  it('takes item and time from where the options say', () => {
    const rows = of({ code: '005930', at: at('10:16:00') }, { code: '005930', at: at('10:17:10') })
    const passed = rows.pipe(pauseDuringVi(of(frames.p), { itemOf: (row) => row.code, timeOf: (row) => row.at }))
    expect(collect(passed)).toEqual([{ code: '005930', at: at('10:17:10') }])
  })

  it('refuses bad options when it is made', () => {
    expect(() => pauseDuringVi(EMPTY, JSON.parse('{"policy":"keep"}'))).toThrow(
      new TypeError("pauseDuringVi: policy must be 'drop' or 'hold' or 'replay', but is 'keep'"),
    )
    expect(() => pauseDuringVi(EMPTY, JSON.parse('{"venues":"none"}'))).toThrow(
      new TypeError("pauseDuringVi: venues must be 'all' or 'same', but is 'none'"),
    )
    expect(() => pauseDuringVi<Tick>(EMPTY, { longest: 0 })).toThrow(
      new RangeError('pauseDuringVi: longest must be a number of milliseconds above 0, but is 0'),
    )
  })

  it('infers what it emits', () => {
    expectTypeOf(of(ticks.a).pipe(pauseDuringVi(of(frames.t)))).toEqualTypeOf<Observable<Tick>>()
    const signals = of(ticks.a).pipe(
      map((event) => ({ ...event, price: 1 })),
      threshold('price', { enter: 1 }),
      pauseDuringVi(of(frames.t), { policy: 'hold' }),
    )
    expectTypeOf(signals).toEqualTypeOf<Observable<Crossing<{ price: number; item: string; timestamp: number }>>>()
    // @ts-expect-error no item in a number
    of(1).pipe(pauseDuringVi(of(frames.t)))
    expectTypeOf(of(1).pipe(pauseDuringVi(of(frames.t), { itemOf: (value) => `${value}` }))).toEqualTypeOf<
      Observable<number>
    >()
  })
})

describe('pauseDuringVi with policy replay', () => {
  const { a, b, c, d, x } = ticks
  keepsTheContract<Tick, Marked<Tick>>(
    (reset) => pauseDuringVi(of(frames.p), { policy: 'replay', ...reset }),
    [b, x, c, { ...x, timestamp: x.timestamp + 1 }],
    'of another stream',
  )

  it(
    'replays at the release, marked, in the order in which they came',
    marbles((m) => {
      const source = m.hot('  -a--b--c--x------d-|', ticks)
      const vi$ = m.hot('     --t----------r-----|', frames)
      const expected = '      -a--------x--(BC)d-|'
      const marked = (value: Tick, underVi = false): Marked<Tick> => ({ value, underVi })
      m.expect(source.pipe(pauseDuringVi(vi$, { policy: 'replay' }))).toBeObservable(expected, {
        a: marked(a),
        x: marked(x),
        B: marked(b, true),
        C: marked(c, true),
        d: marked(d),
      })
    }),
  )

  it('drops what it keeps at a gap that names the item, at a reset and at the end', () => {
    const dropped: [Tick, number][] = []
    const options = { policy: 'replay', onDropped: (...given: [Tick, number]) => dropped.push(given) } as const
    const gap: Gap = { ...GAP, registrations: [{ type: '0B', item: '005930' }] }
    const source = new Subject<Tick | Gap>()
    const reset = new Subject<void>()
    source.pipe(pauseDuringVi<Tick | Gap>(of(frames.p), { ...options, resetOn: reset })).subscribe()
    source.next(b)
    source.next({ ...gap, registrations: [{ type: '0B', item: '000660' }] })
    expect(dropped).toEqual([])
    source.next(gap)
    expect(dropped).toEqual([[b, 1]])
    source.next(c)
    reset.next()
    expect(dropped).toEqual([
      [b, 1],
      [c, 2],
    ])
    expect(collect(of(b).pipe(pauseDuringVi(of(frames.p), options)))).toEqual([])
    expect(dropped.at(-1)).toEqual([b, 1])
  })

  it('infers what it emits, and refuses to keep nothing', () => {
    const gapped$: Observable<Tick | Gap> = of(a, GAP)
    expectTypeOf(of(a).pipe(pauseDuringVi(NEVER, { policy: 'replay' }))).toEqualTypeOf<Observable<Marked<Tick>>>()
    expectTypeOf(gapped$.pipe(pauseDuringVi(NEVER, { policy: 'replay' }))).toEqualTypeOf<
      Observable<Marked<Tick> | Gap>
    >()
    expectTypeOf(gapped$.pipe(pauseDuringVi(NEVER, { policy: 'hold' }))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(onlyDuringVi(NEVER))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(afterVi(NEVER, { ms: 1 }))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(viState(NEVER))).toEqualTypeOf<Observable<ViState | Gap>>()
    expectTypeOf(of(1).pipe(viState(NEVER, { itemOf: (value) => String(value) }))).toEqualTypeOf<Observable<ViState>>()
    expect(() => pauseDuringVi(NEVER, { policy: 'replay', max: 0 })).toThrow(
      'pauseDuringVi: max must be a whole number',
    )
  })
})
