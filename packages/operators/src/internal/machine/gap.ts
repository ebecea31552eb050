/**
 * A stretch of time in which events may have been missed (수신 공백), as a realtime stream carries it with
 * `{ gaps: true }` and `kiwoom.gaps$` announces it. What comes after it does not continue what came before.
 */
export interface Gap {
  readonly type: 'gap'
  /** Epoch ms of the last sign of life before the loss. */
  readonly from: number
  /** Epoch ms from which events come again. */
  readonly to: number
  readonly reason: string
  /** What may have missed events. A blank item stands for all items of the type. */
  readonly registrations: readonly { readonly type: string; readonly item: string }[]
}

/**
 * Trades that the exchange counted and the stream never carried (누락 체결), as `realtime.trade` carries it with
 * `{ gaps: true }` before the trade that shows it. Every operator takes it for a `Gap` of its one item.
 */
export interface Missed {
  readonly type: 'missed'
  readonly item: string
  /** Shares traded in between. */
  readonly volume: number
  /** Epoch ms of the trade before. */
  readonly from: number
  /** Epoch ms of the trade that follows. */
  readonly to: number
}

/** Where a stream is broken: events may be missing (`Gap`), or trades are (`Missed`). */
export type Break = Gap | Missed

/** The events of a stream's type: all but its gaps. */
export type EventOf<T> = T extends Break ? never : T

/** The gaps of a stream's type, `Gap`, `Missed` or both: `never` when it carries none. */
export type GapOf<T> =
  | ([Extract<T, Gap>] extends [never] ? never : Gap)
  | ([Extract<T, Missed>] extends [never] ? never : Missed)

export function isBreak(value: unknown): value is Break {
  const type = bearerOf(value)?.type
  return type === 'gap' || type === 'missed'
}

/** Where properties that may not be there can be looked for, without the second look that `in` takes at every tick. */
export interface Bearer {
  readonly type?: unknown
  readonly item?: unknown
  readonly stockCode?: unknown
  readonly timestamp?: unknown
  readonly receivedAt?: unknown
  readonly value?: unknown
}

/** A value as what may bear such properties; `null` if it cannot. */
export function bearerOf(value: unknown): Bearer | null {
  return typeof value === 'object' ? value : null
}

/** The items that a gap names; `null` when it is about all of them. */
export function itemsOf(gap: Break): ReadonlySet<string> | null {
  const items = new Set(gap.type === 'missed' ? [gap.item] : gap.registrations.map(({ item }) => item))
  return items.size === 0 || items.has('') ? null : items
}
