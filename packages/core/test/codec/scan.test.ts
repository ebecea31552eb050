import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { compiledEventReader } from '../../src/codec/events/compiledEvent.ts'
import { type EventReader, type EventReading, eventReader } from '../../src/codec/events/event.ts'
import { scanPlan } from '../../src/codec/events/eventPlan.ts'
import { type Addressee, addressees, frameScanner, type ScanContext } from '../../src/codec/scan/frameScanner.ts'
import { catalog } from '../../src/index.ts'
import { readFrame, SERVICES } from '../../src/realtime/protocol/frames.ts'
import { entryOf, frameOf, rewritten } from '../kit/frames.ts'

const TYPES = catalog.filter(({ items }) => items !== undefined)
const HITS = catalog.find(({ push }) => push !== undefined)?.push
const ALL = [...TYPES, ...(HITS === undefined ? [] : [HITS])]
const PLANS = new Map(ALL.map((spec) => [spec.id, scanPlan(spec)]))
const READERS = new Map(ALL.map((spec) => [spec.id, eventReader(spec)]))
const COMPILED = new Map(ALL.map((spec) => [spec.id, compiledEventReader(spec)]))
const addressee = addressees()
const everything: ScanContext<Addressee> = {
  plan: (type) => PLANS.get(type) ?? 'unknown',
  to: (_, item) => addressee(item),
  services: SERVICES,
}
const scan = scanner(everything)
// `npm test` has little time: the long run is in scan.long.test.ts.
const { numRuns: MUTATIONS } = runs(1500, 8_000)
/** A busy machine may need more than vitest's five seconds. */
const NOW = Date.UTC(2026, 10, 20, 3)

/** What a frame says, by any of the ways; `'unknown'` for other frames. */
interface Said {
  readonly entries: readonly SaidEntry[]
  readonly unreadable: number
}

interface SaidEntry {
  readonly type: string
  readonly item: string
  readonly reading: EventReading | undefined
}

/** Scans as far as the definition goes, which knows no addressee. */
function scanner(context: ScanContext<Addressee>) {
  const scanned = frameScanner(context)
  return (frame: Uint8Array, now: number): Said | 'unknown' | undefined => {
    const found = scanned(frame, now)
    if (found === undefined || found === 'unknown') return found
    const entries = found.entries.map(({ type, item, event, problems, isKnown }) => ({
      type,
      item,
      reading: isKnown ? { ...(event && { event }), problems } : undefined,
    }))
    return { entries, unreadable: found.unreadable }
  }
}

/** JSON.parse, and a reader for each entry. `undefined` for the frames of other services. */
function parsed(frame: string, readers: ReadonlyMap<string, EventReader>): Said | 'unknown' | undefined {
  const read = readFrame(frame)
  if (read._tag !== 'real') return read._tag === 'unknown' ? 'unknown' : undefined
  const entries = read.entries.map((entry) => ({
    type: entry.type,
    item: entry.item,
    reading: readers.get(entry.type)?.(entry, NOW),
  }))
  return { entries, unreadable: read.unreadable }
}

/**
 * Holds the three ways together: what the codecs make of the frame, what the compiled readers make of it, problems
 * included, and what the scanner makes of it unless it leaves it. Says whether it scanned it.
 */
function agrees(frame: string | Uint8Array): boolean {
  const bytes = typeof frame === 'string' ? Buffer.from(frame) : frame
  const text = new TextDecoder().decode(bytes)
  const defined = parsed(text, READERS)
  expect(parsed(text, COMPILED)).toStrictEqual(defined)
  const scanned = scan(bytes, NOW)
  if (scanned !== undefined) expect(scanned).toStrictEqual(defined)
  return scanned !== undefined
}

function entriesOf(said: Said | 'unknown' | undefined): readonly SaidEntry[] {
  return typeof said === 'object' ? said.entries : []
}

/** A frame of trades with these values, as they are written. */
function tradesOf(...values: readonly string[]): string {
  return frameOf(
    values.map((each) => [
      ['values', `{${each}}`],
      ['type', '"0B"'],
      ['name', '""'],
      ['item', '"1"'],
    ]),
  )
}

const anyEntry = fc.constantFrom(...ALL).chain(entryOf)
const anyFrame = fc.array(anyEntry, { minLength: 1, maxLength: 4 }).map(frameOf)

/** FIDs that no type has, one after the other. */
function undocumented(value: (at: number) => string): string {
  return Array.from({ length: 20 }, (_, at) => `"${20_000 + at}" : ${value(at)}`).join(' ,\n')
}

const ODD = ['"}"', '"\\u0031"', '"a\\"b"', 'null', '[{"a":[]}]', '-1.5e3', `"${'x'.repeat(100)}\\\\"`, '"정적"']
const ESCAPED =
  '{"d\\u0061ta":[{"valu\\u0065s":{"10":"1","15":"1"},"typ\\u0065":"\\u0030B"}],"\\u0074rnm":"R\\u0045AL"}'

