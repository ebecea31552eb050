/**
 * A followed order together with an exchange that fills, cancels and modifies it, small enough to try everything.
 *
 * Events arrive in the order in which they were sent, late, or never: then a gap is announced. A list shows the order as
 * it is when the list is read, or, as long as there are `faults` left, as it was one change before.
 */
import {
  type FollowedOrder,
  initialOrder,
  type OrderEffect,
  type OrderEvent,
  type OrderNotice,
  type OrderState,
  orderStep,
} from '@kiwoom-rx/core/session'
import type { Model } from './explore.ts'

export interface OrderModelOptions {
  readonly quantity: number
  readonly faults: number
  /** Most numbers that the order gets: each modification takes one more. */
  readonly numbers: number
}

/** What the exchange knows of one number. */
interface Line {
  readonly number: number
  readonly original: number
  readonly quantity: number
  readonly filled: number
  readonly cancelled: number
  readonly moved: number
}

type Row = Extract<OrderEvent, { _tag: 'lists' }>['rows'][number]

export interface OrderWorld {
  readonly order: FollowedOrder
  readonly now: number
  readonly timer: number | undefined
  readonly isLooking: boolean
  /** The look reads the list of all orders too. */
  readonly isDetailed: boolean
  readonly lines: readonly Line[]
  /** The lines before the last change: what a late list shows. */
  readonly before: readonly Line[]
  readonly lastNumber: number
  readonly fills: number
  readonly channel: readonly OrderNotice[]
  readonly isGapDue: boolean
  readonly state: OrderState | undefined
  readonly isOver: boolean
  readonly faults: number
  readonly fault: string | undefined
}

const CODE = '005930'

export function orderModel(options: OrderModelOptions): Model<OrderWorld> {
  const actions: Model<OrderWorld>['actions'] = (world) => {
    const list: (readonly [string, () => OrderWorld])[] = []
    for (const line of world.lines) {
      if (openOf(line) === 0) continue
      list.push([`one share of ${line.number} is filled`, () => fill(world, line)])
      list.push([`the rest of ${line.number} is cancelled`, () => cancel(world, line)])
      if (world.lines.length < options.numbers) {
        list.push([`the rest of ${line.number} is modified`, () => modify(world, line)])
      }
    }
    if (world.isOver) return list
    const [notice, ...later] = world.channel
    if (notice !== undefined) {
      const name = `the event ${notice.orderStatus} of ${notice.orderNumber} comes`
      list.push([name, () => dispatch({ ...world, channel: later }, { _tag: 'notice', notice })])
      if (world.faults > 0 && !world.isGapDue) {
        const lost: OrderWorld = { ...world, channel: [], isGapDue: true, faults: world.faults - 1 }
        list.push(['the connection is lost with its events', () => lost])
      }
    }
    if (world.isGapDue) {
      list.push(['a gap is announced', () => dispatch({ ...world, isGapDue: false }, { _tag: 'gap' })])
    }
    if (world.isLooking) {
      list.push(['the lists come', () => lists(world, world.lines)])
      if (world.faults > 0 && world.before !== world.lines) {
        list.push(['late lists come', () => lists({ ...world, faults: world.faults - 1 }, world.before)])
      }
    }
    if (world.timer !== undefined) list.push(['the time for a look comes', () => runOut(world)])
    return list
  }

  const lines: readonly Line[] = [
    { number: 1, original: 0, quantity: options.quantity, filled: 0, cancelled: 0, moved: 0 },
  ]
  const accepted = noticeOf({ orderNumber: '0000001', orderStatus: 'accepted', orderQuantity: options.quantity })
  const world: OrderWorld = {
    order: initialOrder,
    now: 1_000_000,
    timer: undefined,
    isLooking: false,
    isDetailed: false,
    lines,
    before: lines,
    lastNumber: 1,
    fills: 0,
    channel: [{ ...accepted, unfilledQuantity: options.quantity }],
    isGapDue: false,
    state: undefined,
    isOver: false,
    faults: options.faults,
    fault: undefined,
  }
  const followed = dispatch(world, { _tag: 'followed', orderNumber: '0000001', entries: [] })
  return {
    initial: [dispatch(followed, { _tag: 'lookNeeded' })],
    actions,
    key: keyOfWorld,
    broken: (each) => each.fault ?? comesRight(each, actions),
  }
}

