/** A client of plain fetch and ws, for an exchange on real sockets. Waits for events, never for time. */
import { WebSocket } from 'ws'
import type { StartedExchange } from '../../src/exchange.ts'
import type { Frame } from './virtual.ts'

export interface RealAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

export async function call(
  exchange: Pick<StartedExchange, 'rest'>,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<RealAnswer> {
  const response = await fetch(exchange.rest + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const read: Readonly<Record<string, unknown>> = JSON.parse(await response.text())
  return { status: response.status, headers: response.headers, body: read }
}

export async function tokenOf(exchange: Pick<StartedExchange, 'rest'>, appKey = 'key'): Promise<string> {
  const keys = { grant_type: 'client_credentials', appkey: appKey, secretkey: 's' }
  return String((await call(exchange, '/oauth2/token', {}, keys)).body['token'])
}

export class RealSocket {
  readonly socket: WebSocket
  readonly frames: Frame[] = []
  readonly texts: string[] = []
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  #wake: () => void = () => {}

  constructor(exchange: Pick<StartedExchange, 'socket'>, path = '/api/dostk/websocket') {
    this.socket = new WebSocket(exchange.socket + path)
    this.socket.on('message', (data) => {
      this.texts.push(data.toString())
      this.frames.push(JSON.parse(data.toString()))
      this.#wake()
    })
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
    })
    this.socket.on('error', () => {})
  }

  opened(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('open', () => resolve())
    })
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** The first frame, past or coming, that is wanted. */
  async until(isWanted: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const found = this.frames.find(isWanted)
      if (found !== undefined) return found
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}

/** A socket that is logged in. */
export async function loggedIn(exchange: StartedExchange, token: string): Promise<RealSocket> {
  const socket = new RealSocket(exchange)
  await socket.opened()
  socket.send({ trnm: 'LOGIN', token })
  await socket.until(({ trnm }) => trnm === 'LOGIN')
  return socket
}
