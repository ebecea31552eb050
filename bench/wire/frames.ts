/** REAL frames as PROTOCOL §9 and §10 describe them: every FID of a type, in the manual's order, all values texts. */
import { endpointById, type FieldSpec } from '@kiwoom-rx/core/catalog'

/** The stocks whose frames are sent, in turn. */
export const ITEMS: readonly string[] = ['005930', '000660', '035420', '005380', '051910', '068270', '105560', '012330']

/** How many frames there are before they come again. */
export const FRAMES = 1_024

/**
 * Frames of one type for some stocks in turn, each with values of its own and a cumulative volume that rises: no two in
 * a row are the same trade. Equal arguments give equal bytes, in every process.
 */
export function realFrames(type: string, items: readonly string[], count: number): readonly string[] {
  const spec = endpointById(type)
  if (spec === undefined) throw new Error(`There is no realtime type ${type}.`)
  // So wide that the frames take the 735 bytes (0B) and 2,491 (0D) of the manual's samples.
  const width = type === '0B' ? 5 : 4
  const random = generator(width)
  return Array.from({ length: count }, (_, at) => {
    // Written as text: an object would put its numeric keys into numeric order.
    const values = spec.response.fields.map((field) => `"${field.key}":"${textOf(field, at, width, random)}"`)
    const head = `"type":"${type}","name":"${spec.ko}","item":"${items[at % items.length] ?? ''}"`
    return `{"trnm":"REAL","data":[{${head},"values":{${values.join(',')}}}]}`
  })
}

const CUMULATIVE_VOLUME = '13'

/** Signs and shapes as in the samples of the manual (PROTOCOL §13); no blanks, so that both sides have their full work. */
function textOf({ key, kind, codes }: FieldSpec, at: number, width: number, random: Random): string {
  if (key === CUMULATIVE_VOLUME) return String(12_000_000 + at)
  const [code] = Object.keys(codes ?? {})
  if (code !== undefined) return code
  const sign = random(2) === 0 ? '+' : '-'
  switch (kind) {
    case 'price':
      return `${sign}${61_000 + random(900) * 10}`
    case 'signed':
      return `${sign}${random(10 ** (3 + random(5)))}`
    case 'rate':
      return `${sign}${random(100)}.${twoDigits(random(100))}`
    case 'time':
      return `09${twoDigits(random(60))}${twoDigits(random(60))}`
    case 'number':
      return String(random(10 ** (width + random(5))))
    default:
      return '1'
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
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
