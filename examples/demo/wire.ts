/** Counts what passes the socket port, whichever exchange is behind it. */
import type { SocketTransport } from '@kiwoom-rx/core'

export interface Wire {
  readonly socket: SocketTransport
  /** Frames sent, by `trnm`. */
  sent(trnm: string): number
  /** Item and type pairs registered on the connection in use and not taken back. */
  registered(): number
}

export function countingWire(transport: SocketTransport): Wire {
  const sent = new Map<string, number>()
  const pairs = new Set<string>()
  return {
    socket: (url) => {
      const connection = transport(url)
      // Registrations die with their connection.
      pairs.clear()
      return {
        events$: connection.events$,
        send(text) {
          const frame: Frame = JSON.parse(text)
          sent.set(frame.trnm, (sent.get(frame.trnm) ?? 0) + 1)
          for (const pair of pairsOf(frame)) {
            if (frame.trnm === 'REG') pairs.add(pair)
            else pairs.delete(pair)
          }
          connection.send(text)
        },
      }
    },
    sent: (trnm) => sent.get(trnm) ?? 0,
    registered: () => pairs.size,
  }
}

interface Frame {
  readonly trnm: string
  readonly data?: readonly { readonly item: readonly string[]; readonly type: readonly string[] }[]
}

function pairsOf({ data = [] }: Frame): readonly string[] {
  return data.flatMap(({ item, type }) => type.flatMap((each) => item.map((code) => `${each} ${code}`)))
}
