/** Whether the options of an execution can be right: a mistake is to show before anything is sent. */
import type { OrderType } from '../broker/order.ts'
import { checkNames, type Names } from '../optionNames.ts'
import type { Distance, ExecuteOptions, Size } from './options.ts'

const EXECUTE: Names<ExecuteOptions> = {
  name: true,
  size: true,
  entry: true,
  exit: true,
  stop: true,
  trailingStop: true,
  target: true,
  flatAt: true,
  entryHours: true,
  maxHold: true,
  cooldown: true,
  pyramid: true,
  risk: true,
  capital: true,
  adopt: true,
  kill$: true,
  store: true,
  trade$: true,
  vi$: true,
  status$: true,
  scheduler: true,
}

const ORDER_TYPES: Readonly<Record<OrderType, true>> = { limit: true, market: true, best: true, mid: true }

/** The names, the texts and the objects; the numbers are checked where they are read. */
export function checkOptions(options: ExecuteOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw new RangeError(`execute: options must be an object such as { size: 10 }, but are ${String(options)}`)
  }
  checkNames('execute', options, EXECUTE)
  const { name, size, entry, exit, risk, adopt, store } = options
  checkNames('execute: entry', entry, { orderType: true, ticks: true, timeout: true, chase: true })
  checkNames('execute: exit', exit, { orderType: true, timeout: true })
  checkNames('execute: risk', risk, {
    maxPositions: true,
    dailyLoss: true,
    ordersPerMinute: true,
    items: true,
    maxRejections: true,
  })
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '')) {
    throw new RangeError(`execute: name must be a text that is not empty, but is '${String(name)}'`)
  }
  checkSize(size)
  oneOf('entry.orderType', entry?.orderType, Object.keys(ORDER_TYPES))
  oneOf('exit.orderType', exit?.orderType, ['market', 'best'])
  checkItems('risk.items', risk?.items)
  checkItems('adopt', adopt)
  for (const stream of ['kill$', 'trade$', 'vi$', 'status$'] as const) {
    const given: unknown = options[stream]
    if (given !== undefined && !has(given, 'subscribe')) {
      throw new RangeError(`execute: ${stream} must be an Observable, but is ${String(given)}`)
    }
  }
  if (store !== undefined && !(has(store, 'load') && has(store, 'save'))) {
    throw new RangeError('execute: store must have load and save, as memoryStore() and fileStore() have')
  }
}

function checkSize(size: Size): void {
  if (typeof size === 'function') return
  if (typeof size === 'number') {
    whole('size', size, 1)
    return
  }
  const kinds = typeof size === 'object' && size !== null ? Object.keys(size) : []
  const [kind] = kinds
  const isKnown = kind === 'shares' || kind === 'percentOfEquity' || kind === 'riskPercent'
  if (kinds.length !== 1 || !isKnown) {
    const given = kinds.length === 0 ? String(size) : kinds.join(' and ')
    throw new RangeError(
      `execute: size must be a number, a function, or one of shares, percentOfEquity and riskPercent, but is ${given}`,
    )
  }
  if ('shares' in size) whole('size.shares', size.shares, 1)
  else if ('percentOfEquity' in size) amount('size.percentOfEquity', size.percentOfEquity)
  else if (amount('size.riskPercent', size.riskPercent) > 100) {
    throw new RangeError(`execute: size.riskPercent must be 100 or less, but is ${size.riskPercent}`)
  }
}

function oneOf(name: string, given: string | undefined, known: readonly string[]): void {
  if (given === undefined || known.includes(given)) return
  throw new RangeError(`execute: ${name} must be one of ${known.join(', ')}, but is '${String(given)}'`)
}

// A text is iterable too: its letters would be the items.
function checkItems(name: string, items: readonly string[] | undefined): void {
  if (items === undefined) return
  if (!Array.isArray(items)) throw new RangeError(`execute: ${name} must be a list of items, but is ${String(items)}`)
  for (const item of items) {
    if (typeof item !== 'string' || item.trim() === '') {
      throw new RangeError(`execute: ${name} must hold codes such as '005930', but has '${String(item)}'`)
    }
  }
}

function has(value: unknown, method: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function'
}

/** @param most percent that are too many: a price never falls by all of itself. */
export function distance(name: string, given: Distance | undefined, most: number): Distance | null {
  if (given === undefined) return null
  checkNames(`execute: ${name}`, given, { percent: true, won: true })
  const { percent, won } = given
  if (percent !== undefined && won !== undefined) {
    throw new RangeError(`execute: ${name} must be percent or won, but is both`)
  }
  if (percent === undefined) amount(`${name}.won`, won)
  else if (amount(`${name}.percent`, percent) >= most) {
    throw new RangeError(`execute: ${name}.percent must be below ${most}, but is ${percent}`)
  }
  return given
}

export function above(name: string, value: number): number {
  if (!(typeof value === 'number' && value > 0))
    throw new RangeError(`execute: ${name} must be above 0, but is ${value}`)
  return value
}

export function amount(name: string, value: number | undefined): number {
  if (value !== undefined && Number.isFinite(value) && value > 0) return value
  throw new RangeError(`execute: ${name} must be above 0, but is ${value}`)
}

export function atLeast(name: string, value: number, least: number): number {
  if (!(typeof value === 'number' && value >= least))
    throw new RangeError(`execute: ${name} must be ${least} or more, but is ${value}`)
  return value
}

export function whole(name: string, value: number, least: number): number {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`execute: ${name} must be a whole number, ${least} or more, but is ${value}`)
  }
  return value
}
