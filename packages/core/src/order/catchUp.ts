/** Adds what the exchange's lists show to the life of an order. The lists may be ahead of the events, or behind. */
import { isPartOf, type Life, stateOf, withChild, withPart } from './life.ts'
import { numberOf, type OrderRow } from './orderRow.ts'
import { emptied, filledOf, isSettled, newPart, type Part } from './part.ts'

// Consecutive looks that must find an order neither open nor completely filled. One look proves nothing: lists lag.
const MISSES = 2

/** The life after a look. */
export function catchUp(life: Life, listed: readonly OrderRow[]): Life {
  const rows = ownRows(life, listed)
  const valid = rows.filter(({ isRejected }) => !isRejected)
  const readable = valid.filter(({ number }) => number !== 0)
  // An unreadable row may be the missing one. So may a change whose original order no list shows.
  const { parts, ...known } = [...readable].sort((a, b) => a.number - b.number).reduce(adopt, life)
  const isWhole = readable.length === valid.length && !hasLoose(life, readable) && !isLate(parts, readable)
  const shown = [...parts].map(([number, part]) => ({
    number,
    ...shownBy(rowOf(readable, number), part, life.isCurrent),
  }))
  const closed = shown
    .map((each) => ({ ...each, part: { ...each.part, misses: missesOf(each.part, isWhole) } }))
    .map((each) => (isWhole && isClosed(each.part, each.isFilledKnown) ? closing(each) : each))
  const caught: Life = {
    ...known,
    parts: new Map(closed.map(({ number, part }) => [number, part])),
    isCurrent: closed.length > 0 && closed.every(({ part, isClear }) => isClear || isSettled(part)),
  }
  return refusedUnseen(isWhole ? cancelledUnseen(caught) : caught, rows)
}

/** Both venues may use one number. A row of the other venue is left out when the order's venue has its number too. */
function ownRows({ venue }: Life, rows: readonly OrderRow[]): readonly OrderRow[] {
  if (venue === null) return rows
  const own = new Set(rows.filter((row) => row.venue === venue).map(({ number }) => number))
  return rows.filter((row) => row.venue === venue || row.number === 0 || !own.has(row.number))
}

/** Why another look is needed; nothing while all is known. */
export function unclear(life: Life): 'notListed' | 'unreadable' | undefined {
  if (stateOf(life) === undefined) return 'notListed'
  return life.isCurrent ? undefined : 'unreadable'
}

/** Rows of the order itself, and modifications of it that no event reported. */
function adopt(life: Life, row: OrderRow): Life {
  const { number, original, change, order, stockCode } = row
  const isForeign = life.stockCode !== null && stockCode !== null && life.stockCode !== stockCode
  if (isForeign || life.parts.has(number) || order.orderNumber === null) return life
  if (original !== null && change !== 'cancel' && isPartOf(life, original)) {
    const child = { orderNumber: order.orderNumber, quantity: order.orderQuantity, price: order.orderPrice }
    return withChild(life, original, number, child)
  }
  return isPartOf(life, number) ? withPart(life, number, newPart(null, null, null)) : life
}

interface Shown {
  readonly part: Part
  /** Whether it is known how much of it is filled. */
  readonly isFilledKnown: boolean
  /** Whether there is nothing left to ask. */
  readonly isClear: boolean
}

