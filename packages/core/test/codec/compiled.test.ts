/** The compiled readers against the codecs, which are the definition. */
import { isDeepStrictEqual } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { arbitraryRecord } from '@kiwoom-rx/testing/arbitrary'
import fc from 'fast-check'
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it, vi } from 'vitest'
import { compiledReader } from '../../src/codec/records/compiledReader.ts'
import { recordCodec } from '../../src/codec/records/record.ts'
import { catalog, type EndpointSpec, endpointById, type FieldSpec, fieldReporter } from '../../src/index.ts'

const REPLIES = catalog.filter(({ items }) => items === undefined)

/** Both ways give the same page, key for key in the same order, and the same problems in the same order. */
function agree({ response }: EndpointSpec, wire: unknown): void {
  const read = response.read(wire)
  const defined = response.reader.read(wire)
  // The assertion shows the difference, and is slow where there is none.
  if (!isDeepStrictEqual(read, defined)) expect(read).toStrictEqual(defined)
  expect(JSON.stringify(read)).toBe(JSON.stringify(defined))
  // So does the codec, whose definition is the same over the record reader.
  const decoded = response.codec.decode(wire)
  const byDefinition = recordCodec(response.codec.name, response.reader).decode(wire)
  expect(isRight(decoded)).toBe(isRight(byDefinition))
  if (isRight(decoded) && isRight(byDefinition)) {
    expect(isDeepStrictEqual(decoded.right, byDefinition.right)).toBe(true)
    expect(response.codec.is(decoded.right)).toBe(true)
  } else expect(fieldReporter.report(decoded)).toEqual(fieldReporter.report(byDefinition))
}

/** A reply as it arrives: what JSON.parse makes, `__proto__` among the keys included. */
const arrived = (wire: unknown): unknown => JSON.parse(JSON.stringify(wire))

const ODD_TEXTS = [
  ...[
    '',
    ' ',
    '  ',
    'x',
    '-',
    '+',
    '--',
    '.',
    '.5',
    '5.',
    '1.2.3',
    '+-121',
    '++0.34',
    '--1100',
    '+++1',
    '-0',
    '-0.0',
    '00',
  ],
  ...[
    '1e5',
    '0x10',
    'Infinity',
    'NaN',
    '12%',
    '%',
    '56,900',
    ',',
    '4294967295',
    '+4294967295',
    '-2147483',
    '2147483647',
  ],
  ...[
    '-2147483648',
    '2147483647.0',
    '123456789012345',
    '1234567890123456',
    '0.1234567890123456',
    '999999999999.99',
    '9'.repeat(400),
    '-2147483.00',
  ],
  ...['00000000', '20261120', '20261320', '20260230', '00010101', '20261120000000', '20261120152310', '20261120888888'],
  ...['20261120240000', '000000', '888888', '999999', '240000', '1523', '15:23', '15:23:10', '152360', '235959'],
  ...[
    'A005930',
    'A005930_NX',
    'AAPL',
    'a005930',
    ' 005930',
    '\u00a0005930',
    '005930\ufeff',
    '삼성전자 ',
    '\u3000',
    '１２３',
    '\u0085',
  ],
]
const ODD: readonly unknown[] = [
  ...ODD_TEXTS,
  ...[null, true, false, 0, -0, 1, -61300, 0.5, 4294967295, 20261120, {}, [], [''], ['a', 'b'], [null], { a: '' }],
]
const KEYS = ['acnt_no', 'token', 'other', '__proto__', 'toString', 'constructor', 'price', 'length', '0', '']

/** One change somewhere in a reply. The place is a walk: at each step it takes one of the ways that there are. */
interface Change {
  readonly walk: readonly number[]
  readonly how: 'replace' | 'remove' | 'add' | 'insert' | 'reverse' | 'blank'
  readonly value: unknown
  readonly key: string
  readonly at: number
}

const change: fc.Arbitrary<Change> = fc.record({
  walk: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'insert', 'insert', 'reverse', 'blank'),
  value: fc.constantFrom(...ODD),
  key: fc.constantFrom(...KEYS),
  at: fc.nat({ max: 12 }),
})

