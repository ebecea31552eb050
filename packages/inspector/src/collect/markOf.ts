/** How a value is shown on a lane: a short text, a number to draw by, a side and an item. */
import { redact, redactDeep } from '@kiwoom-rx/core/session'
import { literalOf, type Shown } from '../marbleTest/literal.ts'
import { LONGEST_VALUE, type Mark } from '../protocol/values.ts'
import { safeText } from './json.ts'

/** The fields that say most of an object, the first that it has. */
const MAIN = [
  'price',
  'value',
  'close',
  'equity',
  'viTriggerPrice',
  'currentPrice',
  'unitFillPrice',
  'orderPrice',
] as const

const LONGEST_TEXT = 60

/**
 * The mark of a value at a time. A value `isMasked` that came over the client's own masked wire; that of a probe may
 * hold anything.
 */
export function markOf(value: unknown, at: number, isMasked: boolean): Mark & { readonly _tag: 'value' } {
  const text = textOf(value)
  const literal = isMasked ? literalOf(value, LONGEST_VALUE) : literalOf(value, LONGEST_VALUE, withoutSecret)
  return {
    _tag: 'value',
    at,
    text: isMasked ? text : safeText(text, LONGEST_TEXT),
    number: numberOf(value),
    side: sideOf(value) ?? directionOf(value),
    item: safeText(itemOf(value), LONGEST_TEXT),
    literal: literal.text,
    isCut: literal.isCut,
  }
}

function withoutSecret(name: string, value: Shown): unknown {
  if (isSecretName(name)) return redactDeep({ [name]: value })[name]
  return typeof value === 'string' ? redact(value) : value
}

/** Whether the client hides what has this name; asked once for each name, of which a program writes few. */
function isSecretName(name: string): boolean {
  const known = SECRET_NAMES.get(name)
  if (known !== undefined) return known
  const isSecret = redactDeep({ [name]: PLAIN })[name] !== PLAIN
  if (SECRET_NAMES.size < MOST_NAMES) SECRET_NAMES.set(name, isSecret)
  return isSecret
}

const SECRET_NAMES = new Map<string, boolean>()
const MOST_NAMES = 5_000
const PLAIN = 1

/** The number to draw by, `null` when the value has no number. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  for (const name of MAIN) {
    const found = fieldOf(value, name)
    if (typeof found === 'number' && Number.isFinite(found)) return found
  }
  const asks = fieldOf(value, 'asks')
  return Array.isArray(asks) && asks.length > 0 ? numberOf(asks[0]) : null
}

/** `buy` or `sell`, where the value names a side. */
export function sideOf(value: unknown): 'buy' | 'sell' | null {
  const side = fieldOf(value, 'side') ?? fieldOf(value, 'tradeSide') ?? fieldOf(value, 'direction')
  switch (side) {
    case 'buy':
    case 'long':
    case 'up':
      return 'buy'
    case 'sell':
    case 'short':
    case 'down':
      return 'sell'
    default:
      return null
  }
}

/** The item that a value names, `''` when it names no item. */
export function itemOf(value: unknown): string {
  const item = fieldOf(value, 'item')
  if (typeof item === 'string' && item !== '') return item
  const code = fieldOf(value, 'stockCode')
  return typeof code === 'string' ? code : ''
}

/** Of a trade (체결) which side came to the book, of a VI whether it went up: red and blue on Korean screens too. */
function directionOf(value: unknown): 'buy' | 'sell' | null {
  switch (fieldOf(value, 'type')) {
    case '0B': {
      const volume = fieldOf(value, 'tradeVolume')
      if (typeof volume !== 'number' || volume === 0) return null
      return volume > 0 ? 'buy' : 'sell'
    }
    case '1h': {
      const direction = fieldOf(value, 'viTriggerDirection')
      if (direction === 'up') return 'buy'
      return direction === 'down' ? 'sell' : null
    }
    default:
      return null
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return String(value)
  const number = numberOf(value)
  if (number !== null) return number.toLocaleString('en-US')
  const side = sideOf(value)
  if (side !== null) return `${side} ${itemOf(value)}`.trim()
  const tag = fieldOf(value, '_tag') ?? fieldOf(value, 'type') ?? fieldOf(value, 'kind')
  if (typeof tag === 'string') return tag
  return Array.isArray(value) ? `[${value.length}]` : '{…}'
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