/** What a row adds to a part, or its absence. */
function shownBy(row: OrderRow | undefined, part: Part, wasCurrent: boolean): Shown {
  if (row === undefined) {
    const isMissing = !isSettled(part) && (part.isListed || part.isOver || part.moved > 0)
    // Neither list shows it. An order that was never listed may still appear late.
    const isClear = wasCurrent && !isMissing
    return { part: { ...part, isMissing }, isFilledKnown: filledOf(part) === 0, isClear }
  }
  const { orderQuantity, orderPrice, filledQuantity, unfilledQuantity, open } = row.order
  const quantity = part.quantity ?? orderQuantity
  const shown = Math.max(part.shown, filledQuantity ?? 0)
  const known: Part = { ...part, quantity, price: part.price ?? orderPrice, shown, isListed: true, isMissing: false }
  const isFilledKnown = filledQuantity !== null
  if (!open) return { part: { ...known, isMissing: !isSettled(known) }, isFilledKnown, isClear: false }
  if (unfilledQuantity === null) return { part: known, isFilledKnown, isClear: wasCurrent }
  // A row is consistent in itself, even a late one: shares that are neither open nor filled are gone.
  const gone = orderQuantity === null || filledQuantity === null ? 0 : orderQuantity - filledQuantity - unfilledQuantity
  const unfilled = Math.min(part.unfilled ?? unfilledQuantity, unfilledQuantity)
  const isCancelled = part.isCancelled || gone > Math.max(part.gone, part.moved)
  const isClear = wasCurrent || (quantity !== null && filledQuantity !== null)
  return { part: { ...known, gone: Math.max(part.gone, gone), isCancelled, unfilled }, isFilledKnown, isClear }
}

/** Whether a missing part has ended: enough looks did not find it, and its fills are known. */
function isClosed(part: Part, isFilledKnown: boolean): boolean {
  return part.isMissing && isFilledKnown && part.misses >= (part.isOver ? 1 : MISSES)
}

/** A row shows less than is known: the lists are late, and what they do not show may be open. */
function isLate(parts: Life['parts'], rows: readonly OrderRow[]): boolean {
  return [...parts].some(([number, part]) => {
    const order = rowOf(rows, number)?.order
    if (order === undefined || !order.open) return false
    const { orderQuantity, filledQuantity, unfilledQuantity } = order
    if (filledQuantity !== null && filledQuantity < filledOf(part)) return true
    if (orderQuantity === null || filledQuantity === null || unfilledQuantity === null) return false
    return orderQuantity - filledQuantity - unfilledQuantity < part.gone
  })
}

/** Each number counts for itself: lists that are late in turn may miss one of them each. */
function missesOf({ isMissing, misses }: Part, isWhole: boolean): number {
  if (!isMissing) return 0
  return isWhole ? misses + 1 : misses
}

function closing<Each extends Shown>(each: Each): Each {
  const { part } = each
  // Only a modification of this number was reported. No list shows the number: it filled nothing, and all of it moved.
  const isAllMoved = part.quantity === null && part.moved > 0
  return {
    ...each,
    part: emptied(isAllMoved ? { ...part, quantity: part.moved, isMissing: false } : { ...part, isMissing: false }),
  }
}

/** A cancellation was reported and no list shows the order: it is cancelled, and nothing was filled. */
function cancelledUnseen(life: Life): Life {
  if (life.cancelled === undefined || life.parts.size > 0) return life
  const quantity = life.cancelled ?? 0
  const part: Part = { ...newPart(quantity, null, 0), gone: quantity, isCancelled: true, isOver: true }
  return withPart({ ...life, cancelled: undefined, isCurrent: true }, numberOf(life.current), part)
}

/** Its refusal was missed, and a list shows it. */
function refusedUnseen(life: Life, rows: readonly OrderRow[]): Life {
  if (life.parts.size > 0 || life.rejected !== undefined) return life
  const isOurs = ({ number, isRejected, change }: OrderRow) => isRejected && change === 'none' && isPartOf(life, number)
  return rows.some(isOurs) ? { ...life, rejected: { reason: null }, isCurrent: true } : life
}

function rowOf(rows: readonly OrderRow[], number: number): OrderRow | undefined {
  return rows.find((row) => row.number === number)
}

/** Whether a modification has an original that is neither listed nor ours: a number between the two may be ours. */
function hasLoose(life: Life, rows: readonly OrderRow[]): boolean {
  const first = Math.min(numberOf(life.current), ...life.parts.keys())
  return rows.some(({ original, change, stockCode }) => {
    if (life.stockCode !== null && stockCode !== null && life.stockCode !== stockCode) return false
    if (original === null) return true
    if (original <= first || change === 'cancel') return false
    return !isPartOf(life, original) && rowOf(rows, original) === undefined
  })
}
