import { isDeepStrictEqual } from 'node:util'
import { endpointById } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import type { ObservableNotification } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { describe, expect, it } from 'vitest'
import { differences } from '../../src/marbles/diagram/compare.ts'
import { draw } from '../../src/marbles/diagram/draw.ts'
import { Letters } from '../../src/marbles/diagram/letters.ts'
import type { Message } from '../../src/marbles/diagram/timeline.ts'
import { lettered } from '../../src/marbles/diagram/words.ts'
import { eventOf } from '../../src/marbles/marbleEvent.ts'
import { marbles, type RealtimeType } from '../../src/marbles.ts'

/** A stream that could have been: values, then perhaps an end. */
const timelines: fc.Arbitrary<Message[]> = fc
  .record({
    steps: fc.array(fc.tuple(fc.nat(25), fc.constantFrom('a', 'b', 'c', 'd')), { maxLength: 8 }),
    end: fc.constantFrom<ObservableNotification<unknown> | undefined>(
      undefined,
      { kind: 'C' },
      { kind: 'E', error: 'error' },
    ),
    last: fc.nat(25),
  })
  .map(({ steps, end, last }) => {
    let frame = 0
    const messages = steps.map(([gap, value]): Message => {
      frame += gap
      return { frame, notification: { kind: 'N', value } }
    })
    return end === undefined ? messages : [...messages, { frame: frame + last, notification: end }]
  })

/** A diagram as RxJS reads it, one column a frame. */
const parsed = (diagram: string, values?: object): readonly Message[] =>
  new TestScheduler(() => undefined).run(() => TestScheduler.parseMarbles(diagram, values, undefined, false, true))

const values = fc.letrec((tie) => ({
  leaf: fc.constantFrom<unknown>(0, -0, 1, Number.NaN, null, undefined, '', 'a', true, 10n),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

describe('the laws of drawing', () => {
  it('RxJS reads from a drawing what was drawn, whenever the drawing says that it is exact', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const { lines, isExact } = draw([new Letters().marks(timeline)])
        fc.pre(isExact)
        expect(parsed(lines[0] ?? '')).toEqual(timeline)
      }),
      { numRuns: 500 },
    )
  })

  it('two timelines share their columns: what happens at one time stands in one column', () => {
    fc.assert(
      fc.property(timelines, timelines, (one, other) => {
        const letters = new Letters()
        const { lines, columnOf } = draw([letters.marks(one), letters.marks(other)])
        for (const [at, timeline] of [one, other].entries()) {
          for (const { frame, notification } of timeline) {
            const cell = lines[at]?.slice(columnOf(frame)) ?? ''
            expect(cell.replace(/^\(([^)]*)\).*/, '$1')).toContain(letters.letter(notification))
          }
        }
      }),
    )
  })

  it('a test passes exactly when the two timelines are one, and the text otherwise marks where they part', () => {
    fc.assert(
      fc.property(timelines, timelines, fc.boolean(), (one, other, isSame) => {
        const expected = isSame ? one : other
        const drawn = [one, expected].map((timeline) => draw([new Letters().marks(timeline)]))
        fc.pre(drawn.every(({ isExact }) => isExact))
        const [source = '', wanted = ''] = drawn.map(({ lines }) => lines[0])
        const run = marbles((m) => m.expect(m.cold(source)).toBeObservable(wanted))
        if (isDeepStrictEqual(one, expected)) return run()
        const at = one.findIndex((message, index) => !isDeepStrictEqual(message, expected[index]))
        const index = at === -1 ? one.length : at
        const frame = Math.min(...[one[index], expected[index]].flatMap((message) => (message ? [message.frame] : [])))
        expect(run).toThrow(`first difference, at ${frame} ms`)
      }),
      { numRuns: 300 },
    )
  })

  it('names in brackets keep the times of the diagram as RxJS reads it', () => {
    const parts = fc.array(fc.constantFrom('-', '--', '(on)', '(off)', 'a', ' 15ms ', ' ', '(ab)', '^'), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(parts, (chosen) => {
        const diagram = chosen.join('')
        // RxJS counts characters before the subscription point, and knows no groups there.
        fc.pre(/^(?:-*\^)?[^^]*$/.test(diagram))
        const frames: number[] = []
        const drawn = lettered(
          diagram,
          (text) => text === 'on' || text === 'off',
          (name, frame) => {
            frames.push(frame)
            return name
          },
        )
        const read = parsed(drawn.marbles, { ...drawn.values })
        expect(read.map(({ frame }) => frame)).toEqual(frames)
        // Letter by letter, RxJS finds the same times in the diagram as it was written.
        const starts = [...new Set(parsed(diagram).map(({ frame }) => frame))]
        expect([...new Set(frames)]).toEqual(starts)
      }),
    )
  })
})

describe('the laws of comparing', () => {
  it('finds no difference exactly when Node finds two values strictly equal', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        expect(differences(one, other).length === 0).toBe(isDeepStrictEqual(one, other))
        expect(differences(one, structuredClone(one))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('names every path that was changed, and no other', () => {
    const rows = fc.array(fc.record({ price: fc.integer(), size: fc.integer() }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, fc.nat(4), fc.constantFrom('price', 'size'), (asks, at, key) => {
        const index = at % asks.length
        const changed = asks.map((ask, each) => (each === index ? { ...ask, [key]: null } : ask))
        expect(differences({ asks }, { asks: changed }).map(({ path }) => path)).toEqual([`asks[${index}].${key}`])
      }),
    )
  })

  it('compares a value that holds itself', () => {
    const ring = (): object => {
      const one: { self?: object; n: number } = { n: 1 }
      one.self = one
      return one
    }
    expect(differences(ring(), ring())).toEqual([])
  })
})

const TYPES: Readonly<Record<RealtimeType, object>> = {
  '00': { orderNumber: '0000018' },
  '04': {},
  '0A': {},
  '0B': { price: 61_300, tradeVolume: -5 },
  '0C': {},
  '0D': {},
  '0E': {},
  '0F': {},
  '0G': {},
  '0H': {},
  '0I': {},
  '0J': {},
  '0U': {},
  '0g': {},
  '0m': {},
  '0s': {},
  '0u': {},
  '0w': {},
  '1h': { stockCode: '005930' },
}

describe.each(Object.entries(TYPES))('an event of %s', (type, essential) => {
  const isType = (text: string): text is RealtimeType => text in TYPES
  if (!isType(type)) throw new Error(type)
  const { response } = endpointById(type)

  it('has every field of the catalogue, null or given', () => {
    const event = eventOf(type, '005930', 1_500, essential)
    const { type: id, item, receivedAt, timestamp } = event
    const fields = Object.fromEntries(Object.entries(event).filter(([name]) => name in response.declared))
    expect([id, item, receivedAt]).toEqual([type, '005930', 1_500])
    expect(timestamp === null || timestamp === 1_000).toBe(true)
    const head = ['type', 'item', 'stockCode', 'receivedAt', 'timestamp']
    expect(new Set(Object.keys(event))).toEqual(new Set([...head, ...Object.keys(response.declared)]))
    expect(response.codec.is(fields)).toBe(true)
  })

  it('is refused without what is essential', () => {
    if (Object.keys(essential).length === 0) return
    expect(() => eventOf(type, '005930', 0, {})).toThrow(`${Object.keys(essential).join(' and ')} must be given`)
  })
})
