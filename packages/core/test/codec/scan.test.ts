import { arbitraryRecord } from '@kiwoom-rx/testing/arbitrary'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { eventReader } from '../../src/codec/event.ts'
import { type Addressee, anybody, frameScanner, type ScanContext, type Scanned } from '../../src/codec/scan.ts'
import { scanPlan } from '../../src/codec/scanPlan.ts'
import { catalog, type EndpointSpec } from '../../src/index.ts'
import { readFrame } from '../../src/realtime/frames.ts'

const TYPES = catalog.filter(({ items }) => items !== undefined)
const PLANS = new Map(TYPES.map((spec) => [spec.id, scanPlan(spec)]))
const READERS = new Map(TYPES.map((spec) => [spec.id, eventReader(spec)]))
const everything: ScanContext<Addressee> = {
  plan: (type) => (PLANS.has(type) ? PLANS.get(type) : 'unknown'),
  to: (_, item) => anybody(item),
}
const scan = scanner(everything)
// CI's time is short; 100,000 were run when the scanner was written.
const MUTATIONS = Number(process.env['SCAN_RUNS'] ?? 1500)
/** A busy machine may need more than vitest's five seconds. */
const PATIENT = { timeout: 60_000 }
const NOW = Date.UTC(2026, 10, 20, 3)

/** Scans as far as the definition goes, which knows no addressee. */
function scanner(
  context: ScanContext<Addressee>,
): (frame: Uint8Array, now: number) => Omit<Scanned<Addressee>, 'to'>[] | undefined {
  const scanned = frameScanner(context)
  return (frame, now) => scanned(frame, now)?.map(({ type, item, event }) => ({ type, item, event }))
}

/** The definition: JSON.parse and the codecs. `undefined` for what is no REAL frame or has a problem to report. */
function byCodecs(frame: string): unknown {
  const read = readFrame(frame)
  if (read._tag !== 'real') return undefined
  const readings = read.entries.map((entry) => ({ entry, reading: READERS.get(entry.type)?.(entry, NOW) }))
  if (readings.some(({ reading }) => reading !== undefined && reading.problems.length > 0)) return undefined
  return readings.map(({ entry: { type, item }, reading }) => ({ type, item, event: reading?.event }))
}

/** Holds the scanner against the definition; says whether it scanned the frame. */
function agrees(frame: string | Uint8Array): boolean {
  const bytes = typeof frame === 'string' ? Buffer.from(frame) : frame
  const scanned = scan(bytes, NOW)
  if (scanned !== undefined) expect(scanned).toStrictEqual(byCodecs(new TextDecoder().decode(bytes)))
  return scanned !== undefined
}

/** A frame of trades with these values, as they are written. */
function frameOf(...values: readonly string[]): string {
  const entries = values.map((each) => `{"type":"0B","name":"","item":"1","values":{${each}}}`)
  return `{"trnm":"REAL","data":[${entries.join(',')}]}`
}

const entryOf = (spec: EndpointSpec): fc.Arbitrary<object> =>
  fc.record({
    type: fc.constant(spec.id),
    name: fc.constantFrom('주식체결', 'x', ''),
    item: fc.constantFrom('005930', '000660_NX', '', '001'),
    values: arbitraryRecord(spec.response.fields),
  })
const anyEntry = fc.constantFrom(...TYPES).chain(entryOf)
const anyFrame = fc
  .array(anyEntry, { minLength: 1, maxLength: 4 })
  .map((data) => JSON.stringify({ trnm: 'REAL', data }))

