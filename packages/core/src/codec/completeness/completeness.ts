/**
 * Whether any trade of an item was lost: FID 13 of 0B rises by exactly |FID 15| from one trade to the next
 * (docs/protocol.md#trade), so a larger rise proves a loss, and says how many shares it was.
 */
import type { WireRecord } from '../records/record.ts'

/** Trades that the exchange counted and this stream never carried (누락 체결). */
export interface Missed {
  readonly type: 'missed'
  /** The item as registered, venue suffix kept. */
  readonly item: string
  /** Shares (주) traded in between: how far the cumulative volume rose beyond the trade that follows. */
  readonly volume: number
  /** Epoch ms of the trade before, by the exchange's clock in whole seconds; as received when it sent no time. */
  readonly from: number
  /** Epoch ms of the trade that follows, by the same clock: what was missed may be of that second too. */
  readonly to: number
}

/** What is known of the trades of one registration. */
export interface Tally {
  /** The cumulative volume up to which every share was delivered or reported; `undefined` while not known. */
  readonly total: number | undefined
  /** Where a cumulative volume below that stood, for as long as `total` is `above`: a late trade or a correction. */
  readonly lower: { readonly total: number; readonly above: number } | undefined
  /** Shares by aggressor, FIDs 1030 and 1031 together, at the first trade. */
  readonly sided: number | undefined
  /** The registration was lost since the latest trade: whatever traded meanwhile was missed, auctions too. */
  readonly isCut: boolean
}

/** Before the first trade of a registration. */
export const noTally: Tally = { total: undefined, lower: undefined, sided: undefined, isCut: false }

/** The registrations whose trades are counted. `_AL` is not: its volume was not verified (docs/protocol.md#trade). */
export function isCounted(type: string, item: string): boolean {
  return type === '0B' && item !== '' && !item.endsWith('_AL')
}

/** Whether a trade follows on `total` with no share in between, as nearly all do. */
export function followsOn(total: number | undefined, { cumulativeVolume, tradeVolume }: WireRecord): boolean {
  return (
    typeof cumulativeVolume === 'number' &&
    typeof tradeVolume === 'number' &&
    cumulativeVolume - Math.abs(tradeVolume) === total
  )
}

/** Counts a trade; the second value is the number of shares missed between it and the trade `before`. */
export function tallied(
  tally: Tally,
  before: WireRecord | undefined,
  event: WireRecord,
): readonly [after: Tally, missed: number] {
  const volume = Math.abs(number(event['tradeVolume']) ?? Number.NaN)
  const total = number(event['cumulativeVolume'])
  const { total: known, lower } = tally
  if (total === undefined) {
    // Blank or saturated: what the trade itself says still counts.
    return [{ ...tally, total: known === undefined || Number.isNaN(volume) ? undefined : known + volume }, 0]
  }
  if (known === undefined || before === undefined || isOtherDay(before, event)) {
    return [{ ...noTally, total, sided: sidedVolume(event) }, 0]
  }
  if (total < known) {
    // A late trade leaves `known` as it is; the counter was corrected when the next trade follows on the lower one.
    const isCorrected = lower?.above === known && followsOn(lower.total, event)
    return [isCorrected ? { ...tally, total, lower: undefined } : { ...tally, lower: { total, above: known } }, 0]
  }
  const after: Tally = { ...tally, total, lower: undefined, isCut: false }
  if (lower?.above === known && followsOn(lower.total, event)) return [after, 0]
  const jump = total - known - volume
  return [after, jump > 0 && isComparable(before, event) ? Math.min(jump, provable(tally, before, event, jump)) : 0]
}

/** The item that reports a loss. */
export function missedOf(item: string, volume: number, before: WireRecord | undefined, event: WireRecord): Missed {
  const to = timeOf(event)
  return { type: 'missed', item, volume, from: Math.min(before === undefined ? to : timeOf(before), to), to }
}

/** Whether the volume counts on between two trades as far as that was verified: within a day and a session (FID 290). */
function isComparable(before: WireRecord, event: WireRecord): boolean {
  return before['marketSession'] === event['marketSession'] && !isOpeningOrClosing(before, event)
}

/**
 * How much of a jump is of trades that would have been sent. FIDs 1030 and 1031 count what a buyer or a seller took:
 * trades of an auction (opening, closing, VI) and block trades raise FID 13 alone.
 */
function provable({ sided, isCut }: Tally, before: WireRecord, event: WireRecord, jump: number): number {
  const [then, now] = [sidedVolume(before), sidedVolume(event)]
  if (isCut || then === undefined || now === undefined) return jump
  // Counters that never moved since the first trade count nothing.
  if (then === now && then === sided) return jump
  return Math.max(0, now - then - Math.abs(number(event['tradeVolume']) ?? 0))
}

/** FIDs 1030 and 1031 together, where both are sent. */
function sidedVolume(event: WireRecord): number | undefined {
  const [sold, bought] = [number(event['sellTradeVolume']), number(event['buyTradeVolume'])]
  return sold === undefined || bought === undefined ? undefined : sold + bought
}

const AUCTIONS = ['09:00:00', '15:30:00']

/** Whether the second of two trades may be the print of the opening or the closing auction (단일가매매). */
function isOpeningOrClosing({ tradeTime: from }: WireRecord, { tradeTime: to }: WireRecord): boolean {
  return typeof from === 'string' && typeof to === 'string' && AUCTIONS.some((time) => from < time && to >= time)
}

const DAY = 24 * 60 * 60 * 1000
// UTC+9 all year round.
const KOREA = 9 * 60 * 60 * 1000

function isOtherDay(one: WireRecord, other: WireRecord): boolean {
  const [before, after] = [timeOf(one), timeOf(other)]
  return Math.floor((before + KOREA) / DAY) !== Math.floor((after + KOREA) / DAY)
}

/** Epoch ms of a trade by the exchange's clock, else when it was received. */
function timeOf({ timestamp, receivedAt }: WireRecord): number {
  return number(timestamp) ?? number(receivedAt) ?? 0
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
