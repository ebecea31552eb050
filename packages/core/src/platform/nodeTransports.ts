/** `#transports` in Node, Bun and Deno: `ws` and the runtime's `fetch`. */
export { wsTransport as socketTransport } from '../realtime/protocol/wsTransport.ts'
export { fetchTransport as httpTransport } from '../rest/protocol/fetchTransport.ts'

/** Whether the program runs in a page, where anyone who opens it can read its keys. */
export function isPage(): boolean {
  return false
}
