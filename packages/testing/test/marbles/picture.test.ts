/** A stream as a picture: what is in it, and what holds for every stream. */
import fc from 'fast-check'
import { concat, interval, NEVER, of, Subject, take, throwError, timer } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'
import { marbleSvg, type SvgOptions } from '../../src/marbles.ts'
import { ofClass, overlapping, partsOf, textBoxes } from './svgParts.ts'

const START = '2026-11-20T09:00:00'

function svgOf(source: Parameters<typeof marbleSvg>[0], clock: VirtualClock, options: SvgOptions = {}): string {
  let picture = ''
  marbleSvg(source, { scheduler: clock, ...options }).subscribe((svg) => {
    picture = svg
  })
  clock.runAll()
  return picture
}

/** The picture of values at so many ms after 09:00. */
function drawn(values: readonly (readonly [ms: number, value: unknown])[], options: SvgOptions = {}): string {
  const clock = new VirtualClock({ start: START })
  const source = new Subject<unknown>()
  const last = values.reduce((latest, [ms]) => Math.max(latest, ms), 0)
  for (const [ms, value] of values) clock.schedule(() => source.next(value), ms)
  clock.schedule(() => source.complete(), last)
  return svgOf(source, clock, options)
}

/** How many values a picture draws, and how many it counts. */
function shown(svg: string): number {
  const counts = ofClass(svg, 'count').map(({ text }) => Number(text.replace('+', '')))
  return ofClass(svg, 'value').length + counts.reduce((sum, count) => sum + count, 0)
}

const texts = (svg: string, kind: string): readonly string[] => ofClass(svg, kind).map(({ text }) => text)

const HOUR = 3_600_000
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('삼성전자', '<b>&amp;', ']]>', '﷽﷽﷽', '\u202eabc', ''),
)
const events = fc.record({
  type: fc.constant('0B'),
  item: fc.oneof(fc.constantFrom('005930', '000660', '035720'), names),
  price: fc.oneof(fc.nat(2_000_000), fc.constantFrom(Number.NaN, -0, 1e21)),
  tradeVolume: fc.integer({ min: -9, max: 9 }),
  stockName: names,
})
const gap = fc.record({
  type: fc.constant('gap'),
  from: fc.integer({ min: Date.parse(`${START}+09:00`) - HOUR, max: Date.parse(`${START}+09:00`) + 3 * HOUR }),
  to: fc.integer({ min: Date.parse(`${START}+09:00`), max: Date.parse(`${START}+09:00`) + 3 * HOUR }),
  reason: names,
  registrations: fc.array(fc.record({ type: fc.constant('0B'), item: fc.constantFrom('005930', '') }), {
    maxLength: 2,
  }),
})
const timed = fc.array(
  fc.tuple(fc.oneof(fc.nat(30), fc.nat(2 * HOUR)), fc.oneof({ weight: 5, arbitrary: events }, names, fc.anything())),
  { maxLength: 250 },
)
const options = fc.record(
  {
    title: names,
    width: fc.integer({ min: 480, max: 1_600 }),
    height: fc.integer({ min: 160, max: 1_400 }),
    breakAfter: fc.integer({ min: 1, max: HOUR }),
    times: fc.constantFrom('clock', 'elapsed'),
    names: fc.dictionary(fc.constantFrom('005930', '000660'), names),
  },
  { requiredKeys: [] },
)

describe('every picture', () => {
  it('draws or counts each value, and is well-formed whatever the values and names are', () => {
    fc.assert(
      fc.property(timed, options, (values, chosen) => {
        const svg = drawn(values, chosen)
        partsOf(svg)
        expect(shown(svg)).toBe(values.length)
      }),
      { numRuns: 150 },
    )
  })

  it('has no two texts that overlap, and none outside of the page', () => {
    fc.assert(
      fc.property(timed, options, fc.array(fc.tuple(fc.nat(HOUR), gap), { maxLength: 3 }), (values, chosen, gaps) => {
        const svg = drawn([...values, ...gaps], chosen)
        const boxes = textBoxes(svg)
        expect(overlapping(boxes)).toBeUndefined()
        const { width = '', height = '' } = partsOf(svg)[0]?.attributes ?? {}
        expect(boxes.filter(({ left, right }) => left < -0.2 || right > Number(width) + 0.2)).toEqual([])
        expect(Number(height)).toBeLessThanOrEqual(chosen.height ?? 1_400)
        expect(ofClass(svg, 'gap').length >= (gaps.length > 0 && values.length === 0 ? 1 : 0)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('has its marbles in the order of time in each lane', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 * HOUR), { minLength: 1, maxLength: 60 }), (times) => {
        const svg = drawn(
          times.map((ms) => [ms, { item: 'x', price: ms }]),
          { label: () => '' },
        )
        const ordered = ofClass(svg, 'value').map(({ attributes }) => Number(attributes['cx']))
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b))
      }),
    )
  })
})

