/**
 * Where a message from the socket goes: to the session, to the condition searches, or to the listeners of its items.
 */
import type { Report } from '../observe/diagnostics.ts'
import type { Searches } from './conditions/searchShell.ts'
import type { LimitedReport } from './delivery/diagnosticLimit.ts'
import type { Entries } from './delivery/entries.ts'
import { shown } from './protocol/frameFields.ts'
import { type GatewayNotice, readFrame } from './protocol/frames.ts'
import type { SocketTap } from './protocol/socketTap.ts'
import type { SocketEvent } from './protocol/socketTransport.ts'
import { textEncoder } from './protocol/textEncoder.ts'
import { lossReasons } from './session/lossReasons.ts'
import type { SessionEvent } from './session/sessionState.ts'

export interface IncomingContext {
  readonly now: () => number
  readonly tap: SocketTap
  readonly entries: Entries
  readonly searches: Pick<Searches, 'apply'>
  readonly report: Report
  readonly leavesOut: LimitedReport['leavesOut']
  readonly apply: (event: SessionEvent) => void
  /** A gateway reports something of its own. */
  readonly notice: (notice: GatewayNotice) => void
}

export interface IncomingEvents {
  take(event: SocketEvent): void
  /** Epoch ms of the last message of any kind; before the first, of the beginning. */
  lastHeard(): number
  /** How many messages came. */
  heard(): number
}

export function createIncoming(context: IncomingContext): IncomingEvents {
  const { now, tap, entries, searches, report, leavesOut, apply } = context
  const text = new TextDecoder()
  const bytesOf = textEncoder()
  let lastHeard = now()
  let heard = 0

  const textOf = (data: string | Uint8Array): string => (typeof data === 'string' ? data : text.decode(data))
  const unknown = (stage: string, frame: string | Uint8Array): void => {
    if (leavesOut('UnknownFrame', stage)) return
    report({ _tag: 'UnknownFrame', stage, text: shown(textOf(frame).slice(0, 200)) })
  }

  const onText = (frameText: string): void => {
    const frame = readFrame(frameText)
    switch (frame._tag) {
      case 'real':
        if (frame.unreadable > 0) unknown(NO_ENTRY, frameText)
        for (const entry of frame.entries) entries.take(entry, lastHeard)
        return
      case 'condition':
        searches.apply({ _tag: 'reply', reply: frame })
        return
      case 'notice':
        context.notice(frame.notice)
        return
      case 'unknown':
        unknown(NO_FRAME, frameText)
        return
      default:
        apply({ _tag: 'frame', frame })
    }
  }

  const onMessage = (data: string | Uint8Array): void => {
    lastHeard = now()
    heard += 1
    tap.received(data, lastHeard)
    // Nearly all messages are REAL frames: those are read from their bytes.
    const bytes = typeof data === 'string' ? bytesOf(data) : data
    switch (entries.scan(bytes, lastHeard)) {
      case 'whole':
        return
      case 'partly':
        unknown(NO_ENTRY, data)
        return
      case 'unknown':
        unknown(NO_FRAME, data)
        return
      case undefined:
        onText(textOf(data))
    }
  }

  return {
    take(event) {
      switch (event._tag) {
        case 'open':
          tap.opened()
          apply({ _tag: 'opened' })
          return
        case 'message':
          onMessage(event.data)
          return
        case 'malformed': {
          // The rest of it is read: a text that was cut inside a character must not cost the trades next to it.
          const readable = text.decode(event.data)
          unknown('text frame that is no UTF-8', readable)
          onMessage(readable)
          return
        }
        case 'binary':
          tap.binary(event.data)
          report({ _tag: 'UnknownFrame', stage: 'binary frame', text: `${event.data.byteLength} bytes` })
          return
        case 'close':
          tap.closed('exchange', event.code, event.reason)
          apply({
            _tag: 'socketClosed',
            code: event.code,
            reason: lossReasons.closed(event.code, shown(event.reason)),
          })
      }
    },
    lastHeard: () => lastHeard,
    heard: () => heard,
  }
}

const NO_FRAME = 'text frame'
const NO_ENTRY = 'entry of a REAL frame without a type'
