/** Whether a replay decides what the live run decided. */
import type { ExecutionEvent } from '../execute/event.ts'
import { timeText } from '../koreanTime.ts'

export interface ParityOptions {
  /** Milliseconds by which the times of one decision may differ. @default 0 */
  readonly tolerance?: number | undefined
}

/** The first difference between two runs. */
export interface ParityDifference {
  /** The number of the decision, from 0. */
  readonly index: number
  /** `null` where a run has ended. */
  readonly live: ExecutionEvent | null
  readonly replayed: ExecutionEvent | null
  /** In words: what differs, and what differed before it. */
  readonly explanation: string
}

export interface Parity {
  readonly isEqual: boolean
  /** How many decisions were equal before the first difference. */
  readonly equal: number
  readonly live: number
  readonly replayed: number
  readonly first: ParityDifference | null
}

/**
 * Compares the decisions of a live run with those of the same strategy on its tape (재현 검증): intents, refusals, exits
 * and halts, one by one.
 *
 * The first difference names what differs in the decision. If a fill, a gap or the end of an order differed before it,
 * it names that too, as the likelier cause. Numbers of orders and of clients are not compared.
 *
 * @example
 * ```ts
 * import { type ExecutionEvent, parity } from '@kiwoom-rx/trading'
 *
 * const halted = (at: number): ExecutionEvent => ({ _tag: 'halted', at, execution: 'a', reason: 'rejections', detail: '' })
 * const { isEqual, equal, first } = parity([halted(1), halted(5)], [halted(1)])
 * console.log(isEqual, equal, first?.explanation)
 * // prints: false 1 decision 1: live halted (rejections) at 09:00:00.005; the replay has ended
 * ```
 */
export function parity(
  live: readonly ExecutionEvent[],
  replayed: readonly ExecutionEvent[],
  { tolerance = 0 }: ParityOptions = {},
): Parity {
  const [mine, theirs] = [live.filter(isDecision), replayed.filter(isDecision)]
  const length = Math.max(mine.length, theirs.length)
  let index = 0
  while (index < length && differenceOf(mine[index], theirs[index], tolerance) === null) index += 1
  const counts = { equal: index, live: mine.length, replayed: theirs.length }
  if (index === length) return { isEqual: true, ...counts, first: null }
  const [one, other] = [mine[index] ?? null, theirs[index] ?? null]
  const cause = causeBefore(
    live.slice(0, one === null ? live.length : live.indexOf(one)),
    replayed.slice(0, other === null ? replayed.length : replayed.indexOf(other)),
    tolerance,
  )
  const what = differenceOf(one ?? undefined, other ?? undefined, tolerance) ?? ''
  const explanation = `decision ${index}: ${what}${cause === null ? '' : `; before it, ${cause}`}`
  return { isEqual: false, ...counts, first: { index, live: one, replayed: other, explanation } }
}

type Named = readonly [name: string, value: unknown]

function isDecision({ _tag }: ExecutionEvent): boolean {
  return _tag === 'intent' || _tag === 'refused' || _tag === 'exit' || _tag === 'halted'
}

function differenceOf(
  live: ExecutionEvent | undefined,
  replayed: ExecutionEvent | undefined,
  tolerance: number,
): string | null {
  if (live === undefined && replayed === undefined) return null
  if (live === undefined) return `the replay ${inWords(replayed)}; the live run has ended`
  if (replayed === undefined) return `live ${inWords(live)}; the replay has ended`
  const [mine, theirs] = [factsOf(live), factsOf(replayed)]
  if (live._tag !== replayed._tag) return `live ${inWords(live)}, the replay ${inWords(replayed)}`
  const differing = mine.flatMap(([name, value], n) => {
    const other = theirs[n]?.[1]
    return JSON.stringify(value) === JSON.stringify(other)
      ? []
      : `${name} ${shown(value)} live, ${shown(other)} replayed`
  })
  if (Math.abs(live.at - replayed.at) > tolerance)
    differing.push(`at ${timeOf(live)} live, ${timeOf(replayed)} replayed`)
  return differing.length === 0 ? null : `${inWords(live)}: ${differing.join(', ')}`
}

/** The facts that must be equal. Order numbers and times may differ. */
function factsOf(event: ExecutionEvent): readonly Named[] {
  switch (event._tag) {
    case 'intent': {
      const { item, intent, purpose, exitReason } = event
      const { side, quantity, orderType, price } = intent
      return [
        ['item', item],
        ['purpose', purpose],
        ['side', side],
        ['quantity', quantity],
        ['type', orderType],
        ['price', price],
        ['exit reason', exitReason],
      ]
    }
    case 'refused':
      return [
        ['item', event.item],
        ['side', event.signal.side],
        ['reason', event.reason],
      ]
    case 'exit':
      return [
        ['item', event.item],
        ['exit reason', event.exitReason],
        ['quantity', event.position.quantity],
      ]
    case 'halted':
      return [['reason', event.reason]]
    case 'fill':
      return [
        ['item', event.item],
        ['side', event.side],
        ['quantity', event.fillQuantity],
        ['price', event.fillPrice],
      ]
    case 'ended':
      return [
        ['item', event.item],
        ['outcome', event.outcome],
        ['filled', event.filledQuantity],
      ]
    case 'gap':
      return [
        ['items', event.items],
        ['reason', event.reason],
      ]
    default:
      return []
  }
}

/** The first fill, end of an order or gap that differed. */
function causeBefore(
  live: readonly ExecutionEvent[],
  replayed: readonly ExecutionEvent[],
  tolerance: number,
): string | null {
  const isCause = ({ _tag }: ExecutionEvent): boolean => _tag === 'fill' || _tag === 'ended' || _tag === 'gap'
  const [mine, theirs] = [live.filter(isCause), replayed.filter(isCause)]
  const length = Math.max(mine.length, theirs.length)
  for (let n = 0; n < length; n++) {
    // Live fills and paper fills come at different times: only what was filled is compared.
    const found = differenceOf(mine[n], theirs[n], Math.max(tolerance, Number.POSITIVE_INFINITY))
    if (found !== null) return found
  }
  return null
}

function inWords(event: ExecutionEvent | undefined): string {
  if (event === undefined) return 'nothing'
  const at = `at ${timeOf(event)}`
  switch (event._tag) {
    case 'intent':
      return `${event.intent.side} ${event.intent.quantity} ${event.item} ${at}`
    case 'refused':
      return `refused ${event.signal.side} ${event.item} (${event.reason}) ${at}`
    case 'exit':
      return `exit of ${event.item} (${event.exitReason}) ${at}`
    case 'halted':
      return `halted (${event.reason}) ${at}`
    case 'fill':
      return `filled ${event.side} ${event.fillQuantity} ${event.item} at ${event.fillPrice} ${at}`
    case 'ended':
      return `order of ${event.item} ${event.outcome} ${at}`
    default:
      return `${event._tag} ${at}`
  }
}

function timeOf({ at }: ExecutionEvent): string {
  return `${timeText(at)}.${String(at % 1_000).padStart(3, '0')}`
}

function shown(value: unknown): string {
  return value === null ? 'none' : typeof value === 'string' ? value : JSON.stringify(value)
}
