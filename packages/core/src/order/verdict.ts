/**
 * What became of an order whose reply was lost: a judgement over the exchange's lists.
 *
 * The law: `accepted` and `absent` need evidence, everything else is `undecided`. A cell that cannot be read may be
 * anything. `absent` invites a second order, so it is said only on the order's own day, from lists that were read whole.
 */
import { epochOfTimeNear } from '../codec/koreanTime.ts'
import { bareCode } from '../codec/stockCode.ts'
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
  /** The highest number that a reply had given before this order left; 0 when none had. */
  readonly highest: number
}

/** An order of this client to which a reply gave a number. */
export interface OwnOrder {
  readonly number: number
  readonly venue: Venue | null
  /** Epoch ms at which it left. */
  readonly sentAt: number
}

/** What this client knows of its other orders of the same day and product. */
export interface Known {
  readonly own: readonly OwnOrder[]
  /** All lost orders that look the same, this one among them, oldest first. */
  readonly alike: readonly LostOrder[]
}

/** Whether the lists are of the order's own day. */
export type DayOf = 'sameDay' | 'laterDay'

// Our clock and the exchange's may differ by so much.
const CLOCKS = 60_000
// An order that is surely ours is not older than this, and not much newer than its last byte.
const EARLY = 5_000
const LATE = 60_000

type Fit = 'certain' | 'possible' | 'no'

/** Judges. */
export function judge(lost: LostOrder, view: OrderView, known: Known, day: DayOf): OrderVerdict {
  const verdict = judged(lost, { ...view, rows: view.rows.filter(({ isRejected }) => !isRejected) }, known)
  // The next day's lists begin empty, and numbers begin again.
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
  // What is only possible for this one, and certain for another lost order, is the other's.
  const unclear = fits.filter(
    (each) => each.fit === 'possible' && !others.some((other) => likeness(each.row, other) === 'certain'),
  )
  const candidates = inOrder(fits.map(({ row }) => row)).map(({ order }) => order)
  if (unclear.length > 0) return { _tag: 'undecided', candidates }
  // Two lost orders and one row: it may be either.
  const rivals = known.alike.filter((each) => each === lost || certain.some((row) => likeness(row, each) === 'certain'))
  const mine = certain[rivals.indexOf(lost)]
  if (mine !== undefined && certain.length === rivals.length) return { _tag: 'accepted', order: mine.order }
  return candidates.length === 0 || certain.length === 0 ? { _tag: 'absent' } : { _tag: 'undecided', candidates }
}

/** A row as the order that was placed. */
function fitOfNew(row: OrderRow, lost: LostOrder, view: OrderView, known: Known, clocks: number | undefined): Fit {
  const { body, side } = lost
  const code = same(row.stockCode, bareCode(body['stk_cd'] ?? ''))
  const cells = [code, side === undefined ? true : same(row.side, side)]
  if (cells.includes(false) || isOwn(row, known)) return 'no'
  const time = timeOf(row, lost, clocks)
  if (time === 'no') return 'no'
  // A change of an order that no list shows: that order may be ours.
  if (row.change === 'modify' || row.change === 'cancel') return isTraced(row, view, known) ? 'no' : 'possible'
  cells.push(onVenue(row, body), same(row.original, 0), same(row.order.orderQuantity, Number(body['ord_qty'])))
  if (isBounded(body['trde_tp'])) cells.push(same(row.order.orderPrice, Number(body['ord_uv'])))
  return fitOf(row, cells, time)
}

/** A row as the modification or cancellation that was sent. */
function fitOfChange(change: 'modify' | 'cancel'): FitOf {
  return (row, lost, view, known, clocks) => {
    const { body } = lost
    const original = numberOf(body['orig_ord_no'])
    // The order that was to be changed is not its own change.
    if (row.number === original || isOwn(row, known)) return 'no'
    const cells = [same(row.stockCode, bareCode(body['stk_cd'] ?? '')), same(row.change, change)]
    if (cells.includes(false) || row.original === 0) return 'no'
    const time = timeOf(row, lost, clocks)
    if (time === 'no') return 'no'
    // A change of a change that no list shows: the one between may be ours.
    if (row.original !== null && row.original !== original) return isTraced(row, view, known) ? 'no' : 'possible'
    cells.push(onVenue(row, body), same(row.original, original))
    if (change === 'modify') {
      cells.push(
        same(row.order.orderQuantity, Number(body['mdfy_qty'])),
        same(row.order.orderPrice, Number(body['mdfy_uv'])),
      )
    } else if (Number(body['cncl_qty']) > 0) cells.push(same(row.order.orderQuantity, Number(body['cncl_qty'])))
    return fitOf(row, cells, time)
  }
}

