import { Observable, type SchedulerLike, type Subscriber } from 'rxjs'
import type { SocketEvent, SocketTransport } from '../../src/realtime/protocol/socketTransport.ts'

/** What a test sees of one connection. */
export interface Line {
  /** Every frame the client sent, with its virtual time. */
  readonly sent: { readonly at: number; readonly frame: Record<string, unknown> }[]
  /** Sends a frame; bytes reach the client as a socket of Node hands them on. */
  push(frame: object | string | Uint8Array): void
  drop(code?: number, reason?: string): void
  /** The client closed it. */
  closed: boolean
}

export interface ScriptedSocket {
  readonly transport: SocketTransport
  readonly lines: Line[]
  /** The newest connection. */
  line(): Line
}

/** How the scripted server answers a frame: a frame to send back, or nothing. */
export type Answer = (frame: Record<string, unknown>, line: number) => object | undefined

/** Accepts every LOGIN, REG and REMOVE. */
export const agreeable: Answer = ({ trnm }) => (trnm === 'PING' ? undefined : { trnm, return_code: 0, return_msg: '' })

/** A scripted server: opens after 1 ms, answers each frame 1 ms later. */
export function scriptedSocket(scheduler: SchedulerLike, answer: Answer = agreeable): ScriptedSocket {
  const lines: Line[] = []
  const transport: SocketTransport = () => {
    let subscriber: Subscriber<SocketEvent> | undefined
    const number = lines.length
    const line: Line = {
      sent: [],
      closed: false,
      push: (frame) =>
        subscriber?.next({
          _tag: 'message',
          data: typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame),
        }),
      drop: (code = 1006, reason = '') => {
        subscriber?.next({ _tag: 'close', code, reason })
        subscriber?.complete()
      },
    }
    lines.push(line)
    return {
      events$: new Observable<SocketEvent>((opened) => {
        subscriber = opened
        const opening = scheduler.schedule(() => opened.next({ _tag: 'open' }), 1)
        return () => {
          opening.unsubscribe()
          subscriber = undefined
          line.closed = true
        }
      }),
      send: (text) => {
        const frame = JSON.parse(text) as Record<string, unknown>
        line.sent.push({ at: scheduler.now(), frame })
        const back = answer(frame, number)
        if (back !== undefined) scheduler.schedule(() => line.push(back), 1)
      },
    }
  }
  return {
    transport,
    lines,
    line: () => {
      const last = lines[lines.length - 1]
      if (last === undefined) throw new Error('the client has opened no socket yet')
      return last
    },
  }
}

/** A trade as it comes on the wire. */
export function tradeFrame(item: string, price: number, volume = 1): object {
  return {
    trnm: 'REAL',
    data: [{ type: '0B', name: '주식체결', item, values: { '20': '090000', '10': `-${price}`, '15': `+${volume}` } }],
  }
}
