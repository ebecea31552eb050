/** The options of an execution, checked and complete. */
import type { OrderType } from '../broker/order.ts'
import { clockTime } from '../koreanTime.ts'
import { checkNames, type Names } from '../optionNames.ts'
import type { Distance, ExecuteOptions, Size } from './options.ts'

export interface Rules {
  readonly name: string
  readonly size: Size
  readonly entryType: OrderType
  readonly ticks: number
  readonly entryTimeout: number
  readonly chase: number
  readonly exitType: 'market' | 'best' | null
  readonly exitTimeout: number
  readonly stop: Distance | null
  readonly trailingStop: Distance | null
  readonly target: Distance | null
  /** Milliseconds since midnight. */
  readonly flatAt: number
  readonly entryFrom: number
  readonly entryTo: number
  readonly maxHold: number
  readonly cooldown: number
  readonly pyramid: number
  readonly maxPositions: number
  readonly dailyLoss: number
  readonly ordersPerMinute: number
  readonly items: ReadonlySet<string> | null
  readonly maxRejections: number
  readonly capital: number | null
  readonly adopt: readonly string[]
}

const NEVER = Number.POSITIVE_INFINITY

/** @throws RangeError that names the option and what it may be. */
export function rulesOf(options: ExecuteOptions): Rules {
  checkOptionNames(options)
  const { entry = {}, exit = {}, risk = {}, entryHours, flatAt } = options
  const stop = distance('stop', options.stop)
  const trailingStop = distance('trailingStop', options.trailingStop)
  checkSize(options.size, stop ?? trailingStop)
  return {
    name: options.name ?? 'execution',
    size: options.size,
    entryType: entry.orderType ?? 'limit',
    ticks: whole('entry.ticks', entry.ticks ?? 0, -1_000),
    entryTimeout: above('entry.timeout', entry.timeout ?? 10_000),
    chase: whole('entry.chase', entry.chase ?? 0, 0),
    exitType: exit.orderType ?? null,
    exitTimeout: above('exit.timeout', exit.timeout ?? 3_000),
    stop,
    trailingStop,
    target: distance('target', options.target),
    flatAt: flatAt === undefined ? NEVER : clockTime('execute: flatAt', flatAt),
    entryFrom: entryHours === undefined ? 0 : clockTime('execute: entryHours', entryHours[0]),
    entryTo: entryHours === undefined ? NEVER : clockTime('execute: entryHours', entryHours[1]),
    maxHold: above('maxHold', options.maxHold ?? NEVER),
    cooldown: atLeast('cooldown', options.cooldown ?? 0, 0),
    pyramid: whole('pyramid', options.pyramid ?? 1, 1),
    maxPositions: risk.maxPositions === undefined ? NEVER : whole('risk.maxPositions', risk.maxPositions, 0),
    dailyLoss: above('risk.dailyLoss', risk.dailyLoss ?? NEVER),
    ordersPerMinute: whole('risk.ordersPerMinute', risk.ordersPerMinute ?? 60, 1),
    items: risk.items === undefined ? null : new Set(risk.items),
    maxRejections: whole('risk.maxRejections', risk.maxRejections ?? 5, 1),
    capital: options.capital === undefined ? null : above('capital', options.capital),
    adopt: options.adopt ?? [],
  }
}

function checkOptionNames(options: ExecuteOptions): void {
  checkNames('execute', options, EXECUTE)
  checkNames('execute: entry', options.entry, { orderType: true, ticks: true, timeout: true, chase: true })
  checkNames('execute: exit', options.exit, { orderType: true, timeout: true })
  checkNames('execute: risk', options.risk, {
    maxPositions: true,
    dailyLoss: true,
    ordersPerMinute: true,
    items: true,
    maxRejections: true,
  })
}

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

function checkSize(size: Size, stop: Distance | null): void {
  if (typeof size === 'function') return
  if (typeof size === 'number') whole('size', size, 1)
  else if ('shares' in size) whole('size.shares', size.shares, 1)
  else if ('percentOfEquity' in size) above('size.percentOfEquity', size.percentOfEquity)
  else {
    above('size.riskPercent', size.riskPercent)
    if (stop === null) throw new RangeError('execute: size.riskPercent needs a stop or a trailingStop')
  }
}

function distance(name: string, given: Distance | undefined): Distance | null {
  if (given === undefined) return null
  if (given.percent !== undefined) above(`${name}.percent`, given.percent)
  else above(`${name}.won`, given.won)
  return given
}

function above(name: string, value: number): number {
  if (!(value > 0)) throw new RangeError(`execute: ${name} must be above 0, but is ${value}`)
  return value
}

function atLeast(name: string, value: number, least: number): number {
  if (!(value >= least)) throw new RangeError(`execute: ${name} must be ${least} or more, but is ${value}`)
  return value
}

function whole(name: string, value: number, least: number): number {
  if (!(Number.isInteger(value) && value >= least)) {
    throw new RangeError(`execute: ${name} must be a whole number, ${least} or more, but is ${value}`)
  }
  return value
}

/** How many won a distance is at a price. */
export function wonOf({ percent, won }: Distance, price: number): number {
  return percent === undefined ? won : (price * percent) / 100
}