function fitOf(row: OrderRow, cells: readonly (boolean | undefined)[], time: Fit): Fit {
  if (cells.includes(false)) return 'no'
  return row.number !== 0 && time === 'certain' && cells.every((cell) => cell === true) ? 'certain' : 'possible'
}

/** No change of the order is listed. That proves something only while the order itself is listed as it was. */
function unlessUntouched(lost: LostOrder, view: OrderView): OrderVerdict {
  const { body, action } = lost
  const original = view.rows.find(({ number }) => number === numberOf(body['orig_ord_no']))
  // On another venue it may be another order of the same number.
  if (original === undefined || onVenue(original, body) === undefined) return { _tag: 'undecided', candidates: [] }
  const { open, orderQuantity, filledQuantity, unfilledQuantity } = original.order
  // Filled to the last share, it left nothing to change.
  if (orderQuantity !== null && orderQuantity > 0 && orderQuantity === filledQuantity) return { _tag: 'absent' }
  if (open && unfilledQuantity !== null && unfilledQuantity > 0) {
    // Where only a part was to be changed the rest stays open either way: then nothing of it may be missing.
    const isAll = action === 'cancel' && Number(body['cncl_qty']) === 0
    if (isAll || orderQuantity === unfilledQuantity + (filledQuantity ?? 0)) return { _tag: 'absent' }
  }
  return { _tag: 'undecided', candidates: [original.order] }
}

/** Whether the order that a row changes is known or listed, so that it is not a lost one. */
function isTraced({ original }: OrderRow, { rows }: OrderView, { own }: Known): boolean {
  if (original === null) return false
  return rows.some(({ number }) => number === original) || own.some(({ number }) => number === original)
}

function isOwn(row: OrderRow, { own }: Known): boolean {
  return own.some((each) => isSame(row, each))
}

/** Two numbers that are equal on different venues are two orders. */
function isSame({ number, venue }: OrderRow, own: OwnOrder): boolean {
  return number === own.number && (venue === null || own.venue === null || venue === own.venue)
}

/** What a row's time says. Number and time together prove that an order is older; our clock may have been set between. */
function timeOf(row: OrderRow, { sentAt, highest }: LostOrder, clocks: number | undefined): Fit {
  const lead = leadOf(row.order, sentAt) - (clocks ?? 0)
  const isOlderByNumber = row.number !== 0 && row.number <= highest
  if (lead < -CLOCKS && isOlderByNumber) return 'no'
  return lead >= -EARLY && lead <= LATE && !isOlderByNumber ? 'certain' : 'possible'
}

/** ms by which an order came after ours was sent; `NaN` without a time. */
function leadOf({ time }: ListedOrder, sentAt: number): number {
  // A time without seconds says too little.
  const at = time === null || time.length < 8 ? null : epochOfTimeNear(time, sentAt)
  return at === null ? Number.NaN : at - sentAt
}

/** By how many ms the exchange's clock is ahead of ours, as our own orders in the lists show; only where they agree. */
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
 * Whether a row is on the venue that was named; a row that shows none is. On another one it is no evidence: neither that it
 * is ours, because another program may have placed it there, nor that it is not, because the exchange may route an order.
 */
function onVenue({ venue }: OrderRow, body: OrderBody): true | undefined {
  const named = namedVenue(body)
  return venue === null || named === null || venue === named ? true : undefined
}

/** `undefined` where the cell cannot be read. */
function same<T>(cell: T | null, wanted: T): boolean | undefined {
  return cell === null ? undefined : cell === wanted
}

function inOrder(rows: readonly OrderRow[]): readonly OrderRow[] {
  return [...rows].sort((a, b) => a.number - b.number)
}
