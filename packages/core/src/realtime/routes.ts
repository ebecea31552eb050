/** Where the entries of a type and an item go, and what came there last: made once, found again for each entry. */
import type { WireRecord } from '../codec/record.ts'
import { type Key, keyOf } from './key.ts'

/** The way of all entries of a type and an item. */
export interface Route {
  readonly type: string
  readonly item: string
  /** The registration of exactly these. */
  readonly own: Key
  /**
   * The registration of the type as a whole: market-wide and account types are registered without an item, yet their
   * entries may carry one (PROTOCOL §9). The same as `own` where the item is blank.
   */
  readonly whole: Key
  /** What tells two entries apart; nothing where hearing one twice harms nobody. */
  readonly running: readonly string[] | undefined
  /** The latest event of a type with something running. */
  last: WireRecord | undefined
}

export interface Routes {
  of(type: string, item: string): Route
}

// A market lists some thousands of items; beyond this something else is going on, and memory is not to grow with it.
const MOST = 50_000

/** Makes an empty table of routes. */
export function createRoutes(): Routes {
  const types = new Map<string, Map<string, Route>>()
  let count = 0
  // The entries of a busy item follow each other, and each is asked for twice.
  let latest = open('', '')

  const find = (type: string, item: string): Route => {
    const known = types.get(type)?.get(item)
    if (known !== undefined) return known
    if (count >= MOST) clear()
    const made = open(type, item)
    const ofType = types.get(type)
    if (ofType === undefined) types.set(type, new Map([[item, made]]))
    else ofType.set(item, made)
    count += 1
    return made
  }
  const clear = (): void => {
    types.clear()
    count = 0
    latest = open('', '')
  }

  return {
    of(type, item) {
      if (latest.type !== type || latest.item !== item) latest = find(type, item)
      return latest
    },
  }
}

/** Whether an event is the same trade or notice a second time: every new one changes a running number. */
export function isRepeated(route: Route, event: WireRecord): boolean {
  const { running, last } = route
  if (running === undefined || event[running[0] ?? ''] === null) return false
  route.last = event
  return last !== undefined && running.every((name) => event[name] === last[name])
}

function open(type: string, item: string): Route {
  return { type, item, own: keyOf(type, item), whole: keyOf(type, ''), running: RUNNING.get(type), last: undefined }
}

/**
 * What tells two entries of an item apart. A trade raises the cumulative volume (13); two notices of an order differ in
 * status (913), unfilled quantity (902) or execution number (909). Other types say how things stand: hearing it twice
 * harms nobody.
 */
const RUNNING: ReadonlyMap<string, readonly string[]> = new Map([
  ['0B', ['cumulativeVolume', 'price', 'tradeVolume', 'tradeTime']],
  [
    '00',
    [
      'orderNumber',
      'orderStatus',
      'unfilledQuantity',
      'orderOrFillTime',
      'fillNumber',
      'fillPrice',
      'fillQuantity',
      'orderQuantity',
      'orderPrice',
      'originalOrderNumber',
      'orderType',
      'rejectReason',
    ],
  ],
])
