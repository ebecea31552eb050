/** The transports that `connect` takes unless others are given. Which these are, the package's conditions decide. */
import { httpTransport, socketTransport } from '#transports'
import type { SocketTransport } from '../realtime/protocol/socketTransport.ts'
import type { HttpTransport } from '../rest/protocol/httpTransport.ts'

/** The default HTTP transport: the platform's `fetch`. Sends on subscribe, aborts on unsubscribe. */
export const fetchTransport: HttpTransport = httpTransport

/**
 * The default socket transport: `ws` in Node, Bun and Deno, the `WebSocket` of browsers and edge runtimes. Opens on
 * subscribe, closes on unsubscribe.
 */
export const wsTransport: SocketTransport = socketTransport
