/** The exchange over real HTTP and WebSocket, both on one port of the loopback. */
import { createServer, type Server } from 'node:http'
import type { WebSocketServer } from 'ws'
import { Exchange } from '../exchange.ts'
import { checkExchangeOptions } from '../rules/readRules.ts'
import type { StartedExchange, StartOptions } from '../started.ts'
import { httpListener } from './http.ts'
import { acceptSockets } from './socket.ts'

/** Starts an exchange on loopback. Rejects when the port is taken. */
export async function startExchange(options: StartOptions = {}): Promise<StartedExchange> {
  checkExchangeOptions(options, ['port', 'control'])
  const started = new OverSockets(options)
  started.simulateUntilStart()
  await started.listen(options.port ?? 0)
  return started
}

const HOST = '127.0.0.1'

class OverSockets extends Exchange implements StartedExchange {
  readonly #server: Server
  readonly #sockets: WebSocketServer
  #closed: Promise<void> | undefined

  constructor({ control = false, ...options }: StartOptions) {
    super(options)
    this.#server = createServer(httpListener(this, control))
    this.#sockets = acceptSockets(this.#server, this)
  }

  get port(): number {
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  get rest(): string {
    return `http://${HOST}:${this.port}`
  }

  get socket(): string {
    return `ws://${HOST}:${this.port}`
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, HOST, () => {
        this.#server.off('error', reject)
        resolve()
      })
    })
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.shut()
      for (const socket of this.#sockets.clients) socket.terminate()
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
    return this.#closed
  }
}
