/** Lanes: what passed the probes and what came of the registrations. */

/** A lane of the marbles: a probe by its name, or a registration as `'0B 005930'`. */
export interface LaneBatch {
  readonly kind: 'probe' | 'registration'
  /** Unique among the lanes of its kind. */
  readonly name: string
  /** What was seen in this batch, in the order of time, at most `MOST_MARKS`. */
  readonly marks: readonly Mark[]
  /** Values of this batch that were left out of `marks`. */
  readonly omitted: number
  readonly counts: LaneCounts
}

/** Counts since the inspector was started; of values, since a page watches. On a tape, since its beginning. */
export interface LaneCounts {
  readonly values: number
  /** Subscribers now. */
  readonly subscribers: number
  readonly subscribed: number
  readonly errors: number
  readonly completions: number
}

/** What a lane shows at a time (epoch ms). */
export type Mark =
  | {
      readonly _tag: 'value'
      readonly at: number
      /** A short text: the number, the text, or the main field of an object. */
      readonly text: string
      /** The number to draw by, when the value has one: its price, or itself. */
      readonly number: number | null
      /** `buy` or `sell`, where the value names a side. */
      readonly side: 'buy' | 'sell' | null
      /** The item that the value names, `''` when it names no item. */
      readonly item: string
      /** The value as source text, secrets hidden: what a marble test of it holds. */
      readonly literal: string
      /** Later fields of the value were left out, because its text has `LONGEST_VALUE` characters. */
      readonly isCut: boolean
    }
  | { readonly _tag: 'gap'; readonly at: number; readonly to: number; readonly reason: string }
  | { readonly _tag: 'error'; readonly at: number; readonly text: string }
  | { readonly _tag: 'complete'; readonly at: number }

export interface ValuesMessage {
  readonly _tag: 'values'
  /** The end of the batch's time, epoch ms. */
  readonly at: number
  readonly lanes: readonly LaneBatch[]
  /** Lanes that were left out, because there are more than `MOST_LANES`, and their values. */
  readonly omittedLanes: number
  readonly omitted: number
}

/** Values of a lane in one batch. */
export const MOST_MARKS = 5
/** Values in one batch, of all lanes. */
export const MOST_MARKS_OF_ALL = 200
/** Lanes in all; a page draws 200 of them at 50 frames a second. */
export const MOST_LANES = 500
export const LONGEST_VALUE = 4_000