describe('the frame scanner, the compiled readers and the codecs', () => {
  it.each(TYPES.map((spec) => [spec.id, spec] as const))("%s: give the same events, on the wire's order", (_, spec) => {
    let scanned = 0
    fc.assert(
      fc.property(entryOf(spec), (entry) => {
        if (agrees(frameOf([entry]))) scanned += 1
      }),
      { numRuns: 60 },
    )
    expect(scanned).toBeGreaterThan(5)
  })

  it.each(TYPES.map((spec) => [spec.id, spec] as const))(
    '%s: are scanned in any order of keys, with any white space',
    (_, spec) => {
      const plain = { escape: 0, twice: 0, extra: 0, odd: 0 }
      let [frames, scanned] = [0, 0]
      fc.assert(
        fc.property(
          entryOf(spec).chain((entry) => rewritten(frameOf([entry]), plain)),
          (frame) => {
            frames += 1
            if (agrees(frame)) scanned += 1
          },
        ),
        { numRuns: 40 },
      )
      expect(scanned).toBeGreaterThan(frames / 8)
    },
  )

  it('agree on frames of several entries and types', () => {
    fc.assert(fc.property(anyFrame, (frame) => void agrees(frame)))
  })

  it('agree on frames shuffled, spaced, escaped, with keys twice, unknown keys and values of any kind', () => {
    fc.assert(
      fc.property(
        anyFrame.chain((frame) => rewritten(frame)),
        (frame) => void agrees(frame),
      ),
      {
        numRuns: MUTATIONS,
      },
    )
  })

  it('agree on whatever a frame is turned into', () => {
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

  it('agree on broken bytes', () => {
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
  ])('agree on %s', (_, values) => {
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
  ])('agree on FIDs that the type does not have: %s', (_, unknown) => {
    agrees(tradesOf(`"10":"1",${unknown},"15":"1"`))
  })

  it('keeps unknown FIDs raw, under their number, and only in their own entry', () => {
    const [first, second] = entriesOf(
      scan(Buffer.from(tradesOf('"10":"1","15":"1","77":" x "', '"10":"1","15":"1"')), NOW),
    )
    expect(first?.reading?.event?.['77']).toBe(' x ')
    expect(second?.reading?.event).not.toHaveProperty('77')
  })

  it.each([
    ['a value, then another', '"27":"1","27":"2"'],
    ['a value, then a blank', '"27":"1","27":""'],
    ['a blank, then a value', '"27":"","27":"1"'],
    ['two blanks', '"27":"","27":""'],
    ['an essential value, then a blank', '"10":""'],
  ])('agree on a FID that comes twice: %s', (_, twice) => {
    agrees(tradesOf(`"10":"1","15":"1",${twice}`))
  })

  it.each([
    ['white space', ' {"trnm" : "REAL",\n"data": [ ]\t}\r\n'],
    ["the manual's order", '{"trnm":"REAL","data":[{"type":"0B","name":"","item":"1","values":{"10":"1","15":"1"}}]}'],
    [
      'keys that are not known',
      '{"a":[{"b":null}],"trnm":"REAL","data":[{"c":-1.5e3,"values":{"15":"1","10":"1"},"type":"0B"}]}',
    ],
    ['a signed zero', tradesOf('"10":"1","15":"1","1315":" 0","1316":" -5 ","1314":"  "')],
    ['empty values', tradesOf('').replace('0B', '0D')],
    ['an unknown FID of more than five digits', tradesOf('"10":"1","15":"1","100000":"x","__proto__":"y","price":"z"')],
    ['a FID that comes twice', tradesOf('"10":"1","15":"1","10":"2","13":"x","13":"3","20":"090000","20":""')],
    ['a missing essential', tradesOf('"10":"1"')],
    ['values that are no texts', tradesOf('"10":1,"15":-1.5,"13":null,"14":true,"16":{"token":"x","a":[{}]},"17":[]')],
    ['escaped texts', tradesOf('"10":"\\u0031","\\u0031\\u0035":"1","77":"\\"\\\\"')],
    ['a text with a brace', tradesOf('"10":"1","15":"1","77":"}"')],
    ['a type that is not known', tradesOf('"10":"1"').replace('0B', 'zz')],
    ['values in a list', tradesOf('"10":"1","15":"1"').replace('{"10"', '[ {"10"').replace('}', '} ]')],
    ['a key of an entry twice', tradesOf('"10":"1","15":"1"').replace('"name"', '"type":"zz","type":"0B","name"')],
    ['long texts', tradesOf(`"10":"1","15":"1","77":"${'x'.repeat(3000)}","78":"${'가'.repeat(300)}"`)],
    ['a condition hit', tradesOf('"841":"4","9001":"A005930","843":"I"').replace('0B', '02')],
    ['unreadable entries', '{"data":[1,"x",{},null,[],{"type":1},{"type":"0B","item":5,"values":{}}],"trnm":"REAL"}'],
    ['no data', '{"trnm":"REAL"}'],
    ['data that are no list', '{"data":[1],"data":{"a":[]},"trnm":"REAL"}'],
    ['a service that is not known', tradesOf('"10":"1","15":"1"').replace('"REAL"', '"DEAD"')],
    ['a service that is no text', '{"trnm":["REAL"],"data":[]}'],
    ['a record without a service', '{"data":[],"x":{"trnm":"REAL"}}'],
    ['an empty record', ' { } '],
    ['what is no record', '[{"trnm":"REAL"}]'],
    ['numbers with commas', tradesOf('"10":" 61,300 ","15":"1,","13":",1","14":"1,2,3","16":"1,234,567,890,123,456"')],
    [
      'long numbers',
      tradesOf(`"10":"1","15":"1","13":"9007199254740992","14":"${'1'.repeat(30)}","16":"${'1'.repeat(300)}"`),
    ],
    [
      'numbers with exponents',
      tradesOf('"10":1e2,"15":15e-1,"13":1.5e300,"14":123456789e22,"16":5E+24,"17":-1e-7,"26":1e22'),
    ],
    ['Korean texts', tradesOf('"10":"1","15":"1","13":"정적","20":"정적","25":"정적","77":"정적","9081":"\u3000정적"')],
    [
      'many FIDs that are not documented',
      tradesOf(`"10":"1",${undocumented(() => '"x"')},"15":"1",${undocumented(() => '1')}`),
    ],
    [
      'such FIDs with values of all kinds',
      tradesOf(`"10":"1","15":"1",${undocumented((at) => ODD[at % ODD.length] ?? '')}`),
    ],
    ['such FIDs, each twice', tradesOf(`"10":"1","15":"1",${undocumented(() => '"1"')},${undocumented(() => '"2"')}`)],
    ['keys of an entry and of a frame that are escaped', ESCAPED],
    ['data twice', '{"data":[],"data":[],"trnm":"REG","trnm":"REAL"}'],
  ])('scans %s', (_, frame) => {
    expect(agrees(frame)).toBe(true)
  })

  it.each([
    ['members without a comma', tradesOf('"10":"1" "15":"1"')],
    ['another service', '{"data":[],"trnm":"REG"}'],
    ['another service behind REAL', '{"data":[],"trnm":"REAL","trnm":"PING"}'],
    ['a bare PING', 'PING'],
    ['what is nested deeply', `{"data":[],"trnm":"REAL","a":${'['.repeat(40)}${']'.repeat(40)}}`],
    ['values that are no record', tradesOf('').replace('{}', '1')],
    ['something behind the frame', `${tradesOf('"10":"1","15":"1"')},`],
    [
      'an undocumented FID with an escape that there is not',
      tradesOf(`"10":"1","15":"1",${undocumented(() => '"\\x"')}`),
    ],
    ['half a frame', tradesOf('"10":"1","15":"1"').slice(0, -9)],
  ])('leaves %s', (_, frame) => {
    expect(agrees(frame)).toBe(false)
  })

  it('makes events of one shape, whatever FIDs came', () => {
    const frame = (values: object) =>
      Buffer.from(JSON.stringify({ trnm: 'REAL', data: [{ type: '0B', name: '', item: '1', values }] }))
    const shapes = [
      { '10': '1', '15': '1' },
      { '15': '1', '20': '090000', '10': '1' },
    ].map((values) => Object.keys(entriesOf(scan(frame(values), NOW))[0]?.reading?.event ?? {}))
    expect(shapes[0]).toEqual(shapes[1])
    expect(shapes[0]).toHaveLength(5 + 43)
  })

  it('makes the same events where making functions of texts is forbidden', () => {
    vi.stubGlobal('Function', () => {
      throw new EvalError('Code generation from strings disallowed for this context')
    })
    const plans = new Map(ALL.map((spec) => [spec.id, scanPlan(spec)]))
    vi.unstubAllGlobals()
    const slowly = scanner({ ...everything, plan: (type) => plans.get(type) ?? 'unknown' })
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(slowly(Buffer.from(frame), NOW)).toStrictEqual(scan(Buffer.from(frame), NOW))
      }),
    )
  })

  it('passes over what no one wants', () => {
    const data = ['1', '2'].map((item) => ({ type: '0B', name: '', item, values: { '10': '1', '15': '1' } }))
    const scanned = scanner({ ...everything, to: (_, item) => (item === '2' ? addressee(item) : undefined) })(
      Buffer.from(JSON.stringify({ trnm: 'REAL', data })),
      NOW,
    )
    expect(entriesOf(scanned).map(({ reading }) => reading?.event === undefined)).toEqual([true, false])
  })
})
