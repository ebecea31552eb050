/**
 * Judges by the exchange's lists what became of an order whose reply was lost.
 *
 * The law: `accepted` and `absent` need evidence; everything else is `undecided`. A cell that cannot be read may mean
 * anything. After `absent` a program may order again. So that verdict is given only on the order's own day, and only
 * from lists that were read completely.
 */
import { epochOfTimeNear } from '../codec/values/koreanTime.ts'
import { bareCode } from '../codec/values/stockCode.ts'
import type { ListedOrder, OrderVerdict } from '../shared/orders.ts'
import { type Action, isBounded, type OrderBody } from './check.ts'
import type { OrderView } from './lists.ts'
import { namedVenue, numberOf, type OrderRow, type Venue } from './orderRow.ts'

/** An order that was sent and got no answer. */
export interface LostOrder {
  readonly action: Action
  readonly side: 'buy' | 'sell' | undefined
  readonly body: OrderBody
  /** Epoch ms. */
  readonly sentAt: number
  /** The highest order number in replies before this order left; 0 when there was none. */
  readonly highest: number
}

/** An order of this client whose number is known from a reply. */
export interface OwnOrder {
  readonly number: number
  readonly venue: Venue | null
  readonly stockCode: string | undefined
  readonly action: Action
  /** Epoch ms at which it left. */
  readonly sentAt: number
}

/** What this client knows of its other orders of the same day and product. */
export interface Known {
  readonly own: readonly OwnOrder[]
  /** All lost orders with the same fields, this one included, oldest first. */
  readonly alike: readonly LostOrder[]
}

/** Whether the lists are of the order's own day. */
export type DayOf = 'sameDay' | 'laterDay'

// ms by which our clock and the exchange's may differ.
const CLOCKS = 60_000
// ms before and after sending within which a row's time makes it certainly ours.
const EARLY = 5_000
const LATE = 60_000

type Fit = 'certain' | 'possible' | 'no'

/** The verdict of the lists on a lost order. */
export function judge(lost: LostOrder, view: OrderView, known: Known, day: DayOf): OrderVerdict {
  const verdict = judged(lost, { ...view, rows: view.rows.filter(({ isRejected }) => !isRejected) }, known)
  // The lists of a later day begin empty, and numbers begin again, so they cannot prove absence.
  return verdict._tag === 'absent' && day === 'laterDay' ? { _tag: 'undecided', candidates: [] } : verdict
}

function judged(lost: LostOrder, view: OrderView, known: Known): OrderVerdict {
  switch (lost.action) {
    case 'place':
      return among(lost, view, known, fitOfNew)
    case 'modify': {
      const verdict = among(lost, view, known, fitOfChange('modify'))
      return verdict._tag === 'absent' ? unlessUntouched(lost, view) : verdict
    }
    case 'cancel': {
      const verdict = among(lost, view, known, fitOfChange('cancel'))
      if (verdict._tag === 'accepted') return { _tag: 'accepted', order: null }
      return verdict._tag === 'absent' ? unlessUntouched(lost, view) : verdict
    }
  }
}

type FitOf = (row: OrderRow, lost: LostOrder, view: OrderView, known: Known, clocks: number | undefined) => Fit

function among(lost: LostOrder, view: OrderView, known: Known, fitOf: FitOf): OrderVerdict {
  const clocks = clockDifference(view, known)
  const likeness = (row: OrderRow, order: LostOrder): Fit => fitOf(row, order, view, known, clocks)
  const others = known.alike.filter((each) => each !== lost)
  const fits = view.rows.map((row) => ({ row, fit: likeness(row, lost) })).filter((each) => each.fit !== 'no')
  const certain = inOrder(fits.filter((each) => each.fit === 'certain').map(({ row }) => row))
  // A row that possibly fits this order and certainly fits another lost one belongs to the other.
  const unclear = fits.filter(
    (each) => each.fit === 'possible' && !others.some((other) => likeness(each.row, other) === 'certain'),
  )
  const candidates = inOrder(fits.map(({ row }) => row)).map(({ order }) => order)
  if (unclear.length > 0) return { _tag: 'undecided', candidates }
  // Two lost orders and one row: the row may be of either.
  const rivals = known.alike.filter((each) => each === lost || certain.some((row) => likeness(row, each) === 'certain'))
  const mine = certain[rivals.indexOf(lost)]
  if (mine !== undefined && certain.length === rivals.length) return { _tag: 'accepted', order: mine.order }
  return candidates.length === 0 || certain.length === 0 ? { _tag: 'absent' } : { _tag: 'undecided', candidates }
}

