/**
 * Sends each order 0 or 1 times, as pure steps over the lines of the log: an order whose id is in the log is never sent
 * again. When a crash comes before its outcome is logged, the outcome is looked up.
 */
import type { OrderLine, OrderSent, OrderSettled } from './orderRecord.ts'

export interface LoggedOrder {
  readonly sent: OrderSent
  readonly settled: OrderSettled | undefined
}

/** By client and id, oldest first. */
export type OrderLog = ReadonlyMap<string, LoggedOrder>

export const noOrders: OrderLog = new Map()

export function orderKey(client: string, id: string): string {
  return JSON.stringify([client, id])
}

/** What to do with an order from a client. */
export type Ruling =
  /** It is new. */
  | { readonly _tag: 'send' }
  /** The same order again, with a known outcome. */
  | { readonly _tag: 'repeat'; readonly settled: OrderSettled }
  /** The same order again, whose outcome is not known yet. */
  | { readonly _tag: 'wait' }
  /** A different order already has the id. */
  | { readonly _tag: 'conflict' }

export function rule(log: OrderLog, asked: Pick<OrderSent, 'client' | 'id' | 'apiId' | 'body'>): Ruling {
  const known = log.get(orderKey(asked.client, asked.id))
  if (known === undefined) return { _tag: 'send' }
  const isSame = known.sent.apiId === asked.apiId && isSameBody(known.sent.body, asked.body)
  if (!isSame) return { _tag: 'conflict' }
  return known.settled === undefined || known.settled.outcome === 'unknown'
    ? { _tag: 'wait' }
    : { _tag: 'repeat', settled: known.settled }
}

/**
 * Takes a line. The first certain outcome counts. An id is written a second time only where the log did not know it: it
 * was forgotten as old, or its first line could not be written and nothing left. So the last one counts.
 */
export function logged(log: OrderLog, line: OrderLine): OrderLog {
  const key = orderKey(line.client, line.id)
  const known = log.get(key)
  switch (line._tag) {
    case 'sending':
      return new Map(log).set(key, { sent: line, settled: undefined })
    case 'settled':
      if (known === undefined || (known.settled !== undefined && known.settled.outcome !== 'unknown')) return log
      return new Map(log).set(key, { ...known, settled: line })
  }
}

/** Orders that left, or may have left, whose outcome no answer proves. */
export function unsettled(log: OrderLog): readonly LoggedOrder[] {
  return [...log.values()].filter(({ settled }) => isOpen(settled))
}

/** Removes the orders of earlier days. Orders without an outcome stay. */
export function withoutOld(log: OrderLog, before: number): OrderLog {
  return new Map([...log].filter(([, { sent, settled }]) => isOpen(settled) || sent.at >= before))
}

/** The lines from which the log can be read again. */
export function linesOf(log: OrderLog): readonly OrderLine[] {
  return [...log.values()].flatMap(({ sent, settled }) => (settled === undefined ? [sent] : [sent, settled]))
}

function isOpen(settled: OrderSettled | undefined): boolean {
  return settled === undefined || settled.outcome === 'unknown'
}

function isSameBody(one: OrderSent['body'], other: OrderSent['body']): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => (one[key] ?? '') === (other[key] ?? ''))
}