function dispatch(world: OrderWorld, event: OrderEvent): OrderWorld {
  if (world.isOver) return world
  const place = { product: 'stock', stockCode: CODE, venue: 'krx' } as const
  const [order, effects] = orderStep(world.order, event, { now: world.now, place })
  return effects.reduce(perform, { ...world, order })
}

function perform(world: OrderWorld, effect: OrderEffect): OrderWorld {
  if (world.isOver) return world
  switch (effect._tag) {
    case 'progress':
      return progressed(world, effect.state)
    case 'look':
      return { ...world, isLooking: true, isDetailed: effect.isDetailed }
    case 'startTimer':
      return { ...world, timer: world.now + effect.ms }
    case 'stopTimer':
    case 'stopTimers':
      return { ...world, timer: undefined }
    case 'report':
      return world
  }
}

/** What the program hears must be true at that moment, or have been true before. */
function progressed(world: OrderWorld, state: OrderState): OrderWorld {
  const isEnd = state._tag === 'filled' || state._tag === 'cancelled' || state._tag === 'rejected'
  return { ...world, state, isOver: isEnd, fault: world.fault ?? untrue(world, state, isEnd) }
}

function untrue({ lines, state: last }: OrderWorld, state: OrderState, isEnd: boolean): string | undefined {
  const filled = filledOf(lines)
  if (state.filledQuantity > filled) return `${state.filledQuantity} shares count as filled, and ${filled} are`
  if (last !== undefined && state.filledQuantity < last.filledQuantity) return 'filled shares become fewer'
  if (!isEnd) return undefined
  const truth = truthOf(lines)
  if (truth === undefined) return `it ends as ${state._tag} and is open`
  return truth === state._tag && state.filledQuantity === filled
    ? undefined
    : `it ends as ${state._tag} with ${state.filledQuantity} filled, and is ${truth} with ${filled}`
}

function fill(world: OrderWorld, line: Line): OrderWorld {
  const after: Line = { ...line, filled: line.filled + 1 }
  const fills = world.fills + 1
  const notice = noticeOf({
    orderNumber: numberText(line.number),
    originalOrderNumber: line.original === 0 ? null : numberText(line.original),
    orderStatus: 'filled',
    orderQuantity: line.quantity,
    unfilledQuantity: openOf(after),
    fillNumber: String(fills),
    fillQuantity: after.filled,
    fillPrice: 100,
    unitFillQuantity: 1,
    unitFillPrice: 100,
  })
  return changed({ ...world, fills }, [after], [notice])
}

function cancel(world: OrderWorld, line: Line): OrderWorld {
  const number = world.lastNumber + 1
  const notice = noticeOf({
    orderNumber: numberText(number),
    originalOrderNumber: numberText(line.number),
    orderStatus: 'confirmed',
    orderType: '매수취소',
    orderQuantity: openOf(line),
    unfilledQuantity: 0,
  })
  const after: Line = { ...line, cancelled: line.cancelled + openOf(line) }
  return changed({ ...world, lastNumber: number }, [after], [notice])
}

function modify(world: OrderWorld, line: Line): OrderWorld {
  const number = world.lastNumber + 1
  const moved = openOf(line)
  const notice = noticeOf({
    orderNumber: numberText(number),
    originalOrderNumber: numberText(line.number),
    orderStatus: 'confirmed',
    orderType: '매수정정',
    orderQuantity: moved,
    unfilledQuantity: moved,
  })
  const child: Line = { number, original: line.number, quantity: moved, filled: 0, cancelled: 0, moved: 0 }
  return changed({ ...world, lastNumber: number }, [{ ...line, moved: line.moved + moved }, child], [notice])
}

function changed(world: OrderWorld, lines: readonly Line[], notices: readonly OrderNotice[]): OrderWorld {
  const all = new Map(world.lines.map((line) => [line.number, line]))
  for (const line of lines) all.set(line.number, line)
  // What happens while the connection is lost is never sent.
  const channel = world.isGapDue ? world.channel : [...world.channel, ...notices]
  return { ...world, before: world.lines, lines: [...all.values()], channel }
}

function lists(world: OrderWorld, lines: readonly Line[]): OrderWorld {
  return dispatch(
    { ...world, isLooking: false },
    { _tag: 'lists', rows: lines.flatMap((line) => rowsOf(line, world.isDetailed)) },
  )
}

