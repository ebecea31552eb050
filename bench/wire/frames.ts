/**
 * REAL frames shaped as real captures show them (docs/protocol.md#real-frames): the order of keys and FIDs, which FIDs
 * are there, how their values are written. The values are made up.
 */
import { endpointById, type FieldSpec } from '@kiwoom-rx/core/catalog'

/** The stocks whose frames are sent, in turn. */
export const ITEMS: readonly string[] = ['005930', '000660', '035420', '005380', '051910', '068270', '105560', '012330']

/** How many frames there are before they come again. */
export const FRAMES = 1_024

/** How the keys are ordered: as on the wire, as in the manual, or in another order in each frame. */
export type KeyOrder = 'wire' | 'manual' | 'mixed'

/**
 * Frames of one type for some stocks in turn, each with values of its own and a cumulative volume that rises: no two in
 * a row are the same trade. Equal arguments give equal bytes, in every process.
 */
export function realFrames(
  type: string,
  items: readonly string[],
  count: number,
  order: KeyOrder = 'wire',
): readonly string[] {
  const spec = endpointById(type)
  if (spec === undefined) throw new Error(`There is no realtime type ${type}.`)
  const random = generator(5)
  /** By item: each trade raises the cumulative volume by its own, or one was missed (docs/protocol.md#trade). */
  const volumes = new Map<string, number>()
  const fields = inWireOrder(type, spec.response.fields)
  const shuffled = <Value>(values: readonly Value[]): readonly Value[] =>
    order === 'mixed' ? shuffle(values, random) : values
  return Array.from({ length: count }, (_, at) => {
    const item = items[at % items.length] ?? ''
    const volume = 1 + random(900)
    const total = (volumes.get(item) ?? 12_000_000) + volume
    volumes.set(item, total)
    const trade = { volume, total }
    // Written as text: an object would put its numeric keys into numeric order.
    const values = shuffled(fields).map((field) => `"${field.key}":"${textOf(type, field, trade, random)}"`)
    const head = [`"type":"${type}"`, `"name":"${spec.ko}"`, `"item":"${item}"`]
    const inner = `"values":{${values.join(',')}}`
    const entry = shuffled(order === 'manual' ? [...head, inner] : [inner, ...head])
    const outer = [`"data":[{${entry.join(',')}}]`, '"trnm":"REAL"']
    return `{${shuffled(order === 'manual' ? outer.toReversed() : outer).join(',')}}`
  })
}

/** The FIDs that come, in their order; all of the declaration for types of which there is no capture. */
function inWireOrder(type: string, fields: readonly FieldSpec[]): readonly FieldSpec[] {
  const keys = WIRE_ORDER.get(type)
  if (keys === undefined) return fields
  const byKey = new Map(fields.map((field) => [field.key, field]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

const TRADE =
  '20 10 11 12 27 28 15 13 14 16 17 18 25 26 29 30 31 32 228 311 290 691 567 568 851 1890 1891 1892 1030 1031 1032 ' +
  '1071 1072 1313 1315 1316 1314 1497 1498 620 732 852 9081'

const LEVELS = Array.from({ length: 10 }, (_, level) => [41, 61, 81, 51, 71, 91].map((fid) => fid + level)).flat()
const BEHIND_LEVELS = [121, 122, 125, 126, 23, 24, 128, 129, 138, 139, 200, 201, 238]
const BOOK = [21, ...LEVELS, ...BEHIND_LEVELS, ...upTo(291, 295), ...upTo(6044, 6087), ...upTo(6100, 6115)]

const WIRE_ORDER: ReadonlyMap<string, readonly string[]> = new Map([
  ['0B', TRADE.split(' ')],
  ['0D', BOOK.map(String)],
])

function upTo(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

interface Volumes {
  readonly volume: number
  readonly total: number
}

/** What one exchange alone sends: an order book without a second venue, no auction. */
const ZEROS: ReadonlySet<string> = new Set([...upTo(6044, 6087), ...upTo(6100, 6109)].map(String))
/** A signed zero comes with a space before it. */
const SIGNED_ZEROS: ReadonlySet<string> = new Set([
  '1315',
  '291',
  '294',
  '6100',
  '6104',
  '6105',
  '6107',
  '6109',
  '6113',
])

function textOf(type: string, { key, kind, codes }: FieldSpec, trade: Volumes, random: Random): string {
  if (key === '13') return String(trade.total)
  if (type === '0B' && key === '15') return `${random(2) === 0 ? '+' : '-'}${trade.volume}`
  if (key === '9081') return 'KRX'
  if (SIGNED_ZEROS.has(key)) return ' 0'
  if (ZEROS.has(key) || (type === '0D' && kind === 'signed' && random(2) === 0)) return '0'
  const [code] = Object.keys(codes ?? {})
  if (code !== undefined) return code
  const sign = random(2) === 0 ? '+' : '-'
  switch (kind) {
    case 'price':
      return `${sign}${61_000 + random(900) * 10}`
    case 'signed':
      return `${sign}${random(10 ** (1 + random(6)))}`
    case 'rate':
      return `${sign}${random(100)}.${twoDigits(random(100))}`
    case 'time':
      return `09${twoDigits(random(60))}${twoDigits(random(60))}`
    case 'number':
      return String(random(10 ** (3 + random(6))))
    default:
      return '1'
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function shuffle<Value>(values: readonly Value[], random: Random): readonly Value[] {
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random(last + 1)
    const [a, b] = [mixed[last], mixed[other]]
    if (a === undefined || b === undefined) continue
    mixed[last] = b
    mixed[other] = a
  }
  return mixed
}

/** A whole number from 0 to below the given one. */
type Random = (below: number) => number

function generator(seed: number): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
