/** What became of an order whose reply was lost: a judgement over the open and the filled orders. */
import { epochOfTimeNear } from '../codec/koreanTime.ts'
import type { ListedOrder, OrderVerdict } from '../orders.ts'
import type { Action, OrderBody } from './check.ts'

/** An order that was sent and got no answer. */
export interface LostOrder {
  readonly action: Action
  readonly side: 'buy' | 'sell' | undefined
  readonly body: OrderBody
  /** Epoch ms. */
  readonly sentAt: number
}

/** What this client knows of its other orders. */
export interface Known {
  /** Numbers that replies gave to other orders. */
  readonly numbers: ReadonlySet<string>
  /** The highest number that a reply had given before this order left; 0 when none had. */
  readonly highest: number
  /** The place of this order among the lost ones that look the same, oldest first, and how many they are. */
  readonly place: number
  readonly alike: number
}

// The exchange's clock and ours may differ by so much.
const CLOCKS = 60_000

/** Judges. Says `absent` or `accepted` only when the lists leave no other reading. */
export function judge(lost: LostOrder, listed: readonly ListedOrder[], known: Known): OrderVerdict {
  switch (lost.action) {
    case 'place':
      return among(candidatesOf(lost, listed, known), (order) => isNew(order, lost, known), known)
    case 'modify':
      return among(modifications(lost, listed, known), () => true, known)
    case 'cancel':
      return cancelled(lost, listed)
  }
}

function among(
  candidates: readonly ListedOrder[],
  isCertain: (order: ListedOrder) => boolean,
  { place, alike }: Known,
): OrderVerdict {
  const certain = candidates.filter(isCertain)
  // Two lost orders and one that is there: it may be either.
  if (certain.length === alike && certain.length === candidates.length) {
    return { _tag: 'accepted', order: certain[place] ?? null }
  }
  return candidates.length === 0 ? { _tag: 'absent' } : { _tag: 'undecided', candidates }
}

function candidatesOf(lost: LostOrder, listed: readonly ListedOrder[], known: Known): readonly ListedOrder[] {
  const { body, side } = lost
  const price = Number(body['ord_uv'] ?? '')
  const matches = (order: ListedOrder): boolean =>
    isOther(order, known) &&
    numberOf(order.originalOrderNumber) === 0 &&
    order.stockCode === body['stk_cd'] &&
    isSide(order, side) &&
    order.orderQuantity === Number(body['ord_qty']) &&
    (price === 0 || order.orderPrice === price) &&
    !isOld(order, lost, known)
  return inOrder(listed.filter(matches))
}

/** Newer than what this client had been given, or of about the time. */
function isNew(order: ListedOrder, lost: LostOrder, { highest }: Known): boolean {
  return (highest > 0 && numberOf(order.orderNumber) > highest) || leadOf(order, lost) >= -CLOCKS
}

/** Its number and its time both say older; one alone does not prove it. */
function isOld(order: ListedOrder, lost: LostOrder, { highest }: Known): boolean {
  return numberOf(order.orderNumber) <= highest && leadOf(order, lost) < -CLOCKS
}

/** ms by which an order came after ours was sent; `NaN` without a time. */
function leadOf({ time }: ListedOrder, { sentAt }: LostOrder): number {
  const at = time === null ? null : epochOfTimeNear(time, sentAt)
  return at === null ? Number.NaN : at - sentAt
}

function modifications({ body }: LostOrder, listed: readonly ListedOrder[], known: Known): readonly ListedOrder[] {
  const original = numberOf(body['orig_ord_no'])
  const matches = (order: ListedOrder): boolean =>
    isOther(order, known) &&
    numberOf(order.originalOrderNumber) === original &&
    !order.orderType?.includes('취소') &&
    order.orderQuantity === Number(body['mdfy_qty']) &&
    order.orderPrice === Number(body['mdfy_uv'])
  return inOrder(listed.filter(matches))
}

function cancelled({ body }: LostOrder, listed: readonly ListedOrder[]): OrderVerdict {
  const original = numberOf(body['orig_ord_no'])
  const orders = listed.filter(({ orderNumber }) => numberOf(orderNumber) === original)
  if (orders.some(({ open }) => open)) {
    // Of a part that was to be cancelled the rest stays open either way.
    return Number(body['cncl_qty']) === 0 ? { _tag: 'absent' } : { _tag: 'undecided', candidates: orders }
  }
  // Filled to the last share, it left nothing to cancel.
  const isFilled = orders.some(
    ({ orderQuantity, filledQuantity }) => orderQuantity !== null && orderQuantity === filledQuantity,
  )
  return isFilled ? { _tag: 'absent' } : { _tag: 'accepted', order: null }
}

function isOther({ orderNumber }: ListedOrder, { numbers }: Known): boolean {
  return ![...numbers].some((number) => numberOf(number) === numberOf(orderNumber))
}

function isSide({ orderType }: ListedOrder, side: LostOrder['side']): boolean {
  if (orderType === null || side === undefined) return true
  return orderType.includes(side === 'buy' ? '매수' : '매도')
}

function inOrder(orders: readonly ListedOrder[]): readonly ListedOrder[] {
  return [...orders].sort((a, b) => numberOf(a.orderNumber) - numberOf(b.orderNumber))
}

/** Zero padding varies between replies; blank and all zeros are no order. */
export function numberOf(orderNumber: string | null | undefined): number {
  return Number(orderNumber ?? '') || 0
}
