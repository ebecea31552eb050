/** What comes from the socket, and whom it concerns: the session, its companion, or the listeners. */
import type { Report } from '../diagnostics.ts'
import type { Companion } from './companion.ts'
import { CONDITION_HIT, type Entries } from './entries.ts'
import { readFrame } from './frames.ts'
import { shown } from './frameText.ts'
import type { SessionEvent } from './sessionState.ts'
import type { SocketTap } from './tap.ts'
import { textEncoder } from './textEncoder.ts'
import type { SocketEvent } from './transport.ts'

export interface IncomingContext {
  readonly now: () => number
  readonly tap: SocketTap
  readonly entries: Entries
  readonly companion: () => Companion | undefined
  readonly report: Report
  readonly apply: (event: SessionEvent) => void
}

export interface IncomingEvents {
  take(event: SocketEvent): void
  /** Epoch ms of the last message of any kind; before the first, of the beginning. */
  lastHeard(): number
  /** How many messages came. */
  heard(): number
}

export function createIncoming({ now, tap, entries, companion, report, apply }: IncomingContext): IncomingEvents {
  const text = new TextDecoder()
  const bytesOf = textEncoder()
  let lastHeard = now()
  let heard = 0

  const unknown = (stage: string, frame: string): void =>
    report({ _tag: 'UnknownFrame', stage, text: shown(frame.slice(0, 200)) })

  const onText = (frameText: string): void => {
    const frame = readFrame(frameText)
    switch (frame._tag) {
      case 'real':
        if (frame.unreadable > 0) unknown('entry of a REAL frame without a type', frameText)
        for (const entry of frame.entries) {
          if (entry.type === CONDITION_HIT) companion()?.entry(entry, lastHeard)
          else entries.take(entry, lastHeard)
        }
        return
      case 'condition':
        companion()?.reply(frame)
        return
      case 'unknown':
        unknown('text frame', frameText)
        return
      default:
        apply({ _tag: 'frame', frame })
    }
  }

  const onMessage = (data: string | Uint8Array): void => {
    lastHeard = now()
    heard += 1
    tap.received(data, lastHeard)
    // Nearly all there is are REAL frames: those are read from their bytes.
    const bytes = typeof data === 'string' ? bytesOf(data) : data
    if (!entries.scan(bytes, lastHeard)) onText(typeof data === 'string' ? data : text.decode(data))
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
          // What can be read of it is: a text that was cut inside a character is worth no trade beside it.
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
            reason: `closed with ${event.code} ${shown(event.reason)}`.trim(),
          })
      }
    },
    lastHeard: () => lastHeard,
    heard: () => heard,
  }
}
