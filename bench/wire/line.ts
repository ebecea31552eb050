/** The exchange's end of a socket in memory: it says yes to everything at once, and sends what the test asks for. */
import type { SocketEvent, SocketTransport } from '@kiwoom-rx/core'
import { Observable, type Subscriber } from 'rxjs'

export interface Line {
  readonly transport: SocketTransport
  /** Takes a frame as a client sends it, and answers it. */
  receive(text: string): void
  /** Sends a frame to the client. */
  push(frame: Uint8Array): void
  /** How many frames the client has sent. */
  count(): number
  /** What is registered: item and type. */
  held(): readonly string[]
}

interface ClientFrame {
  readonly trnm: string
  /** The number of a condition. */
  readonly seq?: string
  readonly data?: readonly { readonly item: readonly string[]; readonly type: readonly string[] }[]
}

export function createLine(): Line {
  const held = new Set<string>()
  let client: Subscriber<SocketEvent> | undefined
  let count = 0

  const receive = (text: string): void => {
    count += 1
    const { trnm, seq, data = [] }: ClientFrame = JSON.parse(text)
    const names = data.flatMap(({ item, type }) => item.flatMap((each) => type.map((one) => `${each} ${one}`)))
    for (const name of names) {
      if (trnm === 'REG') held.add(name)
      else held.delete(name)
    }
    client?.next({ _tag: 'message', data: JSON.stringify({ trnm, seq, return_code: 0, return_msg: '' }) })
  }
  return {
    transport: () => ({
      events$: new Observable<SocketEvent>((subscriber) => {
        client = subscriber
        subscriber.next({ _tag: 'open' })
        return () => {
          client = undefined
        }
      }),
      send: receive,
    }),
    receive,
    push: (frame) => client?.next({ _tag: 'message', data: frame }),
    count: () => count,
    held: () => [...held].toSorted(),
  }
}