/** Open orders are in one list, filled ones in another; what never filled and is over is in the list of all orders. */
function rowsOf(line: Line, isDetailed: boolean): readonly Row[] {
  const open = openOf(line)
  if (open === 0 && line.filled === 0 && !isDetailed) return []
  const original = line.original === 0 ? null : numberText(line.original)
  return [
    {
      order: {
        orderNumber: numberText(line.number),
        originalOrderNumber: original,
        stockCode: CODE,
        orderType: line.original === 0 ? '+매수' : '+매수정정',
        orderQuantity: line.quantity,
        orderPrice: 100,
        filledQuantity: line.filled,
        unfilledQuantity: open,
        time: null,
        open: open > 0,
      },
      number: line.number,
      original: line.original,
      change: line.original === 0 ? 'none' : 'modify',
      side: 'buy',
      stockCode: CODE,
      venue: 'krx',
      isRejected: false,
    },
  ]
}

function runOut(world: OrderWorld): OrderWorld {
  const now = world.timer ?? world.now
  return dispatch({ ...world, now, timer: undefined }, { _tag: 'timer', timer: 'look' })
}

/** From here on nothing fails: in the end the program knows what the exchange knows. */
function comesRight(from: OrderWorld, actions: Model<OrderWorld>['actions']): string | undefined {
  let world: OrderWorld = { ...from, faults: 0 }
  for (let step = 0; step < 40 && !world.isOver; step += 1) {
    const all = actions(world)
    const found =
      all.find(([name]) => name.startsWith('the event')) ??
      all.find(([name]) => name === 'a gap is announced') ??
      all.find(([name]) => name === 'the lists come') ??
      all.find(([name]) => name === 'the time for a look comes')
    if (found === undefined) break
    world = found[1]()
    if (world.fault !== undefined) return world.fault
  }
  const truth = truthOf(world.lines)
  const filled = filledOf(world.lines)
  if (truth !== undefined) return world.isOver ? undefined : `it is ${truth}, and the program never hears of it`
  if (world.isOver) return 'it ends and is open'
  const { state } = world
  const open = world.lines.reduce((total, line) => total + openOf(line), 0)
  return state?.filledQuantity === filled && state.unfilledQuantity === open
    ? undefined
    : `${filled} filled and ${open} open, and the program knows ${state?.filledQuantity} and ${state?.unfilledQuantity}`
}

/** How the order ended; `undefined` while it is open. */
function truthOf(lines: readonly Line[]): 'filled' | 'cancelled' | undefined {
  if (lines.some((line) => openOf(line) > 0)) return undefined
  return lines.some(({ cancelled }) => cancelled > 0) ? 'cancelled' : 'filled'
}

function openOf({ quantity, filled, cancelled, moved }: Line): number {
  return quantity - filled - cancelled - moved
}

function filledOf(lines: readonly Line[]): number {
  return lines.reduce((total, { filled }) => total + filled, 0)
}

function numberText(number: number): string {
  return String(number).padStart(7, '0')
}

function noticeOf(known: Partial<OrderNotice> & Pick<OrderNotice, 'orderNumber'>): OrderNotice {
  return {
    originalOrderNumber: null,
    stockCode: CODE,
    orderStatus: null,
    orderType: '+매수',
    orderQuantity: null,
    orderPrice: 100,
    unfilledQuantity: null,
    fillNumber: null,
    fillPrice: null,
    fillQuantity: null,
    unitFillPrice: null,
    unitFillQuantity: null,
    rejectReason: null,
    venue: 'krx',
    venueText: 'krx',
    ...known,
  }
}

function keyOfWorld(world: OrderWorld): string {
  const { life } = world.order
  return JSON.stringify([
    [...life.parts],
    life.current,
    [...life.fills],
    [...life.changes],
    life.isCurrent,
    life.cancelled,
    world.order.emitted,
    Math.min(world.order.looks, 4),
    world.order.isLooking,
    world.timer !== undefined,
    world.isLooking && world.isDetailed,
    world.isLooking,
    world.lines,
    world.before === world.lines ? '' : world.before,
    world.channel,
    world.isGapDue,
    world.isOver,
    world.faults,
    world.fault,
  ])
}
