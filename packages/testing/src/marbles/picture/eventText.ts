/** What a picture shows of a value when the caller does not say: its lane, its name, its number, its side. */
import { show } from '../diagram/show.ts'

/** Which colour a marble has: 매수, 매도. */
export type MarbleSide = 'buy' | 'sell'

type Fields = Readonly<Record<string, unknown>>

/** The item (종목) of an event, also of one inside a signal; blank for any other value. */
export function itemOf(value: unknown): string {
  const item = eventIn(value)?.['item']
  return typeof item === 'string' ? item : ''
}

/** The Korean name of the item, where the event carries one. */
export function stockNameOf(value: unknown): string | undefined {
  const name = eventIn(value)?.['stockName']
  return typeof name === 'string' && name !== '' ? name : undefined
}

/**
 * 매수 or 매도: the side of an order, a fill or a signal; of a trade, which side came to the book; of a VI, up or down.
 */
export function sideOf(value: unknown): MarbleSide | undefined {
  for (const fields of [fieldsOf(value), eventIn(value), fieldsOf(fieldsOf(value)?.['intent'])]) {
    if (fields === undefined) continue
    const { side, viTriggerDirection: direction, type, tradeVolume } = fields
    if (side === 'buy' || side === 'sell') return side
    if (direction === 'up') return 'buy'
    if (direction === 'down') return 'sell'
    if (type === '0B' && typeof tradeVolume === 'number' && tradeVolume !== 0) return tradeVolume > 0 ? 'buy' : 'sell'
  }
  return undefined
}

/** The name of what happened and its number: `61,300`, `fill 61,300`, `static 61,300`, `off 61,300`. */
export function eventLabel(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return show(value)
  const event = eventIn(value)
  const outer = fieldsOf(value)
  if (outer === undefined) return show(value)
  const name = nameOf(outer, event)
  const number = numberOf(outer) ?? numberOf(event)
  if (name === undefined && number === undefined) return show(value)
  return [name, number].filter((part) => part !== undefined).join(' ')
}

const NAMES = ['_tag', 'edge', 'signal', 'side'] as const
const NUMBERS = ['fillPrice', 'price', 'viTriggerPrice', 'exitPrice', 'volume', 'equity'] as const

function nameOf(outer: Fields, event: Fields | undefined): string | undefined {
  if (event?.['type'] === 'missed') return 'missed'
  if (event?.['type'] === '1h') {
    if (typeof event['viReleaseTime'] === 'string') return 'off'
    const kind = event['viKind']
    if (kind === 'dynamicAndStatic') return 'both'
    return typeof kind === 'string' ? kind : 'VI'
  }
  for (const key of NAMES) {
    const name = outer[key]
    if (typeof name === 'string' && name !== '') return name
  }
  return undefined
}

function numberOf(fields: Fields | undefined): string | undefined {
  for (const key of NUMBERS) {
    const number = fields?.[key]
    if (typeof number === 'number') return Number.isFinite(number) ? number.toLocaleString('en-US') : String(number)
  }
  return undefined
}

// A signal holds its event, and an edge of it holds the signal.
const DEEPEST = 4

function eventIn(value: unknown, depth = 0): Fields | undefined {
  const fields = fieldsOf(value)
  if (fields === undefined || depth > DEEPEST) return undefined
  return typeof fields['item'] === 'string' ? fields : eventIn(fields['value'], depth + 1)
}

function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  // Only data: a value that computes its fields is not asked.
  const own = Object.entries(Object.getOwnPropertyDescriptors(value))
  return Object.fromEntries(own.map(([key, { value: field }]): [string, unknown] => [key, field]))
}
