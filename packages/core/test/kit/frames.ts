/** REAL frames as JSON allows them to be written: any order of keys, white space, escapes, keys twice. */
import { arbitraryRecord } from '@kiwoom-rx/testing/arbitrary'
import fc from 'fast-check'
import type { EndpointSpec } from '../../src/index.ts'

/** A record as it is written: its members in their order, a key perhaps twice, each value as JSON. */
export type Members = readonly (readonly [key: string, json: string])[]

/** An entry of a type: `values` by FID, as the type's table allows them. */
export function entryOf(spec: EndpointSpec): fc.Arbitrary<Members> {
  return fc
    .record({
      name: fc.constantFrom(spec.ko, 'x', ''),
      item: fc.constantFrom('005930', '000660_NX', '', '001'),
      values: arbitraryRecord(spec.response.fields),
    })
    .map(({ name, item, values }) => [
      ['values', written(members(values))],
      ['type', JSON.stringify(spec.id)],
      ['name', JSON.stringify(name)],
      ['item', JSON.stringify(item)],
    ])
}

export function members(record: object): Members {
  return Object.entries(record).map(([key, value]) => [key, JSON.stringify(value)])
}

/** A record as text. */
export function written(record: Members, space = ''): string {
  const each = record.map(([key, json]) => `${JSON.stringify(key)}${space}:${space}${json}`)
  return `{${space}${each.join(`${space},${space}`)}${space}}`
}

/** A frame as text, in the wire's order. */
export function frameOf(entries: readonly Members[]): string {
  return written([
    ['data', `[${entries.map((entry) => written(entry)).join(',')}]`],
    ['trnm', '"REAL"'],
  ])
}

/**
 * Other ways to write what a JSON text says: members in any order, white space between any two tokens, letters of keys
 * and texts escaped, members twice, members that are not known, values that are no texts.
 */
export function rewritten(text: string, only: Partial<How> = {}): fc.Arbitrary<string> {
  return fc
    .record({
      shuffle: fc.boolean(),
      space: fc.constantFrom('', '', '', ' ', '\n  ', '\t', '\r\n', ' '.repeat(40)),
      escape: odds,
      twice: odds,
      extra: odds,
      odd: odds,
      seed: fc.nat(),
    })
    .map(({ seed, ...how }) => rewrite(JSON.parse(text), { ...how, ...only }, generator(seed)))
}

/** How often something is done: most of the time never, so that each is also seen alone. */
const odds = fc.constantFrom(0, 0, 0, 0.02, 0.3)

interface How {
  readonly shuffle: boolean
  readonly space: string
  readonly escape: number
  readonly twice: number
  readonly extra: number
  readonly odd: number
}

type Random = () => number

function rewrite(value: unknown, how: How, random: Random): string {
  const { space } = how
  if (Array.isArray(value)) {
    return `[${space}${value.map((each) => rewrite(each, how, random)).join(`${space},${space}`)}${space}]`
  }
  if (typeof value === 'object' && value !== null) {
    let all = Object.entries(value).map(([key, each]) => [textOf(key, how, random), rewrite(each, how, random)])
    if (random() < how.extra) all.push([JSON.stringify(pick(EXTRA_KEYS, random)), pick(ODD_VALUES, random)])
    if (random() < how.twice && all[0] !== undefined) {
      const [key = ''] = pick(all, random)
      all.push([key, random() < 0.5 ? '""' : pick(ODD_VALUES, random)])
    }
    if (how.shuffle) all = shuffled(all, random)
    return `{${space}${all.map(([key, json]) => `${key}${space}:${space}${json}`).join(`${space},${space}`)}${space}}`
  }
  if (random() < how.odd) return pick(ODD_VALUES, random)
  return typeof value === 'string' ? textOf(value, how, random) : JSON.stringify(value)
}

function textOf(text: string, { escape: often }: How, random: Random): string {
  const json = JSON.stringify(text)
  if (random() >= often) return json
  const escaped = [...text].map((letter) =>
    random() < 0.5 && letter.length === 1 ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter,
  )
  return `"${escaped.join('').replaceAll('"', '\\"')}"`
}

const EXTRA_KEYS = ['seq', 'extra', '77', '077', '123456', '0', 'price', '__proto__', 'toString', 'type', 'values', '']

const ODD_VALUES = [
  ...['null', 'true', 'false', '0', '-0', '1', '-61300', '1.5', '1e5', '1e-9', '123456789012345678', '-2147483648'],
  ...['[]', '{}', '[{}]', '[["a"],{"b":[null,1.5e+3]}]', '{"token":"x","a":{"9201":"1"}}', '{"10":"1"}'],
  ...[
    '"}"',
    '"},\\"type\\":\\"0D\\""',
    '" 0"',
    '" "',
    '"-"',
    '"x"',
    '"+ 5"',
    '"90003"',
    '"\\n"',
    '"정적"',
    '"\\ud800"',
  ],
]

function pick<Value>(from: readonly Value[], random: Random): Value {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new RangeError('nothing to pick from')
  return picked
}

function shuffled<Value>(from: readonly Value[], random: Random): Value[] {
  return from
    .map((value) => [random(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
}

function generator(seed: number): Random {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