describe('a picture of an hour', () => {
  const at = (time: string): number => Date.parse(`2026-11-20T${time}+09:00`) - Date.parse(`${START}+09:00`)

  it('shows the clock in Korea, and the day', () => {
    const svg = drawn([
      [at('09:31:05'), { item: '005930', price: 61_300 }],
      [at('09:31:25'), { item: '005930', price: 61_400 }],
      [at('09:31:35'), { item: '005930', price: 61_400 }],
    ])
    expect(texts(svg, 'time')).toContain('09:31:05')
    expect(texts(svg, 'day')).toEqual(['2026-11-20, times in Korea (KST)'])
    expect(texts(svg, 'break')).toEqual(['31 min 5 s'])
    expect(svg).not.toContain(' ms<')
  })

  it('shows ms since the subscription where that is chosen', () => {
    const svg = drawn(
      [
        [at('09:00:10'), 1],
        [at('09:00:20'), 2],
      ],
      { times: 'elapsed' },
    )
    expect(texts(svg, 'time')).toContain('10000 ms')
    expect(texts(svg, 'day')).toEqual([])
  })

  it('has a lane for each item, with the name that its events carry or the caller gives', () => {
    const svg = drawn(
      [
        [1_000, { item: '005930', price: 61_300, stockName: '삼성전자' }],
        [2_000, { _tag: 'fill', item: '000660', side: 'buy', fillPrice: 180_500 }],
        [3_000, { edge: 'enter', value: { value: { item: '005930', price: 61_400 }, delta: 100 } }],
      ],
      { names: { '000660': '하이닉스' } },
    )
    expect(texts(svg, 'lane-title')).toEqual(['삼성전자 005930', '하이닉스 000660'])
    expect(texts(svg, 'label')).toEqual(['61,300', 'enter 61,400', 'fill 180,500'])
  })

  it('lets the least busy items share a lane when a page has no room, each under its code', () => {
    const codes = Array.from({ length: 40 }, (_, index) => String(100_000 + index))
    const values = codes.flatMap((item, index) =>
      Array.from({ length: index === 7 ? 3 : 1 }, (_, nth): readonly [number, unknown] => [
        index * 60_000 + nth,
        { item, price: 7 },
      ]),
    )
    const svg = drawn(values, { height: 160 })
    expect(texts(svg, 'lane-title')).toEqual(['100000', '100007', '38 more'])
    expect(texts(svg, 'label')).toContain('100001 7')
    expect(shown(svg)).toBe(42)
  })

  it('counts where there is no room: the events of one instant beyond its rows', () => {
    const svg = drawn(Array.from({ length: 43 }, (_, index) => [5_000, { item: '005930', price: index }]))
    expect(texts(svg, 'label')).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(texts(svg, 'count')).toEqual(['+37'])
  })

  it('colours 매수 red and 매도 blue, and explains it', () => {
    const svg = drawn([
      [1_000, { type: '0B', item: '005930', price: 1, tradeVolume: 10 }],
      [60_000, { type: '0B', item: '005930', price: 2, tradeVolume: -10 }],
      [
        90_000,
        {
          type: '1h',
          item: '005930',
          viTriggerPrice: 5,
          viTriggerDirection: 'up',
          viKind: 'static',
          viReleaseTime: null,
        },
      ],
      [
        99_000,
        {
          type: '1h',
          item: '005930',
          viTriggerPrice: 5,
          viTriggerDirection: 'up',
          viKind: 'static',
          viReleaseTime: '09:01:39',
        },
      ],
    ])
    const fills = ofClass(svg, 'value').map(({ attributes }) => attributes['fill'])
    expect(fills).toEqual(['#d32f2f', '#1565c0', '#d32f2f', '#d32f2f'])
    expect(texts(svg, 'side')).toEqual(['buy, up', 'sell, down'])
    expect(texts(svg, 'label')).toEqual(['1', '2', 'static 5', 'off 5'])
  })

  it('asks the options for label, lane and side', () => {
    const svg = drawn(
      [
        [1_000, 4],
        [2_000, 5],
      ],
      {
        label: (value) => `n${value}`,
        lane: (value) => `lane ${value}`,
        side: (value) => (value === 4 ? 'sell' : undefined),
      },
    )
    expect(texts(svg, 'label')).toEqual(['n4', 'n5'])
    expect(texts(svg, 'lane-title')).toEqual(['lane 4', 'lane 5'])
    expect(ofClass(svg, 'value')[0]?.attributes['fill']).toBe('#1565c0')
  })

  it('has a band for a gap, over the items that may have missed events', () => {
    const start = Date.parse(`${START}+09:00`)
    const lost = {
      type: 'gap',
      from: start + 10_000,
      to: start + 40_000,
      reason: 'closed with 1006',
      registrations: [{ type: '0B', item: '005930' }],
    }
    const svg = drawn([
      [5_000, { item: '005930', price: 1 }],
      [6_000, { item: '000660', price: 1 }],
      [41_000, lost],
      [60_000, { item: '000660', price: 1 }],
    ])
    expect(ofClass(svg, 'gap')).toHaveLength(1)
    expect(svg).toContain('gap 30 s: closed with 1006')
    const [band, lane] = [ofClass(svg, 'gap')[0], ofClass(svg, 'lane')[0]]
    expect(band?.attributes['y']).toBe(lane?.attributes['y'])
  })

  it('cuts each silence longer than breakAfter', () => {
    const values = [0, 10_000, 20_000, 30_000].map((ms): readonly [number, unknown] => [ms, ms])
    expect(ofClass(drawn(values), 'silence')).toHaveLength(0)
    expect(ofClass(drawn(values, { breakAfter: 9_999 }), 'silence')).toHaveLength(3)
  })
})

