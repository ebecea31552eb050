/** The exchange over sockets, where the runtime has them. */
import { startExchange as start } from '#server'
import type { StartedExchange, StartOptions } from './started.ts'

/** Starts an exchange on loopback. Rejects when the port is taken, and in browsers and edge runtimes. */
export const startExchange: (options?: StartOptions) => Promise<StartedExchange> = start
