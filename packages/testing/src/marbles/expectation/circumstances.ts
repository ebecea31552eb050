/** What a failure shows besides the difference. */
import type { SubscriptionSpan } from '../diagram/timeline.ts'

/** A source of the test, and when it was subscribed to. */
export interface SourceLog {
  /** `hot '--a-b|'` */
  readonly name: string
  readonly spans: readonly SubscriptionSpan[]
}

/** What a failure shows besides the difference. */
export interface Circumstances {
  /** The line of the expectation. */
  readonly at: string
  readonly sources: readonly SourceLog[]
  /** What else happened that may be the cause. */
  readonly notes: readonly string[]
}

/** The notes as a section of the text; blank when there are none. */
export function notesText({ notes: all }: Circumstances): string {
  return all.length === 0 ? '' : ['note:', ...all.map((note) => `  ${note}`)].join('\n')
}