describe('the frame scanner', () => {
  it.each(TYPES.map((spec) => [spec.id, spec] as const))('%s: gives the events that the codecs give', (_, spec) => {
    let scanned = 0
    fc.assert(
      fc.property(entryOf(spec), (entry) => {
        if (agrees(JSON.stringify({ trnm: 'REAL', data: [entry] }))) scanned += 1
      }),
      { numRuns: 60 },
    )
    expect(scanned > 30).toBe(PLANS.get(spec.id) !== undefined)
  })

  it('agrees on frames of several entries and types', PATIENT, () => {
    fc.assert(fc.property(anyFrame, (frame) => void agrees(frame)))
  })

  it('agrees on, or leaves to JSON.parse, whatever a frame is turned into', PATIENT, () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.integer({ min: 0, max: 3 }),
      insert: fc.constantFrom(
        '',
        '"',
        '\\',
        '\\u0030',
        ' ',
        '\t',
        '\n',
        '0',
        '-',
        '.',
        ',',
        '}',
        '{',
        'é',
        '삼',
        '\u00a0',
        '\ufeff',
        '1e5',
        'null',
        '"20":"1",',
        '"10":"",',
        '"13":"",',
        '"27":"-61300",',
        '"77":"x",',
        '"6":" 삼 ",',
        '2147483',
        '4294967295',
        '999999999999999999',
      ),
    })
    fc.assert(
      fc.property(anyFrame, fc.array(edit, { minLength: 1, maxLength: 3 }), (frame, edits) => {
        const edited = edits.reduce((text, { at, remove, insert }) => {
          const index = Math.floor(at * text.length)
          return text.slice(0, index) + insert + text.slice(index + remove)
        }, frame)
        agrees(edited)
      }),
      { numRuns: MUTATIONS },
    )
  })

  it('agrees on broken bytes', PATIENT, () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(anyFrame, flips, (frame, changes) => {
        const bytes = Buffer.from(frame)
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        agrees(bytes)
      }),
      { numRuns: MUTATIONS },
    )
  })

  it.each([
    [
      'numbers in every form',
      {
        '10': '--61300',
        '15': '+-121',
        '11': '++0.34',
        '12': '000.50',
        '13': '4294967295',
        '14': '-0',
        '16': '.5',
        '17': '5.',
        '18': '56,900',
        '26': '1234567890123456',
        '29': '0.1234567890123',
        '30': '-2147483',
      },
    ],
    [
      'times',
      { '20': '888888', '567': '000000', '568': '235959', '1890': '1523', '1891': '15:23:10', '1892': '246060' },
    ],
    [
      'what is saturated, and what is nearly',
      {
        '10': '-2147483',
        '11': '-2147483.00',
        '12': '-2147483.0',
        '13': '2147483',
        '14': '+2147483647',
        '26': '-2147483648',
        '29': '-2147483647.000',
        '30': '-2147483.01',
        '31': '-02147483',
        '228': '-21474830',
      },
    ],
    [
      'numbers of nine, ten, fifteen and sixteen digits',
      {
        '10': '999999999',
        '11': '-1000000000',
        '12': '-12345678.9',
        '13': '123456789.01',
        '14': '999999999999999',
        '16': '000000000000001',
        '17': '0000000000000001',
        '26': '-0.00000000',
        '29': '+-0.0',
        '30': '9007199254740993',
      },
    ],
    ['blanks', { '20': ' ', '25': ' ', '27': '', '290': ' 2', '9081': '  ' }],
    ['codes', { '25': '5', '290': 'x', '9081': 'KRX' }],
  ])('agrees on %s', (_, values) => {
    const entry = { type: '0B', name: '주식체결', item: '005930', values: { '10': '-61300', '15': '+1', ...values } }
    agrees(JSON.stringify({ trnm: 'REAL', data: [entry] }))
  })

  it.each([
    ['one', '"77":" x "'],
    ['Korean', '"99999":"정적"'],
    ['a blank', '"1":""'],
    ['the same twice', '"77":"1","77":"2"'],
    ['several, among others', '"77":"1","27":"-61300","6":"+2"'],
    ['none behind a leading zero', '"077":"1"'],
    ['one of another type', '"41":"-61300"'],
  ])('agrees on FIDs that the type does not have: %s', (_, unknown) => {
    agrees(frameOf(`"10":"1",${unknown},"15":"1"`))
  })

  it('keeps unknown FIDs raw, under their number, and only in their own entry', () => {
    const [first, second] = scan(Buffer.from(frameOf('"10":"1","15":"1","77":" x "', '"10":"1","15":"1"')), NOW) ?? []
    expect(first?.event?.['77']).toBe(' x ')
    expect(second?.event).not.toHaveProperty('77')
  })

  it.each([
    ['a value, then another', '"27":"1","27":"2"'],
    ['a value, then a blank', '"27":"1","27":""'],
    ['a blank, then a value', '"27":"","27":"1"'],
    ['two blanks', '"27":"","27":""'],
    ['an essential value, then a blank', '"10":""'],
  ])('agrees on a FID that comes twice: %s', (_, twice) => {
    agrees(frameOf(`"10":"1","15":"1",${twice}`))
  })

  it.each([
    ['white space', '{"trnm": "REAL","data":[]}'],
    ['data first', '{"data":[{"type":"0B","name":"","item":"1","values":{"10":"1","15":"1"}}],"trnm":"REAL"}'],
    [
      'an unknown FID of more than five digits',
      '{"trnm":"REAL","data":[{"type":"0B","name":"","item":"1","values":{"10":"1","15":"1","100000":"x"}}]}',
    ],
    [
      'a FID that comes twice',
      '{"trnm":"REAL","data":[{"type":"0B","name":"","item":"1","values":{"10":"1","15":"1","10":"2"}}]}',
    ],
    ['a missing essential', '{"trnm":"REAL","data":[{"type":"0B","name":"","item":"1","values":{"10":"1"}}]}'],
    [
      'a value that is no text',
      '{"trnm":"REAL","data":[{"type":"0B","name":"","item":"1","values":{"10":1,"15":"1"}}]}',
    ],
    [
      'something behind the frame',
      '{"trnm":"REAL","data":[{"type":"0B","name":"","item":"1","values":{"10":"1","15":"1"}}]} ',
    ],
  ])('leaves %s to JSON.parse', (_, frame) => {
    expect(scan(Buffer.from(frame), NOW)).toBeUndefined()
  })

  it('makes events of one shape, whatever FIDs came', () => {
    const frame = (values: object) =>
      Buffer.from(JSON.stringify({ trnm: 'REAL', data: [{ type: '0B', name: '', item: '1', values }] }))
    const shapes = [
      { '10': '1', '15': '1' },
      { '15': '1', '20': '090000', '10': '1' },
    ].map((values) => Object.keys(scan(frame(values), NOW)?.[0]?.event ?? {}))
    expect(shapes[0]).toEqual(shapes[1])
    expect(shapes[0]).toHaveLength(5 + 43)
  })

  it('makes the same events where making functions of texts is forbidden', () => {
    vi.stubGlobal('Function', () => {
      throw new EvalError('Code generation from strings disallowed for this context')
    })
    const plans = new Map(TYPES.map((spec) => [spec.id, scanPlan(spec)]))
    vi.unstubAllGlobals()
    const slowly = scanner({ ...everything, plan: (type) => plans.get(type) })
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(slowly(Buffer.from(frame), NOW)).toStrictEqual(scan(Buffer.from(frame), NOW))
      }),
    )
  })

  it('passes over what nobody wants', () => {
    const data = ['1', '2'].map((item) => ({ type: '0B', name: '', item, values: { '10': '1', '15': '1' } }))
    const scanned = scanner({ ...everything, to: (_, item) => (item === '2' ? anybody(item) : undefined) })(
      Buffer.from(JSON.stringify({ trnm: 'REAL', data })),
      NOW,
    )
    expect(scanned?.map(({ event }) => event === undefined)).toEqual([true, false])
  })
})
