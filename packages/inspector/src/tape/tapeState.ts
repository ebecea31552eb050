/** The state of a tape after a record, and the step to the next. */
import type { DecodedEvent } from '@kiwoom-rx/core/catalog'
import { type Gap, type Incoming, keyOf, type SessionStep } from '@kiwoom-rx/core/session'
import { Collected, type CollectedListener } from '../collect/collected.ts'
import type { WireRecord } from '../collect/wireRecord.ts'
import { initialTapeSession, type TapeEvent, type TapeSession, tapeSessionStep } from './tapeSession.ts'

/** Takes what happens on the way: for lanes and logs. */
export interface TapeListener {
  event(event: DecodedEvent): void
  step(step: SessionStep): void
  gap(gap: Gap): void
}

export class TapeState {
  readonly collected: Collected
  session: TapeSession
  /** Records that were taken. */
  record: number
  /** Epoch ms of the last of them. */
  at: number

  /** The last of them, the oldest first; a new list each time, which copies share. */
  gaps: readonly Gap[]
  steps: readonly SessionStep[]

  constructor(from?: TapeState) {
    this.collected = from?.collected.copy() ?? new Collected(true)
    this.session = from?.session ?? initialTapeSession
    this.record = from?.record ?? 0
    this.at = from?.at ?? 0
    this.gaps = from?.gaps ?? []
    this.steps = from?.steps ?? []
  }

  /** A state that goes on by itself; what is immutable is shared. */
  copy(): TapeState {
    return new TapeState(this)
  }

  take(record: WireRecord, listener?: TapeListener): void {
    this.record += 1
    this.at = record.at
    const keys: string[] = []
    let frame: Incoming | undefined
    let sent: Readonly<Record<string, unknown>> | undefined
    const inside: CollectedListener = {
      event: (event) => {
        keys.push(keyOf(event.type, event.item))
        listener?.event(event)
      },
      frame: (incoming) => {
        frame = incoming
      },
      sent: (object) => {
        sent = object
      },
    }
    this.collected.take(record, inside)
    const event = eventOf(record, keys, frame, sent)
    if (event === undefined) return
    const [session, { steps, gaps }] = tapeSessionStep(this.session, event)
    this.session = session
    if (gaps.length > 0) this.gaps = [...this.gaps, ...gaps].slice(-MOST_LOGGED)
    if (steps.length > 0) this.steps = [...this.steps, ...steps].slice(-MOST_LOGGED)
    if (listener === undefined) return
    for (const step of steps) listener.step(step)
    for (const gap of gaps) listener.gap(gap)
  }
}

const MOST_LOGGED = 200

function eventOf(
  record: WireRecord,
  keys: readonly string[],
  frame: Incoming | undefined,
  sent: Readonly<Record<string, unknown>> | undefined,
): TapeEvent | undefined {
  const { at } = record
  switch (record._tag) {
    case 'opened':
      return { _tag: 'opened', at }
    case 'closed':
      return { _tag: 'closed', at, by: record.by, code: record.code, reason: record.reason }
    case 'received':
      return { _tag: 'received', at, frame, keys }
    case 'sent':
      return sent === undefined || typeof record.frame !== 'string'
        ? undefined
        : { _tag: 'sent', at, text: record.frame, frame: sent }
    case 'binary':
    case 'request':
    case 'reply':
    case 'failed':
      return undefined
  }
}