function changed(wire: unknown, { walk: [step = 0, ...walk], how, value, key, at }: Change): unknown {
  const ways = typeof wire === 'object' && wire !== null ? Object.keys(wire) : []
  const way = ways[step % ways.length]
  if (typeof wire !== 'object' || wire === null || way === undefined) return value
  const entries = Object.entries(wire)
  const put = (entriesNow: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(wire) ? entriesNow.map(([, each]) => each) : Object.fromEntries(entriesNow)
  const old = Object.getOwnPropertyDescriptor(wire, way)?.value
  if (typeof old === 'object' && old !== null && walk.length > 0) {
    const next = changed(old, { walk, how, value, key, at })
    return put(entries.map(([name, each]) => [name, name === way ? next : each]))
  }
  switch (how) {
    case 'replace':
      return put(entries.map(([name, each]) => [name, name === way ? value : each]))
    case 'insert':
      return put(entries.map(([name, each]) => [name, name === way ? inserted(each, value, at) : each]))
    case 'remove':
      return put(entries.filter(([name]) => name !== way))
    case 'add':
      return put([...entries.slice(0, at), [key, value], ...entries.slice(at)])
    case 'reverse':
      return put(entries.toReversed())
    case 'blank':
      return put(entries.map(([name]) => [name, at % 2 === 0 ? '' : ' ']))
  }
}

function inserted(old: unknown, value: unknown, at: number): unknown {
  return typeof old === 'string' ? old.slice(0, at) + String(value) + old.slice(at) : value
}

// A busy machine may need more than vitest's five seconds.
describe.each(REPLIES.map((spec) => [spec.id, spec] as const))('%s', (_, spec) => {
  const reply = arbitraryRecord(spec.response.fields)

  it('reads what its table allows as the codec does', () => {
    fc.assert(
      fc.property(reply, (wire) => agree(spec, arrived(wire))),
      { numRuns: 15 },
    )
  })

  it('reads, or reports, whatever a reply is turned into as the codec does', () => {
    fc.assert(
      fc.property(reply, fc.array(change, { minLength: 1, maxLength: 4 }), (wire, changes) =>
        agree(spec, arrived(changes.reduce(changed, wire))),
      ),
      { numRuns: Number(process.env['COMPILED_RUNS'] ?? 30) },
    )
  })

  it('reads every odd value in a field of each sort as the codec does', () => {
    const [sample = {}] = fc.sample(reply, { numRuns: 1, seed: 6 })
    for (const { key, kind, fields = [] } of ofEachSort(spec.response.fields)) {
      if (kind !== 'list') for (const value of ODD) agree(spec, arrived({ ...sample, [key]: value }))
      const [row = {}] = fc.sample(arbitraryRecord(fields), { numRuns: 1, seed: 7 })
      for (const own of ofEachSort(fields)) {
        agree(spec, arrived({ ...sample, [key]: ODD.map((value) => ({ ...row, [own.key]: value })) }))
      }
    }
  })
})

/** One field of each sort: those that differ only in name are read by the same code. */
function ofEachSort(fields: readonly FieldSpec[]): readonly FieldSpec[] {
  const sorts = new Map(
    fields.map((field) => [JSON.stringify([field.kind, field.codes, field.scale, field.essential]), field]),
  )
  return [...sorts.values()]
}

describe('a compiled reader', () => {
  it('agrees on what is no record', () => {
    for (const wire of [null, undefined, 'x', 1, [], [{}]]) agree(endpointById('ka10080'), wire)
  })

  it('keeps what the declaration does not know, behind what it knows', () => {
    const wire = { other: 'x', stk_cd: '005930', stk_min_pole_chart_qry: [{ extra: '1', cur_prc: '-70000' }] }
    const { value } = endpointById('ka10080').response.read(wire)
    expect(Object.keys(value ?? {}).at(-1)).toBe('other')
    agree(endpointById('ka10080'), wire)
  })

  it('leaves out a blank row, and reports what is wrong in a row by its place among all', () => {
    const row = {
      cur_prc: '-1',
      open_pric: '1',
      high_pric: '1',
      low_pric: '1',
      trde_qty: '1',
      cntr_tm: '20261120090000',
    }
    const blank = Object.fromEntries(Object.keys(row).map((key) => [key, '']))
    const wire = {
      stk_cd: '1',
      stk_min_pole_chart_qry: [row, blank, { ...row, cur_prc: 'soon' }, { ...row, trde_qty: 'x' }],
    }
    agree(endpointById('ka10080'), wire)
    const { value, problems } = endpointById('ka10080').response.read(wire)
    expect(problems.map(({ path }) => path)).toEqual(['candles[2].price', 'candles[3].volume'])
    expect(value?.['candles']).toHaveLength(2)
  })

  it('does without making functions of texts where that is forbidden', () => {
    vi.stubGlobal('Function', forbidden)
    const { declared, reader } = endpointById('ka10080').response
    const read = compiledReader(declared, reader)
    vi.unstubAllGlobals()
    fc.assert(
      fc.property(arbitraryRecord(endpointById('ka10080').response.fields), (wire) => {
        expect(read(arrived(wire))).toStrictEqual(reader.read(arrived(wire)))
      }),
    )
  })

  it('makes rows of one hidden class, whatever they hold', () => {
    setFlagsFromString('--allow-natives-syntax')
    const sameMap: unknown = new Function('a', 'b', 'return %HaveSameMap(a, b)')
    if (typeof sameMap !== 'function') throw new Error('no natives')
    const full = {
      cur_prc: '-1',
      open_pric: '1',
      high_pric: '1',
      low_pric: '1',
      trde_qty: '1.5',
      cntr_tm: '20261120090000',
    }
    const bare = {
      low_pric: '1',
      cur_prc: '2',
      open_pric: '3.25',
      high_pric: '1',
      trde_qty: '0',
      cntr_tm: '20261120',
      pred_pre: '',
    }
    const read = () =>
      endpointById('ka10081').response.read({ stk_dt_pole_chart_qry: [full, { ...bare, dt: '20261120' }, full] })
    // The first rows teach the engine what the fields hold.
    for (let times = 0; times < 10; times++) read()
    const rows = read().value?.['candles']
    if (!Array.isArray(rows)) throw new Error('no rows')
    expect(rows.map((row) => sameMap(row, rows[0]))).toEqual(rows.map(() => true))
  })
})

/** As under `node --disallow-code-generation-from-strings`. */
function forbidden(): never {
  throw new EvalError('Code generation from strings disallowed for this context')
}
