/** The options of an execution, checked and complete. */
import type { OrderType } from '../broker/order.ts'
import { clockTime } from '../koreanTime.ts'
import { above, amount, atLeast, checkOptions, distance, whole } from './checkOptions.ts'
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
  checkOptions(options)
  const { entry = {}, exit = {}, risk = {}, entryHours } = options
  const flatAt = options.flatAt === undefined ? NEVER : clockTime('execute: flatAt', options.flatAt)
  const [entryFrom, entryTo] = entryHours === undefined ? [0, NEVER] : hoursOf(entryHours)
  if (entryFrom >= flatAt) {
    throw new RangeError(
      `execute: entryHours begin at '${entryHours?.[0]}', when flatAt '${options.flatAt}' bars entries`,
    )
  }
  const stop = distance('stop', options.stop, 100)
  const trailingStop = distance('trailingStop', options.trailingStop, 100)
  if (typeof options.size === 'object' && 'riskPercent' in options.size && stop === null && trailingStop === null) {
    throw new RangeError('execute: size.riskPercent needs a stop or a trailingStop')
  }
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
    target: distance('target', options.target, NEVER),
    flatAt,
    entryFrom,
    entryTo,
    maxHold: above('maxHold', options.maxHold ?? NEVER),
    cooldown: atLeast('cooldown', options.cooldown ?? 0, 0),
    pyramid: whole('pyramid', options.pyramid ?? 1, 1),
    maxPositions: risk.maxPositions === undefined ? NEVER : whole('risk.maxPositions', risk.maxPositions, 0),
    dailyLoss: above('risk.dailyLoss', risk.dailyLoss ?? NEVER),
    ordersPerMinute: whole('risk.ordersPerMinute', risk.ordersPerMinute ?? 60, 1),
    items: risk.items === undefined ? null : new Set(risk.items),
    maxRejections: whole('risk.maxRejections', risk.maxRejections ?? 5, 1),
    capital: options.capital === undefined ? null : amount('capital', options.capital),
    adopt: options.adopt ?? [],
  }
}

function hoursOf([from, to]: readonly [string, string]): readonly [number, number] {
  const hours = [clockTime('execute: entryHours', from), clockTime('execute: entryHours', to)] as const
  if (hours[0] >= hours[1])
    throw new RangeError(`execute: entryHours must end after they begin, but are '${from}' to '${to}'`)
  return hours
}

/** How many won a distance is at a price. */
export function wonOf({ percent, won }: Distance, price: number): number {
  return percent === undefined ? won : (price * percent) / 100
}
