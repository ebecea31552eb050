/** What came of one realtime type since `connect`. */
export interface EventCounts {
  /** Events that were decoded and had a subscriber. */
  readonly events: number
  /** Trades and notices that came a second time and were left out. */
  readonly repeats: number
  /** Times that trades were missed, and their shares (주) in all (누락 체결). */
  readonly missed: number
  readonly missedVolume: number
  /** Entries that were left out, because a value without which they mean nothing could not be read. */
  readonly unreadable: number
  /** Events that a stream with `conflate` left out for a later one, once for each such stream. */
  readonly conflated: number
}

/** The counts of one type while they count: one object for all its topics, so that an event costs one addition. */
export class EventCounter implements EventCounts {
  events = 0
  repeats = 0
  missed = 0
  missedVolume = 0
  unreadable = 0
  conflated = 0
}
