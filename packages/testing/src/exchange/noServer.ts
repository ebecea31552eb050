/** `#server` in browsers and edge runtimes, where nothing can listen. */
import type { StartedExchange } from './started.ts'

export async function startExchange(): Promise<StartedExchange> {
  throw new Error('startExchange needs Node, Bun or Deno: nothing can listen here. createExchange runs in memory')
}