describe('a picture of milliseconds', () => {
  it('has a marble for each value, a line for the completion and the times', () => {
    const clock = new VirtualClock()
    const svg = svgOf(interval(2, clock).pipe(take(3)), clock, { title: 'three' })
    expect(texts(svg, 'label')).toEqual(['0', '1', '2'])
    expect(texts(svg, 'title')).toEqual(['three'])
    expect(ofClass(svg, 'complete')).toHaveLength(1)
    expect(texts(svg, 'time')).toEqual(['0 ms', '1 ms', '2 ms', '3 ms', '4 ms', '5 ms', '6 ms'])
    const times = ofClass(svg, 'time').filter((_, index) => index > 0 && index % 2 === 0)
    expect(ofClass(svg, 'value').map(({ attributes }) => attributes['cx'])).toEqual(
      times.map(({ attributes }) => attributes['x']),
    )
  })

  it('has a cross for an error, with its text', () => {
    const clock = new VirtualClock()
    const failing = concat(
      of('x'),
      timer(90, clock),
      throwError(() => new Error('closed <1006>')),
    )
    const svg = svgOf(failing, clock)
    expect(ofClass(svg, 'error')).toHaveLength(1)
    expect(texts(svg, 'failure')).toEqual(['Error: closed &lt;1006&gt;'])
  })

  it('gives equal values one colour and others another', () => {
    const svg = svgOf(of({ price: 1 }, 2, { price: 1 }), new VirtualClock())
    const colours = ofClass(svg, 'value').map(({ attributes }) => attributes['fill'])
    expect(colours[0]).toBe(colours[2])
    expect(colours[0]).not.toBe(colours[1])
  })

  it('of a silent stream has an empty lane over the time that was asked for', () => {
    const svg = svgOf(NEVER, new VirtualClock(), { until: 5 })
    expect(ofClass(svg, 'lane')).toHaveLength(1)
    expect(texts(svg, 'time').at(-1)).toBe('5 ms')
  })
})

describe('marbleSvg', () => {
  it.each<[string, object]>([
    ["there is no option 'titl'; did you mean title?", { titl: 'x' }],
    ['width is 100; give pixels, 480 or more', { width: 100 }],
    ['height is NaN; give pixels, 160 or more', { height: Number.NaN }],
    ['breakAfter is 0; give milliseconds, more than 0', { breakAfter: 0 }],
    ["times is 'utc'; give 'clock' or 'elapsed'", { times: 'utc' }],
    ['until is -1', { until: -1 }],
    ['column is 0', { column: 0 }],
  ])('refuses an option: %s', (message, wrong) => {
    expect(() => marbleSvg(NEVER, wrong)).toThrow(RangeError)
    expect(() => marbleSvg(NEVER, wrong)).toThrow(message)
  })
})