/** How well a row fits a lost new order. */
function fitOfNew(row: OrderRow, lost: LostOrder, view: OrderView, known: Known, clocks: number | undefined): Fit {
  const { body, side } = lost
  const code = same(row.stockCode, bareCode(body['stk_cd'] ?? ''))
  const cells = [code, side === undefined ? true : same(row.side, side)]
  const own = ownership(row, lost, known)
  if (cells.includes(false) || own === 'certain') return 'no'
  const time = timeOf(row, lost, clocks)
  if (time === 'no') return 'no'
  // The row changes an order that no list shows: that order may be ours.
  if (row.change === 'modify' || row.change === 'cancel') return isTraced(row, view, known) ? 'no' : 'possible'
  cells.push(onVenue(row, body), same(row.original, 0), same(row.order.orderQuantity, Number(body['ord_qty'])))
  if (isBounded(body['trde_tp'])) cells.push(same(row.order.orderPrice, Number(body['ord_uv'])))
  if (own === 'possible') cells.push(undefined)
  return fitOf(row, cells, time)
}

/** How well a row fits a lost modification or cancellation. */
function fitOfChange(change: 'modify' | 'cancel'): FitOf {
  return (row, lost, view, known, clocks) => {
    const { body } = lost
    const original = numberOf(body['orig_ord_no'])
    // The original order is not its own change.
    const own = ownership(row, lost, known)
    if (row.number === original || own === 'certain') return 'no'
    const cells = [same(row.stockCode, bareCode(body['stk_cd'] ?? '')), same(row.change, change)]
    if (cells.includes(false) || row.original === 0) return 'no'
    const time = timeOf(row, lost, clocks)
    if (time === 'no') return 'no'
    // The row changes a number that no list shows: that number may be our change.
    if (row.original !== null && row.original !== original) return isTraced(row, view, known) ? 'no' : 'possible'
    cells.push(onVenue(row, body), same(row.original, original))
    if (change === 'modify') {
      cells.push(
        same(row.order.orderQuantity, Number(body['mdfy_qty'])),
        same(row.order.orderPrice, Number(body['mdfy_uv'])),
      )
    } else if (Number(body['cncl_qty']) > 0) cells.push(same(row.order.orderQuantity, Number(body['cncl_qty'])))
    if (own === 'possible') cells.push(undefined)
    return fitOf(row, cells, time)
  }
}

function fitOf(row: OrderRow, cells: readonly (boolean | undefined)[], time: Fit): Fit {
  if (cells.includes(false)) return 'no'
  return row.number !== 0 && time === 'certain' && cells.every((cell) => cell === true) ? 'certain' : 'possible'
}

/** No change of the order is listed. That proves absence only while the order itself is listed unchanged. */
function unlessUntouched(lost: LostOrder, view: OrderView): OrderVerdict {
  const { body, action } = lost
  const known = view.rows.filter(({ number }) => number === numberOf(body['orig_ord_no']))
  // On another venue it is another order with the same number. A row without a venue may be this one.
  const [original, ...others] = known.filter((row) => onVenue(row, body))
  if (original === undefined || others.length > 0) return { _tag: 'undecided', candidates: [] }
  const { open, orderQuantity, filledQuantity, unfilledQuantity } = original.order
  // A completely filled order had nothing left to change.
  if (orderQuantity !== null && orderQuantity > 0 && orderQuantity === filledQuantity) return { _tag: 'absent' }
  if (open && unfilledQuantity !== null && unfilledQuantity > 0) {
    // After a change of a part the rest stays open either way. So absence needs every share to be accounted for.
    const isAll = action === 'cancel' && Number(body['cncl_qty']) === 0
    if (isAll || orderQuantity === unfilledQuantity + (filledQuantity ?? 0)) return { _tag: 'absent' }
    // Listed changes may explain the missing shares: with this change too, more would be missing.
    const isCounted =
      filledQuantity !== null && orderQuantity === unfilledQuantity + filledQuantity + changedOf(original, view)
    if (isCounted) return { _tag: 'absent' }
  }
  return { _tag: 'undecided', candidates: [original.order] }
}

