import { bareCode } from './stockCode.ts'

/**
 * A VI frame (변동성완화장치 발동/해제), as `kiwoom.realtime.vi()` emits it (realtime type 1h). Frames repeat: once
 * per venue, and again with what has become known since.
 */
export interface ViEvent {
  /** The code, with or without a venue suffix (`005930`, `005930_NX`, `005930_AL`). */
  readonly item?: string | null | undefined
  /** The code, when `item` is blank. */
  readonly stockCode: string
  /** When the VI was triggered (FID 1223), `'HH:MM:SS'` Korean time. With the code it is the VI's key. */
  readonly tradeProcessedTime: string | null
  /** When it was, or will be, released (FID 1224), `'HH:MM:SS'` Korean time; `null` while that is open. */
  readonly viReleaseTime: string | null
  /** The exchange's time of the frame, epoch milliseconds, if it is known. */
  readonly timestamp?: number | null | undefined
  /** When the frame arrived, epoch milliseconds. It gives the day of the two times of day. */
  readonly receivedAt: number
}

export interface ViOptions {
  /** A VI pauses all venues of its code (`'all'`, default), or only the very item that it names (`'same'`). */
  readonly venues?: 'all' | 'same' | undefined
  /**
   * A VI without a release time counts as released after this many milliseconds, in case its release frame was lost
   * (a broken connection). Default 300,000: a VI lasts two minutes and at most 30 seconds more, an extended one twice
   * that. Without a bound a lost release would mute a stock until midnight.
   *
   * @default 300_000
   */
  readonly longest?: number | undefined
}

/** One VI of a code: all frames with one trigger time. Times are epoch milliseconds. */
interface Vi {
  readonly trigger: number
  /** It is on while the clock is before this. */
  readonly until: number
  /** The release time that was given last while it was on; `null` while none has been. */
  readonly release: number | null
  /** The items (venues) that have announced it, without those that have announced a later one. */
  readonly items: readonly string[]
  /** The items whose first frame of it left the release time open. */
  readonly open: readonly string[]
}

/** What is known of a code (or, for venues 'same', of an item). */
export interface ViBook {
  /** The latest exchange time known for the code; it only moves forward. */
  readonly clock: number
  /** The day's VIs, those that are over too: they distinguish a late duplicate from a new VI. A handful at most. */
  readonly vis: readonly Vi[]
}

/** The books by code. A code without a VI has none. */
export type ViBooks = Map<string, ViBook>

export interface ViRules {
  /** The book that an item belongs to. */
  readonly keyOf: (item: string) => string
  readonly longest: number
}

export function viRules({ venues = 'all', longest = LONGEST }: ViOptions): ViRules {
  return { keyOf: venues === 'all' ? bareCode : (item) => item, longest }
}

/** The item that a frame is about. */
export function itemOfVi(frame: ViEvent): string {
  return frame.item || frame.stockCode
}

/**
 * A frame's trigger and release on the clock; `null` for a frame without a trigger time, which says nothing. A release
 * time before its own trigger is left from an earlier VI and counts as none.
 */
export function timesOf(frame: ViEvent): { readonly trigger: number; readonly release: number | null } | null {
  const midnight = koreanMidnight(frame.timestamp ?? frame.receivedAt)
  const trigger = timeOfDay(frame.tradeProcessedTime)
  const release = timeOfDay(frame.viReleaseTime)
  if (trigger === null) {
    return null
  }
  return { trigger: midnight + trigger, release: release === null || release < trigger ? null : midnight + release }
}

/**
 * Takes in a frame. A VI is on until its release time is known and the clock has reached it; FID 9068 is not looked
 * at, because sources contradict each other on it. Frames may come in any order and any number of times:
 *
 * - a VI that is over stays over, so a late copy of its trigger does not pause again;
 * - of several release times the last one given counts, and a copy without one takes none away;
 * - a trigger makes the item's earlier VIs over, and an earlier trigger that comes after it is ignored.
 */
export function announce(book: ViBook | undefined, frame: ViEvent, rules: ViRules): ViBook | undefined {
  const times = timesOf(frame)
  if (times === null) {
    return book
  }
  const item = itemOfVi(frame)
  const { trigger, release } = times
  // Clients may stamp a frame with its trigger time, for lack of another; then no one knows when it was sent.
  const sent = typeof frame.timestamp === 'number' && frame.timestamp > trigger ? frame.timestamp : null
  const clock = Math.max(book?.clock ?? trigger, sent ?? trigger)
  const vis = book?.vis ?? []
  const known = vis.find((vi) => vi.trigger === trigger)
  const superseded = vis.some((vi) => vi.trigger > trigger && vi.items.includes(item))
  if (!known && superseded) {
    return { clock, vis }
  }
  const items = including(known?.items ?? [], item, !superseded)
  const open = including(known?.open ?? [], item, release === null && !known?.items.includes(item))
  const limit = Math.min(trigger + rules.longest, koreanMidnight(trigger) + DAY)
  const isOver = known !== undefined && known.until <= clock
  // An item that was announced as open and now has a release time: this frame is the release, unless its own time of
  // sending says that the release is still to come.
  const isRelease = release !== null && sent === null && known?.open.includes(item) === true
  const until = isOver || isRelease ? OVER : (release ?? known?.until ?? limit)
  const told = isOver ? (known.release ?? release) : (release ?? known?.release ?? null)
  const others = vis
    .filter((vi) => vi !== known && vi.trigger > trigger - DAY)
    .map((vi) => (vi.trigger < trigger && vi.items.includes(item) ? withoutItem(vi, item) : vi))
  return { clock, vis: [...others, { trigger, until, release: told, items, open }] }
}

/** Moves a code's clock: by the time of an event of it, or of a timer. */
export function advance(book: ViBook, time: number | null): ViBook {
  return time === null || time <= book.clock ? book : { clock: time, vis: book.vis }
}

/** Whether a VI is on. */
export function isUnderVi(book: ViBook): boolean {
  return book.vis.some((vi) => book.clock < vi.until)
}

/** Of a book under no VI: when the last one was released; `null` if that is not known. */
export function releasedAt(book: ViBook): number | null {
  const times = book.vis.flatMap(({ release, until }) => release ?? (until === OVER ? [] : until))
  return times.length === 0 ? null : Math.max(...times)
}

/** The latest VI of a book: of those that are on, if any is. */
export function latestVi(book: ViBook): Pick<Vi, 'trigger' | 'release'> | null {
  const on = book.vis.filter((vi) => book.clock < vi.until)
  return (on.length === 0 ? book.vis : on).reduce<Vi | null>(
    (latest, vi) => (latest !== null && latest.trigger > vi.trigger ? latest : vi),
    null,
  )
}

const LONGEST = 300_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Korea has no summer time. */
const KOREA = 9 * HOUR
/** Before every clock. */
const OVER = Number.NEGATIVE_INFINITY

function koreanMidnight(time: number): number {
  return Math.floor((time + KOREA) / DAY) * DAY - KOREA
}

function timeOfDay(text: string | null): number | null {
  const [, hours, minutes, seconds] = text?.match(/^(\d\d):(\d\d):(\d\d)$/) ?? []
  return hours === undefined ? null : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
}

function including(items: readonly string[], item: string, wanted: boolean): readonly string[] {
  return wanted && !items.includes(item) ? [...items, item] : items
}

/** A VI that no item stands by any longer is over. */
function withoutItem(vi: Vi, item: string): Vi {
  const items = vi.items.filter((other) => other !== item)
  return { ...vi, items, until: items.length === 0 ? OVER : vi.until }
}
