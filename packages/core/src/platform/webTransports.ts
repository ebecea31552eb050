/** `#transports` in browsers and edge runtimes: their own `WebSocket` and `fetch`. */
export { webSocketTransport as socketTransport } from '../realtime/protocol/webSocketTransport.ts'
export { webFetchTransport as httpTransport } from '../rest/protocol/webFetchTransport.ts'

/**
 * Whether the program runs in a page or in a page's worker, where anyone who opens it can read its keys. Edge runtimes
 * are none, nor is a Node process that looks like a page (Electron with Node, jsdom in a test).
 */
export function isPage(): boolean {
  const isNode =
    typeof Reflect.get(Reflect.get(Object(Reflect.get(globalThis, 'process')), 'versions') ?? {}, 'node') === 'string'
  if (isNode) return false
  return ['document', 'DedicatedWorkerGlobalScope', 'SharedWorkerGlobalScope'].some((name) => name in globalThis)
}