/** Shares that listed changes took from an order; `NaN` when one of them cannot be read. */
function changedOf({ number, venue }: OrderRow, { rows }: OrderView): number {
  const changes = rows.filter((row) => row.original === number && (row.venue === venue || row.venue === null))
  return changes.reduce((sum, { order }) => sum + (order.orderQuantity ?? Number.NaN), 0)
}

/** Whether the order that a row changes is known or listed: then it is not a lost one. */
function isTraced({ original, venue }: OrderRow, { rows }: OrderView, { own }: Known): boolean {
  const isIt = (each: { readonly number: number; readonly venue: Venue | null }): boolean =>
    each.number === original && (venue === null || each.venue === null || venue === each.venue)
  return original !== null && (rows.some(isIt) || own.some(isIt))
}

/** Whether a row is another order of this client, whose number is known. */
function ownership(row: OrderRow, { body }: LostOrder, { own }: Known): Fit {
  const alike = own.filter((each) => isSame(row, each))
  if (alike.length === 0) return 'no'
  // Both venues may use the number. A row without a venue may be our known order there, or the lost one here.
  const named = namedVenue(body)
  const isTaken = row.venue !== null || alike.some(({ venue }) => venue === null || named === null || venue === named)
  return isTaken ? 'certain' : 'possible'
}

/** Whether a row is this own order. The same number on another venue, or of another stock or kind, is another order. */
function isSame(row: OrderRow, own: OwnOrder): boolean {
  const isOtherStock = row.stockCode !== null && own.stockCode !== undefined && row.stockCode !== own.stockCode
  const isOtherKind = row.change !== null && row.change !== (own.action === 'place' ? 'none' : own.action)
  if (row.number !== own.number || isOtherStock || isOtherKind) return false
  return row.venue === null || own.venue === null || row.venue === own.venue
}

/**
 * How well a row's time fits. Only number and time together prove that an order is older: our clock may have been set.
 */
function timeOf(row: OrderRow, { sentAt, highest }: LostOrder, clocks: number | undefined): Fit {
  const lead = leadOf(row.order, sentAt) - (clocks ?? 0)
  const isOlderByNumber = row.number !== 0 && row.number <= highest
  if (lead < -CLOCKS && isOlderByNumber) return 'no'
  return lead >= -EARLY && lead <= LATE && !isOlderByNumber ? 'certain' : 'possible'
}

/** ms by which an order came after ours was sent; `NaN` without a time. */
function leadOf({ time }: ListedOrder, sentAt: number): number {
  // A time without seconds is too coarse.
  const at = time === null || time.length < 8 ? null : epochOfTimeNear(time, sentAt)
  return at === null ? Number.NaN : at - sentAt
}

/** ms by which the exchange's clock is ahead, by our own orders in the lists; `undefined` when they disagree. */
function clockDifference({ rows }: OrderView, { own }: Known): number | undefined {
  const leads = own.flatMap((each) => {
    const row = rows.find((listed) => isSame(listed, each))
    const lead = row === undefined ? Number.NaN : leadOf(row.order, each.sentAt)
    return Number.isNaN(lead) ? [] : [lead]
  })
  if (leads.length === 0) return undefined
  const least = Math.min(...leads)
  return Math.max(...leads) - least <= EARLY ? least : undefined
}

/**
 * `true` when a row is on the venue that the order named, or when one of the two names none. A row on another venue
 * proves nothing (`undefined`). Another program may have placed it there, or the exchange may have routed ours there.
 */
function onVenue({ venue }: OrderRow, body: OrderBody): true | undefined {
  const named = namedVenue(body)
  return venue === null || named === null || venue === named ? true : undefined
}

/** Whether a cell has a value; `undefined` when the cell cannot be read. */
function same<T>(cell: T | null, wanted: T): boolean | undefined {
  return cell === null ? undefined : cell === wanted
}

function inOrder(rows: readonly OrderRow[]): readonly OrderRow[] {
  return [...rows].sort((a, b) => a.number - b.number)
}
