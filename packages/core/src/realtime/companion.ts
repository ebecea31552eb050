/** What else lives on the session: the condition searches. */
import type { RawEntry } from '../codec/event.ts'
import type { Report } from '../diagnostics.ts'
import type { KiwoomError } from '../errors.ts'
import type { ConditionReply } from './conditionState.ts'
import type { Gap } from './connection.ts'
import type { Loss } from './sessionState.ts'

/** What the session tells it. */
export interface Companion {
  connected(): void
  disconnected(loss: Loss): void
  reply(reply: ConditionReply): void
  /** An entry of type 02. */
  entry(entry: RawEntry, receivedAt: number): void
  failed(error: KiwoomError): void
  closed(): void
}

/** What a companion may do with the session. */
export interface Line {
  send(text: string): void
  /** Whether the session is needed for it. */
  need(isNeeded: boolean): void
  announce(gap: Gap): void
  readonly report: Report
  /** Runs after what is under way, never inside it. */
  readonly run: (task: () => void) => void
}
